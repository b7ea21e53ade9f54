"""Reading in the mirror: places are true whatever the letters, nothing depends on order, and nobody's own words are found."""

import random
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from holdfast.analysis.language.choosing import Passage, choose, living_lines, passages
from holdfast.analysis.language.compiling import make_mirror
from holdfast.analysis.language.inflecting import noun_forms, verb_forms
from holdfast.analysis.language.normal import normalise
from holdfast.analysis.language.patterns import PatternError
from holdfast.analysis.language.reading import read
from holdfast.analysis.language.rules import Absence, Contact, Everywhere, Needs, Rule, RuleSet, Statutory, Words
from holdfast.analysis.language.telling import Language, language

WORDS = Words(
    lists={"he": ("he", "she"), "form": ("{noun:form}", "tracker")},
    verbs={"be": ("is", "was")},
    nouns={"person": "people"},
    doubling=frozenset({"refer"}),
    names=frozenset({"ben", "mina"}),
    not_names=frozenset({"police"}),
)
EVERYWHERE = Everywhere(
    unless=("stop calling",),
    reported=("{he} (said|says) [that]", "{name} said"),
    reported_ends=("however",),
    staff_speaks=("officer said", "we said", "officer {name} said"),
    own_labels=("yp", "mum"),
    own_headings=("what {he} said",),
    person=("mum",),
    young_person=("{he}", "child"),
)


def rule(*match: str, id: str = "one", **more: object) -> Rule:
    return Rule(id=id, says=id, match=match, lenses=more.pop("lenses", ("ritual",)), question="Who?", **more)  # type: ignore[arg-type]


def reading(text: str, *rules: Rule, contact: tuple[Contact, ...] = (), absences: tuple[Absence, ...] = ()):
    return read(make_mirror(RuleSet(rules, contact, absences, WORDS, EVERYWHERE)), text)


def found(text: str, *rules: Rule, **more) -> list[str]:
    return [each.text for each in reading(text, *rules, **more).findings]


@pytest.mark.parametrize(
    "pattern, text, expected",
    [
        ("line of sight", "A Line of Sight to them.", ["Line of Sight"]),
        ("line of sight", "A line. Of sight.", []),
        ("line of sight", "The lines of sights.", []),
        ("(male|female)", "males, a female; FEMALE", ["female", "FEMALE"]),
        ("not [yet] {lemma:engage}", "He was not engaging, not yet engaged.", ["not engaging", "not yet engaged"]),
        ("engag* late", "They engage late; engagement late", ["engage late", "engagement late"]),
        ("{noun:person} of note", "Persons of note, people of note", ["people of note"]),
        ("{form} ... updated", "Tracker has now been, as ever, updated.", ["Tracker has now been, as ever, updated"]),
        ("form {gap:1} sent", "form was sent, form was not sent", ["form was sent"]),
        ("{number} forms", "7 forms, seven forms, 1,200 forms", ["7 forms", "seven forms", "1,200 forms"]),
        ("{percent} done", "97% done, ten per cent done", ["97% done", "ten per cent done"]),
        ("{case:LAC} review", "LAC review, lac review", ["LAC review"]),
        ("^closed to", "Closed to us. It is closed to us.", ["Closed to"]),
        ("closed$", "It was closed. It was closed twice.", ["closed"]),
        ("closed, no", "Closed, no more; closed no more", ["Closed, no"]),
        ("and / or form", "and/or form", ["and/or form"]),
        ("(a b*|a b* c|d) e", "a b e, a bx c e; d e", ["a b e", "a bx c e", "d e"]),
        ("non engagement", "Non-engagement, non\u2011engagement", ["Non-engagement", "non\u2011engagement"]),
        ("the child's file", "the child\u2019s file", ["the child\u2019s file"]),
        ("client", "The client's file; client\u2019s; clients", ["client", "client"]),
        ("can", "I can't.", []),
        ("closed case", "closed\r\n\r\ncase", []),
        ("closed case", "closed  \t case", ["closed  \t case"]),
        ("closed case", "the whole of it was therefore at last and without a word closed\ncase", ["closed\ncase"]),
    ],
)
def test_a_pattern_finds_what_it_says_and_nothing_else(pattern, text, expected):
    assert found(text, rule(pattern)) == expected


