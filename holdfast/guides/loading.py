"""Guides from TOML files. What is wrong with one is said as path, prompt and sentence."""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any

from .shapes import KINDS, QUESTIONS, Choice, Guide, Lens, LensGroup, Prompt, Section, guide_from_dict

__all__ = ["Choice", "Guide", "GuideError", "Lens", "Prompt", "Section", "guide_from_dict", "guides", "load_guide"]

CONTENT = Path(__file__).parent / "content"
MOST_BYTES = 300_000
MOST_PROMPTS = 120
MOST_TEXT = 2_000
MOST_SHORT = 8
WORDS_A_MINUTE = 200
SECONDS_A_PROMPT = 20
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
# In the order in which they are offered.
ORDER = ("conditions", "stage-1", "stage-2", "stage-3", "stage-4", "stage-5", "stage-6", "pulse")

HOUSE_SCALE = (
    Choice("hinders", "gets in the way"),
    Choice("no_help_yet", "no help yet"),
    Choice("helps_a_little", "helps a little"),
    Choice("helps", "helps"),
)
HOUSE_SILENCES = (
    Choice("not_my_role", "not my role", "this is not for me to say"),
    Choice("too_early", "too early to say"),
    Choice("not_applicable", "does not apply here"),
    Choice("rather_not_say", "I would rather not say here"),
)


class GuideError(ValueError):
    """What is wrong with a guide: "path: prompt: sentence"."""


