"""The picture of a round: how each group answered each prompt, where groups differ, and who was not heard.

Small numbers are protected here, so that every way out (page, file, command) protects the same. The rules, after the GP Patient
Survey's and ONS's published practice and our own measurements (docs/explanation/methods-and-sources.md):

1. A group with fewer standings on a prompt than the threshold is heard, not shown: no counts, and no silences one by one.
2. It takes part in no figure with others: no difference, no common ground, no bounds. There is no distribution of everyone.
3. A group whose people all stand at one place is protected too. It is described as "nearly all", and differences with it in words.
4. Small is judged prompt by prompt. Entries that a group made together are drawn as themselves and never counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .agreement import Word, bounds, cliff_delta, common_ground, halves, interval_and_word, is_mixed, steps_apart


class Protection(StrEnum):
    """Why a group's counts are not shown."""

    TOO_FEW = "too few"
    NEARLY_ALL = "nearly all"


class Why(StrEnum):
    """In what way a group was not, or not wholly, heard."""

    NOT_ASKED = "not asked"
    NOBODY = "asked, nobody answered"
    SOME = "asked, some did not answer"
    NOT_SHOWN = "asked, heard, not shown"


@dataclass(frozen=True)
class Scale:
    """Ids of the standings, from lowest to highest, and of the silences."""

    standings: tuple[str, ...]
    silences: tuple[str, ...]


@dataclass(frozen=True)
class Together:
    """A small group that chose to be heard as one: how many people, and the index of the standing they agreed."""

    people: int
    standing: int


@dataclass(frozen=True)
class Group:
    """How one group answered one prompt. `counts` and `silences` follow the scale; `asked` is None where it is not known."""

    perspective: str
    asked: int | None
    counts: tuple[int, ...]
    silences: tuple[int, ...]
    together: tuple[Together, ...] = ()


@dataclass(frozen=True)
class Question:
    """One prompt, with every group that it was put to."""

    prompt: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class GroupPicture:
    """What may be shown of one group on one prompt. `silent` is one total; `mostly` a standing's index for "nearly all"."""

    perspective: str
    asked: int | None
    answered: int
    counts: tuple[int, ...] | None
    silences: tuple[int, ...] | None
    silent: int
    protected: bool
    protection: Protection | None
    mostly: int | None
    mixed: bool
    bounds: tuple[int, int] | None
    together: tuple[Together, ...]


@dataclass(frozen=True)
class Difference:
    """Two groups, `a` standing higher than `b` where either does. Figures are None where one of them is "nearly all".

    `steps_apart` is in steps of the scale, `superiority` a chance, `interval` the 90 % interval of Cliff's delta of `a` over `b`.
    """

    a: str
    b: str
    steps_apart: float | None
    superiority: float | None
    interval: tuple[float, float] | None
    word: Word


@dataclass(frozen=True)
class CommonGround:
    """All groups that are shown lean to one half of the scale. `strength` is group-informed consensus, from 0 to 1."""

    upper: bool
    strength: float
    perspectives: tuple[str, ...]


@dataclass(frozen=True)
class PromptPicture:
    """One prompt: its groups as they were given, differences widest first."""

    prompt: str
    groups: tuple[GroupPicture, ...]
    differences: tuple[Difference, ...]
    common_ground: CommonGround | None


@dataclass(frozen=True)
class NotHeard:
    """A group that was not, or not wholly, heard in the round. `reason` is what was said about why."""

    perspective: str
    asked: int | None
    answered: int
    why: Why
    reason: str = ""


@dataclass(frozen=True)
class Picture:
    """The analysis of a closed round. `threshold` is how many standings a group needs before it is shown."""

    scale: Scale
    threshold: int
    prompts: tuple[PromptPicture, ...]
    not_heard: tuple[NotHeard, ...]


def draw_picture(
    scale: Scale,
    questions: Sequence[Question],
    threshold: int,
    not_asked: Sequence[tuple[str, str]] = (),
    heard: Mapping[str, int] | None = None,
) -> Picture:
    """Draw the picture of a round.

    `not_asked` holds (perspective, reason); `heard` how many people of a group answered anything, where that is known (otherwise the
    most that answered one prompt). Raises ValueError where counts do not fit the scale or the threshold is below two.
    """
    if threshold < 2:
        raise ValueError("The threshold must be two or more.")
    _check(scale, questions)
    prompts = tuple(_prompt(question, threshold) for question in questions)
    return Picture(scale, threshold, prompts, _not_heard(prompts, not_asked, heard or {}))


