"""What can be read of reports, by whom."""

from .composing import chapters_shown, default_title, document_of, drafted, shown_chapter, unsaved_document
from .drafting import Span
from .reports import (
    chapters_at_hand,
    chapters_for,
    edition_of,
    editions_of,
    file_stem,
    files_for,
    first_day_of,
    issued_document,
    levers_for,
    levers_of,
    newest_edition,
    questions_about,
    reports_for,
    reports_of,
    reports_to_issue_again,
    said_in,
    told_last,
    words_gone,
)
from .voices import still_said

__all__ = [
    "Span",
    "chapters_at_hand",
    "chapters_for",
    "chapters_shown",
    "default_title",
    "document_of",
    "drafted",
    "edition_of",
    "editions_of",
    "file_stem",
    "files_for",
    "first_day_of",
    "issued_document",
    "levers_for",
    "levers_of",
    "newest_edition",
    "questions_about",
    "reports_for",
    "reports_of",
    "reports_to_issue_again",
    "said_in",
    "shown_chapter",
    "still_said",
    "told_last",
    "unsaved_document",
    "words_gone",
]
