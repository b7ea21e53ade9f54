"""Theories of change: their shape, outlines and files, where elements stand in a drawing, what differs, and what is left open."""

from .checking import Absent, Around, only_about, questions_about
from .circles import Circle, all_circles_of, circles_of
from .difference import Change, Difference, compare
from .drivers import Driver, Drivers, aims_of, drivers_of
from .exchange import FORMAT, absent_in, as_data, as_rows, from_csv, from_data
from .layout import ACROSS, BANDS, Place, lay_out, moved
from .matching import Merged, laid_over
from .outline import Outline, Problem, read_outline, write_outline
from .shapes import (
    KINDS,
    LONGEST,
    LONGEST_REASON,
    MOST_ELEMENTS,
    MOST_LINKS,
    Element,
    Link,
    Theory,
    TheoryError,
    checked,
    folded,
    one_line,
)

__all__ = [
    "ACROSS",
    "BANDS",
    "FORMAT",
    "KINDS",
    "LONGEST",
    "LONGEST_REASON",
    "MOST_ELEMENTS",
    "MOST_LINKS",
    "Absent",
    "Around",
    "Change",
    "Circle",
    "Difference",
    "Driver",
    "Drivers",
    "Element",
    "Link",
    "Merged",
    "Outline",
    "Place",
    "Problem",
    "Theory",
    "TheoryError",
    "absent_in",
    "aims_of",
    "all_circles_of",
    "as_data",
    "as_rows",
    "checked",
    "circles_of",
    "compare",
    "drivers_of",
    "folded",
    "from_csv",
    "from_data",
    "laid_over",
    "lay_out",
    "moved",
    "one_line",
    "only_about",
    "questions_about",
    "read_outline",
    "write_outline",
]
