"""Where each element of a theory stands in its drawing: a band for each kind, rows in it, a few places in each row.

What stood somewhere stays there: a new element takes a free place near what it leads to, and one that is gone leaves its
place free. So a small change moves little. Without places of before, elements are laid in the order of the outline, which
keeps what leads to the same thing together. Layered drawing after Sugiyama, Tagawa and Toda 1981, with fixed layers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .shapes import KINDS, Element, Theory

ACROSS = 4  # places in a row
BANDS = tuple(reversed(KINDS))  # from the top of the drawing down


@dataclass(frozen=True)
class Place:
    """`row` counts within the band of the element's kind, from 0 at its top; `slot` from 0 at the left."""

    row: int
    slot: int


def lay_out(theory: Theory, before: Mapping[str, Place] | None = None, across: int = ACROSS) -> dict[str, Place]:
    """A place for every element, none twice in a band. Near O(elements + links)."""
    placed = _kept(theory, before or {}, across)
    bands = {kind: _Band(across) for kind in KINDS}
    for id, place in placed.items():
        bands[theory.by_id[id].kind].take(place)
    for element in _from_the_top(theory):
        if element.id not in placed:
            wished, row = _wished(theory, element, placed, across), _below(theory, element, placed)
            placed[element.id] = bands[element.kind].free_near(wished, row)
    return {each.id: placed[each.id] for each in theory.elements}


class _Band:
    """The places of one band that are taken. Rows before `first` are full."""

    def __init__(self, across: int):
        self.across = across
        self.rows: dict[int, set[int]] = {}
        self.first = 0

    def take(self, place: Place) -> None:
        self.rows.setdefault(place.row, set()).add(place.slot)
        while len(self.rows.get(self.first, ())) == self.across:
            self.first += 1

    def free_near(self, wished: float, row: int) -> Place:
        """Takes the free place nearest to the wish, in the first row from `row` on that has one."""
        row = max(row, self.first)
        while len(self.rows.get(row, ())) == self.across:
            row += 1
        taken = self.rows.get(row, set())
        free = [slot for slot in range(self.across) if slot not in taken]
        place = Place(row, min(free, key=lambda slot: (abs(slot - wished), slot)))
        self.take(place)
        return place


def _kept(theory: Theory, before: Mapping[str, Place], across: int) -> dict[str, Place]:
    """Places of before that can still be: whoever comes first in the theory keeps it."""
    kept: dict[str, Place] = {}
    taken: set[tuple[str, int, int]] = set()
    for element in theory.elements:
        place = before.get(element.id)
        if place is None or place.row < 0 or not 0 <= place.slot < across:
            continue
        key = (element.kind, place.row, place.slot)
        if key not in taken:
            taken.add(key)
            kept[element.id] = place
    return kept


def _from_the_top(theory: Theory) -> list[Element]:
    """Bands from the top, and within one the order of the outline."""
    order = {each.id: number for number, each in enumerate(_as_outlined(theory))}
    return sorted(theory.elements, key=lambda each: (BANDS.index(each.kind), order[each.id]))


def _as_outlined(theory: Theory) -> list[Element]:
    """What leads to the same thing together: depth first from what leads nowhere further."""
    tops = [each for each in theory.elements if not theory.leading_from[each.id]]
    seen: set[str] = set()
    found: list[Element] = []
    for root in (*tops, *theory.elements):
        waiting = [root.id]
        while waiting:
            id = waiting.pop()
            if id in seen:
                continue
            seen.add(id)
            found.append(theory.by_id[id])
            waiting += [link.source for link in reversed(theory.leading_to[id])]
    return found


def _wished(theory: Theory, element: Element, placed: Mapping[str, Place], across: int) -> float:
    """Below the middle of what it leads to; the left where that is nothing yet."""
    above = [placed[link.target].slot for link in theory.leading_from[element.id] if link.target in placed]
    return sum(above) / len(above) if above else (across - 1) / 2 if across % 2 else 0.0


def _below(theory: Theory, element: Element, placed: Mapping[str, Place]) -> int:
    """The first row for it: under what it leads to in its own band."""
    above = [
        placed[link.target].row
        for link in theory.leading_from[element.id]
        if link.target in placed and theory.by_id[link.target].kind == element.kind
    ]
    return 1 + max(above, default=-1)


def moved(before: Mapping[str, Place], after: Mapping[str, Place]) -> set[str]:
    """Ids that stand in another place than before."""
    return {id for id, place in after.items() if id in before and before[id] != place}
