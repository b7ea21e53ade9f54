"""What has a fixed shape: addresses, telephones, links, dates of birth, schools that are named."""

import re
from collections.abc import Iterator

from .passages import Detail, Passage
from .words import FUNCTION, ORDINARY, UNITS, VERBS, word_set
from .writing import TAIL

# Fixed shapes


def _shape(pattern: str, *, any_case: bool = True) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE if any_case else re.VERBOSE)


_AREAS = (
    "A[BL]|B[ABDFHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?"
    "|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = rf"""(?:\d{{4}}-\d\d?-\d\d?|\d\d?[/.\- ]\d\d?[/.\- ]\d{{2,4}}
    |\d\d?(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b(?:,?\s\d{{2,4}}\b)?
    |{_MONTH}\s\d\d?(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?|{_MONTH}\s\d{{4}}\b)"""
_STRONG = "road|rd|street|avenue|ave|lane|crescent|terrace|grove|gardens|mews"
_WEAK = (
    "Close|Court|Drive|Place|Park|View|Rise|Hill|Green|House|Row|Square|Walk|Way|Estate|Heights|Point|Tower|Lodge|St"
)
_CAP = r"[^\W\d_a-z][\w'\u2019.-]{0,30}"

_FIXED: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    (Detail.EMAIL, _shape(r"(?<![\w.+%-])(?P<it>[\w.+%-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}+)")),
    (Detail.LINK, _shape(r"(?<!\w)(?P<it>(?:https?://|www\.)[^\s<>\"]++)")),
    (Detail.LINK, _shape(
        r"(?<![\w@./-])(?P<it>(?:[\w-]{1,63}+\.){1,5}(?:com|uk|org|net|me|tv|gg|io|ly|be|wales)/[^\s<>\"]++)"
    )),
    (Detail.HANDLE, _shape(r"(?<![\w.@/])(?P<it>@[^\W\d][\w.]{1,29}+)")),
    (Detail.HANDLE, _shape(
        r"""\b(?:snap(?:chat)?|insta(?:gram)?|tiktok|discord|xbox|psn|gamertag|username|roblox)
        (?:\s(?:name|user|username|tag))?(?:\sis|:|\s-)?\s(?P<it>(?=\w{0,30}[\d_.]\w)[^\W\d][\w.]{2,29}+)"""
    )),
    (Detail.POSTCODE, _shape(
        rf"(?<!\w)(?P<it>(?:{_AREAS})\d[a-z\d]?[ \u00a0]?\d(?!(?-i:st|nd|rd|th)\b)[abd-hjlnp-uw-z]{{2}})(?!\w)"
    )),
    (Detail.PHONE, _shape(
        r"""(?<![\w+.,/-])(?P<it>(?:\+|00)44[\ .-]?(?:\(0\)[\ .-]?)?[127](?:[\ ().\u2013-]{0,2}\d){9}
        |0[127](?:[\ ().\u2013-]{0,2}\d){9}|\(0[127]\d{1,3}\)(?:[\ .\u2013-]{0,2}\d){6,8}|\+\d(?:[\ ().-]{0,2}\d){7,14})(?!\w)"""
    )),
    (Detail.BIRTH_DATE, _shape(
        rf"\b(?:born|d\.?o\.?b|date\sof\sbirth|birth\sdate|birthday|b-?day)\b[^.\n\d]{{0,25}}?(?P<it>{_DATE})(?!\w)"
    )),
    (Detail.BIRTH_DATE, _shape(rf"(?<!\w)(?P<it>{_DATE})\s(?:is|was)\s(?:my|his|her|their)\s(?:birthday|b-?day)\b")),
    (Detail.NUMBER, _shape(r"(?<![\w£$€.,/-])(?P<it>\d{3}[\ -]\d{3}[\ -]\d{4}|\d{7,}+)(?![\w/-])")),
    (Detail.NUMBER, _shape(r"(?<!\w)(?P<it>[a-ceghj-pr-tw-z]{2}\ ?\d\d\ ?\d\d\ ?\d\d\ ?[a-d])(?!\w)")),
    (Detail.NUMBER, _shape(r"(?<!\w)(?P<it>[A-Z]{1,5}[-/]?\d{5,12}+)(?!\w)", any_case=False)),
    (Detail.NUMBER, _shape(
        r"""\b(?:case|ref(?:erence)?|nhs|client|pupil|crime|lcs|mosaic|upn|hospital|passport)\s
        (?:number|no\.?|num|id|ref(?:erence)?)(?:\sis|\swas|:)?\s\#?(?P<it>(?=[a-z/-]{0,9}\d[\d/-]{2,})[\w/-]{4,24}+)"""
    )),
    (Detail.CAR, _shape(r"(?<!\w)(?P<it>[A-HJ-PR-Y]{2}\d\d\ ?[A-HJ-PR-Z]{3})(?!\w)", any_case=False)),
    (Detail.CAR, _shape(
        r"""\b(?:reg|registration|plates?)(?:\snumber)?(?:\sis|\swas|:)?\s
        (?P<it>[a-z]{2}\d\d\ ?[a-z]{3}|[a-z]\d{1,3}\ ?[a-z]{3}|[a-z]{3}\ ?\d{1,3}[a-z]?)(?!\w)"""
    )),
    (Detail.ADDRESS, _shape(
        rf"""(?<![\w£.,/-])(?P<it>(?:(?i:flat|apartment|apt)\s\d{{1,4}}[a-zA-Z]?,?\s)?\d{{1,4}}[a-zA-Z]?,?\s
        (?:{_CAP}\s){{1,3}}(?i:{_STRONG}|{_WEAK}))(?!\w)""", any_case=False
    )),
    (Detail.ADDRESS, _shape(
        rf"(?<![\w£.,/-])(?P<it>\d{{1,4}}[a-z]?\s(?P<words>(?:[^\W\d_][\w'\u2019-]{{0,30}}\s){{1,2}})(?:{_STRONG}))(?!\w)"
    )),
    (Detail.ADDRESS, _shape(
        rf"""(?<!\w)(?P<it>(?i:flat|apartment|apt)\s\d{{1,4}}[a-zA-Z]?(?:,?\s(?:{_CAP}\s){{1,3}}(?:House|Court|Point|Tower|Lodge
        |Heights))?)(?!\w)""", any_case=False
    )),
    (Detail.ADDRESS, _shape(
        rf"""\b(?:live|lives|lived|living|moved|stays?|staying|house|home)\s(?:on|in|at|to|down)\s
        (?P<it>(?:{_CAP}\s){{1,3}}(?i:{_STRONG}|Close))(?!\w)""", any_case=False
    )),
)  # fmt: skip


