"""Of which kind an element is, where nobody has said: by where it stands. People see the guess and can change it."""

from collections.abc import Iterable

from .words import names_condition, speaks_of_learning


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
        return "outcome"
    if not is_led_to:
        return "activity"
    return "mechanism" if speaks_of_learning(text) else "practice"
