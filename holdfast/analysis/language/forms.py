"""What a pattern needs to be found: phrases to look for first, and an expression to make sure with."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from .patterns import SHAPES, Cased, Either, Gap, Mark, Node, PatternError, Sequence, Shape, Word, read_pattern
from .rules import Words

MOST_WHOLE = 400
MOST_FORMS = 4_000
MOST_REQUIRED = 4
BEFORE = r"(?<!\w)(?<!\w')"
AFTER = r"(?!\w|'[a-rt-z])"
SPACE = " ?"
# Words so frequent that looking for them finds nearly every sentence.
_COMMON = """
a an the and or but if so as of to in on at by for from with without into out up down off over about after
before is are was were be been being am has have had do does did will would can could should may might must not
no he she it they we i you him her them us me his hers its their our my your who which that this these those
there all any some each more most other one two also only then than when where what how very now
"""
COMMON = frozenset(_COMMON.split())
# Words with a capital that are nobody's name, at the beginning of a sentence mostly.
_NOT_A_NAME = """
The This That These Those There They Their We Our It Its He She His Her I You Your A An And But If In On At As
To No Not Now When What Who Why How All Any Each Some Both One Two Police School Health Housing Staff Chair
Education Officer Officers Social Children Child Young Youth Adult Team Panel Service Services Agency Agencies
Council Parent Parents Professional Professionals Section Update Action Actions Outcome Risk Case Plan Please
Also After Before Despite However Once Only Further Following Under Until While With Without For From By So Then
Another Other January February March April May June July August September October November December Monday
Tuesday Wednesday Thursday Friday Saturday Sunday
"""
NAME = rf"(?!(?:{'|'.join(_NOT_A_NAME.split())})\b)[A-Z][a-z][\w']*"


@dataclass(frozen=True)
class Phrase:
    """Letters to look for. `starts`: the last word may go on."""

    text: str
    starts: bool = False


Group = frozenset[Phrase]


@dataclass(frozen=True)
class Pattern:
    """One pattern, ready. `whole`: the one group's phrases are all that it matches. `cased`: it looks at capitals."""

    text: str
    groups: tuple[Group, ...]
    whole: bool
    written: str
    cased: bool

    @cached_property
    def expression(self) -> re.Pattern[str]:
        return re.compile(self.written)


def make_pattern(text: str, words: Words) -> Pattern:
    """Raises PatternError where nothing in it can be looked for."""
    sequence = read_pattern(text, words)
    whole = _phrases(sequence, MOST_WHOLE)
    cased = _is_cased(sequence)
    groups = (whole,) if whole else _required(sequence)
    if not groups:
        raise PatternError(f"'{text}' has no word that must be there. Divide it into several patterns.")
    return Pattern(text, groups, whole is not None, _expression(sequence, cased), cased)


def make_guard(texts: tuple[str, ...], words: Words, *, start: str = "", end: str = "") -> tuple["Guard", ...]:
    """Patterns that are only tried on a sentence, so they may be of any shape."""
    made = []
    for text in texts:
        sequence = read_pattern(text, words)
        cased = _is_cased(sequence)
        made.append(Guard(text, f"{start}{_expression(sequence, cased)}{end}", cased))
    return tuple(made)


