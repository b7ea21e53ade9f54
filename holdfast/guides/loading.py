"""Guides from TOML files. What is wrong with one is said as path, prompt and sentence."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from .checking import MOST_PROMPTS, MOST_SHORT, check_guide
from .reading import GuideError, Reader, is_identifier, shown
from .shapes import Choice, Guide, Lens, LensGroup, Prompt, Section, guide_from_dict
from .translating import parse_translation

__all__ = ["Choice", "Guide", "GuideError", "Lens", "Prompt", "Section", "guide_from_dict", "guides", "load_guide"]

CONTENT = Path(__file__).parent / "content"
WORDS_A_MINUTE = 200
SECONDS_A_PROMPT = 20
# In the order in which they are offered.
ORDER = (
    *("conditions", "principles", "contextual", "transitional", "trauma-informed", "training"),
    *("innovate-or-improve", "fit", "trustworthy", "people", "expectations"),
    *("pulse", "containment", "primary-task"),
    *("stage-1", "stage-2", "stage-3", "stage-4", "stage-5", "stage-6", "sustain", "spread", "journey-map"),
)

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


def parse_guide(text: str, path: str) -> Guide:
    """A guide from TOML. Raises GuideError with the path, the prompt's id and what is wrong."""
    reader = Reader(path)
    data = reader.toml(text)
    if "translations" in data:
        raise reader.wrong("guide", "'translations' stand in files of their own, beside the guide.")
    sections = tuple(_section(reader, row) for row in reader.rows("sections", data.pop("sections", [])))
    lenses = tuple(_lens(reader, row) for row in reader.rows("lenses", data.pop("lenses", [])))
    extra = {
        "sections": sections,
        "lenses": lenses,
        "scale": reader.choices("scale", data.pop("scale")) if "scale" in data else HOUSE_SCALE,
        "silences": reader.choices("silences", data.pop("silences")) if "silences" in data else HOUSE_SILENCES,
    }
    guide: Guide = reader.make(Guide, "guide", data, **extra)
    check_guide(reader, guide)
    return guide


def _place(what: str, row: dict[str, Any]) -> str:
    return f"{what} {shown(row.get('id', '?'))}"


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _section(reader: Reader, row: Any) -> Section:
    where = _place("section", reader.table("section", row))
    prompts = tuple(_prompt(reader, each) for each in reader.rows(where, row.get("prompts", [])))
    section: Section = reader.make(Section, where, _without(row, "prompts"), prompts=prompts)
    return section


def _prompt(reader: Reader, row: Any) -> Prompt:
    where = shown(reader.table("prompt", row).get("id", "prompt"))
    choices = reader.choices(where, row.get("choices", []))
    principles = reader.names(where, row.get("principles", []), "principles")
    plain = {key: value for key, value in row.items() if key not in {"choices", "principles"}}
    prompt: Prompt = reader.make(Prompt, where, plain, choices=choices, principles=principles)
    return prompt


def _lens(reader: Reader, row: Any) -> Lens:
    where = _place("lens", reader.table("lens", row))
    groups = tuple(_lens_group(reader, where, each) for each in reader.rows(where, row.get("groups", [])))
    lens: Lens = reader.make(Lens, where, _without(row, "groups"), groups=groups)
    return lens


def _lens_group(reader: Reader, where: str, row: Any) -> LensGroup:
    prompts = reader.names(where, reader.table(where, row).get("prompts", []))
    group: LensGroup = reader.make(LensGroup, where, _without(row, "prompts"), prompts=prompts)
    return group


@cache
def load_guide(guide_id: str) -> Guide:
    """A guide of the package by its id. Raises GuideError where there is none, or where it is wrong."""
    if not is_identifier(guide_id):
        raise GuideError(f"There is no guide '{shown(guide_id)}'.")
    path = CONTENT / f"{guide_id}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise GuideError(f"There is no guide '{guide_id}'.") from error
    return _with_translations(parse_guide(text, path.name))


def _with_translations(guide: Guide) -> Guide:
    found = sorted(CONTENT.glob(f"{guide.id}.*.toml"))
    translations = tuple(parse_translation(each.read_text(encoding="utf-8"), each.name, guide) for each in found)
    return replace(guide, translations=translations)


@cache
def guides() -> tuple[Guide, ...]:
    """All guides of the package, in the order in which they are offered."""
    found = {path.stem for path in CONTENT.glob("*.toml") if "." not in path.stem}
    return tuple(load_guide(each) for each in (*(each for each in ORDER if each in found), *sorted(found - set(ORDER))))


def chosen(guide: Guide, sections: Iterable[str] = ()) -> tuple[Prompt, ...]:
    """The short form, with all prompts of the sections that were added, in the guide's order.

    What is said only in batches (`unsaid`) belongs to a team's own reflection and is never put in a round.
    """
    added = set(sections)
    return tuple(
        prompt
        for section in guide.sections
        for prompt in section.prompts
        if (prompt.short or section.id in added) and not prompt.unsaid
    )


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
    """A guide made of statements that were asked elsewhere, marked as imported. Its prompts are numbered s-1, s-2, ...

    Raises GuideError where a statement cannot be asked or drawn, or where there are too many of them.
    """
    _check_statements(id, statements)
    return Guide(
        id=id,
        version=1,
        title=title,
        question="Where are we?",
        purpose="Asked elsewhere, brought in to be seen as a picture.",
        source=source,
        licence=licence,
        audience="those who were asked elsewhere",
        sections=(Section("statements", "Statements", _statements(statements, source)),),
        scale=_named(scale, labels or {}),
        silences=_named(silences, labels or {}),
        imported=True,
    )


def _statements(statements: Sequence[str], source: str) -> tuple[Prompt, ...]:
    return tuple(
        Prompt(
            id=f"s-{number}",
            kind="standing",
            title=" ".join(statement.split()),
            text=statement,
            gentle_text=statement,
            short=number <= MOST_SHORT,
            source=source,
        )
        for number, statement in enumerate(statements, 1)
    )


def _named(ids: Sequence[str], labels: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(each, labels.get(each, each.replace("_", " "))) for each in ids)


def _check_statements(path: str, statements: Sequence[str]) -> None:
    reader = Reader(path)
    if not 1 <= len(statements) <= MOST_PROMPTS:
        raise reader.wrong(
            "statements", f"there are {len(statements)}; between 1 and {MOST_PROMPTS} can be brought in."
        )
    for number, statement in enumerate(statements, 1):
        reader.text(f"statement {number}", "text", statement)
    reader.once("statements", statements, "statement")
