"""A case for change as a document: two pages, every point with how much is known of it beside it. It names nobody who spoke."""

from io import BytesIO

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from holdfast.journeys.models import Journey
from holdfast.journeys.queries import asked_of_them_sections
from holdfast.ui.documents import Document, Heading, Section, Table, Text, as_pdf

from ..enums import CasePart, CostBasis, CostKind
from ..models import CaseForChange, Cost
from .arguing import (
    ShownPart,
    ShownPoint,
    cases_of,
    costs_of,
    points_of,
    range_in_words,
    sentences,
    shown_parts,
    sums_in_words,
)

MOST_NEEDED = 4
MOST_COSTS = 8


def case_document(case: CaseForChange) -> Document:
    """The case as page, Word and PDF. The caller checks who may take it."""
    return Document(
        title=case.title,
        subtitle=_("A case for change of %(journey)s") % {"journey": case.journey.name},
        organisation=case.journey.organisation.name,
        sections=tuple(_sections(case)),
        language=get_language() or "en-gb",
    )


def case_sections(journey: Journey) -> tuple[Section, ...]:
    """The newest case, for whoever takes the journey on; nothing where there is none."""
    case = cases_of(journey).select_related("journey__organisation").first()
    if case is None:
        return ()
    return (Heading(_("The case for change")), Text((case.title,)), *_lower(_sections(case)))


def _lower(sections: list[Section]) -> list[Section]:
    return [Heading(each.text, level=3) if isinstance(each, Heading) else each for each in sections]


def how_many_pages(document: Document) -> int:
    """Pages of the PDF. Two are what somebody reads who has ten minutes."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(as_pdf(document))).pages)


# Parts that share a table, so that all of it stays on two pages, and how a point of each begins there.
TABLES = (
    (_lazy("Why change, and what we would do"), (CasePart.NEED, CasePart.WAY, CasePart.SCAFFOLD)),
    (_lazy("What people say, and what is known so far"), (CasePart.HEARD, CasePart.KNOWN)),
)
RISKS = (CasePart.RISK_CHANGING, CasePart.RISK_STAYING)
BEGINS = {
    CasePart.SCAFFOLD: _lazy("Meanwhile: %(text)s"),
    CasePart.RISK_CHANGING: _lazy("If it is done: %(text)s"),
    CasePart.RISK_STAYING: _lazy("If nothing changes: %(text)s"),
}


def _sections(case: CaseForChange) -> list[Section]:
    parts = {shown.part: shown for shown in shown_parts(case, points_of(case))}
    told: list[Section] = [*_asked(case)]
    for caption, together in TABLES:
        told += _table(str(caption), [parts[part] for part in together])
    told += _costs(case.journey)
    told += _table(_("What it could do to families"), [parts[part] for part in RISKS])
    told += _needed(case.journey)
    return [*told, _how_to_read()]


def _table(caption: str, parts: list[ShownPart]) -> list[Section]:
    """Points, each with how much is known of it beside it."""
    rows = tuple(
        (str(BEGINS.get(part.part, "%(text)s")) % {"text": words_of(each)}, each.known)
        for part in parts
        for each in part.points
    )
    header = (_("What we say"), _("How much is known"))
    return [Table(caption, header, rows)] if rows else []


def words_of(shown: ShownPoint) -> str:
    return _("Not shown any more.") if shown.is_withdrawn else shown.point.text


def _asked(case: CaseForChange) -> list[Section]:
    whom = _("To: %(whom)s") % {"whom": case.to_whom} if case.to_whom else ""
    asked = _("We ask: %(what)s") % {"what": case.asked_for} if case.asked_for else ""
    paragraphs = tuple(filter(None, (whom, asked)))
    return [Text(paragraphs)] if paragraphs else []


def _costs(journey: Journey) -> list[Section]:
    costs = costs_of(journey)
    if not costs:
        return [Text((_("Costs: not known yet."),))]
    header = (_("What for"), _("Who bears it"), _("Range"), _("How much is known"))
    rows = tuple(
        (f"{each.what} ({CostKind(each.kind).label})", each.by_whom or _("not said"), _range(each), cost_known(each))
        for each in costs[:MOST_COSTS]
    )
    sums = "; ".join(f"{what}: {together}" for what, together in sums_in_words(costs))
    rule = _(
        "Cheaper is not the same as value for money. What may be avoided elsewhere is not taken off what is spent."
    )
    return [Table(_("What it costs"), header, rows), Text((_("Together: %(sums)s.") % {"sums": sums}, rule))]


def _range(cost: Cost) -> str:
    return f"{range_in_words(cost.low, cost.high)}, {cost.get_every_display()}"


def cost_known(cost: Cost) -> str:
    """How a figure is known, and what is known of the claim that it rests on."""
    rests = ""
    if cost.claim:
        rests = _("It rests on a claim: %(state)s") % {"state": cost.claim.get_state_display()}
    elif cost.kind == CostKind.AVOIDED:
        rests = _("It rests on no claim: hoped")
    return sentences(CostBasis(cost.basis).label, cost.source, rests)


def _needed(journey: Journey) -> list[Section]:
    """What is needed of whom. Where they stand, and what they would have to see, stays inside the journey."""
    tables = [each for each in asked_of_them_sections(journey, most=MOST_NEEDED) if isinstance(each, Table)]
    told = "; ".join(f"{who}: {needs}" for table in tables for who, needs, *_rest in table.rows)
    return [Text((_("Whom it needs, and for what: %(told)s.") % {"told": told},))] if told else []


def _how_to_read() -> Text:
    return Text(
        (
            _(
                "Supported needs evidence of more than one kind or source, not only from those who do the work. Groups too small to "
                "be shown outside are left out. Nothing here proves that it works."
            ),
        )
    )
