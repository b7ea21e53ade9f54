"""What closed rounds tell in a report that goes beyond those taking part: larger groups alone, and words only with leave to quote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.analysis.picture import Picture, Why
from holdfast.journeys.models import Journey
from holdfast.ui.documents import Heading, PictureSection, Section, Text
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures import draw_over_time
from holdfast.ui.pictures.words import common_ground_in_words, difference_in_words, silence_in_words

from ..access import may_show_words
from ..models import Answer, Round
from . import comparing, pictures
from .counting import HEARD
from .leading import closed
from .reports import drawings_of, in_order, is_any_shown, silence_of
from .telling import InTheWay, in_the_way

MOST_PICTURES = 3
MOST_OVER_TIME = 3


def rounds_until(journey: Journey, day: date) -> list[Round]:
    """Closed rounds until a day: of each guide the newest in which somebody was heard. Pulses have a picture of their own.

    Those that most groups were heard in come first, and among equals the newest: a round that one team answered is not the journey's.
    """
    found = closed(Round.objects.filter(_over_by(day), journey=journey, pulse=None))
    newest: dict[str, Round] = {}
    for round_ in found.select_related("guide_version", "journey__organisation").order_by("-closes_on", "pk"):
        if round_.guide_version.guide not in newest and _how_many_heard(round_):
            newest[round_.guide_version.guide] = round_
    return sorted(newest.values(), key=lambda each: (-_how_many_heard(each), -each.closes_on.toordinal()))


def _over_by(day: date) -> Q:
    return Q(closed_on__lte=day) | Q(closed_on=None, closes_on__lte=day)


def _how_many_heard(round_: Round) -> int:
    """Groups of which anybody answered anything."""
    picture = pictures.picture_of(round_, round_.journey.organisation.least_beyond)
    return len({group.perspective for prompt in picture.prompts for group in prompt.groups if group.answered})


def closed_on(round_: Round) -> str:
    return date_format(round_.closed_on or round_.closes_on, "j F Y")


@dataclass(frozen=True)
class Agreement:
    """One closed round in sentences: where groups lean the same way, what stands furthest apart, who was not heard."""

    common: tuple[str, ...]
    apart: tuple[str, ...]
    silent: tuple[str, ...]
    compared: int  # groups that stand beside each other on the question on which most can


def agreement_of(round_: Round) -> Agreement:
    """Sentences for those outside. A group too small for them stands as asked and heard, not shown."""
    picture = pictures.picture_of(round_, round_.journey.organisation.least_beyond)
    names = pictures.names_of(round_)
    common = (
        common_ground_in_words(prompt, names.prompts[prompt.prompt], names.groups, names.own_scale)
        for prompt in picture.prompts
        if prompt.common_ground
    )
    apart = (
        f"{names.prompts[prompt.prompt]}: {difference_in_words(prompt.differences[0], names.groups)}"
        for prompt in in_order(picture)
        if prompt.differences and (prompt.differences[0].steps_apart or 0) >= 0.05
    )
    compared = max((sum(each.counts is not None for each in p.groups) for p in picture.prompts), default=0)
    return Agreement(tuple(common), tuple(apart), tuple(_silent(picture, names.groups)), compared)


def _silent(picture: Picture, names: Mapping[str, str]) -> Iterator[str]:
    """Who was not heard; all those who were heard and are too small to be shown in one sentence."""
    small = [each.perspective for each in picture.not_heard if each.why is Why.NOT_SHOWN]
    if small:
        groups = ", ".join(names.get(each, each) for each in small)
        yield _("Asked and heard, and too small to be shown: %(groups)s.") % {"groups": groups}
    yield from (silence_in_words(each, names) for each in picture.not_heard if each.why is not Why.NOT_SHOWN)


def round_sections(round_: Round, *, most: int = MOST_PICTURES) -> list[Section]:
    """The pictures of one closed round: what stands furthest apart, and who was not heard."""
    picture = pictures.picture_of(round_, round_.journey.organisation.least_beyond)
    told = Text((_("Closed on %(day)s.") % {"day": closed_on(round_)}, round_.source))
    return [Heading(round_.title, level=3), told, *_pictures(round_, picture, most)]


def _pictures(round_: Round, picture: Picture, most: int) -> list[Section]:
    drawings = drawings_of(round_, picture)
    shown = [prompt for prompt in in_order(picture) if is_any_shown(prompt)]
    found: list[Section] = [PictureSection(drawings[prompt.prompt]) for prompt in shown[:most]]
    return [*found, PictureSection(silence_of(round_, picture))]


def over_time_until(journey: Journey, day: date, *, most: int = MOST_OVER_TIME) -> list[Drawing]:
    """The newest round beside the one before with the same guide, as far as both may be shown. Empty where there is no such pair."""
    rounds = list(comparing.comparable(journey).filter(_over_by(day)).select_related("journey__organisation")[:20])
    pairs = [
        (newest, before)
        for place, newest in enumerate(rounds)
        for before in rounds[place + 1 :]
        if before.guide_version.guide == newest.guide_version.guide
    ]
    if not pairs:
        return []
    try:
        found = comparing.compared(list(pairs[0]), journey.organisation.least_beyond)
    except comparing.CannotCompare:
        return []
    names = [date_format(comparing.day_of(each), "j M Y") for each in found.rounds]
    return [
        draw_over_time(
            prompt,
            title=found.titles[prompt.prompt],
            rounds=names,
            scale_labels=found.scale,
            group_names=found.groups,
            prefix=f"ro{number}",
        )
        for number, prompt in enumerate(found.prompts[:most])
    ]


def in_the_way_of(round_: Round) -> tuple[InTheWay, ...]:
    """What each group sees as getting in the way, as far as it may be shown outside."""
    return tuple(each for each in in_the_way(round_, round_.journey.organisation.least_beyond) if each.is_shown)


@dataclass(frozen=True)
class Quotable:
    """Words that may be quoted outside, and the group they come from, unless it is too small to be named."""

    pk: UUID
    words: str
    group: str
    prompt: str
    round: str


def quotable_in(rounds: Iterable[Round]) -> list[Quotable]:
    """Words of closed rounds whose writers said that they may be quoted, and that nobody keeps back."""
    found = []
    for round_ in rounds:
        names = pictures.names_of(round_).prompts
        least = round_.journey.organisation.least_beyond
        found += [
            Quotable(said.pk, said.words, said.group, names.get(said.prompt, ""), round_.title)
            for said in pictures.words_of(round_, threshold=least, quoted_only=True, beyond=True)
        ]
    return found


def still_quotable(journey: Journey, pks: Iterable[UUID]) -> dict[UUID, str]:
    """Those of these words that may be quoted today, as they stand today."""
    found = Answer.objects.filter(
        HEARD, pk__in=list(pks), withheld_why="", response__may_quote=True, response__group__round__journey=journey
    )
    rows = found.exclude(words="").select_related("response__group__round")
    rounds = {row.response.group.round_id: row.response.group.round for row in rows}
    shown = {pk for pk, round_ in rounds.items() if may_show_words(round_)}
    return {row.pk: row.words for row in rows if row.response.group.round_id in shown}
