"""What whoever writes a report should know before it goes out: words copied from a quote, and that nobody else has read it."""

import re
from collections.abc import Iterable
from uuid import UUID

from holdfast.journeys.enums import Level
from holdfast.partnership.models import Comment

from ..models import Chapter, Report
from .composing import span_of
from .voices import insights_shared, voices_of

IN_A_ROW = 6


def with_words_of_a_quote(report: Report, chapters: Iterable[Chapter]) -> set[UUID]:
    """The chapters in whose own words six or more words in a row of a quote stand: they would stay when the quote is taken back."""
    written = {each.pk: _rows(each.words) for each in chapters if each.is_in and each.words}
    if not any(written.values()):
        return set()
    span = span_of(report)
    quotes = [*voices_of(span), *insights_shared(span, Level.values)]
    said = {row for each in quotes for row in _rows(each.words)}
    return {pk for pk, rows in written.items() if rows & said}


def _rows(words: str) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", words.casefold())
    return {tuple(found[place : place + IN_A_ROW]) for place in range(len(found) - IN_A_ROW + 1)}


def is_by_one(report: Report, chapters: Iterable[Chapter], beside: Iterable[Iterable[Comment]], name: str) -> bool:
    """Whether this person alone began a report and wrote in it, and nobody else said anything beside it."""
    writers = {report.begun_by, *(each.written_by for each in chapters if each.written_by)}
    others = {comment.written_by for comments in beside for comment in comments}
    return bool(name) and writers | others == {name}
