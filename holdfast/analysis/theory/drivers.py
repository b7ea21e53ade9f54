"""The driver diagram as a view of a theory: an aim, what drives it, what drives that, and ideas for change to try.

The form is the one used in quality improvement (Langley et al. 2009, The Improvement Guide): read from the left, each
column is what the one before depends on. Nothing is stored for it: it is the theory seen from one of its goals.
"""

from dataclasses import dataclass

from .shapes import Element, Theory

IDEAS = frozenset({"activity", "resource"})


@dataclass(frozen=True)
class Driver:
    """An element with what leads to it. `again`: it stands elsewhere in the diagram with what leads to it."""

    element: Element
    under: tuple["Driver", ...] = ()
    again: bool = False


@dataclass(frozen=True)
class Drivers:
    """`aim` with its drivers. `ideas` are the activities and resources in it, in the order of the theory."""

    aim: Element
    drivers: tuple[Driver, ...]
    ideas: tuple[Element, ...]


def aims_of(theory: Theory) -> list[Element]:
    """What a driver diagram can start from: outcomes first, else whatever leads nowhere further."""
    outcomes = [each for each in theory.elements if each.kind == "outcome"]
    ends = [each for each in theory.elements if not theory.leading_from[each.id] and theory.leading_to[each.id]]
    return outcomes or ends


def drivers_of(theory: Theory, aim: str, deepest: int = 4) -> Drivers:
    """Everything that leads to an aim, up to so many columns. Each element stands once; a second place only names it."""
    seen = {aim}
    drivers = tuple(_under(theory, aim, seen, deepest))
    ideas = tuple(each for each in theory.elements if each.id in seen and each.kind in IDEAS)
    return Drivers(theory.by_id[aim], drivers, ideas)


def _under(theory: Theory, id: str, seen: set[str], depth: int) -> list[Driver]:
    found = []
    first = [link.source for link in theory.leading_to[id] if link.source not in seen]
    repeated = [link.source for link in theory.leading_to[id] if link.source in seen]
    seen.update(first)
    for source in first:
        under = _under(theory, source, seen, depth - 1) if depth > 1 else []
        found.append(Driver(theory.by_id[source], tuple(under)))
    return found + [Driver(theory.by_id[source], again=True) for source in repeated]