@pytest.mark.parametrize(
    "guards, text, is_found",
    [
        ({"unless": ("staff",)}, "The male staff and a male.", False),
        ({"unless_here": ("male staff",)}, "The male staff and a male.", True),
        ({"unless_here": ("male staff",)}, "The male staff.", False),
        ({"not_after": ("staff",)}, "The male staff.", False),
        ({"not_after": ("staff",)}, "The male, staff.", True),
        ({"not_before": ("a",)}, "He met a male.", False),
        ({"not_before": ("a",)}, "A kind male.", True),
        ({"needs": Needs(before=("a",))}, "He met a male.", True),
        ({"needs": Needs(before=("a",))}, "He met the male.", False),
        ({"needs": Needs(after=("was",))}, "The male was seen.", True),
        ({"needs": Needs(after=("was",))}, "Was the male seen?", False),
        ({"needs": Needs(sentence=("was", "were"))}, "The male was seen.", True),
        ({"needs": Needs(sentence=("were",))}, "The male was seen. They were.", False),
        ({"needs": Needs(every=("was", "seen"))}, "The male was seen.", True),
        ({"needs": Needs(every=("was", "met"))}, "The male was seen.", False),
        ({"needs": Needs(person=True)}, "The male met mum.", True),
        ({"needs": Needs(young_person=True)}, "The male met mum.", False),
        ({"needs": Needs(young_person=True)}, "The male met Ben.", True),
        ({"needs": Needs(young_person=True)}, "Ben met a male.", True),
        ({"needs": Needs(young_person=True)}, "The male met Police.", False),
        ({"needs": Needs(words_at_least=4)}, "The male left.", False),
        ({"needs": Needs(words_at_most=3)}, "The male left.", True),
        ({"needs": Needs(words_at_most=3)}, "The male has left.", False),
    ],
)
def test_a_guard_holds_a_match_back_and_lets_others_through(guards, text, is_found):
    assert bool(found(text, rule("male", **guards))) is is_found


@pytest.mark.parametrize(
    "text",
    [
        'He was "not male".',
        "He was \u2018not male\u2019.",
        '"The male hit me.',
        "He said that the male was there.",
        "Ben said the male was there.",
        "YP: the male was there.",
        "Ben (YP): the male was there.",
        "Ben (YP) and Ann (SW) came.\nBen: the male was there.",
        "What she said\nThe male was there.",
        "Please stop calling him a male.",
    ],
)
def test_words_of_the_young_person_or_family_are_never_found(text):
    assert found(text, rule("male", quoted_speech="show_kept")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The male was there.",
        "He said so, however the male was there.",
        "Ann (SW): the male was there.",
        "Chair: 'the male was there'",
        "Officer Khan said the male was there.",
        "What she said\nBelow.\nWhat we did\nThe male was there.",
        "What she said\n\nBelow.\n\n\n\nThe male was there.",
    ],
)
def test_words_of_those_who_work_there_are_found(text):
    assert found(text, rule("male")) == ["male"]


def test_a_quoted_member_of_staff_is_shown_at_low_weight_only_where_the_rule_says_so():
    text = 'The officer said "the male ran".'

    shown = reading(text, rule("male", quoted_speech="show_kept"))

    assert [(each.text, each.weight, each.kept) for each in shown.findings] == [("male", "low", "quoted")]
    assert found(text, rule("male")) == []


def test_a_term_of_law_is_asked_about_at_low_weight():
    seen = reading("A care leaver.", rule("care leaver", statutory=Statutory("an Act")))

    assert [(each.text, each.weight) for each in seen.findings] == [("care leaver", "low")]


def test_a_finding_inside_a_longer_one_of_the_same_lenses_is_left_out_and_of_another_lens_is_kept():
    text = "An unknown male left."
    long, short = rule("unknown male", id="long"), rule("male", id="short")

    assert found(text, long, short) == ["unknown male"]
    assert found(text, long, replace(short, lenses=("rationing",))) == ["unknown male", "male"]
    assert found(text, replace(long, weight="low"), short) == ["unknown male", "male"]


