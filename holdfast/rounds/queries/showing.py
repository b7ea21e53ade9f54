"""A picture laid out for its page: common ground first, then differences, by section or by another lens."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from holdfast.analysis.picture import Picture, PromptPicture
from holdfast.guides.lenses import Reading, readings_of
from holdfast.guides.loading import Guide, Prompt
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures import draw_section
from holdfast.ui.pictures.words import common_ground_in_words

from ..access import are_words_waiting
from ..models import Round
from . import pictures, reports
from .guides import guide_of


@dataclass(frozen=True)
class ShownPrompt:
    """A prompt with its picture; one that asks for words alone has none."""

    id: str
    title: str
    drawing: Drawing | None
    words: tuple[pictures.Words, ...]
    widest: float


@dataclass(frozen=True)
class ShownGroup:
    """The prompts of one section, or of one group of another lens."""

    id: str
    title: str
    overview: Drawing | None
    prompts: tuple[ShownPrompt, ...]
    again: tuple[tuple[str, str], ...] = ()  # id and title of prompts that stand in an earlier group already


@dataclass(frozen=True)
class ShownPicture:
    lenses: tuple[tuple[str, str, bool], ...]  # id, title, whether chosen
    lens_source: str
    common: tuple[str, ...]
    groups: tuple[ShownGroup, ...]
    silence: Drawing
    set_aside: tuple[tuple[str, int, str], ...]
    withheld: int
    about_silence: tuple[tuple[str, str], ...]  # group, what was heard about why some did not answer
    words_wait: bool
    guesses: bool
    threshold: int


def prompt_or_404(round_: Round, prompt: str) -> Prompt:
    """A prompt of this round by its id."""
    for each in guide_of(round_).prompts:
        if each.id == prompt and prompt in round_.prompts:
            return each
    raise Http404


def _reading(guide: Guide, chosen: str) -> tuple[Reading, tuple[tuple[str, str, bool], ...]]:
    """The chosen way of reading, and what can be chosen. The guide's own sections are the first."""
    readings = readings_of(guide)
    reading = next((each for each in readings if each.id == chosen), readings[0])
    offered = tuple((each.id, _(each.title), each is reading) for each in readings) if len(readings) > 1 else ()
    return reading, offered


def shown_picture(round_: Round, *, threshold: int, lens: str, guesses: dict, quoted_only: bool) -> ShownPicture:
    guide, names = guide_of(round_), pictures.names_of(round_)
    picture = pictures.picture_of(round_, threshold)
    words: dict[str, list[pictures.Words]] = {}
    for said in pictures.words_of(round_, threshold=threshold, quoted_only=quoted_only):
        words.setdefault(said.prompt, []).append(said)
    reading, offered = _reading(guide, lens)
    drawings = reports.drawings_of(round_, picture, guesses=guesses)
    prompts = _shown_prompts(round_, picture, drawings, words)
    return ShownPicture(
        lenses=offered,
        lens_source=reading.source,
        common=tuple(
            common_ground_in_words(prompt, names.prompts[prompt.prompt], names.groups, names.own_scale)
            for prompt in picture.prompts
            if prompt.common_ground
        ),
        groups=_laid_out(reading, prompts, picture, names),
        silence=reports.silence_of(round_, picture),
        set_aside=tuple(pictures.set_aside(round_)),
        withheld=pictures.withheld_words(round_),
        about_silence=pictures.about_silence(round_),
        words_wait=are_words_waiting(round_),
        guesses=bool(guesses),
        threshold=threshold,
    )


def _shown_prompts(round_: Round, picture: Picture, drawings: dict, words: dict) -> dict[str, ShownPrompt]:
    """Every prompt that was put, those that ask for words alone too, by its id."""
    widest = {
        prompt.prompt: max((each.steps_apart or 0 for each in prompt.differences), default=-1.0)
        for prompt in picture.prompts
    }
    return {
        each.id: ShownPrompt(
            each.id, each.title, drawings.get(each.id), tuple(words.get(each.id, ())), widest.get(each.id, -1.0)
        )
        for each in guide_of(round_).prompts
        if each.id in round_.prompts
    }


def _laid_out(
    reading: Reading, prompts: dict[str, ShownPrompt], picture: Picture, names: pictures.Names
) -> tuple[ShownGroup, ...]:
    """The groups of one way of reading. A prompt is drawn where it stands first, and named where it stands again."""
    by_id = {prompt.prompt: prompt for prompt in picture.prompts}
    groups: list[ShownGroup] = []
    drawn: set[str] = set()
    for number, group in enumerate(reading.groups):
        present = [each for each in group.prompts if each in prompts]
        if not present:
            continue
        again = tuple((each, prompts[each].title) for each in present if each in drawn)
        new = [prompts[each] for each in present if each not in drawn]
        drawn.update(present)
        placed = [by_id[each] for each in present if each in by_id]
        overview = _overview(placed, names, _(group.title), number) if len(placed) > 1 else None
        ordered = tuple(sorted(new, key=lambda each: -each.widest))
        groups.append(ShownGroup(group.id, _(group.title), overview, ordered, again))
    return tuple(groups)


def _overview(prompts: list[PromptPicture], names: pictures.Names, title: str, number: int) -> Drawing:
    return draw_section(
        tuple(prompts),
        section_title=title,
        scale_labels=names.standings,
        silence_labels=names.silences,
        group_names=names.groups,
        prompt_titles=names.prompts,
        prefix=f"s{number}",
    )
