from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow
from holdfast.ui.words import cleaned

from ...access import is_open
from ...enums import Entry
from ...models import Answer, Group, Response, Round


def require_open(round_: Round) -> None:
    if not is_open(round_):
        raise NotNow(_("Answers can be entered while the round is open."))


@transaction.atomic
def enter_for_others(
    group: Group,
    *,
    by: Viewer,
    answers: Mapping[str, Mapping[str, str]],
    may_quote: bool = False,
    people: int = 1,
    leave: str = "",
) -> None:
    """Enter what somebody answered on paper, or what a group said together with its leave.

    `answers` holds standing, silence and words by prompt. The audit says that something was entered, not what or for whom.
    """
    require(by, Permission.RESPONSE_ENTER, group.round.journey)
    require_open(Round.objects.select_for_update().get(pk=group.round_id))
    clean = {prompt: {**each, "words": cleaned(each.get("words", ""))} for prompt, each in answers.items()}
    given = {prompt: each for prompt, each in clean.items() if any(each.values())}
    if not given:
        raise NotNow(_("Nothing was answered. Enter at least one answer."))
    if people > 1 and not leave.strip():
        raise NotNow(_("Say how the group gave its leave to be shown as one."))
    said = {"people": people, "together_leave": leave.strip(), "may_quote": may_quote}
    response = Response.objects.create(group=group, entry=Entry.PAPER, finished=True, **said)
    Answer.objects.bulk_create(Answer(response=response, prompt=prompt, **each) for prompt, each in given.items())
    record(What.RESPONSE_ENTERED, by=by, subject=group.round, journey=group.round.journey_id)


@transaction.atomic
def enter_many(group: Group, *, by: Viewer, entries: Sequence[tuple[Mapping[str, Mapping[str, str]], bool]]) -> None:
    """Enter several paper forms, all of them or none: for each its answers by prompt, and whether its words may be quoted."""
    for answers, may_quote in entries:
        enter_for_others(group, by=by, answers=answers, may_quote=may_quote)
