from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.access import require
from holdfast.organisations.enums import Permission
from holdfast.people.access import Viewer
from holdfast.ui.refusals import NotNow

from ...access import is_closed, may_show_words
from ...enums import LinkKind
from ...models import Answer, FacilitatedSession, Link, Response, Round


def erase_words_due(*, today: date) -> int:
    """Erase words, and the names beside them, of rounds whose last day of keeping has gone. Counts stay. Returns how many rounds."""
    due = Round.objects.filter(keep_until__lt=today, words_erased_on=None)
    return sum(_erase_words(round_, today) for round_ in due)


@transaction.atomic
def _erase_words(round_: Round, today: date) -> int:
    Answer.objects.filter(response__group__round=round_).exclude(words="").update(words="", withheld_why="")
    FacilitatedSession.objects.filter(group__round=round_).exclude(notes={}).update(notes={})
    Response.objects.filter(group__round=round_).exclude(name="").update(name="")
    Link.objects.filter(group__round=round_, kind=LinkKind.PERSONAL).delete()
    round_.words_erased_on = today
    round_.save(update_fields=["words_erased_on"])
    record(What.ROUND_WORDS_ERASED, by=None, subject=round_, journey=round_.journey_id)
    return 1


@transaction.atomic
def withhold_words(answer: Answer, *, by: Viewer, why: str) -> None:
    """Keep one comment back, with a reason; an empty reason shows it again. How many are kept back is shown openly."""
    round_ = answer.response.group.round
    require(by, Permission.ROUND_OPEN, round_.journey)
    if not is_closed(round_) or not may_show_words(round_):
        raise NotNow(_("Words are read when the round is closed and the day has come that people were told."))
    answer.withheld_why = why.strip()
    answer.save(update_fields=["withheld_why"])
    record(What.WORDS_WITHHELD, by=by, subject=round_, journey=round_.journey_id)
