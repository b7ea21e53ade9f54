"""The ways in which the prompts of a guide can be gathered when its picture is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .shapes import DOMAINS, LEVELS, PRINCIPLES, Guide, Prompt

SECTIONS, DOMAIN, LEVEL, PRINCIPLE, OTHERS = "", "domain", "level", "principle", "others"
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Gathered:
    """Prompts that stand together in one way of reading. A prompt can stand in more than one place, or in none."""

    id: str
    title: str
    prompts: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """One way of reading a picture, with its groups in order."""

    id: str
    title: str
    groups: tuple[Gathered, ...]
    source: str = ""


def _gathered(guide: Guide, titles: Mapping[str, str], places: Callable[[Prompt], tuple[str, ...]], rest: str):
    groups = [
        Gathered(key, title, tuple(p.id for p in guide.prompts if key in places(p))) for key, title in titles.items()
    ]
    groups.append(Gathered(ELSEWHERE, rest, tuple(p.id for p in guide.prompts if not places(p))))
    return tuple(group for group in groups if group.prompts)


def readings_of(guide: Guide) -> tuple[Reading, ...]:
    """All ways in which a guide's picture can be read, its own sections first. Ways that gather nothing are left out."""
    own = tuple(Gathered(s.id, s.title, tuple(p.id for p in s.prompts)) for s in guide.sections)
    found = [Reading(SECTIONS, "sections", own)]
    placed = [prompt for prompt in guide.prompts if prompt.domain]
    if placed and {section.id for section in guide.sections} != {prompt.domain for prompt in placed}:
        groups = _gathered(guide, DOMAINS, lambda p: (p.domain,) if p.domain else (), "Not about one domain")
        found.append(Reading(DOMAIN, "six domains", groups, "Lefevre et al. 2024, Fig. 2.1"))
    found += [
        Reading(
            lens.id, lens.title.lower(), tuple(Gathered(g.id, g.title, g.prompts) for g in lens.groups), lens.source
        )
        for lens in guide.lenses
    ]
    if any(prompt.level for prompt in guide.prompts):
        titles = {key: title.capitalize() for key, title in LEVELS.items()}
        groups = _gathered(guide, titles, lambda p: (p.level,) if p.level else (), "At no one level")
        found.append(Reading(LEVEL, "level", groups, "Lefevre et al. 2024, ch. 2"))
    if any(prompt.principles for prompt in guide.prompts):
        groups = _gathered(guide, PRINCIPLES, lambda p: p.principles, "Not about one principle alone")
        found.append(Reading(PRINCIPLE, "eleven principles", groups, "Lefevre et al. 2024, Fig. 8.1"))
    if any(prompt.only_others for prompt in guide.prompts):
        others = tuple(prompt.id for prompt in guide.prompts if prompt.only_others)
        group = Gathered(OTHERS, "What only others can move", others)
        found.append(Reading(OTHERS, "what only others can move", (group,), "Lefevre et al. 2024, ch. 2"))
    return tuple(found)
