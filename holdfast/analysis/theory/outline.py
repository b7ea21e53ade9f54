"""A theory as an indented list, and back: what stands further in leads to what it stands under.

    outcome: Young people feel safer where they spend time
        practice: Plans name places and who can change them
            because: a place with a name has somebody who answers for it
            activity: Two training days for chairs

A kind before the colon is optional, and so is any bullet. The same words in a second place are the same element. Lines
that begin with `because:`, `assuming:` or `circle:` belong to the link above them, `kept by:` to the element above.
Reading forgives what can be understood, and says of everything else in which line it stands.
"""

import re
from collections import deque
from dataclasses import dataclass, field

from .guessing import guess_kinds
from .shapes import (
    LONGEST,
    LONGEST_CIRCLE,
    LONGEST_KEPT,
    LONGEST_REASON,
    MOST_ELEMENTS,
    MOST_LINKS,
    Element,
    Link,
    Theory,
    folded,
    one_line,
)

TAB = 4
STEP = "    "
DEEPEST = 12  # deeper parts are written again from the left
LONGEST_OUTLINE = 1_000_000
BULLET = re.compile(r"^(?:[-*•–·‣◦]|\d{1,3}[.)])\s+")
KIND_NAMES = {
    "outcome": ("outcome", "outcomes", "goal", "aim", "result", "outcome for young people and families"),
    "context": ("context", "place", "change in a context", "change in context"),
    "system": ("system", "change in system", "change in the system"),
    "practice": ("practice", "change in practice", "what people do"),
    "mechanism": ("mechanism", "how", "what happens between"),
    "activity": ("activity", "activities", "action", "we do", "what we do"),
    "resource": ("resource", "resources", "input", "means"),
    "need": ("need", "needs", "problem"),
    "condition": ("condition", "conditions", "condition outside our control", "outside our control"),
}
_KINDS = {name: kind for kind, names in KIND_NAMES.items() for name in names}
_DETAILS = {
    **{"because": "reason", "why": "reason", "reason": "reason"},
    **{"assuming": "assumption", "we assume": "assumption", "assumption": "assumption"},
    **{"circle": "circle", "leads back": "circle", "kept by": "kept_by", "lasts because": "kept_by"},
}
MOST_LETTERS = {
    "reason": LONGEST_REASON,
    "assumption": LONGEST_REASON,
    "circle": LONGEST_CIRCLE,
    "kept_by": LONGEST_KEPT,
}


@dataclass(frozen=True)
class Problem:
    """What could not be understood in a line, by `code`. Where `is_error` is False it was left out, and the rest stands."""

    line: int
    code: str
    words: str = ""
    is_error: bool = True


@dataclass(frozen=True)
class Outline:
    theory: Theory
    problems: tuple[Problem, ...] = ()


@dataclass
class _Reading:
    texts: dict[str, str] = field(default_factory=dict)  # id: words
    kinds: dict[str, str] = field(default_factory=dict)  # id: kind, "" where not said
    kept: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # folded words: id
    links: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    above: list[tuple[int, str]] = field(default_factory=list)  # how far in, id
    last: str = ""
    last_link: tuple[str, str] | None = None

    def problem(self, line: int, code: str, words: str = "", *, is_error: bool = True) -> None:
        self.problems.append(Problem(line, code, words[:60], is_error))

    def element(self, number: int, far_in: int, kind: str, text: str) -> None:
        self.last, self.last_link = "", None
        if len(text) > LONGEST:
            return self.problem(number, "too_long", text)
        key = folded(text)
        if key not in self.ids and len(self.ids) >= MOST_ELEMENTS:
            return self.problem(number, "too_many", text)
        id = self.ids.setdefault(key, f"e{len(self.ids) + 1}")
        self.texts.setdefault(id, text)
        if kind and self.kinds.get(id) not in {None, "", kind}:
            self.problem(number, "other_kind", text, is_error=False)
        self.kinds[id] = self.kinds.get(id) or kind
        while self.above and self.above[-1][0] >= far_in:
            self.above.pop()
        self.last = id
        if self.above:
            self._link(number, id, self.above[-1][1], text)
        self.above.append((far_in, id))
        return None

    def _link(self, number: int, source: str, target: str, text: str) -> None:
        if source == target:
            return self.problem(number, "to_itself", text)
        if (source, target) in self.links:
            self.problem(number, "link_twice", text, is_error=False)
        elif len(self.links) >= MOST_LINKS:
            return self.problem(number, "too_many_links", text)
        self.links.setdefault((source, target), {})
        self.last_link = (source, target)
        return None

    def detail(self, number: int, name: str, text: str) -> None:
        if len(text) > MOST_LETTERS[name]:
            return self.problem(number, "too_long", text)
        if not self.last:
            return self.problem(number, "nothing_above", text)
        if name == "kept_by":
            self.kept[self.last] = _joined(self.kept.get(self.last, ""), text)
        elif self.last_link is None:
            return self.problem(number, "no_link_above", text)
        else:
            said = self.links[self.last_link]
            said[name] = _joined(said.get(name, ""), text)
        return None

    def theory(self) -> Theory:
        kinds = guess_kinds(self.texts, self.kinds, self.links)
        elements = tuple(
            Element(id, text, kinds[id], kept_by=self.kept.get(id, "")[:LONGEST_KEPT])
            for id, text in self.texts.items()
        )
        links = tuple(
            Link(
                f"l{number}",
                source,
                target,
                reason=said.get("reason", "")[:LONGEST_REASON],
                assumption=said.get("assumption", "")[:LONGEST_REASON],
                circle=said.get("circle", "")[:LONGEST_CIRCLE],
            )
            for number, ((source, target), said) in enumerate(self.links.items(), 1)
        )
        return Theory(elements, links)


