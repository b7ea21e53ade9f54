"""Patterns tried on the words of one sentence. Shared lists are shared here too, so that hundreds of rules are ready at once."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

_TOKEN = re.compile(r"£ ?\d+(?:[.,]\d+)*\w*|\d+(?:[.,]\d+)*(?:%|\w*)|'[sS]\b|\w+(?:'(?![sS]\b)\w+)*|[^\w\s]")
# Marks in a tree of words where a phrase ends, and what the next word may begin with.
END, BEGINS = "\0", "\1"
LONGEST = 24
# Words with a capital that are nobody's name, at the beginning of a sentence mostly.
_NOT_A_NAME = """
The This That These Those There They Their We Our It Its He She His Her I You Your A An And But If In On At As
To No Not Now When What Who Why How All Any Each Some Both One Two Police School Health Housing Staff Chair
Education Officer Officers Social Children Child Young Youth Adult Team Panel Service Services Agency Agencies
Council Parent Parents Professional Professionals Section Update Action Actions Outcome Risk Case Plan Please
Also After Before Despite However Once Only Further Following Under Until While With Without For From By So Then
Another Other January February March April May June July August September October November December Monday
Tuesday Wednesday Thursday Friday Saturday Sunday
Colleagues Commissioners Partners Governors Members Leaders Managers Directors Inspectors Councillors Trustees Funders
Clinicians Practitioners Teachers Nurses Neighbours Residents Workers Reports Records Feedback Minutes Letter Letters
Referral Referrals Referrer Assessment Review Meeting Meetings Screening Legal Senior Duty Outreach Mentor Support Key
Learning Emergency Custody Probation Youths Subject Suspect Nominal Client Patient Tenant Applicant Resident Pupil
Pupils Students Strategy Safeguarding Everyone Everybody Nobody Someone Consideration Concerns Information Intelligence
Response Evidence Practice Supervision Management Community Local Public Foster Residential Placement Home Head
"""
NOT_A_NAME = frozenset(_NOT_A_NAME.split())
_NUMBERS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
"""
NUMBERS = frozenset(_NUMBERS.split())


class Tokens:
    """The words and signs of a sentence, in small letters, with their places in it. The s of possession is a word."""

    def __init__(self, folded: str, shown: str):
        self.folded, self._shown = folded, shown
        self._kinds: dict[str, frozenset[int]] = {}

    @cached_property
    def words(self) -> list[str]:
        found: list[str] = _TOKEN.findall(self.folded)
        return found

    @cached_property
    def all(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        spans = [match.span() for match in _TOKEN.finditer(self.folded)]
        return [start for start, _ in spans], [end for _, end in spans]

    @property
    def starts(self) -> list[int]:
        return self._places[0]

    @property
    def ends(self) -> list[int]:
        return self._places[1]

    @cached_property
    def shown(self) -> list[str]:
        """The same with capitals."""
        return _TOKEN.findall(self._shown)

    @cached_property
    def names(self) -> frozenset[int]:
        """Where a word looks like a name."""
        return frozenset(
            place
            for place, word in enumerate(self.shown)
            if word[0].isupper() and word not in NOT_A_NAME and word[1:2].islower()
        )

    @cached_property
    def first(self) -> int:
        """Where the first word is: signs before it do not count."""
        return next((place for place, word in enumerate(self.words) if word[0].isalnum()), len(self.words))

    @cached_property
    def after(self) -> int:
        """Behind the last word."""
        return next((n for n in range(len(self.words), 0, -1) if self.words[n - 1][-1].isalnum()), 0)

    def of_kind(self, kind: "Kind") -> frozenset[int]:
        """Where a word of a kind is."""
        if kind.name not in self._kinds:
            found = frozenset(place for place in range(len(self.words)) if kind.ends(self, place))
            self._kinds[kind.name] = found
        return self._kinds[kind.name]

    def place(self, letter: int) -> int:
        """The word that begins at a place of the sentence, or the next one."""
        return bisect_left(self.starts, letter)


def words_of(text: str) -> list[str]:
    """A pattern's own words, divided as a sentence's are."""
    return _TOKEN.findall(text)


class Part(Protocol):
    """One node of a pattern, ready. `ends`: where it may end if it begins at a word; what is liked best comes first."""

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]: ...


Tree = dict[str, "Tree | tuple[str, ...]"]


@dataclass(frozen=True)
class Phrases:
    """Any of many phrases, as a tree of words; the longest is liked best."""

    tree: Tree

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        found: list[int] = []
        tree, words = self.tree, tokens.words
        for place in range(at, len(words)):
            word = words[place]
            begins = tree.get(BEGINS)
            if begins and word.startswith(begins):  # type: ignore[arg-type]
                found.append(place + 1)
            below = tree.get(word)
            if below is None:
                break
            tree = below  # type: ignore[assignment]
            if END in tree:
                found.append(place + 1)
        found.reverse()
        return found


@dataclass(frozen=True)
class Ways:
    """One of several rows of parts; `may_miss`: or nothing."""

    rows: tuple[tuple[Part, ...], ...]
    may_miss: bool

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        found: list[int] = []
        for row in self.rows:
            found += row[0].ends(tokens, at) if len(row) == 1 else all_ends(row, tokens, at)
        if len(found) > 1:
            found = sorted(set(found), reverse=True)
        return [*(end for end in found if end != at), at] if self.may_miss else found


@dataclass(frozen=True)
class Maybe:
    """Any of many phrases, or nothing."""

    phrases: Phrases

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        words = tokens.words
        if at < len(words) and words[at] not in self.phrases.tree and BEGINS not in self.phrases.tree:
            return (at,)
        return [*self.phrases.ends(tokens, at), at]


