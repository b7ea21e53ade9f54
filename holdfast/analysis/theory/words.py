"""Words by which the rules recognise what an element is about. They find what to ask about; they never decide anything.

English alone. Where words mislead, people answer the question and it rests: that is why nothing follows from a match but
a question (Lefevre et al. 2024, ch. 4: training, awareness, and what is missing between them and practice).
"""

import re

# Learning: something is taught, or somebody now knows, understands, feels sure.
TEACHING = re.compile(
    r"\b(?:re-?)?(?:train(?:ed|ing|ings|ers?)?|workshops?|courses?|briefings?|seminars?|webinars?|e-?learning|"
    r"teach\w*|taught|lectures?|masterclass\w*|toolkits?|awareness[- ]raising|conferences?)\b",
    re.I,
)
KNOWING = re.compile(
    r"\b(?:aware(?:ness)?|know(?:s|ing|ledge|ledgeable)?|understand(?:s|ing)?|understood|learn(?:s|ed|t|ing)?|"
    r"confiden(?:t|ce)|sure(?:r)? of|feel(?:s)? able|recogni[sz]e(?:s)?|literate|informed about|see(?:s)? differently|"
    r"think(?:s|ing)? differently|mindsets?|insights?)\b",
    re.I,
)
# What goes on when the people who were there are gone.
LASTING = re.compile(
    r"\b(?:inductions?|newcomers?|new (?:staff|starters?|workers?|colleagues?|people)|refreshers?|"
    r"every (?:new|year|term|month|week|meeting|panel|occasion|time|supervision)|each (?:year|term|month|week|meeting)|"
    r"(?:repeated|again) (?:each|every)|supervision|turnover|successors?|handovers?|handed on|job descriptions?|polic(?:y|ies)|"
    r"procedures?|standing (?:item|agenda|order)s?|written into|built into|part of the (?:form|rota|contract|agenda)|"
    r"post[- ]qualifying|year after qualifying|mainstream(?:ed)?|permanent|long[- ]term funding)\b",
    re.I,
)
FOR_WHOM = re.compile(
    r"\b(?:young(?: person| people|sters?)?|child(?:ren)?|teenagers?|boys?|girls?|famil(?:y|ies)|parents?|carers?|"
    r"they feel|they are safe|safer?|safety)\b",
    re.I,
)
AT_WORK = re.compile(
    r"\b(?:practices?|practitioners?|staff|workers?|workforce|managers?|teams?|plans?|panels?|meetings?|assessments?|"
    r"services?|supervisors?|chairs?)\b",
    re.I,
)
MEANS = re.compile(r"\b(?:funding|money|budgets?|grants?|posts?|premises|rooms|workloads?|caseloads?|data)\b", re.I)
OUTSIDE = re.compile(r"\b(?:outside our control|beyond our control|provided that|as long as)\b", re.I)
ORDINARY = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be because been better but by can do does for from get has have how if in into is it its more "
        "of on or so than that the their them then there they this to up was what when which who will with would",
    )
)
STEM = 6  # letters: endings do not make another word of it


def teaches(text: str) -> bool:
    """Whether it speaks of something that is taught."""
    return bool(TEACHING.search(text))


def speaks_of_learning(text: str) -> bool:
    """Whether it speaks of teaching, or of somebody knowing or understanding."""
    return bool(TEACHING.search(text) or KNOWING.search(text))


def lasts(text: str) -> bool:
    """Whether it names something that stays when people leave."""
    return bool(LASTING.search(text))


def is_about_work(text: str) -> bool:
    """Whether it speaks of those at work and their doings, and not of those whom it is for."""
    return bool(AT_WORK.search(text)) and not FOR_WHOM.search(text)


def names_means(text: str) -> bool:
    return bool(MEANS.search(text))


def names_condition(text: str) -> bool:
    return bool(OUTSIDE.search(text))


def says_how(reason: str, *ends: str) -> bool:
    """Whether a reason says more than both ends of its link and that somebody knows: at least two words that are its own."""
    used = {word[:STEM] for end in ends for word in _words(end)}
    own = {word[:STEM] for word in _words(reason) if word not in ORDINARY and not speaks_of_learning(word)}
    return len(own - used) >= 2


def _words(text: str) -> list[str]:
    return re.findall(r"\w{2,}", text.casefold())
