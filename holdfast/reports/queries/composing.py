"""A report as one document: what people wrote, or what the records say where nobody did, with pictures and quotes as they may be shown."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from holdfast.journeys.models import Journey
from holdfast.ui.documents import Bullets, Document, Heading, Link, Quote, Section, Text, filled
from holdfast.ui.documents.prints import not_among, prints_shown
from holdfast.ui.refusals import NotNow

from ..enums import TOPICS, Kind, Topic
from ..models import Chapter, Report
from .drafting import Draft, Span, draft_of
from .drafting.told import in_words

LINE = re.compile(r"\s*[-*\u2022]\s+")
MOST_UNCHOSEN = 12
Told = Callable[[int, int], None]


@dataclass(frozen=True)
class ShownChapter:
    """A chapter as it would be issued today."""

    chapter: Chapter
    words: str
    below: tuple[Section, ...]
    page: str
    is_broken: bool = False

    @property
    def is_own(self) -> bool:
        return bool(self.chapter.words)

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.below

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(each for each in self.below if isinstance(each, Quote) and each.ref)

    @property
    def sections(self) -> tuple[Section, ...]:
        return (*as_sections(self.words), *self.below)


def span_of(report: Report) -> Span:
    return Span(report.journey, report.since, report.until)


def as_sections(words: str) -> tuple[Section, ...]:
    """What somebody wrote, as sections: an empty line parts paragraphs, a dash begins a line of a list."""
    return tuple(section for block in re.split(r"\n\s*\n", words.strip()) for section in _block(block))


def _block(block: str) -> Iterator[Section]:
    lines = [line for line in block.split("\n") if line.strip()]
    while lines:
        is_list = bool(LINE.match(lines[0]))
        taken = []
        while lines and bool(LINE.match(lines[0])) == is_list:
            taken.append(lines.pop(0))
        if is_list:
            yield Bullets(tuple(LINE.sub("", line, count=1) for line in taken))
        else:
            yield Text((" ".join(line.strip() for line in taken),))


def shown_chapter(chapter: Chapter, draft: Draft) -> ShownChapter:
    """Of the quotes that may stand in it those that somebody chose; while nobody has, the first few."""
    offered = [each.ref for each in draft.below if isinstance(each, Quote) and each.ref]
    chosen = set(offered[:MOST_UNCHOSEN] if chapter.quoted is None else chapter.quoted)
    below = tuple(
        filled(each) for each in draft.below if not (isinstance(each, Quote) and each.ref) or each.ref in chosen
    )
    return ShownChapter(chapter, chapter.words or draft.words, below, draft.page, draft.is_broken)


def drafted(chapter: Chapter) -> Draft:
    """What the records say for a chapter today."""
    report = chapter.report
    return draft_of(Topic(chapter.topic), span_of(report), in_short=report.kind == Kind.BOARD)


def chapters_shown(report: Report, *, told: Told | None = None) -> list[ShownChapter]:
    """Every chapter that is in, in order. `told` hears how many of how many are done."""
    chapters = [each for each in report.chapters.select_related("report__journey__organisation") if each.is_in]
    found = []
    for done, chapter in enumerate(chapters, start=1):
        found.append(shown_chapter(chapter, drafted(chapter)))
        if told:
            told(done, len(chapters))
    return found


def document_of(report: Report, *, told: Told | None = None, whole: bool = False) -> Document:
    """The report as it would be issued today. `whole`: refuse where a chapter could not be put together."""
    shown = chapters_shown(report, told=told)
    broken = [str(each.chapter) for each in shown if each.is_broken]
    if whole and broken:
        raise NotNow(
            _("“%(chapter)s” could not be put together from the records. Leave it out, or wait until it can.")
            % {"chapter": broken[0]}
        )
    return _document(
        report.kind,
        report.title,
        _subtitle(report),
        report.journey,
        [(str(each.chapter), each) for each in shown if not each.is_empty],
    )


def in_house_language(report: Report, document: Document | None = None) -> Document:
    """The report as it would be issued today, in the one language in which prints of it are taken, whoever reads it."""
    if document is not None and get_language() == settings.LANGUAGE_CODE:
        return document
    with override(settings.LANGUAGE_CODE):
        return document_of(report)


def prints_of(report: Report, document: Document | None = None) -> list[str]:
    """By which its sections are known again. `document` is the report as it was just composed, if it was."""
    return prints_shown(in_house_language(report, document))


def unread_of(report: Report, document: Document | None = None) -> list[Section]:
    """What stands in a report that the site agreed to, and was not there, or not like this, when the site read it."""
    return not_among(in_house_language(report, document), report.agreed_to)


def unsaved_document(journey: Journey, kind: Kind, span: Span) -> Document:
    """A report that nobody has begun, as the records alone would have it. For the command."""
    report = Report(journey=journey, kind=kind, title=default_title(journey, kind), since=span.since, until=span.until)
    chapters = [Chapter(report=report, topic=topic) for topic in TOPICS[kind]]
    shown = [shown_chapter(each, drafted(each)) for each in chapters]
    named = [(str(each.chapter), each) for each in shown if not each.is_empty]
    return _document(kind, report.title, _subtitle(report), journey, named)


def default_title(journey: Journey, kind: str) -> str:
    return {
        Kind.PERIOD: _("%(journey)s: what we have seen and learnt"),
        Kind.BOARD: _("%(journey)s: where it stands"),
        Kind.PLAIN: _("%(journey)s: what came of what you said"),
    }[Kind(kind)] % {"journey": journey.name}


def _subtitle(report: Report) -> str:
    words = {"span": span_of(report).in_words, "day": in_words(report.until), "made": in_words(timezone.localdate())}
    when = _("As of %(day)s.") if report.kind == Kind.BOARD else _("%(span)s.")
    draft = "" if report.is_issued else " " + _("A draft of %(made)s, not issued.")
    return (when + draft) % words


def _document(kind: str, title: str, subtitle: str, journey: Journey, chapters: list) -> Document:
    sections: list[Section] = []
    for heading, shown in chapters:
        sections += [Heading(heading), *shown.sections]
        if kind == Kind.PERIOD and shown.page:
            sections.append(Link(_("In Holdfast:"), _address(shown.page, journey), heading))
    return Document(
        title=title,
        subtitle=subtitle,
        organisation=journey.organisation.name,
        sections=(*sections, *_how_to_read(kind, journey)),
        language=get_language() or "en-gb",
        colour=journey.organisation.colour or Document.colour,
        is_tight=kind == Kind.BOARD,
    )


def _address(page: str, journey: Journey) -> str:
    return f"{settings.HOLDFAST_URL}{reverse(page, args=[journey.pk])}"


def _how_to_read(kind: str, journey: Journey) -> tuple[Section, ...]:
    words = {"least": journey.organisation.least_beyond}
    groups = (
        _("A group is shown only where %(least)s or more of it answered, so that nobody can be picked out.") % words
    )
    page = Link(_("Read on at:"), _address("web:journey", journey))
    if kind == Kind.PLAIN:
        yours = _("If you said something and want it back, you can take it back. Then it leaves this page too.")
        return (Text((groups, yours)),)
    if kind == Kind.BOARD:
        nothing = _("Nobody is graded here, and there is no total.")
        return (Text((f"{nothing} {groups} {page.words} {page.address}",)),)  # one paragraph: the note is one page
    said = _(
        "No private words stand here, and nobody's feelings unless shared. Quotes stand with their writers' leave; whoever takes words "
        "back takes them out of this report, and it is issued again. Files made earlier cannot be called back."
    )
    source = _(
        "Reports at the end of each period, insights rather than action plans, and questions rather than grades follow Lefevre and others, "
        "Innovation in Social Care (Policy Press, 2024), chapter 7. Using Holdfast proves nothing by itself."
    )
    return (Heading(_("How to read this")), Text((groups, said, source)), page)
