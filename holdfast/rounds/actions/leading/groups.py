from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ...access import is_closed
from ...models import Group


@transaction.atomic
def change_asked(group: Group, *, by: Viewer, asked: int | None, heard_about_silence: str = "") -> Group:
    """Correct how many people of a group were asked, and note what was heard about why some did not answer."""
    require(by, Permission.ROUND_PREPARE, group.round.journey)
    if not group.is_asked:
        raise NotNow(_("%(name)s are not asked in this round.") % {"name": group.perspective.name})
    if is_closed(group.round) and asked != group.asked:
        raise NotNow(_("The round is closed. How many were asked can no longer be changed."))
    group.asked, group.heard_about_silence = asked, heard_about_silence
    group.save(update_fields=["asked", "heard_about_silence"])
    record(
        What.GROUP_CHANGED,
        by=by,
        subject=group,
        journey=group.round.journey_id,
        fields=["asked", "heard_about_silence"],
    )
    return group


@transaction.atomic
def remove_group(group: Group, *, by: Viewer, why_not: str) -> Group:
    """Stop asking a group of an open round, with a reason. Refused once somebody of it has answered."""
    require(by, Permission.ROUND_PREPARE, group.round.journey)
    if is_closed(group.round):
        raise NotNow(_("The round is closed. Who was asked can no longer be changed."))
    list(group.links.select_for_update())  # whoever is just beginning by one of them comes first
    if group.responses.exists():
        raise NotNow(
            _("Somebody of this group has answered. They stay part of the round; nobody's answer is taken away.")
        )
    group.links.all().delete()
    group.is_asked, group.asked, group.why_not = False, None, why_not
    group.save(update_fields=["is_asked", "asked", "why_not"])
    record(What.GROUP_CHANGED, by=by, subject=group, journey=group.round.journey_id, fields=["is_asked"])
    return group
