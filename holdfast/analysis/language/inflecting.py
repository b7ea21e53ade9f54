"""The forms of an English verb or noun, by rule, with the exceptions passed in. No dictionary, no tagger."""

import re

from .rules import Words

_SHORT = re.compile(r"^[^aeiou]*[aeiou][bcdfgklmnprtvz]$")


def verb_forms(verb: str, words: Words) -> tuple[str, ...]:
    """engage -> engage, engages, engaged, engaging. Of more than one word, the first is bent: sign off -> signs off."""
    head, _, rest = verb.partition(" ")
    forms = words.verbs.get(head) or _regular(head, words)
    forms = tuple(dict.fromkeys((head, *forms)))
    return tuple(f"{form} {rest}" for form in forms) if rest else forms


def noun_forms(noun: str, words: Words) -> tuple[str, ...]:
    """One and many. Of more than one word, the last is bent: young person -> young people."""
    rest, space, last = noun.rpartition(" ")
    return (noun, f"{rest}{space}{words.nouns.get(last) or with_s(last)}")


def with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def _regular(verb: str, words: Words) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return with_s(verb), f"{verb}d", f"{verb[:-2]}ying"
    if verb.endswith("e"):
        stem = verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]
        return with_s(verb), f"{verb}d", f"{stem}ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return with_s(verb), f"{verb[:-1]}ied", f"{verb}ing"
    stem = f"{verb}{verb[-1]}" if verb in words.doubling or _SHORT.match(verb) else verb
    return with_s(verb), f"{stem}ed", f"{stem}ing"
