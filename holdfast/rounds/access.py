"""Who a round lets in: participants by their rights (holdfast.journeys.access), and bearers of its links."""

from django.utils import timezone

from holdfast.people.access import secret_hash

from .enums import FirstReading, Status
from .models import Link, Response, Round


def is_open(round_: Round) -> bool:
    """Whether it can be answered now: opened, and today is between its first and its last day (Europe/London)."""
    today = timezone.localdate()
    return round_.status == Status.OPEN and round_.opens_on <= today <= round_.closes_on


def is_closed(round_: Round) -> bool:
    """Closed by a person, or by the end of its last day."""
    return round_.status == Status.CLOSED or (round_.status == Status.OPEN and timezone.localdate() > round_.closes_on)


def are_words_waiting(round_: Round) -> bool:
    """Whether people were told of a first day of reading that has not come, though the round may be closed already."""
    is_promised = round_.first_reading == FirstReading.NOBODY and not round_.is_imported
    return is_promised and timezone.localdate() < round_.read_from


def may_show_words(round_: Round) -> bool:
    """Whether words may be shown: from the day that people were told, and until the day that they were told."""
    if round_.words_erased_on is not None or are_words_waiting(round_):
        return False
    return timezone.localdate() <= round_.keep_until


def link_for(secret: str) -> Link | None:
    """The link with this secret, whatever its state."""
    return (
        Link.objects.filter(secret_hash=secret_hash(secret))
        .select_related("group__perspective", "group__round__journey__organisation", "group__round__guide_version")
        .first()
    )


def is_usable(link: Link) -> bool:
    """Whether somebody may begin to answer by this link now."""
    if link.revoked_on or timezone.localdate() > link.expires_on:
        return False
    return is_open(link.group.round)


def response_for(secret: str) -> Response | None:
    """The response that a return link or an answering cookie opens."""
    return (
        Response.objects.filter(secret_hash=secret_hash(secret))
        .select_related("group__perspective", "group__round__journey__organisation", "group__round__guide_version")
        .first()
    )
