"""A guide in another language. Its words stand in a file of their own, beside the guide: pulse.cy.toml beside pulse.toml.

guide = "pulse"
language = "cy"
made_by = "machine"        # or who translated it
read_by = ""               # until somebody who speaks it has read it and signs with name and day
[texts]
title = "..."
"prompts.energy-now.text" = "..."
"""

from collections.abc import Iterator
from dataclasses import replace

from .reading import Reader, shown
from .shapes import Choice, Guide, Prompt, Section, Translation

MACHINE = "machine"
LANGUAGES = {"en": "English", "cy": "Cymraeg"}
# Who has read the pages for answering in a language, and on which day. Until somebody has, every page says so.
PAGES_READ_BY = {"en": "the house", "cy": ""}
_HEAD = ("title", "purpose", "audience", "note")
_SECTION = ("title", "about")
_PROMPT = ("title", "text", "help", "gentle_title", "gentle_text", "gentle_help")
_CHOICE = ("label", "gentle_label")


def _named(thing: object, place: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        yield f"{place}{name}", getattr(thing, name)


def _places(guide: Guide) -> Iterator[tuple[str, str]]:
    """Every place in a guide that can hold words, with the words."""
    yield from _named(guide, "", _HEAD)
    for section in guide.sections:
        yield from _named(section, f"sections.{section.id}.", _SECTION)
    for prompt in guide.prompts:
        yield from _named(prompt, f"prompts.{prompt.id}.", _PROMPT)
        for choice in prompt.choices:
            yield from _named(choice, f"prompts.{prompt.id}.choices.{choice.id}.", _CHOICE)
    for choice in (*guide.scale, *guide.silences):
        yield from _named(choice, f"answers.{choice.id}.", _CHOICE)


def words_of(guide: Guide) -> dict[str, str]:
    """The words of a guide by their place: everything that a translation has to hold."""
    return {place: words for place, words in _places(guide) if words}


def parse_translation(text: str, path: str, guide: Guide) -> Translation:
    """A translation of a guide. Raises GuideError where words are missing, or stand where the guide has none."""
    reader = Reader(path)
    data = reader.toml(text)
    if data.pop("guide", None) != guide.id:
        raise reader.wrong("translation", f"'guide' should be {guide.id}.")
    texts = reader.table("texts", data.pop("texts", {}))
    wanted = words_of(guide)
    for place, words in texts.items():
        if place not in wanted:
            raise reader.wrong("texts", f"the guide has no words at '{shown(place)}'.")
        if not isinstance(words, str):
            raise reader.wrong(shown(place), "should be text.")
        reader.text(shown(place), "text", words)
    missing = [place for place in wanted if place not in texts]
    if missing:
        raise reader.wrong("texts", f"{len(missing)} words are not translated, the first at '{missing[0]}'.")
    made: Translation = reader.make(Translation, "translation", data, texts=tuple(sorted(texts.items())))
    if made.language == guide.language or made.language not in LANGUAGES:
        raise reader.wrong(
            "translation", f"the language '{shown(made.language)}' is not one that pages can be shown in."
        )
    return made


def in_language(guide: Guide, language: str) -> Guide:
    """The guide in another language, where it has one; otherwise as it is."""
    found = next((each for each in guide.translations if each.language == language), None)
    return guide if found is None else _translated(guide, found)


def languages_of(guide: Guide) -> tuple[str, ...]:
    """The languages in which a guide can be answered, its own first."""
    return (guide.language, *(each.language for each in guide.translations))


def is_unread(guide: Guide, language: str) -> bool:
    """Whether words on a page for answering were made by a machine and nobody who speaks the language has signed them."""
    found = [each for each in guide.translations if each.language == language]
    return not PAGES_READ_BY.get(language, "") or any(each.made_by == MACHINE and not each.read_by for each in found)


def _translated(guide: Guide, translation: Translation) -> Guide:
    texts = dict(translation.texts)

    def choice(each: Choice, place: str) -> Choice:
        return _reworded(each, place, _CHOICE, texts)

    def prompt(each: Prompt) -> Prompt:
        place = f"prompts.{each.id}"
        choices = tuple(choice(one, f"{place}.choices.{one.id}") for one in each.choices)
        return replace(_reworded(each, place, _PROMPT, texts), choices=choices)

    def section(each: Section) -> Section:
        prompts = tuple(map(prompt, each.prompts))
        return replace(_reworded(each, f"sections.{each.id}", _SECTION, texts), prompts=prompts)

    return replace(
        _reworded(guide, "", _HEAD, texts),
        language=translation.language,
        sections=tuple(map(section, guide.sections)),
        scale=tuple(choice(each, f"answers.{each.id}") for each in guide.scale),
        silences=tuple(choice(each, f"answers.{each.id}") for each in guide.silences),
    )


def _reworded(thing, place: str, names: tuple[str, ...], texts: dict[str, str]):
    path = f"{place}." if place else ""
    return replace(thing, **{name: texts[path + name] for name in names if path + name in texts})
