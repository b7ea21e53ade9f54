from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer, link_secret, secret_hash
from holdfast.ui.refusals import NotNow

from ...access import is_closed, is_open
from ...enums import LinkKind
from ...models import Group, Link, Round

MOST_PERSONAL = 200


def _new_link(group: Group, kind: LinkKind, **fields) -> Link:
    pk = uuid4()
    return Link.objects.create(
        pk=pk,
        group=group,
        kind=kind,
        secret_hash=secret_hash(link_secret("link", pk)),
        expires_on=group.round.closes_on,
        **fields,
    )


def new_shared_link(group: Group) -> Link:
    """A further shared link of a group. The caller has checked who may."""
    last = group.links.filter(kind=LinkKind.SHARED).aggregate(last=Max("number"))["last"] or 0
    return _new_link(group, LinkKind.SHARED, number=last + 1)


def _require_open(group: Group, by: Viewer) -> None:
    require(by, Permission.LINK_SEE, group.round.journey)
    if not is_open(group.round):
        raise NotNow(_("Links can be made while the round is open."))


@transaction.atomic
def make_shared_link(group: Group, *, by: Viewer) -> Link:
    """Make one more shared link for a group, after the first was taken back or went too far."""
    _require_open(group, by)
    link = new_shared_link(group)
    record(What.LINK_MADE, by=by, subject=link, journey=group.round.journey_id)
    return link


@transaction.atomic
def make_personal_links(group: Group, *, by: Viewer, names: list[str]) -> list[Link]:
    """Make a link for each named person. In a round without names it is never joined with what is answered."""
    _require_open(group, by)
    if len(names) + group.links.filter(kind=LinkKind.PERSONAL).count() > MOST_PERSONAL:
        raise NotNow(
            _("A group can have at most %(most)s personal links. Use the shared link for more.")
            % {"most": MOST_PERSONAL}
        )
    links = [_new_link(group, LinkKind.PERSONAL, for_whom=name) for name in names]
    record(What.LINK_MADE, by=by, subject=group, journey=group.round.journey_id)
    return links


@transaction.atomic
def revoke_link(link: Link, *, by: Viewer) -> None:
    """Take a link back. Whoever began by it can still go on by their own return link."""
    require(by, Permission.LINK_SEE, link.group.round.journey)
    if link.revoked_on:
        raise NotNow(_("This link was taken back already."))
    link.revoked_on = timezone.localdate()
    link.save(update_fields=["revoked_on"])
    record(What.LINK_REVOKED, by=by, subject=link, journey=link.group.round.journey_id)


@transaction.atomic
def set_aside_link(link: Link, *, by: Viewer, why: str) -> Link:
    """Mark what came through a flooded link as not heard, with a reason that everybody reads. Only before the round closes."""
    link = Link.objects.select_for_update(of=("self",)).select_related("group__round__journey").get(pk=link.pk)
    require(by, Permission.ROUND_OPEN, link.group.round.journey)
    if link.kind != LinkKind.SHARED:
        raise NotNow(_("This is only for shared links. What came by a personal link is never joined with it."))
    if is_closed(Round.objects.select_for_update().get(pk=link.group.round_id)):
        raise NotNow(_("The round is closed. What counts can no longer be changed, or the picture could be shaped."))
    if not why.strip():
        raise NotNow(_("Say why. Everybody who sees the picture reads it."))
    link.not_heard_why = why.strip()
    link.revoked_on = link.revoked_on or timezone.localdate()
    link.save(update_fields=["not_heard_why", "revoked_on"])
    record(What.LINK_NOT_HEARD, by=by, subject=link, journey=link.group.round.journey_id)
    return link