def _check(scale: Scale, questions: Sequence[Question]) -> None:
    if len(scale.standings) < 2:
        raise ValueError("A scale needs two standings or more.")
    for question in questions:
        for group in question.groups:
            if len(group.counts) != len(scale.standings) or len(group.silences) != len(scale.silences):
                raise ValueError(f"The counts of {group.perspective} on {question.prompt} do not fit the scale.")
            if min((*group.counts, *group.silences), default=0) < 0:
                raise ValueError(f"The counts of {group.perspective} on {question.prompt} are below zero.")


def _protection(group: Group, threshold: int) -> Protection | None:
    placed = sum(group.counts)
    if placed < threshold:
        return Protection.TOO_FEW
    return Protection.NEARLY_ALL if max(group.counts) == placed else None


def _group(group: Group, threshold: int) -> GroupPicture:
    protection = _protection(group, threshold)
    silent, placed = sum(group.silences), sum(group.counts)
    answered = placed + silent + sum(entry.people for entry in group.together)
    is_shown = protection is None
    return GroupPicture(
        perspective=group.perspective,
        asked=group.asked,
        answered=answered,
        counts=group.counts if is_shown else None,
        silences=group.silences if is_shown else None,
        silent=silent,
        protected=not is_shown,
        protection=protection,
        mostly=group.counts.index(placed) if protection is Protection.NEARLY_ALL else None,
        mixed=is_shown and is_mixed(group.counts),
        bounds=bounds(group.counts, group.asked) if is_shown and group.asked is not None else None,
        together=group.together,
    )


def shown_groups(scale: Scale, questions: Sequence[Question], threshold: int) -> dict[str, tuple[GroupPicture, ...]]:
    """What may be shown of each group, by prompt, without the differences between groups. Raises ValueError as `draw_picture`."""
    if threshold < 2:
        raise ValueError("The threshold must be two or more.")
    _check(scale, questions)
    return {question.prompt: tuple(_group(group, threshold) for group in question.groups) for question in questions}


def _prompt(question: Question, threshold: int) -> PromptPicture:
    groups = tuple(_group(group, threshold) for group in question.groups)
    large = [group for group in question.groups if _protection(group, threshold) is not Protection.TOO_FEW]
    shown = [group for group in large if _protection(group, threshold) is None]
    names = {group.perspective for group in shown}
    pairs = [
        _difference(a, b, figures=a.perspective in names and b.perspective in names)
        for place, a in enumerate(large)
        for b in large[place + 1 :]
    ]
    ordered = sorted(
        pairs, key=lambda pair: (-(pair.steps_apart if pair.steps_apart is not None else -1), pair.a, pair.b)
    )
    return PromptPicture(question.prompt, groups, tuple(ordered), _common_ground(shown))


def _difference(a: Group, b: Group, *, figures: bool) -> Difference:
    a, b = sorted((a, b), key=lambda group: group.perspective)  # figures are the same whichever came first
    delta = cliff_delta(a.counts, b.counts)
    if delta < 0:
        a, b = b, a
    interval, word = interval_and_word(a.counts, b.counts)
    if not figures:
        return Difference(a.perspective, b.perspective, None, None, None, word)
    return Difference(
        a.perspective, b.perspective, steps_apart(a.counts, b.counts), (abs(delta) + 1) / 2, interval, word
    )


def _common_ground(shown: Sequence[Group]) -> CommonGround | None:
    """All groups that are shown have more than half of their people in the same half of the scale."""
    if len(shown) < 2:
        return None
    strengths = common_ground([group.counts for group in shown])
    for half, strength, upper in zip(halves(len(shown[0].counts)), strengths, (False, True), strict=True):
        if all(2 * sum(group.counts[half]) > sum(group.counts) for group in shown):
            return CommonGround(upper, strength, tuple(group.perspective for group in shown))
    return None


def _not_heard(
    prompts: Sequence[PromptPicture], not_asked: Sequence[tuple[str, str]], heard: Mapping[str, int]
) -> tuple[NotHeard, ...]:
    by_group: dict[str, list[GroupPicture]] = {}
    for prompt in prompts:
        for group in prompt.groups:
            by_group.setdefault(group.perspective, []).append(group)
    found = []
    for perspective, groups in by_group.items():
        asked = groups[0].asked
        answered = heard.get(perspective, max(group.answered for group in groups))
        why = _why(asked, answered, groups)
        if why:
            found.append(NotHeard(perspective, asked, answered, why))
    found += [NotHeard(perspective, None, 0, Why.NOT_ASKED, reason) for perspective, reason in not_asked]
    return tuple(found)


def _why(asked: int | None, answered: int, groups: Sequence[GroupPicture]) -> Why | None:
    if answered == 0:
        return Why.NOBODY
    if all(group.protection is Protection.TOO_FEW and not group.together for group in groups):
        return Why.NOT_SHOWN
    return Why.SOME if asked is not None and answered < asked else None
