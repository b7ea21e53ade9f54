"""Whether a guide is in plain words: measured over its whole text, with single prompts listed for a person to look at."""

from functools import cache
from pathlib import Path

from holdfast.analysis.readability import Reading, readability

from .shapes import Guide

ADULTS, GENTLE = 8, 6


@cache
def field_words() -> frozenset[str]:
    """The field's own words, which are not counted: those who work in it and those it works with know them."""
    return frozenset((Path(__file__).parent / "field-words.txt").read_text(encoding="utf-8").split())


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".?!" else f"{text}."


def _measured(texts: list[str]) -> Reading | None:
    return readability(" ".join(_sentence(text.strip()) for text in texts if text.strip()), field_words())


def reading_of(guide: Guide, *, is_gentle: bool) -> Reading | None:
    """How hard the whole text of a guide is, as adults read it or as young people and parents do. None: nothing is asked."""
    asked = [prompt for prompt in guide.prompts if prompt.asked_of(is_gentle)]
    if not asked:
        return None
    around = [] if is_gentle else [guide.title, guide.purpose, guide.note, *(each.about for each in guide.sections)]
    texts = [t for p in asked for t in (p.title_for(is_gentle), p.text_for(is_gentle), p.help_for(is_gentle))]
    return _measured([*around, *texts])


def hard_prompts(guide: Guide) -> list[tuple[str, bool, float]]:
    """Prompts above the grade of those they are put to: id, whether it is the gentle wording, grade. For a person to look at."""
    found = []
    for prompt in guide.prompts:
        for is_gentle, most in ((False, ADULTS), (True, GENTLE)):
            if not prompt.asked_of(is_gentle):
                continue
            reading = _measured([prompt.text_for(is_gentle), prompt.help_for(is_gentle)])
            if reading and reading.grade > most:
                found.append((prompt.id, is_gentle, round(reading.grade, 1)))
    return found
