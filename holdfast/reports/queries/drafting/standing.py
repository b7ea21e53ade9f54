"""Where a journey stands, who says so, and what happened on the way."""

from dataclasses import replace

from django.utils.translation import gettext as _

from holdfast.journeys.enums import Kind, MomentKind, Move, Stage
from holdfast.journeys.models import Decision, Moment, Spell, Strand
from holdfast.journeys.queries import (
    current_spells,
    decisions_of,
    look_back_of,
    moments_in_order,
    path_of,
    positions_of,
    strands_of,
)
from holdfast.journeys.queries.mapping import map_of
from holdfast.journeys.queries.placing_document import where_of
from holdfast.journeys.templatetags.journeys import decided_in_words, in_words, since_in_words
from holdfast.rounds.queries.reporting import over_time_until
from holdfast.ui.documents import Bullets, Heading, PictureSection, Section, Table
from holdfast.ui.pictures import draw_journey_map, draw_standing
from holdfast.ui.pictures.journey_map import Event
from holdfast.ui.pictures.standing import Place

from .told import Draft, Span, bullets, headed, paragraphs, sentence

MOST_MOMENTS, MOST_DECISIONS, MOST_POSITIONS = 40, 20, 30
MOST_LINES = 5  # on one page


def standing(span: Span) -> Draft:
    """Each strand as people place it, by role; how far it has come; the picture of the path."""
    strands = strands_of(span.journey)
    looked = look_back_of(span.journey)
    words = paragraphs(_placed(strands), looked.how_far)
    drawing = path_of(strands, with_names=False)
    below: list[Section] = [PictureSection(drawing)] if drawing else []
    positions = [f"{each.who}: {each.said} {each.source}" for each in positions_of(span.journey)[:MOST_POSITIONS]]
    if positions:
        below += [Heading(_("Where people stood, as the record tells it"), 3), Bullets(tuple(positions))]
    return Draft(words, tuple(below), "journeys:path")


def standing_in_short(span: Span) -> Draft:
    """For one page: the sentences, and a picture in one row."""
    strands = strands_of(span.journey)
    places = [_place(strand, spell) for strand in strands for spell in current_spells(strand)][:MOST_LINES]
    stages = [str(stage.label) for stage in Stage]
    below = (PictureSection(draw_standing(places, stages=stages).without_table()),) if places else ()
    return Draft(bullets(_lines(strands), most=MOST_LINES), below, "journeys:path")


def _place(strand: Strand, spell: Spell) -> Place:
    return Place(
        strand.name, Stage(spell.stage).number, where_of(spell), _who(strand, spell), resting=spell.move != Move.STAGE
    )


def _placed(strands: list[Strand]) -> str:
    lines = _lines(strands)
    if not lines:
        return _("Nobody has placed it on the path yet.") if strands else ""
    return headed(_("A position is what somebody says on a day, not a mark. Going back is learning."), bullets(lines))


def _lines(strands: list[Strand]) -> list[str]:
    return [_line(strand, spell) for strand in strands for spell in current_spells(strand)]


def _who(strand: Strand, spell: Spell) -> str:
    """By role, never by name; in a record from elsewhere by what was published."""
    if strand.journey.kind == Kind.RECORD:
        return f"{spell.placed_by} ({spell.role})" if spell.role else spell.placed_by
    return spell.role or _("somebody who takes part")


def _line(strand: Strand, spell: Spell) -> str:
    since = since_in_words(spell)
    words = {
        "strand": strand.name,
        "where": where_of(spell),
        "since": since,
        "who": _who(strand, spell),
    }
    told = _("%(strand)s: %(where)s since %(since)s, as placed by: %(who)s.")
    return (told if since else _("%(strand)s: %(where)s, as placed by: %(who)s.")) % words


def changed(span: Span) -> Draft:
    """What happened and was decided in this time, and how answers to the same questions moved."""
    moments = [each for each in moments_in_order(span.journey) if _is_told(each, span)]
    told = tuple(
        (in_words(each.happened_on, each.precision) or _("not known"), each.title, str(each.get_kind_display()))
        for each in moments[-MOST_MOMENTS:]
    )
    below: list[Section] = []
    if told:
        below.append(Table(_("What happened"), (_("When"), _("What"), _("What it was")), told))
    drawings = over_time_until(span.journey, span.until)
    if drawings:
        below += [Heading(_("The same questions, asked again"), 3), *(PictureSection(each) for each in drawings)]
    decided = headed(_("Decided in this time:"), bullets(_decided(each) for each in _decisions(span)))
    return Draft(decided, tuple(below), "journeys:moments")


def _is_told(moment: Moment, span: Span) -> bool:
    """Of this time, and not told in another chapter: rounds, decisions and meetings have places of their own."""
    if moment.kind in (MomentKind.ROUND_CLOSED, MomentKind.DECISION, MomentKind.MEETING, MomentKind.REPORT):
        return False
    return moment.happened_on is None or span.since <= moment.happened_on <= span.until


def _decisions(span: Span) -> list[Decision]:
    dated = decisions_of(span.journey).filter(decided_on__gte=span.since, decided_on__lte=span.until)
    return list(dated[:MOST_DECISIONS])


def _decided(decision: Decision) -> str:
    when = decided_in_words(decision)
    why = _("Why: %(why)s") % {"why": decision.why} if decision.why else ""
    return " ".join(each for each in (sentence(decision.what), sentence(when), sentence(why)) if each)


def feelings(span: Span) -> Draft:
    """The journey map, as far as feelings on it may be shown outside. Nothing where nobody shared any."""
    told = map_of(span.journey, beyond=True)
    events = tuple(_wordless(each) for each in told.events if each.felt and _is_within(each, span))
    if not events:
        return Draft()
    looked = look_back_of(span.journey)
    below: tuple[Section, ...] = (PictureSection(draw_journey_map(replace(told, events=events))),)
    rule = _("Each line is what people of one side shared. Sides are never averaged, and nobody is named.")
    return Draft(paragraphs(rule, looked.what_next), below, "journeys:map")


def _is_within(event: Event, span: Span) -> bool:
    return event.day is None or span.since <= event.day <= span.until


def _wordless(event: Event) -> Event:
    """Without words: those stand as quotes, which leave a report when their owners take them back. A picture could not let go of them."""
    return replace(event, felt=tuple(replace(each, words="") for each in event.felt))
