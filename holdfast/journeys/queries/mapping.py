"""The journey map: what a picture, a table, a document and a data file of it hold, protected alike."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.ui.documents import Document, Heading, PictureSection, Quote, Section, Text
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures import draw_journey_map
from holdfast.ui.pictures.journey_map import Band, Event, JourneyMap, SideFeeling, Stay, table_of

from ..enums import Felt, MarkKind, Stage
from ..models import Journey, Moment, Perspective, Spell, Strand
from ..templatetags.journeys import in_words
from .moments import ShownFeeling, look_back_of, moments_of, shown_feelings
from .placing import Hand, hands_of, own_line, strands_of, told_until

FORMAT = "holdfast-journey-map-1"


def map_of(journey: Journey, *, beyond: bool = False) -> JourneyMap:
    """Everything that the map shows. `beyond` those taking part, no person is named and larger groups alone are shown."""
    organisation = journey.organisation
    least = organisation.least_beyond if beyond else organisation.least_inside
    moments = sorted(moments_of(journey), key=lambda each: (each.happened_on is None, each.happened_on or date.min))
    shown = shown_feelings([moment.pk for moment in moments], least=least, with_names=not beyond)
    names = dict(Perspective.objects.filter(journey=journey).values_list("pk", "name"))
    today, hands = timezone.localdate(), hands_of(journey)
    until = told_until(journey)
    return JourneyMap(
        events=tuple(_event(moment, shown.get(moment.pk, ()), names, beyond) for moment in moments),
        bands=tuple(band for strand in strands_of(journey) if (band := _band(strand, until, hands)).stays),
        sides=tuple(dict.fromkeys([*names.values(), _("Side not said")])),
        places=tuple(str(felt.label) for felt in Felt),
        today=until,
        drawn_on=date_format(today, "j F Y"),
        beyond=beyond,
        least=least,
    )


def _event(moment: Moment, shown: Sequence[ShownFeeling], names: dict, beyond: bool) -> Event:
    marks: dict[str, list[str]] = {MarkKind.PAIN: [], MarkKind.OPENING: []}
    for mark in moment.marks.all():
        marks[mark.kind].append(_who(mark, beyond))
    return Event(
        day=moment.happened_on,
        when=in_words(moment.happened_on, moment.precision),
        title=moment.title,
        kind=str(moment.get_kind_display()),
        strand=moment.strand.name if moment.strand else "",
        pain=tuple(marks[MarkKind.PAIN]),
        opening=tuple(marks[MarkKind.OPENING]),
        felt=tuple(_felt(each, names) for each in shown),
    )


def _who(mark: Any, beyond: bool) -> str:
    """Who marked it: by name to those who take part, by role to others."""
    if beyond:
        return mark.role or _("somebody who takes part")
    return mark.by_name or mark.role or _("somebody who left")


def _felt(each: ShownFeeling, names: dict) -> SideFeeling:
    side = names.get(each.perspective, _("Side not said"))
    return SideFeeling(side, each.felt.place, each.together, who=each.who, words=each.words, number=each.number)


def _band(strand: Strand, today: date, hands: list[Hand]) -> Band:
    """A strand's stages as the line of its path has them: as one person placed it, or one lead after another. Others stand on the path."""
    own = own_line([spell for spell in strand.spells.all() if spell.since and spell.since <= today], hands)
    if not own:
        return Band(strand.name, ())
    ends = [min(_end(spell, today), later.since or today) for spell, later in pairwise(own)]
    ends += [_end(own[-1], today)]
    stays = (
        Stay(Stage(spell.stage).number, spell.since, end)
        for spell, end in zip(own, ends, strict=True)
        if spell.since and end >= spell.since
    )
    return Band(strand.name, tuple(stays))


def _end(spell: Spell, today: date) -> date:
    return min(spell.until or today, today)