def patterns_in(text: str) -> Iterator[Passage]:
    """Passages of a fixed shape: everything but names and schools."""
    for detail, pattern in _FIXED:
        for match in pattern.finditer(text):
            passage = _trimmed(match.start("it"), match["it"], detail)
            if not _is_ordinary_shape(passage, match.groupdict().get("words") or ""):
                yield passage


def _trimmed(start: int, text: str, detail: Detail) -> Passage:
    """Without the marks of the sentence around it."""
    short = text.rstrip(".,;:!?'\"\u2019\u201d-/" if detail in {Detail.LINK, Detail.HANDLE, Detail.NUMBER} else " ")
    return Passage(start, start + len(short), short, detail)


def _is_ordinary_shape(passage: Passage, words: str) -> bool:
    """Whether it only looks like one: @home, MK10 AND, 10 minutes down the road."""
    if passage.detail is Detail.HANDLE:
        return passage.text.lstrip("@").casefold() in ORDINARY
    if passage.detail is Detail.CAR:
        return passage.text[-3:].casefold() in FUNCTION
    return any(word in FUNCTION | UNITS | VERBS for word in words.casefold().split())


# Schools

_KINDS = (
    r"(?:(?:Primary|Infants?|Junior|High|Secondary|Grammar|Comprehensive|Middle|Upper|Lower|Nursery|Special)\sSchool|School|Academy"
    r"|Sixth\sForm|College|High|Primary|Secondary|Grammar|Comp|Nursery|Juniors|Infants)"
)
_SCHOOL = re.compile(
    rf"(?<![\w'\u2019-])(?P<words>(?:{_CAP}\s(?:of\s)?){{1,6}}){_KINDS}(?:\s(?:School|College|Academy|Sixth\sForm))?(?!\w)"
)
_LOW_SCHOOL = re.compile(
    r"\b(?:to|at|from|in|near|outside|attends?|attended|called)\s"
    r"(?P<it>(?P<words>(?:st\s)?[a-z][a-z'\u2019-]{2,30}\s(?:[a-z][a-z'\u2019-]{2,30}\s)?)"
    r"(?:academy|high(?:\sschool)?|primary(?:\sschool)?|secondary\sschool|grammar(?:\sschool)?|sixth\sform|college))(?!\w)",
    re.IGNORECASE,
)
_YSGOL = re.compile(
    rf"(?<!\w)(?P<it>[Yy]sgol(?P<words>(?:\s(?:y|yr|Y|Yr|{_CAP}(?<![.]))){{0,3}}?\s{_CAP}(?:\s{_CAP}){{0,3}}|\s[a-z]{{3,30}}(?:\s[a-z]{{3,30}})?))(?!\w)"
)
_GENERIC = word_set("""
school academy college high primary secondary junior infant infants juniors nursery grammar comprehensive sixth form special boarding
virtual sunday saturday public private state local community mainstream catholic church free faith independent middle upper lower old new
good bad big different other another same alternative provision khan police language summer drama medical law art welsh english boys girls
""")
_GOERS = word_set("pupil pupils student students teacher teachers children staff parents")
_WELSH = word_set("""
yn yr oedd wedi mae ond gan dda uwchradd gynradd gyfun newydd bob fawr hefyd yma hynny heddiw ddoe arbennig feithrin leol hon fach gymraeg
""")


def schools_in(text: str) -> Iterator[Passage]:
    """Schools that are named, in capitals or in small letters, in English or in Welsh."""
    for match in _SCHOOL.finditer(text):
        yield from _school(match.start(), match.group(), match["words"], capital=True)
    for match in _LOW_SCHOOL.finditer(text):
        yield from _school(match.start("it"), match["it"], match["words"], capital=False)
    for match in _YSGOL.finditer(text):
        yield from _welsh_school(match.start("it"), match["it"])


def _school(start: int, text: str, words: str, *, capital: bool) -> Iterator[Passage]:
    """The school from its first word of its own; none where every word is of a general kind."""
    for match in re.finditer(r"\S+", words):
        low = TAIL.sub("", match.group().casefold())
        if low not in (FUNCTION | _GENERIC | _GOERS if capital else ORDINARY | _GENERIC):
            yield Passage(start + match.start(), start + len(text), text[match.start() :], Detail.SCHOOL)
            return


def _welsh_school(start: int, text: str) -> Iterator[Passage]:
    """Ysgol and the words after it that are its own."""
    end, owns = len("ysgol"), False
    for match in re.finditer(r"\s(\S+)", text[end:]):
        word = match[1].casefold()
        if match[1].islower() and word in _WELSH | ORDINARY and word not in {"y", "yr"}:
            break
        owns = owns or word not in _WELSH | {"y", "yr", "ysgol"}
        end = len("ysgol") + match.end()
    if owns:
        yield Passage(start, start + end, text[:end], Detail.SCHOOL)


# Names
