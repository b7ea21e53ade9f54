"""What a person wrote in meetings stays without their name; what nobody has read yet goes with their account."""

from django.db import transaction
from django.utils.translation import gettext as _

from holdfast.people.models import User

from ..enums import SlowStatus
from ..models import Comment, Debrief, Insight, Note, Share, SlowAnswer, SlowQuestion
from .remembering import remember_note, remember_slow_question


@transaction.atomic
def erase_words(user: User) -> None:
    """Called before the account itself is erased."""
    nameless = {"written_by": _("somebody who left"), "role": "", "by_user": None}
    notes = list(Note.objects.filter(by_user=user).values_list("pk", flat=True))
    Note.objects.filter(pk__in=notes).update(**nameless)
    for note in Note.objects.filter(pk__in=notes).select_related("meeting"):
        remember_note(note)
    Comment.objects.filter(by_user=user).update(**nameless)
    Debrief.objects.filter(written_by=user.name, meeting__journey__participants__user=user).update(
        written_by=_("somebody who left")
    )
    Insight.objects.filter(by_user=user).update(kept_by=_("somebody who left"), role="", by_user=None)
    Share.objects.filter(told_by=user.name, insight__journey__participants__user=user).update(
        told_by=_("somebody who left")
    )
    _erase_answers(user, nameless)


def _erase_answers(user: User, nameless: dict) -> None:
    mine = SlowAnswer.objects.filter(by_user=user)
    mine.filter(question__status=SlowStatus.OPEN).delete()
    read = list(mine.values_list("question", flat=True))
    mine.update(**nameless)
    for question in SlowQuestion.objects.filter(pk__in=read).select_related("meeting"):
        remember_slow_question(question)
