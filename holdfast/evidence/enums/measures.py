from django.db import models
from django.utils.translation import gettext_lazy as _


class Aspect(models.TextChoices):
    """What a measure tells of. What was done is never shown as what changed."""

    EFFORT = "effort", _("an effort of ours")
    CHANGE = "change", _("a change for somebody")


class Better(models.TextChoices):
    """Which way is better. Nobody has to say: for many things neither is."""

    INCREASE = "increase", _("more is better")
    DECREASE = "decrease", _("less is better")
    NEUTRAL = "neutral", _("neither, or it depends")


class ValueKind(models.TextChoices):
    """What one value is. It says which chart can be read."""

    COUNT = "count", _("a count, like 4 meetings")
    SHARE = "share", _("of every 100")
    DURATION = "duration", _("a length of time, like days waited")
    NUMBER = "number", _("another number")


class Chart(models.TextChoices):
    """How a measure is drawn."""

    FITTING = "fitting", _("whichever fits what the values are")
    XMR = "xmr", _("a control chart (XmR), with limits")
    RUN = "run", _("a run chart, without limits")


class Rules(models.TextChoices):
    """The rule sets by which a control chart is read. See docs/explanation/measures-over-time.md."""

    MDC_2023 = "mdc-2023", "mdc-2023"
    NHSR_0_2_2 = "nhsr-0.2.2", "nhsr-0.2.2"


MOST_VALUES = 100_000
MOST_SERIES = 12