def map_drawing(journey: Journey, *, beyond: bool = False) -> Drawing:
    """The picture of the map, with its table."""
    return draw_journey_map(map_of(journey, beyond=beyond))


def map_sections(journey: Journey, *, beyond: bool = False) -> list[Section]:
    """The map as sections of any document: picture and table, how far, what next. For reports and the handover."""
    told, looked = map_of(journey, beyond=beyond), look_back_of(journey)
    sections: list[Section] = [PictureSection(draw_journey_map(told))]
    sections += [
        Heading(_("How far we have come"), 2),
        Text(_paragraphs(looked.how_far)),
        Heading(_("What next"), 2),
        Text(_paragraphs(looked.what_next)),
    ]
    quotes = [Quote(each.words, each.who or each.side) for event in told.events for each in event.felt if each.words]
    if quotes:
        sections += [Heading(_("In people's words, with their leave"), 2), *quotes]
    return sections


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n") if part.strip()) or (_("Nobody has written this yet."),)


def map_title(journey: Journey) -> str:
    return _("Looking back: %(name)s") % {"name": journey.name}


def map_document(journey: Journey, *, beyond: bool = False) -> Document:
    """The map as a document: page, Word or PDF."""
    reach = (
        _("This version may be sent beyond those taking part: nobody who shared a feeling is named.")
        if beyond
        else _("For those taking part in the journey only.")
    )
    rule = _(
        "A feeling is here only if its owner shared it and has not taken it back. Feelings without a name are shown when at "
        "least %(least)s people of one side shared theirs. Sides are never averaged, and a line joins only what people said "
        "together. Files made earlier cannot be called back."
    ) % {"least": journey.organisation.least_beyond if beyond else journey.organisation.least_inside}
    source = _(
        "Looking back in this way follows Lefevre and others, Innovation in Social Care (Policy Press, 2024), chapter 7. Using "
        "Holdfast proves nothing by itself."
    )
    return Document(
        title=map_title(journey),
        subtitle=_("Journey map, drawn on %(day)s") % {"day": date_format(timezone.localdate(), "j F Y")},
        organisation=journey.organisation.name,
        sections=(
            *map_sections(journey, beyond=beyond),
            Heading(_("How to read this"), 2),
            Text((reach, rule, source)),
        ),
    )


def map_data(journey: Journey, *, beyond: bool = False) -> dict[str, Any]:
    """The map as data, with the same protection as the picture."""
    told, looked = map_of(journey, beyond=beyond), look_back_of(journey)
    return {
        "format": FORMAT,
        "journey": journey.name,
        "drawn_on": timezone.localdate().isoformat(),
        "beyond_those_taking_part": beyond,
        "fewest_without_a_name": told.least,
        "scale_from_low_to_high": list(told.places),
        "how_far": looked.how_far,
        "what_next": looked.what_next,
        "strands": [_band_data(band) for band in told.bands],
        "moments": [_event_data(event, told) for event in told.events],
    }


def _band_data(band: Band) -> dict[str, Any]:
    stays = [
        {"stage": list(Stage)[stay.stage - 1].value, "since": stay.since.isoformat(), "until": stay.until.isoformat()}
        for stay in band.stays
    ]
    return {"name": band.strand, "stays": stays}


def _event_data(event: Event, told: JourneyMap) -> dict[str, Any]:
    return {
        "when": event.when,
        "title": event.title,
        "kind": event.kind,
        "strand": event.strand,
        "pain_point": list(event.pain),
        "opportune_moment": list(event.opening),
        "felt": [
            {
                "side": each.side,
                "place": told.places[each.place],
                "said_together": each.together,
                "who": each.who,
                "people": each.number,
                "words": each.words,
            }
            for each in event.felt
        ],
    }


def map_rows(journey: Journey, *, beyond: bool = False) -> list[tuple[str, ...]]:
    """The table of the map, with its header first."""
    table = table_of(map_of(journey, beyond=beyond))
    return [table.header, *table.rows]
