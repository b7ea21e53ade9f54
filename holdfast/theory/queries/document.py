"""A theory as sections of a document: the drawing, its links with what speaks for and against, and the open questions."""

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from holdfast.analysis import theory as engine
from holdfast.ui.documents import Bullets, Document, Heading, PictureSection, Quote, Section, Table, Text

from ..enums import ElementKind
from ..models import Theory
from .beginning import begun_from
from .checking import AskedWhy, questions_of
from .drawing import drawing_of, whose
from .remarks import all_remarks_of
from .shaping import as_engine
from .versions import versions_of

MOST_DRAWN = 60  # elements in one picture of a document; beyond that the tables tell it
MOST_VERSIONS = 10


def theory_sections(theory: Theory, *, with_names: bool) -> tuple[Section, ...]:
    """For a handover or a report. The caller checks who may read it.

    Without names it is for readers outside the journey: what single people wrote beside the theory, and what small groups said
    in a round, stays with those taking part.
    """
    now = as_engine(theory)
    parts: list[Section] = [Heading(_("Theory of change")), Text((_about(theory),))]
    if len(now.elements) <= MOST_DRAWN:
        parts += [PictureSection(drawing_of(theory, now, with_names=with_names)), *_assumptions(now)]
    else:
        parts += _links(now)
    parts += [_elements(now), *(_remarks(theory) if with_names else ())]
    parts += _questions(questions_of(theory, now, beyond=not with_names), with_names=with_names)
    return (*parts, *_versions(theory, with_names=with_names))


def theory_document(theory: Theory, *, with_names: bool) -> Document:
    journey = theory.journey
    return Document(
        title=_("Theory of change: %(journey)s") % {"journey": journey.name},
        subtitle=journey.better_for,
        organisation=journey.organisation.name,
        sections=theory_sections(theory, with_names=with_names)[1:],
        language=get_language() or "en-gb",
    )


def _about(theory: Theory) -> str:
    words = _("What people here think leads to what, and why. It is a belief to be tested, not a finding.")
    where = begun_from(theory)
    return f"{words} " + _("It was begun from: %(where)s.") % {"where": where} if where else words


def _elements(now: engine.Theory) -> Table:
    rows = tuple((str(ElementKind(each.kind).label), each.text, each.kept_by) for each in now.elements)
    header = (_("What it is"), _("In words"), _("What keeps it going when people leave"))
    return Table(_("Everything in it"), header, rows)


def _links(now: engine.Theory) -> list[Section]:
    rows = tuple(
        (now.words(link.source), now.words(link.target), link.reason or _("nobody has said"), link.assumption)
        for link in now.links
    )
    header = (_("This"), _("leads to"), _("because"), _("if"))
    return [Table(_("What leads to what, and why"), header, rows)] if rows else []


def _assumptions(now: engine.Theory) -> list[Section]:
    """What the picture's own table does not tell."""
    rows = tuple((_ends(now, link), link.assumption) for link in now.links if link.assumption)
    return [Table(_("What is taken for granted"), (_("Link"), _("if")), rows)] if rows else []


def _ends(now: engine.Theory, link: engine.Link) -> str:
    return f"{now.words(link.source)} → {now.words(link.target)}"


def _remarks(theory: Theory) -> list[Section]:
    parts: list[Section] = []
    for remark in all_remarks_of(theory):
        when = date_format(remark.written_on, "j F Y") if remark.participant else remark.source
        told = (str(remark.get_kind_display()), whose(remark), when)
        who = ", ".join(each for each in told if each)
        beside = remark.link or remark.element
        parts.append(Quote(f"{remark.text} ({beside})" if beside else remark.text, who))
    return [Heading(_("Doubts, and what speaks for and against"), level=3), *parts] if parts else []


def _questions(asked: list[AskedWhy], *, with_names: bool) -> list[Section]:
    if not asked:
        return []
    parts: list[Section] = [Heading(_("Gentle questions"), level=3)]
    waiting = tuple(each.asked.words for each in asked if not each.asked.reply)
    if waiting:
        parts.append(Bullets(waiting))
    for each in asked:
        reply = each.asked.reply
        if reply:
            day = date_format(reply.replied_on, "j F Y")
            who = f"{reply.participant.known_as}, {day}" if with_names else day
            parts += [Text((each.asked.words,)), Quote(reply.because, who)]
    return parts


def _versions(theory: Theory, *, with_names: bool) -> list[Section]:
    versions = [each for each in versions_of(theory)[:MOST_VERSIONS] if each.why]
    rows = tuple(
        (
            str(each.number),
            date_format(each.made_on, "j F Y"),
            each.participant.known_as if each.participant and with_names else "",
            each.why,
        )
        for each in versions
    )
    header = (_("Version"), _("On"), _("By"), _("Why"))
    return [Heading(_("Why it changed"), level=3), Table(_("Why it changed"), header, rows)] if rows else []
