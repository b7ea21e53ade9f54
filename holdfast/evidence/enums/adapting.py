from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What became of an adaptation. To undo one is a result."""

    TRYING = "trying", _("being tried")
    KEPT = "kept", _("kept")
    UNDONE = "undone", _("undone")


# What may follow what, and drawn into docs/reference/states.md.
OUTCOME_NEXT = {
    Outcome.TRYING: {Outcome.KEPT, Outcome.UNDONE},
    Outcome.KEPT: {Outcome.TRYING, Outcome.UNDONE},
    Outcome.UNDONE: {Outcome.TRYING},
}
