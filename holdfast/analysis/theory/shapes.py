"""What a theory of change is made of: elements, and links that say what leads to what and why. Frozen, without names of people.

A theory says why these activities, here, should lead to these goals (Weiss 1995; Lefevre et al. 2024, ch. 2). It is what
people think, not what is so: nothing here weighs or scores it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

# From what is given, at the bottom of a drawing, to what it is for, at the top.
KINDS = ("condition", "need", "resource", "activity", "mechanism", "practice", "system", "context", "outcome")
MOST_ELEMENTS = 2_000
MOST_LINKS = 6_000
LONGEST = 300  # letters of an element's words
LONGEST_REASON = 1_000
LONGEST_KEPT = 500
LONGEST_CIRCLE = 120
MOST_CONDITIONS = 60


class TheoryError(ValueError):
    """Something that cannot be read as a theory. `where` is a line or a name in the file, `code` what is wrong there."""

    def __init__(self, where: str, says: str):
        super().__init__(f"{where}: {says}" if where else says)
        self.where, self.says = where, says


def one_line(text: str) -> str:
    """The words with single spaces and no letters that cannot be printed."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def folded(text: str) -> str:
    """Two elements whose words are the same when folded are one element."""
    return one_line(text).casefold()


@dataclass(frozen=True)
class Element:
    """One thing in a theory. `kind` is one of KINDS; `perspective` is the key of those who put it forward, "" if not told.

    `kept_by` says what keeps it going when people leave; `rests_on` holds ids of conditions that rounds ask about.
    """

    id: str
    text: str
    kind: str
    perspective: str = ""
    kept_by: str = ""
    rests_on: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Link:
    """`source` leads to `target` (ids of elements). A link that closes a circle which is meant carries its name in `circle`."""

    id: str
    source: str
    target: str
    reason: str = ""
    assumption: str = ""
    perspective: str = ""
    circle: str = ""
    told_in: str = ""  # where a published record tells of it
    is_seen: bool = False  # whether somebody has seen it here


@dataclass(frozen=True)
class Theory:
    """Elements in the order in which people wrote them, and links between them. `link.source` leads to `link.target`."""

    elements: tuple[Element, ...] = ()
    links: tuple[Link, ...] = ()
    title: str = ""
    frameworks: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)

    @cached_property
    def by_id(self) -> dict[str, Element]:
        return {each.id: each for each in self.elements}

    @cached_property
    def leading_from(self) -> dict[str, list[Link]]:
        """The links that go out of each element."""
        return _gathered(self.elements, self.links, "source")

    @cached_property
    def leading_to(self) -> dict[str, list[Link]]:
        """The links that come to each element."""
        return _gathered(self.elements, self.links, "target")

    def words(self, id: str) -> str:
        return self.by_id[id].text


def _gathered(elements: Iterable[Element], links: Iterable[Link], end: str) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {each.id: [] for each in elements}
    for link in links:
        found[getattr(link, end)].append(link)
    return found


def checked(theory: Theory) -> Theory:
    """The theory, or a TheoryError that names the first thing in it that cannot be: used wherever one comes from outside."""
    if len(theory.elements) > MOST_ELEMENTS:
        raise TheoryError("", f"A theory has at most {MOST_ELEMENTS} elements; this one has {len(theory.elements)}.")
    if len(theory.links) > MOST_LINKS:
        raise TheoryError("", f"A theory has at most {MOST_LINKS} links; this one has {len(theory.links)}.")
    ids: set[str] = set()
    texts: set[str] = set()
    for element in theory.elements:
        _check_element(element, ids, texts)
        ids.add(element.id)
        texts.add(folded(element.text))
    pairs: set[tuple[str, str]] = set()
    for link in theory.links:
        _check_link(link, ids, pairs)
        pairs.add((link.source, link.target))
    return theory


def _check_element(element: Element, ids: set[str], texts: set[str]) -> None:
    name = element.text or element.id
    _check_lengths(element, name)
    if element.kind not in KINDS:
        raise TheoryError(name, f"“{element.kind}” is no kind of element.")
    if element.id in ids:
        raise TheoryError(name, "Its id stands twice.")
    if folded(element.text) in texts:
        raise TheoryError(name, "It stands twice.")


def _check_lengths(element: Element, name: str) -> None:
    if not one_line(element.text):
        raise TheoryError(element.id, "An element has no words.")
    if len(element.text) > LONGEST:
        raise TheoryError(name[:40] + "…", f"An element has at most {LONGEST} letters.")
    if len(element.kept_by) > LONGEST_KEPT:
        raise TheoryError(name, f"What keeps it going has at most {LONGEST_KEPT} letters.")
    if len(element.rests_on) > MOST_CONDITIONS:
        raise TheoryError(name, f"It rests on at most {MOST_CONDITIONS} conditions.")


def _check_link(link: Link, ids: set[str], pairs: set[tuple[str, str]]) -> None:
    for end in (link.source, link.target):
        if end not in ids:
            raise TheoryError(end, "A link leads from it or to it, and it is not among the elements.")
    if link.source == link.target:
        raise TheoryError(link.source, "It cannot lead to itself.")
    if (link.source, link.target) in pairs:
        raise TheoryError(f"{link.source} → {link.target}", "This link stands twice.")
    if len(link.circle) > LONGEST_CIRCLE:
        raise TheoryError(f"{link.source} → {link.target}", f"A circle's name has at most {LONGEST_CIRCLE} letters.")
    if max(len(link.reason), len(link.assumption)) > LONGEST_REASON:
        raise TheoryError(f"{link.source} → {link.target}", f"A reason has at most {LONGEST_REASON} letters.")
