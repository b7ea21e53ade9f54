"""What has to hold between the parts of a guide, so that it can be asked, drawn and read either way."""

from collections.abc import Mapping

from .reading import MOST_TITLE, Reader, is_identifier, shown
from .shapes import DOMAINS, KINDS, LEVELS, PRINCIPLES, QUESTIONS, STAGES, Guide, Lens, Prompt

MOST_PROMPTS = 120
MOST_SHORT = 8
MOST_STANDINGS = 9
MOST_VERSION = 9_999


def check_guide(reader: Reader, guide: Guide) -> None:
    """Raises GuideError with the first thing that is wrong."""
    _check_head(reader, guide)
    _check_scale(reader, guide)
    reader.once("sections", [section.id for section in guide.sections])
    for section in guide.sections:
        if not section.prompts:
            raise reader.wrong(f"section {section.id}", "has no prompts.")
    reader.once("prompts", [prompt.id for prompt in guide.prompts])
    if not 1 <= len(guide.prompts) <= MOST_PROMPTS:
        raise reader.wrong("guide", f"needs between 1 and {MOST_PROMPTS} prompts.")
    for prompt in guide.prompts:
        _check_prompt(reader, prompt)
    short = sum(prompt.short for prompt in guide.prompts)
    if not 1 <= short <= MOST_SHORT:
        raise reader.wrong("guide", f"marks {short} prompts as its short form; it needs between 1 and {MOST_SHORT}.")
    reader.once("lenses", [lens.id for lens in guide.lenses])
    for lens in guide.lenses:
        _check_lens(reader, lens, [prompt.id for prompt in guide.prompts])


def check_parents(reader: Reader, guide: Guide, parents: Mapping[str, str]) -> None:
    """Raises GuideError where a guide's parent is not known, or is adapted from the guide itself. `parents`: by guide's id."""
    line = [guide.id]
    parent = guide.parent
    while parent:
        if parent in line:
            raise reader.wrong("guide", f"'{shown(parent)}' would be its own parent: {' from '.join([*line, parent])}.")
        if parent not in parents:
            raise reader.wrong("guide", f"its parent '{shown(parent)}' is not a guide that is known here.")
        line.append(parent)
        parent = parents[parent]


def _check_head(reader: Reader, guide: Guide) -> None:
    if not 1 <= guide.version <= MOST_VERSION:
        raise reader.wrong("guide", f"'version' should be a number from 1 to {MOST_VERSION}.")
    if guide.question not in QUESTIONS:
        raise reader.wrong("guide", f"the question '{shown(guide.question)}' is not one of: {' '.join(QUESTIONS)}")
    if guide.stage and guide.stage not in STAGES:
        raise reader.wrong("guide", f"the stage '{shown(guide.stage)}' is not one of: {', '.join(STAGES)}.")
    if guide.parent and (guide.parent == guide.id or not is_identifier(guide.parent)):
        raise reader.wrong("guide", "'parent' should be the id of the guide that this one was adapted from.")
    if guide.imported:
        raise reader.wrong("guide", "'imported' is for answers gathered elsewhere; a file cannot say it of itself.")


def _check_scale(reader: Reader, guide: Guide) -> None:
    if len(guide.scale) < 2:
        raise reader.wrong("scale", "needs two standings or more, from lowest to highest.")
    if len(guide.scale) > MOST_STANDINGS:
        raise reader.wrong("scale", f"has {len(guide.scale)} standings; more than {MOST_STANDINGS} cannot be drawn.")
    reader.once("scale and silences", [choice.id for choice in (*guide.scale, *guide.silences)])


def _check_prompt(reader: Reader, prompt: Prompt) -> None:
    if prompt.kind not in KINDS:
        raise reader.wrong(prompt.id, f"the kind '{shown(prompt.kind)}' is not one of: {', '.join(KINDS)}.")
    if max(len(prompt.title), len(prompt.gentle_title)) > MOST_TITLE:
        raise reader.wrong(prompt.id, f"the title is longer than {MOST_TITLE} characters; pictures need it short.")
    if not prompt.source:
        raise reader.wrong(prompt.id, "names no source. Say where the idea comes from.")
    if (prompt.gentle_title or prompt.gentle_help) and not prompt.gentle_text:
        raise reader.wrong(prompt.id, "has a gentle title or help and no gentle_text, so nobody would be asked it.")
    if prompt.kind == "choice" and len(prompt.choices) < 2:
        raise reader.wrong(prompt.id, "is a choice and needs two choices or more.")
    if prompt.kind != "choice" and prompt.choices:
        raise reader.wrong(prompt.id, f"is of kind {prompt.kind}: only a choice has choices of its own.")

    _check_place(reader, prompt)


def _check_place(reader: Reader, prompt: Prompt) -> None:
    """Where a prompt belongs when a picture is read another way."""
    for name, value, known in (("level", prompt.level, LEVELS), ("domain", prompt.domain, DOMAINS)):
        if value and value not in known:
            raise reader.wrong(prompt.id, f"the {name} '{shown(value)}' is not one of: {', '.join(known)}.")
    reader.once(prompt.id, prompt.principles, "principle")
    strange = [each for each in prompt.principles if each not in PRINCIPLES]
    if strange:
        raise reader.wrong(prompt.id, f"the principle '{shown(strange[0])}' is not one of: {', '.join(PRINCIPLES)}.")
    if prompt.unsaid and prompt.kind != "words":
        raise reader.wrong(prompt.id, "only a prompt of kind words can be answered without names, in batches.")


def _check_lens(reader: Reader, lens: Lens, ids: list[str]) -> None:
    where = f"lens {lens.id}"
    reader.once(where, [group.id for group in lens.groups])
    grouped = [prompt for group in lens.groups for prompt in group.prompts]
    reader.once(where, grouped)
    unknown = [each for each in grouped if each not in ids]
    if unknown:
        raise reader.wrong(where, f"'{shown(unknown[0])}' is not a prompt of this guide.")
    left_out = [each for each in ids if each not in grouped]
    if left_out:
        raise reader.wrong(where, f"leaves out '{left_out[0]}'. Every prompt needs its place.")
    empty = [group.id for group in lens.groups if not group.prompts]
    if empty:
        raise reader.wrong(where, f"the group '{empty[0]}' has no prompts.")
