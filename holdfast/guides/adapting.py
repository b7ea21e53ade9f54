"""A guide and the copy that was adapted from it: what departs, what a later version of the parent offers, and how a copy is changed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from .checking import check_guide
from .reading import Reader
from .shapes import Guide, Lens, LensGroup, Prompt, Section

# What people read or are asked. Where a prompt stands in a lens or the short form is not its wording.
WORDING = ("title", "text", "help", "gentle_title", "gentle_text", "gentle_help")
REORDERED = "order"  # stands for a departure of the whole guide, where prompts have ids of their own
TRANSLATED = "language"
OWN = "added-here"  # the group of a lens in which a copy's own prompts stand


class Departs(StrEnum):
    """In what way a copy departs from its parent."""

    REWORDED = "reworded"
    TRANSLATED = "translated"
    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"
    REORDERED = "reordered"


@dataclass(frozen=True)
class Pair:
    """A prompt in the parent and in the copy; None where one of them has none. `departs` is None where both are the same."""

    id: str
    was: Prompt | None
    now: Prompt | None
    departs: Departs | None


def _departs(was: Prompt | None, now: Prompt | None, *, is_translated: bool) -> Departs | None:
    if was is None:
        return Departs.ADDED
    if now is None:
        return Departs.DROPPED
    if was == now:
        return None
    if any(getattr(was, name) != getattr(now, name) for name in WORDING):
        return Departs.TRANSLATED if is_translated else Departs.REWORDED
    return Departs.CHANGED


def side_by_side(parent: Guide, copy: Guide) -> tuple[Pair, ...]:
    """Every prompt of either, in the copy's order; those that were dropped stand after the one they followed."""
    was, now = {each.id: each for each in parent.prompts}, {each.id: each for each in copy.prompts}
    is_translated = parent.language != copy.language
    ordered = list(now)
    for place, each in enumerate(was):
        if each not in now:
            before = next((known for known in reversed(list(was)[:place]) if known in ordered), None)
            ordered.insert(ordered.index(before) + 1 if before else 0, each)
    return tuple(
        Pair(each, was.get(each), now.get(each), _departs(was.get(each), now.get(each), is_translated=is_translated))
        for each in ordered
    )


def is_reordered(parent: Guide, copy: Guide) -> bool:
    """Whether prompts that both have stand in another order, or in another section."""

    def order(guide: Guide, other: Guide) -> list[tuple[str, str]]:
        known = {prompt.id for prompt in other.prompts}
        return [(section.id, p.id) for section in guide.sections for p in section.prompts if p.id in known]

    return order(parent, copy) != order(copy, parent)


def departures(parent: Guide, copy: Guide) -> dict[str, Departs]:
    """What departs, by the prompt's id; "order" and "language" stand for the whole guide."""
    found = {pair.id: pair.departs for pair in side_by_side(parent, copy) if pair.departs}
    if is_reordered(parent, copy):
        found[REORDERED] = Departs.REORDERED
    if parent.language != copy.language:
        found = {key: kind for key, kind in found.items() if kind is not Departs.TRANSLATED}
        found[TRANSLATED] = Departs.TRANSLATED
    return found


def offered(then: Guide, later: Guide, copy: Guide) -> tuple[Pair, ...]:
    """What a later version of the parent changed since the copy was made: `was` in the copy, `now` in the later version.

    Prompts that the later version changed or added, and that the copy does not have in that wording; and those that it dropped.
    """
    old, new = {each.id: each for each in then.prompts}, {each.id: each for each in later.prompts}
    mine = {each.id: each for each in copy.prompts}
    changed = [each for each in (*new, *(each for each in old if each not in new)) if old.get(each) != new.get(each)]
    return tuple(
        Pair(each, mine.get(each), new.get(each), _departs(mine.get(each), new.get(each), is_translated=False))
        for each in changed
        if mine.get(each) != new.get(each)
    )


def _checked(guide: Guide) -> Guide:
    """The guide, if it can still be asked and drawn. Raises GuideError."""
    check_guide(Reader(guide.title), guide)
    return guide


def _with_sections(guide: Guide, sections: Iterable[Section]) -> Guide:
    """The guide with other sections; empty ones go, and each lens gathers what was added at its end."""
    kept = tuple(section for section in sections if section.prompts)
    ids = [prompt.id for section in kept for prompt in section.prompts]
    return _checked(replace(guide, sections=kept, lenses=tuple(_refitted(lens, ids) for lens in guide.lenses)))


def _refitted(lens: Lens, ids: list[str]) -> Lens:
    """A lens over the prompts that there are now."""
    groups = [replace(group, prompts=tuple(p for p in group.prompts if p in ids)) for group in lens.groups]
    placed = {prompt for group in groups for prompt in group.prompts}
    own = next((group for group in groups if group.id == OWN), LensGroup(OWN, "Added here", ()))
    added = tuple(each for each in ids if each not in placed)
    groups = [*(group for group in groups if group.id != OWN), replace(own, prompts=own.prompts + added)]
    return replace(lens, groups=tuple(group for group in groups if group.prompts))


def _each_section(guide: Guide, change) -> Guide:
    return _with_sections(guide, (replace(each, prompts=tuple(change(each))) for each in guide.sections))


def with_prompt(guide: Guide, prompt: Prompt) -> Guide:
    """The guide with one prompt in another wording. Raises GuideError where it could not be asked."""
    return _each_section(guide, lambda section: (prompt if p.id == prompt.id else p for p in section.prompts))


def with_added(guide: Guide, section_id: str, prompt: Prompt) -> Guide:
    """The guide with a prompt more, at the end of a section; a section that is not there is made at the end."""
    if section_id in {section.id for section in guide.sections}:
        return _each_section(
            guide, lambda section: (*section.prompts, prompt) if section.id == section_id else section.prompts
        )
    return _with_sections(guide, (*guide.sections, Section(section_id, section_id.capitalize(), (prompt,))))


def without(guide: Guide, prompt_id: str) -> Guide:
    """The guide without one prompt. Raises GuideError where none would be left, or none in the short form."""
    return _each_section(guide, lambda section: (p for p in section.prompts if p.id != prompt_id))


def moved(guide: Guide, prompt_id: str, *, up: bool) -> Guide:
    """The guide with one prompt a place up or down within its section; at the end it stays where it is."""

    def change(section: Section) -> list[Prompt]:
        prompts = list(section.prompts)
        place = next((n for n, each in enumerate(prompts) if each.id == prompt_id), None)
        other = None if place is None else place + (-1 if up else 1)
        if place is not None and other is not None and 0 <= other < len(prompts):
            prompts[place], prompts[other] = prompts[other], prompts[place]
        return prompts

    return _each_section(guide, change)


def taken_over(copy: Guide, later: Guide, prompt_id: str) -> Guide:
    """The copy with one prompt as a later version of the parent has it: reworded, added, or dropped."""
    found = next(((s, p) for s in later.sections for p in s.prompts if p.id == prompt_id), None)
    if found is None:
        return without(copy, prompt_id)
    section, prompt = found
    if prompt_id in {each.id for each in copy.prompts}:
        return with_prompt(copy, prompt)
    if section.id not in {each.id for each in copy.sections}:
        return _with_sections(copy, (*copy.sections, replace(section, prompts=(prompt,))))
    return with_added(copy, section.id, prompt)
