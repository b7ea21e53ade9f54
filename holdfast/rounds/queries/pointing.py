"""Passages of words that might tell who somebody is: shown to their writer before sending, and to a lead before showing."""

from dataclasses import dataclass
from functools import lru_cache

from holdfast.analysis.identifying import Passage, identifying

from ..models import Answer, Response, Round
from .guides import prompts_of


def known_words(round_: Round) -> tuple[str, ...]:
    """Names that may stand in any comment: of the organisation, the journey, its place and its partners."""
    journey = round_.journey
    return tuple(filter(None, (journey.organisation.name, journey.name, journey.place, *map(str, journey.partners))))


@lru_cache(maxsize=4096)
def passages_of(words: str, known: tuple[str, ...]) -> tuple[Passage, ...]:
    """The passages of one comment. The same words are looked through once."""
    return identifying(words, known)


@dataclass(frozen=True)
class Pointed:
    """One answer in which something was found: the prompt, its short name, and the passages as they stand."""

    prompt: str
    title: str
    passages: tuple[str, ...]


def pointed_in(words: str, round_: Round) -> tuple[str, ...]:
    """The passages of some words, each once."""
    found = passages_of(words, known_words(round_)) if words else ()
    return tuple(dict.fromkeys(passage.text for passage in found))


def pointed_of(response: Response) -> list[Pointed]:
    """Where a person's own answers may tell who somebody is."""
    is_gentle = response.group.perspective.is_gentle
    titles = {prompt.id: prompt.title_for(is_gentle) for prompt in prompts_of(response.group)}
    found = [
        Pointed(answer.prompt, titles[answer.prompt], pointed_in(answer.words, response.group.round))
        for answer in Answer.objects.filter(response=response).exclude(words="")
        if answer.prompt in titles
    ]
    return [each for each in found if each.passages]