def test_what_is_nowhere_is_asked_once_and_not_of_short_texts():
    contact = (Contact(id="fear", says="fear", match=("scared",), kind="feeling"),)
    felt = Absence(id="felt", says="felt", question="How?", unless_contact=("feeling",), words_at_least=4)
    place = Absence(id="place", says="place", question="Where?", unless=("the station",), words_at_least=4)

    def asked(text: str) -> list[str]:
        return [each.rule for each in reading(text, contact=contact, absences=(place, felt)).absences]

    assert asked("The form was sent to them.") == ["felt", "place"]
    assert asked("She was scared at the station.") == []
    assert asked("The form.") == []


@pytest.mark.parametrize(
    "text, is_asked",
    [
        ("He was seen.", True),
        ("Ben was seen.", False),
        ("He met Mina's mum.", False),
        ("Ben: he was seen.", True),
        ("Ben (SW): seen.", True),
    ],
)
def test_an_absence_can_ask_whether_anybody_is_called_by_name(text, is_asked):
    named = Absence(id="named", says="named", question="Who?", unless_name=True, words_at_least=1)

    assert bool(reading(text, absences=(named,)).absences) is is_asked


SIGNS = "aeé .,'\"-\n\r\t\u0301\u00ad\u200b\U0001f9f8\u202eİß\u2019\u201c—\u05d0"
PARTS = ("\r\n", "male", "form", "not yet engaged", " the male was ", "e\u0301", "Ben", " said ")
LETTERS = st.sampled_from([*SIGNS, *PARTS])
RULES = (
    rule("male", id="male"),
    rule("not [yet] {lemma:engage}", id="engage", lenses=("rationing",)),
    rule("{form} ... male", id="far"),
    rule("the male was", id="long", lenses=("fragmentation",)),
)
CONTACT = (Contact(id="said", says="said", match=("said",), kind="own_words"),)
MIRROR = make_mirror(RuleSet(RULES, CONTACT, (), WORDS, EVERYWHERE))


@given(st.lists(LETTERS, max_size=40).map("".join))
@example("the ma\u00adle was e\u0301 male\r\n\r\nform \U0001f9f8 male")
@example("İİİ male")
def test_every_place_is_the_place_of_its_text(text):
    seen = read(MIRROR, text)

    for each in seen.findings:
        assert each.text == text[each.start : each.end]
        assert each.sentence == text[each.sentence_start : each.sentence_end]
        assert each.sentence_start <= each.start < each.end <= each.sentence_end
        assert any(word in normalise(each.text).folded for word in ("male", "engag"))
    assert [line.text for line in seen.contact] == [text[line.start : line.end] for line in seen.contact]


@given(st.lists(LETTERS, max_size=40).map("".join), st.randoms(use_true_random=False))
def test_reading_twice_or_with_rules_in_another_order_gives_the_same(text, chance: random.Random):
    shuffled = list(RULES)
    chance.shuffle(shuffled)

    again = read(make_mirror(RuleSet(tuple(shuffled), CONTACT, (), WORDS, EVERYWHERE)), text)

    assert again == read(MIRROR, text)


@given(st.text(max_size=200))
def test_normal_text_leads_back_to_every_place(text):
    normal = normalise(text)

    assert len(normal.shown) == len(normal.folded)
    last = 0
    for place in range(len(normal.shown)):
        start, end = normal.origin(place, place + 1)
        assert last <= start < end <= len(text)
        last = end


def test_an_invisible_letter_inside_a_word_does_not_hide_it():
    assert found("The ma\u00adle and the fe\u200bma\u2060le.", rule("(male|female)")) == [
        "ma\u00adle",
        "fe\u200bma\u2060le",
    ]


def test_a_letter_with_its_accent_apart_is_the_same_letter():
    assert found("A cafe\u0301 table.", rule("café")) == ["cafe\u0301"]


