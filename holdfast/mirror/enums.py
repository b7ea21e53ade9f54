from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ENOUGH = 3  # different people who say that a rule is not useful retire it in their organisation


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


class State(TextChoices):
    """How a rule stands in an organisation."""

    LIT = "lit", _("lights up")
    OFF = "off", _("switched off")
    RETIRED = "retired", _("retired")


class Proposes(TextChoices):
    """What a proposal is for."""

    WAY = "way", _("Another way to say what a rule lights up")
    TERM = "term", _("Words that should light up")
    CHOSEN = "chosen", _("Words that young people chose for themselves, and that should never light up")


class ProposedBy(TextChoices):
    """Whose words a proposal is in. Never a name."""

    COLLEAGUE = "colleague", _("It is mine, or my team's")
    YOUNG = "young", _("Young people's: I write it down for them, in their words and with their leave")


class Became(TextChoices):
    WAITING = "waiting", _("waits for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("not taken up")


# As a page says it of a proposal that is there.
PROPOSES = {
    Proposes.WAY: _("Another way to say it"),
    Proposes.TERM: _("Words that should light up"),
    Proposes.CHOSEN: _("Words that young people chose"),
}
PROPOSED_BY = {
    ProposedBy.COLLEAGUE: _("from a colleague"),
    ProposedBy.YOUNG: _("from young people, in their words and with their leave"),
}
