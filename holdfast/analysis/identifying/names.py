"""Names of people, by how they are written and by the words beside them."""

from collections.abc import Iterator, Sequence

from .passages import Detail, Passage
from .words import (
    ABSTRACT,
    BEING,
    CLOSE_OWNERS,
    CONFIDING,
    DOES,
    EITHER,
    HEADS,
    INSULTED,
    LOW_FORM,
    LOW_TITLES,
    MOVING,
    NAMED,
    NOT_ADVERB,
    OPENING_FORM,
    ORDINARY,
    OWNERS,
    PARTICLES,
    PEOPLE,
    PREFIXES,
    SMALL_CAPITALS,
    TITLES,
)
from .writing import OPENS, PARTS, QUOTED, TAIL, WORD_SHAPE, Word


def names_in(text: str, fine: bytearray) -> Iterator[Passage]:
    """Names of people, by capitals and by the words around them."""
    words = _words(text, fine)
    named = _named(words)
    place = 0
    while place < len(words):
        if not named[place]:
            place += 1
            continue
        first, last = _first(words, place), _last(words, named, place)
        start, end = words[first].start, words[last].end
        yield Passage(start, end, text[start:end], Detail.NAME)
        place = last + 1


def _words(text: str, fine: bytearray) -> list[Word]:
    """The words of a text, each with what stands before it."""
    words: list[Word] = []
    before = 0
    for match in WORD_SHAPE.finditer(text):
        tail = TAIL.search(match.group())
        short = match.group()[: tail.start()] if tail else match.group()
        gap = text[before : match.start()]
        opens = not words or (OPENS.search(gap) is not None and not _is_shortened(words[-1], gap))
        start, end = match.start(), match.start() + len(short)
        words.append(Word(start, end, short, tail.group() if tail else "", gap, opens, all(fine[start:end])))
        before = match.end()
    return words


def _is_shortened(word: Word, gap: str) -> bool:
    """Whether the full stop belongs to the word: Mr. Okafor, J. Smith."""
    return gap.strip() == "." and "\n" not in gap and (word.low in TITLES or (len(word.text) == 1 and word.low != "i"))


def _named(words: Sequence[Word]) -> list[bool]:
    """Whether each word is part of a name: first those inside a sentence, then those at its start, then those that go on."""
    heads = _before_heads(words)
    named = [_is_cued(words, place) or _is_inside_name(words, place, heads) for place in range(len(words))]
    for place, word in enumerate(words):
        if word.opens and word.is_capital and not word.known and not named[place]:
            named[place] = not heads[place] and _is_opening_name(words, named, place)
    for place in range(1, len(words)):
        named[place] = named[place] or _goes_on(words, named, place)
    return named


def _before_heads(words: Sequence[Word]) -> list[bool]:
    """Whether a run of capitals from the word on ends in a word such as Council."""
    heads = [False] * len(words)
    for place in range(len(words) - 2, -1, -1):
        after = words[place + 1]
        if after.is_joined and after.is_capital and not words[place].tail:
            heads[place] = after.low in HEADS or heads[place + 1]
    return heads


def _is_ordinary(word: str) -> bool:
    """Whether a word in small letters is of the lists, alone, in the plural, or with its hyphen; or abstract by its ending."""
    if word in ORDINARY or word.removesuffix("s") in ORDINARY or (len(word) > 7 and ABSTRACT.search(word)):
        return True
    parts = PARTS.split(word)
    if len(parts) < 2:
        return False
    return (parts[0] in PREFIXES and "-" in word) or all(part in ORDINARY for part in parts)


def _is_low_ordinary(word: str, after: str) -> bool:
    """Whether a word in small letters after "my mate" goes on with the sentence, rather than being a name.

    `after`: the word that follows. "my mate james said" has a name; "my worker listens" has none.
    """
    if _is_ordinary(word) or len(word) < 3:
        return True
    if NOT_ADVERB.search(word):
        return False
    return LOW_FORM.search(word) is not None and (word.endswith("ly") or after not in DOES)


def _after(words: Sequence[Word], place: int) -> str:
    """The word that follows in the same breath, in small letters; empty where there is none."""
    if place + 1 < len(words) and words[place + 1].is_joined and not words[place].tail:
        return words[place + 1].low
    return ""


def _low(words: Sequence[Word], place: int) -> str:
    return words[place].low if place >= 0 else ""


def _is_cued(words: Sequence[Word], place: int) -> bool:
    """Whether a title or a phrase such as "my worker" or "called" says that a name comes."""
    word = words[place]
    if place == 0 or word.known or any(character.isdigit() or character == "_" for character in word.text):
        return False
    if _follows_title(words, place):
        return True
    if not _follows_phrase(words, place):
        return False
    if word.is_capital:
        return word.low in EITHER or not _is_ordinary(word.low)
    if word.text.isupper() and not words[place - 1].text.isupper():
        return len(word.text) == 2 and word.low not in SMALL_CAPITALS | ORDINARY
    return word.is_joined and not _is_low_ordinary(word.low, _after(words, place))


