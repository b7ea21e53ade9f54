"""What can be read of theories of change, by whom."""

from .beginning import framework_named, frameworks, others_for, principled, without_people
from .checking import AskedWhy, conditions, questions_of
from .document import theory_document, theory_sections
from .drawing import MOST_DRAWN, about, canvas_of, compared_drawing, drawing_of, drawn, sketched, standing_of, whose
from .driving import aims_of, drivers_drawing
from .files import FILES, file_of, file_stem
from .remarks import own_remarks_for, remarks_beside, remarks_of, remarks_since, versions_since
from .shaping import (
    as_engine,
    elements_for,
    elements_of,
    links_for,
    links_of,
    outline_of,
    places_of,
    theories_for,
    theory_of,
)
from .versions import changes_between, last_version, theory_in, version_numbered, versions_of

__all__ = [
    "FILES",
    "MOST_DRAWN",
    "AskedWhy",
    "about",
    "aims_of",
    "as_engine",
    "canvas_of",
    "changes_between",
    "compared_drawing",
    "conditions",
    "drawing_of",
    "drawn",
    "drivers_drawing",
    "elements_for",
    "elements_of",
    "file_of",
    "file_stem",
    "framework_named",
    "frameworks",
    "last_version",
    "links_for",
    "links_of",
    "others_for",
    "outline_of",
    "own_remarks_for",
    "places_of",
    "principled",
    "questions_of",
    "remarks_beside",
    "remarks_of",
    "remarks_since",
    "sketched",
    "standing_of",
    "theories_for",
    "theory_document",
    "theory_in",
    "theory_of",
    "theory_sections",
    "version_numbered",
    "versions_of",
    "versions_since",
    "whose",
    "without_people",
]