@dataclass(frozen=True)
class Guard:
    text: str
    written: str
    cased: bool

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Made when it is first asked for: most guards of most rules never are."""
        return re.compile(self.written)


def _is_cased(sequence: Sequence) -> bool:
    return any(
        isinstance(node, Cased) or (isinstance(node, Either) and any(map(_is_cased, node.ways))) for node in sequence
    )


def _phrases(sequence: Sequence, most: int) -> Group | None:
    """All phrases that a sequence can be, or None where it is not made of words alone, or of too many."""
    parts: list[list[tuple[Word, ...]]] = []
    size = 1
    for node in sequence:
        ways = _word_ways(node, most)
        if ways is None:
            return None
        parts.append(ways)
        size *= len(ways)
        if size > most:
            return None
    made = [tuple(word for part in choice for word in part) for choice in product(*parts)]
    if any(word.starts for each in made for word in each[:-1]) or not all(made):
        return None
    return frozenset(Phrase(" ".join(word.text for word in each), each[-1].starts) for each in made)


def _word_ways(node: Node, most: int) -> list[tuple[Word, ...]] | None:
    if isinstance(node, Word):
        return [(node,)]
    if not isinstance(node, Either):
        return None
    found: list[tuple[Word, ...]] = [()] if node.may_miss else []
    for way in node.ways:
        parts = [_word_ways(each, most) for each in way]
        if any(part is None for part in parts):
            return None
        found += [tuple(word for part in choice for word in part) for choice in product(*(p for p in parts if p))]
        if len(found) > most:
            return None
    return found


def _required(sequence: Sequence) -> tuple[Group, ...]:
    """Groups of phrases of which one each must be in the sentence, the rarest first."""
    groups: list[Group] = []
    run: list[Node] = []
    for node in (*sequence, None):
        if isinstance(node, Word) and not (run and isinstance(run[-1], Word) and run[-1].starts):
            run.append(node)
            continue
        groups += _of_run(run)
        run = [node] if isinstance(node, Word) else []
        groups += _of_node(node)
    rare = sorted(set(groups), key=lambda group: (_commonness(group), sorted(each.text for each in group)))
    useful = [group for group in rare if _commonness(group) < 1]
    return tuple(useful[:MOST_REQUIRED] or rare[:1])


def _of_node(node: Node | None) -> list[Group]:
    if isinstance(node, Cased) and node.text:
        low = node.text.lower()
        return [frozenset({Phrase(low), Phrase(f"{low}s")})]
    return _of_ways(node) if isinstance(node, Either) and not node.may_miss else []


def _of_ways(node: Either) -> list[Group]:
    """One group for a choice: the phrases of each way, or of the rarest part of a way that has no phrases of its own."""
    found: set[Phrase] = set()
    for way in node.ways:
        group = _phrases(way, MOST_WHOLE) or next(iter(_required(way)), None)
        if group is None or len(found) > MOST_FORMS:
            return []
        found |= group
    return [frozenset(found)]


def _of_run(run: list[Node]) -> list[Group]:
    words = [node for node in run if isinstance(node, Word)]
    if not words:
        return []
    return [frozenset({Phrase(" ".join(word.text for word in words), words[-1].starts)})]


def _commonness(group: Group) -> float:
    """Roughly how often one of the phrases stands in a sentence; 1 and more is nearly always."""
    return sum(_phrase_commonness(phrase) for phrase in group)


def _phrase_commonness(phrase: Phrase) -> float:
    words = phrase.text.split()
    common = sum(word in COMMON for word in words)
    if common == len(words):
        return float(0.25 ** (len(words) - 1))
    return float(0.004 * 0.25 ** (len(words) - 1))


def _expression(sequence: Sequence, cased: bool) -> str:
    return "".join(_of(node, cased) for node in sequence)


def _of(node: Node, cased: bool) -> str:
    if isinstance(node, Word):
        text = f"{BEFORE}{re.escape(node.text)}" + (r"[\w']*" if node.starts else AFTER) + SPACE
        return f"(?i:{text})" if cased else text
    if isinstance(node, Cased):
        word = f"{re.escape(node.text)}s?" if node.text else NAME
        return f"{BEFORE}{word}{AFTER}{SPACE}"
    if isinstance(node, Shape):
        return f"{BEFORE}(?i:{SHAPES[node.name]})(?!\\w){SPACE}"
    if isinstance(node, Gap):
        return rf"(?:[^\s]+ ){{0,{node.most}}}?"
    if isinstance(node, Mark):
        return {"^": r"^[\W_]*", "$": r"(?=[\W_]*\Z)"}.get(node.text, rf"{SPACE}{re.escape(node.text)}{SPACE}")
    # The longest first, so that an alternative is not cut short by its own beginning.
    ways = sorted((_expression(way, cased) for way in node.ways), key=lambda way: (-len(way), way))
    return f"(?:{'|'.join(dict.fromkeys(ways))})" + ("?" if node.may_miss else "")
