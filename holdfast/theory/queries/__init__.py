"""What can be read of theories of change, by whom."""

from .arguing import (
    case_questions,
    cases_for,
    cases_of,
    costs_for,
    costs_of,
    known_in_words,
    points_for,
    points_of,
    range_in_words,
    shown_parts,
    sums_in_words,
)
from .beginning import begun_from, framework_named, frameworks, others_for, principled, without_people
from .case_document import case_document, case_sections, cost_known, how_many_pages
from .checking import AskedWhy, conditions, questions_beside_rounds, questions_of
from .composing import Proposed, proposals_for
from .document import theory_document, theory_sections
from .drawing import MOST_DRAWN, about, canvas_of, compared_drawing, drawing_of, drawn, link_known, sketched, whose
from .driving import aims_of, drivers_drawing
from .files import FILES, file_stem
from .remarks import own_remarks_for, remarks_beside, remarks_of, remarks_since, versions_since
from .sayings import is_shown, points_from
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
    "Proposed",
    "about",
    "aims_of",
    "as_engine",
    "begun_from",
    "canvas_of",
    "case_document",
    "case_questions",
    "case_sections",
    "cases_for",
    "cases_of",
    "changes_between",
    "compared_drawing",
    "conditions",
    "cost_known",
    "costs_for",
    "costs_of",
    "drawing_of",
    "drawn",
    "drivers_drawing",
    "elements_for",
    "elements_of",
    "file_stem",
    "framework_named",
    "frameworks",
    "how_many_pages",
    "is_shown",
    "known_in_words",
    "last_version",
    "link_known",
    "links_for",
    "links_of",
    "others_for",
    "outline_of",
    "own_remarks_for",
    "places_of",
    "points_for",
    "points_from",
    "points_of",
    "principled",
    "proposals_for",
    "questions_beside_rounds",
    "questions_of",
    "range_in_words",
    "remarks_beside",
    "remarks_of",
    "remarks_since",
    "shown_parts",
    "sketched",
    "sums_in_words",
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
