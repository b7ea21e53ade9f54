"""What two versions of a theory differ in: as a list, and as marks for one drawing that shows both."""

from dataclasses import dataclass, replace

from .shapes import Element, Link, Theory


@dataclass(frozen=True)
class Change:
    """`what` is added, gone or changed; `thing` is element or link; `fields` are (name, before, after) of what changed."""

    what: str
    thing: str
    id: str
    words: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Difference:
    """`union` holds everything of both versions, in the words of the later where it has it; `marks` say what became of each id."""

    changes: tuple[Change, ...]
    union: Theory
    marks: dict[str, str]


ELEMENT_FIELDS = ("text", "kind", "perspective", "kept_by", "rests_on")
LINK_FIELDS = ("reason", "assumption", "perspective", "circle")


def compare(before: Theory, after: Theory) -> Difference:
    """From one version to a later one. Elements and links are the same when their ids are."""
    changes = [*_elements(before, after), *_links(before, after)]
    later_links = {link.id for link in after.links}
    elements = (*after.elements, *(each for each in before.elements if each.id not in after.by_id))
    links = (*after.links, *(each for each in before.links if each.id not in later_links))
    union = replace(after, elements=elements, links=links)
    return Difference(tuple(changes), union, {change.id: change.what for change in changes})


def _elements(before: Theory, after: Theory) -> list[Change]:
    changes = []
    for each in after.elements:
        old = before.by_id.get(each.id)
        if old is None:
            changes.append(Change("added", "element", each.id, each.text))
        elif fields := _fields(old, each, ELEMENT_FIELDS):
            changes.append(Change("changed", "element", each.id, each.text, fields))
    gone = [Change("gone", "element", each.id, each.text) for each in before.elements if each.id not in after.by_id]
    return changes + gone


def _links(before: Theory, after: Theory) -> list[Change]:
    old_links = {link.id: link for link in before.links}
    changes = []
    for link in after.links:
        old = old_links.pop(link.id, None)
        if old is None:
            changes.append(Change("added", "link", link.id, _ends(after, link)))
        elif fields := _fields(old, link, LINK_FIELDS):
            changes.append(Change("changed", "link", link.id, _ends(after, link), fields))
    return changes + [Change("gone", "link", link.id, _ends(before, link)) for link in old_links.values()]


def _ends(theory: Theory, link: Link) -> str:
    return f"{theory.words(link.source)} → {theory.words(link.target)}"


def _fields(before: Element | Link, after: Element | Link, names: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    pairs = ((name, _as_words(getattr(before, name)), _as_words(getattr(after, name))) for name in names)
    return tuple(each for each in pairs if each[1] != each[2])


def _as_words(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)
