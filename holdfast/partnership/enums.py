from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    LEARNING = "learning", _("learning meeting")
    DEBRIEF = "debrief", _("debrief")


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    CALLED_OFF = "called_off", _("called off")


# What may follow what. Drawn into docs/reference/states.md.
MEETING_NEXT = {
    MeetingStatus.PLANNED: {MeetingStatus.HELD, MeetingStatus.CALLED_OFF},
    MeetingStatus.HELD: set(),
    MeetingStatus.CALLED_OFF: set(),
}


class Every(models.TextChoices):
    """How often people meet. A steady rhythm carries more than a full agenda (Lefevre et al. 2024, ch. 7)."""

    WEEK = "week", _("every week")
    FORTNIGHT = "fortnight", _("every two weeks")
    MONTH = "month", _("every month")
    SIX_WEEKS = "six_weeks", _("every six weeks")
    QUARTER = "quarter", _("every three months")


# What a meeting may begin from. Chosen by those who meet; none has to be answered.
MEETING_PROMPTS = {
    "curious": _("What are you curious about just now?"),
    "surprised": _("What surprised you since we last met?"),
    "hard": _("What is hard to say?"),
    "around": _("What is going on around us that this depends on?"),
    "stuck": _("Where is it stuck, and what have we not tried yet?"),
    "missing": _("Whose voice have we not heard for a while?"),
    "quiet": _("If nothing happened: what is the quiet telling us?"),
    "elsewhere": _("What has somebody else learnt that could help here?"),
    "carried": _("What is it like for you to carry this?"),
    "kept": _("What is going well that we would miss if it stopped?"),
}


class SlowStatus(models.TextChoices):
    OPEN = "open", _("everybody writes alone")
    REVEALED = "revealed", _("read together")
    SET_ASIDE = "set_aside", _("set aside")


# What may follow what. Drawn into docs/reference/states.md.
SLOW_NEXT = {
    SlowStatus.OPEN: {SlowStatus.REVEALED, SlowStatus.SET_ASIDE},
    SlowStatus.REVEALED: set(),
    SlowStatus.SET_ASIDE: set(),
}


class Influence(models.TextChoices):
    """How much those who took part could move. Said in words by themselves wherever they were asked; not a ladder to be climbed."""

    TOLD = "told", _("they were told")
    ASKED = "asked", _("they were asked")
    DECIDING = "deciding", _("they decided with others")
    LEADING = "leading", _("they led it")


class According(models.TextChoices):
    """Who says how much influence they had."""

    THEM = "them", _("they say so themselves")
    BOTH = "both", _("they and those who work on it say so")
    US = "us", _("those who work on it say so; they have not been asked")


class OwnStance(models.TextChoices):
    """Where somebody who learns with a journey stood (Lefevre et al. 2024, ch. 7)."""

    OUTSIDE = "outside", _("outside: looking on, noticing")
    HALF_INSIDE = "half_inside", _("half inside: part of it, moved by it")
    CANNOT_TELL = "cannot_tell", _("I cannot tell")


# One of these stands above a new note now and then. None has to be answered.
OWN_PROMPTS = (
    _("Whose interest does this serve?"),
    _("What did you leave out when you told somebody about the last meeting?"),
    _("Whom do you find it easy to believe here, and whom not?"),
    _("What would you have to see to change your mind?"),
    _("What do you carry home from this that is not yours?"),
    _("Where did you want to be liked?"),
    _("What has become ordinary to you that was strange at the start?"),
    _("What are you not asking, and what would it cost to ask it?"),
)