@dataclass(frozen=True)
class UpTo:
    """Some words in between, as few as will do. Signs, and the s of possession, are not counted."""

    most: int

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        found = [at]
        left = self.most
        for place in range(at, len(tokens.words)):
            if tokens.words[place][0].isalnum():
                left -= 1
                if left < 0:
                    break
            found.append(place + 1)
        return found


@dataclass(frozen=True)
class Capitals:
    """A word in exactly these capitals, with or without an s; or, without a text, one that looks like a name."""

    text: str

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        if at >= len(tokens.words):
            return ()
        is_it = tokens.shown[at] in (self.text, f"{self.text}s") if self.text else at in tokens.names
        return (at + 1,) if is_it else ()


@dataclass(frozen=True)
class Sign:
    """A sign as it stands, or ^ and $ for the ends of the sentence."""

    text: str

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        if self.text == "^":
            return (at,) if at == tokens.first else ()
        if self.text == "$":
            return (at,) if at >= tokens.after else ()
        return (at + 1,) if tokens.words[at : at + 1] == [self.text] else ()


@dataclass(frozen=True)
class Kind:
    """A word of a kind: any word, a number, a share, money."""

    name: str

    def ends(self, tokens: Tokens, at: int) -> Sequence[int]:
        words = tokens.words
        if at >= len(words):
            return ()
        word = words[at]
        if self.name == "word":
            return (at + 1,) if word[0].isalnum() else ()
        if self.name == "money":
            return (at + 1,) if word[0] == "£" else ()
        is_number = word in NUMBERS or (word[0].isdigit() and word[-1].isdigit())
        if self.name == "number":
            return (at + 1,) if is_number else ()
        return _share(words, at, is_number)


def _share(words: list[str], at: int, is_number: bool) -> Sequence[int]:
    """97%, 97 %, ninety per cent, a hundred percent."""
    if words[at][-1] == "%" and words[at] != "%":
        return (at + 1,)
    following = words[at + 1 : at + 3]
    if following[:1] in (["%"], ["percent"]) and is_number:
        return (at + 2,)
    return (at + 3,) if following == ["per", "cent"] and words[at][0].isalnum() else ()


def all_ends(row: tuple[Part, ...], tokens: Tokens, at: int, number: int = 0) -> list[int]:
    if number == len(row):
        return [at]
    return [end for each in row[number].ends(tokens, at) for end in all_ends(row, tokens, each, number + 1)]


def first_end(row: tuple[Part, ...], tokens: Tokens, at: int, number: int = 0) -> int:
    """Where the best liked way through a row ends, or -1."""
    if number == len(row):
        return at
    for each in row[number].ends(tokens, at):
        end = first_end(row, tokens, each, number + 1)
        if end >= 0:
            return end
    return -1


@dataclass(frozen=True)
class First:
    """What the first word of a pattern can be: one of some, one that begins so, a name, of a kind."""

    words: frozenset[str] = frozenset()
    begins: tuple[str, ...] = ()
    name: bool = False
    kinds: tuple[Kind, ...] = ()

    def or_(self, other: "First") -> "First":
        return First(
            self.words | other.words,
            self.begins + other.begins,
            self.name or other.name,
            tuple(dict.fromkeys(self.kinds + other.kinds)),
        )

    def places(self, tokens: Tokens) -> list[int]:
        words, begins = self.words, self.begins
        if begins:
            found = [n for n, word in enumerate(tokens.words) if word in words or word.startswith(begins)]
        else:
            found = [n for n, word in enumerate(tokens.words) if word in words]
        if not (self.name or self.kinds):
            return found
        more = tokens.names.union(found) if self.name else set(found)
        return sorted(more.union(*(tokens.of_kind(kind) for kind in self.kinds)))


@dataclass(frozen=True)
class Common:
    """Words, one of which must be there."""

    words: frozenset[str]
    begins: tuple[str, ...]

    def meets(self, words: frozenset[str]) -> bool:
        if not words.isdisjoint(self.words):
            return True
        return bool(self.begins) and any(word.startswith(self.begins) for word in words)


@dataclass(frozen=True)
class Matcher:
    """A whole pattern. `first`: what it can begin with, where that is known. `asks`: words of which one each must be there."""

    text: str
    row: tuple[Part, ...]
    first: First | None = None
    asks: tuple[Common, ...] = ()

    def starts(self, tokens: Tokens) -> Sequence[int]:
        return range(len(tokens.words)) if self.first is None else self.first.places(tokens)

    def spans(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Where it is, by numbers of words, from left to right, none over another."""
        return self.tried(tokens) if self.could_be_in(tokens) else iter(())

    def tried(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """The same, without looking first whether its words are there at all."""
        past = 0
        for at in self.starts(tokens):
            if at >= past:
                end = first_end(self.row, tokens, at)
                if end > at:
                    past = end
                    yield at, end

    def could_be_in(self, tokens: Tokens) -> bool:
        return all(each.meets(tokens.all) for each in self.asks)

    def is_in(self, tokens: Tokens) -> bool:
        return self.could_be_in(tokens) and self.is_tried_in(tokens)

    def is_tried_in(self, tokens: Tokens) -> bool:
        return any(first_end(self.row, tokens, at) > at for at in self.starts(tokens))

    def begins_at(self, tokens: Tokens, at: int) -> bool:
        return first_end(self.row, tokens, at) > at

    def ends_at(self, tokens: Tokens, end: int) -> bool:
        """Whether it stands immediately before a word."""
        if not self.could_be_in(tokens):
            return False
        return any(end in all_ends(self.row, tokens, at) for at in self.starts(tokens) if end - LONGEST <= at < end)

    def is_all(self, tokens: Tokens) -> bool:
        """Whether it is all that there is."""
        return tokens.after in all_ends(self.row, tokens, tokens.first) and tokens.after > tokens.first
