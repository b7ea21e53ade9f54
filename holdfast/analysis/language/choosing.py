"""Which few passages a team looks at first: spread over lenses and over the text, and where lenses meet. Nothing is counted or ranked."""

from collections.abc import Iterable
from dataclasses import dataclass

from .reading import Finding, Line, Reading
from .rules import LENSES

MOST_PASSAGES = 5
MOST_LINES = 3
NEAR = 240


@dataclass(frozen=True)
class Passage:
    """A stretch of text to talk about, with the findings in it. Places are code points of the text."""

    start: int
    end: int
    findings: tuple[Finding, ...]

    @property
    def lenses(self) -> tuple[str, ...]:
        found = {lens for each in self.findings for lens in each.lenses}
        return tuple(lens for lens in LENSES if lens in found)

    @property
    def is_for_others(self) -> bool:
        """Whether what it says of means should be heard by others, upward rather than inward."""
        return "rationing" in self.lenses


def passages(reading: Reading) -> tuple[Passage, ...]:
    """Findings of one paragraph that stand close together, as one passage.

    A low finding counts only with another of another rule beside it.
    """
    groups: list[list[Finding]] = []
    for finding in reading.findings:
        last = groups[-1][-1] if groups else None
        is_near = last and last.paragraph == finding.paragraph and finding.sentence_start - last.sentence_end <= NEAR
        if is_near:
            groups[-1].append(finding)
        else:
            groups.append([finding])
    return tuple(
        Passage(min(f.sentence_start for f in group), max(f.sentence_end for f in group), tuple(group))
        for group in groups
        if any(f.weight == "normal" for f in group) or len({f.rule for f in group}) > 1
    )


def choose(found: Iterable[Passage], most: int = MOST_PASSAGES) -> tuple[Passage, ...]:
    """At most `most` passages, in the order of the text. The same passages always give the same choice."""
    left = list(found)
    chosen: list[Passage] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda each: _gain(each, chosen))
        left.remove(best)
        chosen.append(best)
    return tuple(sorted(chosen, key=lambda each: each.start))


def _gain(passage: Passage, chosen: list[Passage]) -> tuple[int, bool, int, int, int]:
    """What a passage adds: lenses not seen yet, two that meet, wording not seen yet, distance from the others; else the first."""
    lenses = {lens for each in chosen for lens in each.lenses}
    rules = {finding.rule for each in chosen for finding in each.findings}
    new_rules = len({finding.rule for finding in passage.findings} - rules)
    apart = min((abs(passage.start - each.start) for each in chosen), default=0)
    return len(set(passage.lenses) - lenses), len(passage.lenses) > 1, min(new_rules, 2), apart, -passage.start


def living_lines(reading: Reading, most: int = MOST_LINES) -> tuple[Line, ...]:
    """A few lines of contact to begin with: of different kinds if there are, and none in which something was found."""
    clear = [line for line in reading.contact if not any(_meet(line, each) for each in reading.findings)]
    chosen: list[Line] = []
    for line in clear or reading.contact:
        if set(line.kinds) - {kind for each in chosen for kind in each.kinds}:
            chosen.append(line)
    return tuple(chosen[:most])


def _meet(line: Line, finding: Finding) -> bool:
    return line.start < finding.end and finding.start < line.end