def _joined(before: str, text: str) -> str:
    """Said twice of one thing: both, once each."""
    return before if text in before else f"{before} {text}".strip()


def read_outline(text: str) -> Outline:
    """What an indented list says. Elements get ids e1, e2, ... and links l1, l2, ... in their order."""
    reading = _Reading()
    if len(text) > LONGEST_OUTLINE:
        return Outline(Theory(), (Problem(0, "outline_too_long"),))
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        _read_line(reading, number, line)
    return Outline(reading.theory(), tuple(reading.problems))


def _read_line(reading: _Reading, number: int, line: str) -> None:
    line = line.replace("\x00", " ").expandtabs(TAB).replace("\u00a0", " ")
    stripped = line.strip()
    if not stripped or stripped.startswith("#"):
        return
    far_in = len(line) - len(line.lstrip())
    stripped = BULLET.sub("", stripped)
    before, colon, after = stripped.partition(":")
    name, after = " ".join(before.casefold().split()), one_line(after)
    if colon and name in _DETAILS:
        if after:
            reading.detail(number, _DETAILS[name], after)
        return
    kind = _KINDS.get(name, "") if colon else ""
    words = after if kind else one_line(stripped)
    if words:
        reading.element(number, far_in, kind, words)
    else:
        reading.problem(number, "no_words", stripped)


def write_outline(theory: Theory) -> str:
    """The theory as an indented list. Read again it says the same, in the same words."""
    lines: list[str] = []
    written: set[str] = set()
    tops = [each.id for each in theory.elements if not theory.leading_from[each.id]]
    waiting = deque([*tops, *(each.id for each in theory.elements)])  # those in circles have no top of their own
    while waiting:
        root = waiting.popleft()
        if root not in written:
            waiting.extendleft(_write_from(theory, root, lines, written))
    return "\n".join(lines) + "\n" if lines else ""


def _write_from(theory: Theory, root: str, lines: list[str], written: set[str]) -> list[str]:
    """One element with everything that leads to it. Returns those that stand too far in and are to be written again."""
    waiting: list[tuple[str, Link | None, int]] = [(root, None, 0)]
    too_deep = []
    while waiting:
        id, link, depth = waiting.pop()
        element, indent = theory.by_id[id], STEP * depth
        lines.append(f"{indent}{element.kind}: {element.text}")
        told = _details(None if id in written else element, link)
        lines += [f"{indent}{STEP}{name}: {text}" for name, text in told]
        if id in written:
            continue
        if depth >= DEEPEST and theory.leading_to[id]:
            too_deep.append(id)
            continue
        written.add(id)
        waiting += [(each.source, each, depth + 1) for each in reversed(theory.leading_to[id])]
    return too_deep


def _details(element: Element | None, link: Link | None) -> list[tuple[str, str]]:
    told = []
    if link:
        told += [("because", link.reason), ("assuming", link.assumption), ("circle", link.circle)]
    if element:
        told.append(("kept by", element.kept_by))
    return [(name, one_line(text)) for name, text in told if one_line(text)]
