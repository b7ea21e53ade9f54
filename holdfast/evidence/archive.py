"""What a journey's archive holds of what shows change: what is measured, and how."""

from holdfast.ui.archiving import Kept

from .actions.measures import remember_measure
from .models import Measure

ACCOUNT = "an account; it stays in the house it is of"

MEASURES = (
    Kept(
        Measure,
        "journey",
        "journey name unit aspect better value_kind counts_people definition source level chart rules baseline "
        "target draws_target begun_on version",
        left_out={"kept_by": ACCOUNT},
        remember=remember_measure,
    ),
)
ARCHIVE = MEASURES