@pytest.mark.parametrize(
    "verb, forms",
    [
        ("engage", ("engage", "engages", "engaged", "engaging")),
        ("refer", ("refer", "refers", "referred", "referring")),
        ("stop", ("stop", "stops", "stopped", "stopping")),
        ("carry", ("carry", "carries", "carried", "carrying")),
        ("die", ("die", "dies", "died", "dying")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("push", ("push", "pushes", "pushed", "pushing")),
        ("attend", ("attend", "attends", "attended", "attending")),
        ("visit", ("visit", "visits", "visited", "visiting")),
        ("be late", ("be late", "is late", "was late")),
    ],
)
def test_verbs_bend_by_rule_and_by_exception(verb, forms):
    assert verb_forms(verb, WORDS) == forms


def test_nouns_bend_in_their_last_word():
    assert noun_forms("young person", WORDS) == ("young person", "young people")
    assert [noun_forms(each, WORDS)[1] for each in ("case", "boy", "agency", "box")] == [
        "cases",
        "boys",
        "agencies",
        "boxes",
    ]


def test_a_pattern_that_cannot_be_looked_for_is_refused():
    with pytest.raises(PatternError, match=r"one: .*no word that must be there"):
        make_mirror(RuleSet((rule("{word} {gap:2}"),), (), (), WORDS))


def test_a_handful_of_passages_is_chosen_for_spread_over_lenses_and_where_they_meet():
    rules = (
        rule("male", id="male", lenses=("fragmentation",)),
        rule("form", id="form", lenses=("ritual",)),
        rule("closed", id="closed", lenses=("rationing",)),
    )
    text = "\n\n".join(["The male."] * 8 + ["The form, and closed."] + ["The male."] * 3)

    everything = passages(reading(text, *rules))
    few = choose(everything, 2)

    assert len(everything) == 12
    assert [each.lenses for each in few] == [("fragmentation",), ("ritual", "rationing")]
    assert [each.is_for_others for each in few] == [False, True]
    assert choose(everything[::-1], 2) == few
    assert len(choose(everything)) == 5


def test_low_findings_count_only_beside_another():
    low = (rule("peers", id="a", weight="low"), rule("grip", id="b", weight="low"))

    alone = passages(reading("The peers came. Peers left.", *low))
    together = passages(reading("The peers came. They have a grip.", *low))

    assert alone == ()
    assert [(each.start, each.end) for each in together] == [(0, 33)]
    assert isinstance(together[0], Passage)


@pytest.mark.parametrize(
    "text, lines",
    [
        ('"It was too loud there," she said.', ['"It was too loud there," she said.']),
        ("\u2018It was too loud there,\u2019 she said. So?", ["\u2018It was too loud there,\u2019 she said."]),
        ("Mum: it was too loud. We left early.", ["Mum: it was too loud.", "We left early."]),
        ("Mum: it was.", ["Mum: it was."]),
        ("The girls' own 'plan' is 'agreed'.", []),
        ('We said "it was too loud there".', []),
        ("Chair: it was too loud.", []),
    ],
)
def test_words_of_their_own_are_contact_without_any_rule(text, lines):
    seen = reading(text, rule("form"))

    assert [(line.text, line.kinds) for line in seen.contact] == [(each, ("own_words",)) for each in lines]


def test_contact_shown_first_is_of_different_kinds_and_clear_of_findings():
    contact = (
        Contact(id="fear", says="fear", match=("scared",), kind="feeling"),
        Contact(id="hope", says="hope", match=("hopes",), kind="hope"),
    )
    text = "She is scared of the form. She is scared. She was scared twice. She hopes."

    lines = living_lines(reading(text, rule("form"), contact=contact))

    assert [line.text for line in lines] == ["She is scared.", "She hopes."]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("He said that the form was with the police and that he was not there.", Language.ENGLISH),
        ("Mae hi wedi bod yn y dref gyda'i mam ac mae hi yn hapus.", Language.WELSH),
        ("Non-engagement.", Language.UNKNOWN),
        ("ילד אחד הלך לשוק עם אמא שלו ביום ראשון בבוקר", Language.OTHER),
    ],
)
def test_the_language_of_a_text_is_told_roughly(text, expected):
    assert language(text) is expected
