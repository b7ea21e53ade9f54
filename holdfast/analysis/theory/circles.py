"""Circles in a theory: groups of elements that lead to one another. Allowed when meant, and then named.

Tarjan's algorithm (1972) without recursion: linear in elements and links.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .shapes import Link, Theory


@dataclass(frozen=True)
class Circle:
    """Elements that lead to one another, in the theory's order, and the links among them."""

    elements: tuple[str, ...]
    links: tuple[Link, ...]


def circles_of(theory: Theory) -> tuple[Circle, ...]:
    """The circles that are not named: those left when links with a name for a circle are taken out."""
    unnamed = [link for link in theory.links if not link.circle]
    return _circles(theory, unnamed)


def all_circles_of(theory: Theory) -> tuple[Circle, ...]:
    """Every circle, named or not."""
    return _circles(theory, theory.links)


def _circles(theory: Theory, links: Sequence[Link]) -> tuple[Circle, ...]:
    ids = [element.id for element in theory.elements]
    groups = strongly_connected(ids, _following(ids, links))
    place = {id: number for number, id in enumerate(ids)}
    of_group = {id: number for number, group in enumerate(groups) if len(group) > 1 for id in group}
    inside: dict[int, list[Link]] = {}
    for link in links:
        group = of_group.get(link.source)
        if group is not None and of_group.get(link.target) == group:
            inside.setdefault(group, []).append(link)
    found = [
        Circle(tuple(sorted(groups[number], key=place.__getitem__)), tuple(members))
        for number, members in inside.items()
    ]
    return tuple(sorted(found, key=lambda circle: place[circle.elements[0]]))


def _following(ids: Iterable[str], links: Iterable[Link]) -> dict[str, list[str]]:
    following: dict[str, list[str]] = {id: [] for id in ids}
    for link in links:
        following[link.source].append(link.target)
    return following


def strongly_connected(ids: Sequence[str], following: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Groups in which everything can be reached from everything; most are of one."""
    search = _Search(following)
    for id in ids:
        if id not in search.index:
            search.explore(id)
    return search.groups


class _Search:
    def __init__(self, following: Mapping[str, Sequence[str]]):
        self.following = following
        self.index: dict[str, int] = {}
        self.low: dict[str, int] = {}
        self.waiting: list[str] = []
        self.is_waiting: set[str] = set()
        self.groups: list[list[str]] = []

    def explore(self, root: str) -> None:
        self._meet(root)
        path = [(root, iter(self.following[root]))]
        while path:
            here, rest = path[-1]
            following = next(rest, None)
            if following is None:
                path.pop()
                self._leave(here, path[-1][0] if path else None)
            elif following not in self.index:
                self._meet(following)
                path.append((following, iter(self.following[following])))
            elif following in self.is_waiting:
                self.low[here] = min(self.low[here], self.index[following])

    def _meet(self, id: str) -> None:
        self.index[id] = self.low[id] = len(self.index)
        self.waiting.append(id)
        self.is_waiting.add(id)

    def _leave(self, id: str, before: str | None) -> None:
        if before is not None:
            self.low[before] = min(self.low[before], self.low[id])
        if self.low[id] != self.index[id]:
            return
        group = []
        while True:
            member = self.waiting.pop()
            self.is_waiting.discard(member)
            group.append(member)
            if member == id:
                self.groups.append(group)
                return
