"""An edited outline laid over the theory as it was: the same words keep their id, and so do words that were only reworded.

What hangs on an id (doubts, evidence, an answered question) thereby stays where it belongs. Similarity is difflib's ratio
(Ratcliff and Metzener 1988); only elements whose words are gone and words that are new are compared.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .shapes import Element, Link, Theory, folded, one_line

ALIKE = 0.6  # from here on, new words count as the old ones reworded
MOST_COMPARED = 40_000  # pairs; beyond that only equal words match


@dataclass(frozen=True)
class Merged:
    """The theory after an edit, with ids of before where they go on. `reworded` is (before, after)."""

    theory: Theory
    added: tuple[str, ...]
    reworded: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


def laid_over(before: Theory, after: Theory, new_id: Callable[[], str]) -> Merged:
    """`after` with the ids of `before`; what an outline does not say (who put it forward, conditions) is carried over."""
    ids = _same_words(before, after)
    reworded = _reworded(before, after, ids)
    ids |= reworded
    added = [each.id for each in after.elements if each.id not in ids]
    ids |= {id: new_id() for id in added}
    elements = tuple(_element(each, ids[each.id], before) for each in after.elements)
    kept = {each.id for each in elements}
    links = _links(before, after, ids, new_id)
    theory = replace(before, elements=elements, links=links)
    return Merged(
        theory,
        added=tuple(ids[id] for id in added),
        reworded=tuple((before.words(old), after.words(new)) for new, old in reworded.items()),
        gone=tuple(each.id for each in before.elements if each.id not in kept),
    )


def _same_words(before: Theory, after: Theory) -> dict[str, str]:
    known = {folded(each.text): each.id for each in before.elements}
    return {each.id: known[folded(each.text)] for each in after.elements if folded(each.text) in known}


def _reworded(before: Theory, after: Theory, ids: dict[str, str]) -> dict[str, str]:
    """New words beside gone ones that are alike, the most alike first."""
    taken = set(ids.values())
    gone = [each for each in before.elements if each.id not in taken]
    new = [each for each in after.elements if each.id not in ids]
    if not gone or not new or len(gone) * len(new) > MOST_COMPARED:
        return {}
    pairs = sorted(_alike(gone, new), key=lambda pair: (-pair[0], pair[1], pair[2]))
    found: dict[str, str] = {}
    used: set[str] = set()
    for _ratio, new_id, old_id in pairs:
        if new_id not in found and old_id not in used:
            found[new_id] = old_id
            used.add(old_id)
    return found


def _alike(gone: list[Element], new: list[Element]) -> list[tuple[float, str, str]]:
    pairs = []
    matcher = SequenceMatcher(autojunk=False)
    for old in gone:
        matcher.set_seq2(folded(old.text))
        for each in new:
            matcher.set_seq1(folded(each.text))
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                ratio = matcher.ratio()
                if ratio >= ALIKE:
                    pairs.append((ratio, each.id, old.id))
    return pairs


def _element(after: Element, id: str, before: Theory) -> Element:
    old = before.by_id.get(id)
    if old is None:
        return replace(after, id=id)
    kept_by = old.kept_by if one_line(old.kept_by) == after.kept_by else after.kept_by
    return replace(old, text=after.text, kind=after.kind, kept_by=kept_by)


def _links(before: Theory, after: Theory, ids: dict[str, str], new_id: Callable[[], str]) -> tuple[Link, ...]:
    known = {(link.source, link.target): link for link in before.links}
    links = []
    for link in after.links:
        ends = (ids[link.source], ids[link.target])
        old = known.get(ends)
        if old is None:
            links.append(replace(link, id=new_id(), source=ends[0], target=ends[1]))
            continue
        reason = old.reason if one_line(old.reason) == link.reason else link.reason
        assumption = old.assumption if one_line(old.assumption) == link.assumption else link.assumption
        links.append(replace(old, reason=reason, assumption=assumption, circle=link.circle))
    return tuple(links)
