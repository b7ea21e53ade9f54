from django.db import models
from django.utils.translation import gettext_lazy as _


class CycleState(models.TextChoices):
    """How far a cycle is. It follows from what has been written down, and goes one way."""

    PREDICTED = "predicted", _("predicted, not begun")
    BEGUN = "begun", _("being tried")
    LOOKED_AT = "looked_at", _("looked at")


class CycleOutcome(models.TextChoices):
    """What comes of a cycle. None is better than another: to stop doing something is a result."""

    KEEP = "keep", _("keep doing it as it is")
    CHANGE = "change", _("change it and try again")
    WIDEN = "widen", _("try it in more places, or with more people")
    STOP = "stop", _("stop doing it")
    OPEN = "open", _("we do not know yet")


# What may follow what. Drawn into docs/reference/states.md.
NEXT = {
    CycleState.PREDICTED: {CycleState.BEGUN},
    CycleState.BEGUN: {CycleState.LOOKED_AT},
    CycleState.LOOKED_AT: set(),
}
