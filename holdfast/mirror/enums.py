from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """What a team does with a passage. Four equal choices; none is kept."""

    KEEP = "keep", _("Keep it")
    REWORD = "reword", _("Word it again together")
    TALK = "talk", _("Talk about it")
    NOT_USEFUL = "not_useful", _("Not useful")


# What each answer does: it only sorts what stands on the sheet that one may take along.
DOES = {
    Answer.KEEP: _("it says what it should, and is left off the sheet."),
    Answer.REWORD: _("it goes onto the sheet with other ways to say it, for the next time that you write."),
    Answer.TALK: _("it goes onto the sheet with its question."),
    Answer.NOT_USEFUL: _("the question does not fit here, so it is left off. That is about our rule, not about you."),
}
