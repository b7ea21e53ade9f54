"""What was learnt and who took part, as sections of a document: for a handover, and for reports."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.journeys.models import Journey
from holdfast.journeys.templatetags.journeys import in_words
from holdfast.people.access import Viewer
from holdfast.ui.documents import Bullets, Heading, Note, Section, Table, Text

from ..models import Insight, Involvement
from .coproduction import heard_by_stage, involvements_of
from .insights import insights_for


def insight_sections(journey: Journey, viewer: Viewer) -> tuple[Section, ...]:
    """Insights as far as this person may read them, newest first, with who keeps them."""
    rows = tuple(_insight(each) for each in insights_for(viewer).filter(journey=journey))
    if not rows:
        return ()
    header = (_("What somebody came to see"), _("Where it is moved"), _("How sure, whose view"), _("What it set off"))
    return (Heading(_("Insights")), Table(_("What was learnt, newest first"), header, rows))


def _insight(insight: Insight) -> tuple[str, ...]:
    sure = _("firm") if insight.is_firm else _("tentative")
    whose = insight.perspective.name if insight.perspective else insight.kept_by
    day = date_format(insight.kept_on, "F Y")
    view = ", ".join(each for each in (sure, whose, day) if each)
    return insight.observation, str(insight.get_level_display()), view, insight.set_off or _("not said")


def taking_part_sections(journey: Journey, *, beyond: bool = False) -> tuple[Section, ...]:
    """Who took part at which stage, what they raised, what became of it, and who was absent. Groups only.

    `beyond` the site nothing stands of who they were and in which words they told how much they could move: it could point to people.
    """
    lines = [_absent(each) for each in heard_by_stage(journey) if each.absent]
    rows = tuple(_involvement(each, beyond) for each in involvements_of(journey))
    found: list[Section] = [Heading(_("Who took part in shaping it"))]
    if rows:
        header = (_("Who"), _("When"), _("How much they could move"), _("Support and payment"), _("What they raised"))
        found.append(Table(_("Who took part, newest first"), header, rows))
    else:
        found.append(Text((_("Nobody is written down."),)))
    if lines:
        found += [Text((_("Of young people and parents, nobody is written down:"),)), Bullets(tuple(lines))]
    if rows:
        found.append(Note(_("Who says how much they could move stands beside it: they themselves, or others.")))
    return tuple(found)


def _absent(heard) -> str:
    return f"{heard.stage.label}: {', '.join(side.name for side in heard.absent)}"


def _involvement(involvement: Involvement, beyond: bool) -> tuple[str, ...]:
    day = in_words(involvement.happened_on, involvement.precision)
    who, in_words_ = ("", "") if beyond else (involvement.who, involvement.in_words)
    moved = f"{involvement.get_influence_display()} ({involvement.get_according_to_display()}). {in_words_}".strip()
    support = "; ".join(each for each in (involvement.support, involvement.payment) if each)
    raised = " ".join(_raised(each) for each in involvement.raised.all())
    stage = str(involvement.get_stage_display())
    return (
        f"{involvement.perspective.name}: {who}" if who else involvement.perspective.name,
        f"{stage}, {day}" if day else stage,
        moved,
        support or _("not written down"),
        raised or _("not written down"),
    )


def _raised(point) -> str:
    became = point.became or (_("Not done: %(why)s") % {"why": point.why_not} if point.why_not else _("No answer yet."))
    return f"{point.what} {became}"