class _Reader:
    """Reads tables of one file, and knows where it is when something is wrong."""

    def __init__(self, path: str):
        self.path = path

    def wrong(self, where: str, sentence: str) -> GuideError:
        return GuideError(f"{self.path}: {where}: {sentence}")

    def make(self, kind: type, where: str, row: Any, **extra: Any) -> Any:
        """One dataclass from one table: unknown and missing names are errors, and every text is checked."""
        if not isinstance(row, dict):
            raise self.wrong(where, "should be a table.")
        known = {each.name: each for each in fields(kind) if each.init}
        unknown = sorted(set(row) - set(known))
        if unknown:
            raise self.wrong(where, f"'{unknown[0]}' is not known here. Known are: {', '.join(known)}.")
        needed = [name for name, each in known.items() if each.default is MISSING and each.default_factory is MISSING]
        missing = [name for name in needed if name not in row and name not in extra]
        if missing:
            raise self.wrong(where, f"'{missing[0]}' is missing.")
        for name, value in row.items():
            self._check(where, name, value, known[name].type)
        return kind(**{**row, **extra})

    def _check(self, where: str, name: str, value: Any, wanted: Any) -> None:
        types: dict[Any, type] = {"str": str, "int": int, "bool": bool, str: str, int: int, bool: bool}
        if wanted in types and type(value) is not types[wanted]:
            raise self.wrong(where, f"'{name}' should be of type {types[wanted].__name__}.")
        if not isinstance(value, str):
            return
        if len(value) > MOST_TEXT:
            raise self.wrong(where, f"'{name}' is longer than {MOST_TEXT} characters.")
        if any(ord(letter) < 32 and letter != "\n" for letter in value):
            raise self.wrong(where, f"'{name}' holds a control character.")
        if name == "id" and not re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", value):
            raise self.wrong(where, f"the id '{value[:40]}' may hold small letters, digits and single dashes.")

    def rows(self, where: str, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise self.wrong(where, "should be a list of tables.")
        return value

    def choices(self, where: str, value: Any) -> tuple[Choice, ...]:
        made = tuple(self.make(Choice, where, row) for row in self.rows(where, value))
        self.once(where, [choice.id for choice in made])
        return made

    def once(self, where: str, ids: Sequence[str]) -> None:
        twice = [each for place, each in enumerate(ids) if each in ids[:place]]
        if twice:
            raise self.wrong(where, f"the id '{twice[0]}' stands twice.")


def parse_guide(text: str, path: str) -> Guide:
    """A guide from TOML. Raises GuideError with the path, the prompt's id and what is wrong."""
    reader = _Reader(path)
    if len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise reader.wrong("guide", f"is larger than {MOST_BYTES // 1000} kB.")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise reader.wrong("guide", f"is not TOML that can be read ({error}).") from error
    sections = tuple(_section(reader, row) for row in reader.rows("sections", data.pop("sections", [])))
    extra = {
        "sections": sections,
        "scale": reader.choices("scale", data.pop("scale")) if "scale" in data else HOUSE_SCALE,
        "silences": reader.choices("silences", data.pop("silences")) if "silences" in data else HOUSE_SILENCES,
        "lenses": tuple(_lens(reader, row) for row in reader.rows("lenses", data.pop("lenses", []))),
    }
    guide: Guide = reader.make(Guide, "guide", data, **extra)
    _check_guide(reader, guide)
    return guide


def _section(reader: _Reader, row: Any) -> Section:
    where = f"section {row.get('id', '?')}" if isinstance(row, dict) else "section"
    if not isinstance(row, dict):
        raise reader.wrong(where, "should be a table.")
    prompts = tuple(_prompt(reader, each) for each in reader.rows(where, row.get("prompts", [])))
    section: Section = reader.make(Section, where, {k: v for k, v in row.items() if k != "prompts"}, prompts=prompts)
    return section


def _prompt(reader: _Reader, row: Any) -> Prompt:
    where = str(row.get("id", "prompt")) if isinstance(row, dict) else "prompt"
    choices = reader.choices(where, row.get("choices", [])) if isinstance(row, dict) else ()
    plain = {k: v for k, v in row.items() if k != "choices"} if isinstance(row, dict) else row
    prompt: Prompt = reader.make(Prompt, where, plain, choices=choices)
    if prompt.kind not in KINDS:
        raise reader.wrong(where, f"the kind '{prompt.kind}' is not one of: {', '.join(KINDS)}.")
    if len(prompt.title) > 60:
        raise reader.wrong(where, "the title is longer than 60 characters; pictures need it short.")
    if not prompt.text.strip() or not prompt.title.strip():
        raise reader.wrong(where, "has no text or no title.")
    return prompt


def _lens(reader: _Reader, row: Any) -> Lens:
    where = f"lens {row.get('id', '?')}" if isinstance(row, dict) else "lens"
    if not isinstance(row, dict):
        raise reader.wrong(where, "should be a table.")
    groups = tuple(
        reader.make(
            LensGroup,
            where,
            {k: v for k, v in group.items() if k != "prompts"},
            prompts=tuple(map(str, group.get("prompts", []))),
        )
        for group in reader.rows(where, row.get("groups", []))
    )
    lens: Lens = reader.make(Lens, where, {k: v for k, v in row.items() if k != "groups"}, groups=groups)
    return lens


def _check_guide(reader: _Reader, guide: Guide) -> None:
    ids = [prompt.id for prompt in guide.prompts]
    reader.once("prompts", ids)
    reader.once("sections", [section.id for section in guide.sections])
    if not 1 <= len(ids) <= MOST_PROMPTS:
        raise reader.wrong("guide", f"needs between 1 and {MOST_PROMPTS} prompts.")
    if len(guide.scale) < 2:
        raise reader.wrong("scale", "needs two standings or more, from lowest to highest.")
    reader.once("scale and silences", [choice.id for choice in (*guide.scale, *guide.silences)])
    if guide.question not in QUESTIONS:
        raise reader.wrong("guide", f"the question '{guide.question[:40]}' is not one of: {' '.join(QUESTIONS)}")
    short = [prompt for prompt in guide.prompts if prompt.short]
    if not 1 <= len(short) <= MOST_SHORT:
        raise reader.wrong(
            "guide", f"marks {len(short)} prompts as its short form; it needs between 1 and {MOST_SHORT}."
        )
    for lens in guide.lenses:
        grouped = [prompt for group in lens.groups for prompt in group.prompts]
        reader.once(f"lens {lens.id}", grouped)
        strangers = sorted(set(grouped) ^ set(ids))
        if strangers:
            raise reader.wrong(f"lens {lens.id}", f"'{strangers[0]}' is in the guide or in the lens, not in both.")


@cache
def load_guide(guide_id: str) -> Guide:
    """A guide of the package by its id. Raises GuideError where there is none, or where it is wrong."""
    if not IDENTIFIER.match(guide_id):
        raise GuideError(f"There is no guide '{guide_id[:40]}'.")
    path = CONTENT / f"{guide_id}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise GuideError(f"There is no guide '{guide_id}'.") from error
    return parse_guide(text, path.name)


@cache
def guides() -> tuple[Guide, ...]:
    """All guides of the package, in the order in which they are offered."""
    found = {path.stem for path in CONTENT.glob("*.toml")}
    return tuple(load_guide(each) for each in (*(each for each in ORDER if each in found), *sorted(found - set(ORDER))))


def chosen(guide: Guide, sections: Iterable[str] = ()) -> tuple[Prompt, ...]:
    """The short form, with all prompts of the sections that were added, in the guide's order."""
    added = set(sections)
    return tuple(p for section in guide.sections for p in section.prompts if p.short or section.id in added)


def short_form(guide: Guide) -> tuple[Prompt, ...]:
    return chosen(guide)


def minutes(prompts: Iterable[Prompt], *, is_gentle: bool = False) -> int:
    """How long answering takes: reading at 200 words a minute, and 20 seconds for each prompt; whole minutes, at least one."""
    asked = [prompt for prompt in prompts if prompt.asked_of(is_gentle)]
    words = sum(len(f"{p.title_for(is_gentle)} {p.text_for(is_gentle)} {p.help_for(is_gentle)}".split()) for p in asked)
    return max(1, math.ceil(words / WORDS_A_MINUTE + len(asked) * SECONDS_A_PROMPT / 60))


def imported_guide(
    *,
    id: str,
    title: str,
    source: str,
    licence: str,
    statements: Sequence[str],
    scale: Sequence[str],
    silences: Sequence[str],
    labels: Mapping[str, str] | None = None,
) -> Guide:
    """A guide made of statements that were asked elsewhere, marked as imported. Its prompts are numbered s-1, s-2, ..."""
    named = labels or {}
    prompts = tuple(
        Prompt(
            id=f"s-{number}",
            kind="standing",
            title=statement,
            text=statement,
            gentle_text=statement,
            short=number <= MOST_SHORT,
            source=source,
        )
        for number, statement in enumerate(statements, 1)
    )
    return Guide(
        id=id,
        version=1,
        title=title,
        question="Where are we?",
        purpose="Asked elsewhere, brought in to be seen as a picture.",
        source=source,
        licence=licence,
        audience="those who were asked elsewhere",
        sections=(Section("statements", "Statements", prompts),),
        scale=tuple(Choice(each, named.get(each, each.replace("_", " "))) for each in scale),
        silences=tuple(Choice(each, named.get(each, each.replace("_", " "))) for each in silences),
        imported=True,
    )
