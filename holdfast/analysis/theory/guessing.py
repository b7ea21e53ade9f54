"""Of which kind an element is, where nobody has said: by where it stands, and by its words. People see the guess and can change it."""

from collections.abc import Iterable

from .words import is_about_work, names_condition, names_means, speaks_of_learning


def guess_kinds(texts: dict[str, str], given: dict[str, str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Kinds by id. `given` holds those that were said ("" where not); `pairs` are (from, to)."""
    from_these, to_these = set(), set()
    for source, target in pairs:
        from_these.add(source)
        to_these.add(target)
    return {id: given.get(id) or _guess(text, id in to_these, id in from_these) for id, text in texts.items()}


def _guess(text: str, is_led_to: bool, leads_on: bool) -> str:
    if names_condition(text):
        return "condition"
    if not leads_on:
        return _at_the_end(text)
    if not is_led_to:
        return "resource" if names_means(text) and not speaks_of_learning(text) else "activity"
    return "mechanism" if speaks_of_learning(text) else "practice"


def _at_the_end(text: str) -> str:
    """What nothing follows from is what it is for, unless it speaks only of those at work."""
    if not is_about_work(text):
        return "outcome"
    return "mechanism" if speaks_of_learning(text) else "practice"
