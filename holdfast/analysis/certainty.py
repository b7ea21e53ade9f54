"""Words that sound as if it were known that something works, so that a gentle question can meet them where they are written.

Goes by short lists of ordinary English words. It never claims to find everything, it sometimes points at a harmless word, and nothing
may be refused because of it. What is asked, denied or left open in the same clause is passed by: "we do not know whether it works".
Source: Lefevre et al. 2024, ch. 5 (claims that run ahead of what is known; the pressure to perform success).
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

# What each kind of word says, by its key: a page has the question that meets it.
WORKS = "works"
PROVEN = "proven"
CAUSED = "caused"
BEST = "best"

_PHRASES = {
    WORKS: (
        r"(?:it|this|that|they|approach|model|framework|panel|programme|project|way|safeguarding|practice|training|team)"
        r"\s{1,4}(?:(?:really|clearly|just|simply|always|definitely|still)\s{1,4})?(?:does\s{1,4}|do\s{1,4})?work(?:s|ed)?",
        r"(?:is|are|was|were|been|be)\s{1,4}(?:really\s{1,4}|clearly\s{1,4}|very\s{1,4}|highly\s{1,4}|so\s{1,4})?(?:effective|successful|a\s{1,4}success|working)",
        r"(?:know|knows|knew)\s{1,4}(?:that\s{1,4})?\w{1,40}(?:\s{1,4}\w{1,40}){0,3}\s{1,4}works",
        r"what\s{1,4}works",
    ),
    PROVEN: (
        r"(?:(?:has|have|been|is|are|was|were)\s{1,4})?(?:clinically\s{1,4}|well\s{1,4})?proven",
        r"prov(?:es|ed)\s{1,4}(?:that|to|it|its|our)",
        r"evidence[\s-]based",
        r"gold[\s-]standard",
        r"beyond\s{1,4}(?:any\s{1,4}|all\s{1,4})?doubt",
        r"(?:evidence|data|research)\s{1,4}(?:clearly\s{1,4})?(?:shows?|proves?|demonstrates?)",
    ),
    CAUSED: (
        r"(?:has|have|had)\s{1,4}(?:made|kept)\s{1,4}(?:\w{1,40}\s{1,4}){1,4}(?:safer|safe|better)",
        r"(?:makes|keeps)\s{1,4}(?:\w{1,40}\s{1,4}){1,4}(?:safer|safe|better)",
        r"(?:has|have|had)\s{1,4}(?:reduced|cut|ended|stopped|prevented|eliminated|transformed)",
        r"(?:reduces|ends|stops|prevents|eliminates|transforms|guarantees|ensures)",
        r"(?:led|leads|leading)\s{1,4}(?:directly\s{1,4})?to\s{1,4}(?:better|fewer|safer|less|more)",
        r"thanks\s{1,4}to\s{1,4}(?:the|our|this)",
    ),
    BEST: (
        r"best\s{1,4}practice",
        r"world[\s-]class",
        r"(?:hugely|massively|incredibly|very|highly|truly)\s{1,4}(?:effective|successful|impactful|transformative)",
        r"game[\s-]changer",
        r"(?:huge|massive|great)\s{1,4}(?:success|impact|difference)",
    ),
}
_FIND = {
    kind: re.compile(r"(?<!\w)(?:" + "|".join(phrases) + r")(?!\w)", re.IGNORECASE)
    for kind, phrases in _PHRASES.items()
}
# In the same clause, before the words or after them: it is asked, denied, hoped or left open.
_OPEN = re.compile(
    r"(?<!\w)(?:if|whether|not|never|no|nobody|none|unless|until|without|how|hope[sd]?|hoping|believe[sd]?|think|thinks|thought|"
    r"expect(?:s|ed)?|wish(?:es|ed)?|might|may|could|would|should|perhaps|seems?|seemed|unsure|unclear|unknown|doubt(?:s|ed)?|\w{1,12}n['’]t)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = re.compile(r"[.!?;:\n]|\s(?:but|yet)\s|,\s(?:and|so)\s", re.IGNORECASE)
LONGEST = 20_000
NEAR = 200  # so many letters before and after are looked at, in a clause that does not end


@dataclass(frozen=True)
class Certain:
    """Words from `start` up to `end` of a text that sound certain. `kind`: works, proven, caused or best."""

    start: int
    end: int
    text: str
    kind: str


def sounds_certain(text: str) -> tuple[Certain, ...]:
    """The words of `text` that sound certain: in order, not overlapping. Looks at the first 20,000 letters."""
    text = text[:LONGEST]
    ends = [match.span() for match in _CLAUSE_ENDS.finditer(text)]
    found = [
        Certain(match.start(), match.end(), match.group().strip(), kind)
        for kind, pattern in _FIND.items()
        for match in pattern.finditer(text)
        if not _is_open(text, match.start(), match.end(), ends)
    ]
    kept: list[Certain] = []
    for each in sorted(found, key=lambda certain: (certain.start, -certain.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _is_open(text: str, start: int, end: int, clause_ends: list[tuple[int, int]]) -> bool:
    """Whether the clause around the words asks, denies, hopes or leaves open what they say."""
    before = bisect_right(clause_ends, start, key=lambda span: span[1])
    after = bisect_left(clause_ends, end, key=lambda span: span[0])
    begins = clause_ends[before - 1][1] if before else 0
    stops = clause_ends[after][0] if after < len(clause_ends) else len(text)
    is_asked = text[stops : stops + 1] == "?"
    before_it, after_it = text[max(begins, start - NEAR) : start], text[end : min(stops, end + NEAR)]
    return is_asked or bool(_OPEN.search(before_it) or _OPEN.search(after_it))
