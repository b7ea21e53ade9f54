"""After every change: places in the drawing, the version that is kept, and what can be found."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.analysis import theory as engine
from holdfast.journeys.access import own_part
from holdfast.memory.actions import remember
from holdfast.people.access import Viewer

from ..models import Element, Theory, TheoryVersion
from ..queries.shaping import as_engine, places_of


def locked(theory: Theory) -> Theory:
    """The theory as it is now; whoever writes next waits."""
    return Theory.objects.select_for_update().select_related("journey").get(pk=theory.pk)


def settle(theory: Theory, *, by: Viewer, why: str = "") -> Theory:
    """Count the change, keep the version and its words, and let everything stand where it stood."""
    theory.version += 1
    theory.save()
    now = as_engine(theory)
    place_elements(theory, now)
    keep_version(theory, now, by=by, why=why)
    remember_theory(theory, now)
    return theory


def place_elements(theory: Theory, now: engine.Theory, *, afresh: bool = False) -> None:
    before = {} if afresh else places_of(theory)
    places = engine.lay_out(now, before)
    rows = [each for each in Element.objects.filter(theory=theory) if before.get(str(each.pk)) != places[str(each.pk)]]
    for row in rows:
        row.row, row.slot = places[str(row.pk)].row, places[str(row.pk)].slot
    Element.objects.bulk_update(rows, ["row", "slot"], batch_size=500)


def keep_version(theory: Theory, now: engine.Theory, *, by: Viewer, why: str = "") -> TheoryVersion:
    """A new version, unless the same person goes on with what they began to change today."""
    data = engine.as_data(now)
    last = theory.versions.order_by("-number").first()
    own = own_part(by, theory.journey) if by.user else None
    today = timezone.localdate()
    if last and last.data == data and not why:
        return last
    if last and last.number > 1 and own and (last.participant_id, last.made_on, last.why) == (own.pk, today, ""):
        last.data, last.why = data, why
        last.save()
        return last
    number = last.number + 1 if last else 1
    return TheoryVersion.objects.create(theory=theory, number=number, data=data, why=why, participant=own)


def remember_theory(theory: Theory, now: engine.Theory | None = None) -> None:
    told = now or as_engine(theory)
    reasons = [f"{link.reason} {link.assumption}".strip() for link in told.links]
    words = [*(each.text for each in told.elements), *(reason for reason in reasons if reason)]
    remember(
        "theory",
        subject=theory.pk,
        journey=theory.journey_id,
        title=_("Theory of change: %(journey)s") % {"journey": theory.journey.name},
        text="\n".join(words),
        path=reverse("theory:theory", args=[theory.journey_id]),
    )