def _follows_title(words: Sequence[Word], place: int) -> bool:
    """Mr Okafor, PC Smith, Mr T, Auntie Bev, dr. khan."""
    word, title = words[place], words[place - 1]
    if title.low not in TITLES or title.tail or not (word.is_joined or _is_shortened(title, word.gap)):
        return False
    if title.text[0].islower():
        wants = title.low in LOW_TITLES and (title.low != "miss" or title.opens)
        return wants and not _is_ordinary(word.low) and not LOW_FORM.search(word.low) and word.low not in DOES
    single = len(word.text) == 1 and word.text.isupper() and word.low not in {"i", "a"}
    return single or (word.is_capital and (word.low in EITHER or not _is_ordinary(word.low)))


def _follows_phrase(words: Sequence[Word], place: int) -> bool:
    """Whether "called", "her name is" or "my best mate" stands before."""
    if (
        not QUOTED.fullmatch(words[place].gap)
        or "\n" in words[place].gap
        or (words[place - 1].tail and not _is_name_s(words, place))
    ):
        return False
    before, second, third = (_low(words, place - back) for back in (1, 2, 3))
    if before in NAMED:
        return second not in INSULTED
    if before in PEOPLE:
        return second in OWNERS or third in OWNERS
    return _is_name_s(words, place) or (before in {"is", "was"} and second == "name" and third in CLOSE_OWNERS)


def _is_name_s(words: Sequence[Word], place: int) -> bool:
    """My name's Jade."""
    return _low(words, place - 1) == "name" and words[place - 1].tail != "" and _low(words, place - 2) in CLOSE_OWNERS


def _is_inside_name(words: Sequence[Word], place: int, heads: Sequence[bool]) -> bool:
    """Whether a capital inside a sentence is a name: not an ordinary word, not a body, not a place after "in"."""
    word = words[place]
    if word.opens or word.known or not word.is_capital or len(word.text) < 2 or heads[place] or _is_ordinary(word.low):
        return False
    return word.low not in HEADS | TITLES and not _is_place(words, place)


def _is_place(words: Sequence[Word], place: int) -> bool:
    """In Aberaeron, moved to Llanelli; not in Jade's house, and not trust in Jade."""
    before, second = _low(words, place - 1), _low(words, place - 2)
    if words[place].tail or not words[place].is_joined:
        return False
    return (before == "in" and second not in CONFIDING) or (before in {"to", "from"} and second in MOVING)


def _is_opening_name(words: Sequence[Word], named: Sequence[bool], place: int) -> bool:
    """Whether the first word of a sentence is a name: by what it does, whose it is, or who else is named with it."""
    word = words[place]
    if len(word.text) < 2 or _is_ordinary(word.low) or word.low in HEADS | TITLES or OPENING_FORM.search(word.low):
        return False
    if word.tail:
        return word.tail.casefold() not in {"n't", "n\u2019t"}
    if place + 1 >= len(words):
        return False
    after = words[place + 1]
    if after.is_joined:
        with_another = after.low == "and" and place + 2 < len(words) and named[place + 2]
        does = after.low in (DOES - BEING if word.low in EITHER else DOES)
        return does or named[place + 1] or with_another
    return after.gap.strip() == "," and after.low in CLOSE_OWNERS | {"who"}


def _goes_on(words: Sequence[Word], named: Sequence[bool], place: int) -> bool:
    """Whether a word goes on with the name before it: Jade Brown, Jade T."""
    word = words[place]
    if (
        not named[place - 1]
        or not word.is_joined
        or word.known
        or words[place - 1].tail
        or not words[place - 1].is_capital
    ):
        return False
    single = len(word.text) == 1 and word.text.isupper() and word.low not in {"i", "a"}
    return single or (word.is_capital and word.low in EITHER and word.low not in HEADS)


def _first(words: Sequence[Word], place: int) -> int:
    """The place where a name begins: at its title, where it has one."""
    if place and not words[place - 1].known and words[place - 1].low in TITLES and _follows_title(words, place):
        return place - 1
    return place


def _last(words: Sequence[Word], named: Sequence[bool], place: int) -> int:
    """The place of the last word of a name, over particles such as in Maria de Souza."""
    last = place
    while last + 1 < len(words) and not words[last].tail:
        after = words[last + 1]
        if not (after.is_joined or _is_shortened(words[last], after.gap)):
            break
        if named[last + 1]:
            last += 1
        elif after.low in PARTICLES and not after.known and last + 2 < len(words) and _is_tied(words, named, last + 2):
            last += 2
        else:
            break
    return last


def _is_tied(words: Sequence[Word], named: Sequence[bool], place: int) -> bool:
    return named[place] and words[place].is_joined and words[place].is_capital
