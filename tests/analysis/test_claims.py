"""What a claim needs to be called supported, and the questions that a claim is met with."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.analysis import claims
from holdfast.analysis.certainty import sounds_certain
from holdfast.analysis.claims import Facts, Item, missing_for, question_about_words, questions_about

STORY = Item("for", "story", "Ben", by_those_who_do_it=True)
PARENTS = Item("for", "accounts", "Parents at the school gate", by_those_who_do_it=False, from_them=True)
AGAINST = Item("against", "observation", "Esi", by_those_who_do_it=False)
ITEMS = st.builds(
    Item,
    side=st.sampled_from(["for", "against"]),
    kind=st.sampled_from(claims.STRENGTHS),
    source=st.sampled_from(["Ben", " ben ", "Esi", "Young people", "A university"]),
    by_those_who_do_it=st.booleans(),
    from_them=st.booleans(),
    is_effort=st.booleans(),
    day=st.none() | st.integers(1, 800_000),
)
MANY = st.lists(ITEMS, max_size=8)


def facts(**more) -> Facts:
    plain = {"id": "a", "kind": "experience", "state": "hoped", "says": "Young people are asked first."}
    return Facts(**{**plain, "has_wrong_if": True, "has_unintended": True, **more})


def kinds_of(told: Facts) -> list[str]:
    return [question.kind for question in questions_about(told)]


@pytest.mark.parametrize(
    ("items", "missing"),
    [
        ((), ("one_for", "a_second", "not_those_who_do_it")),
        ((STORY,), ("a_second", "not_those_who_do_it")),
        ((STORY, STORY), ("a_second", "not_those_who_do_it")),
        ((STORY, replace(STORY, kind="over_time")), ("not_those_who_do_it",)),
        ((STORY, replace(STORY, source="Amina")), ("not_those_who_do_it",)),
        ((PARENTS,), ("a_second",)),
        ((PARENTS, replace(PARENTS, source="  PARENTS at the  school gate ")), ("a_second",)),
        ((PARENTS, replace(PARENTS, kind="story")), ()),
        ((PARENTS, STORY), ()),
        ((AGAINST, replace(AGAINST, kind="comparison")), ("one_for", "a_second", "not_those_who_do_it")),
        ((STORY, AGAINST), ("a_second", "not_those_who_do_it")),
    ],
)
def test_supported_needs_a_second_kind_or_source_and_one_that_is_not_those_who_do_the_work(items, missing):
    assert missing_for("supported", items) == missing


@pytest.mark.parametrize(
    ("state", "items", "missing"),
    [
        ("hoped", (), ()),
        ("plausible", (), ()),
        ("not_known", (), ()),
        ("early_sign", (), ("one_for",)),
        ("early_sign", (STORY,), ()),
        ("contested", (STORY,), ("one_against",)),
        ("contested", (AGAINST,), ("one_for",)),
        ("contested", (STORY, AGAINST), ()),
        ("contradicted", (STORY,), ("one_against",)),
        ("contradicted", (AGAINST,), ()),
    ],
)
def test_other_states_need_what_their_word_says(state, items, missing):
    assert missing_for(state, items) == missing


def test_a_state_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="There is no state 'proven'"):
        missing_for("proven", ())


def test_every_state_can_be_reached_and_left_and_none_follows_itself():
    assert set(claims.NEXT) == set(claims.STATES)
    assert {state for state, following in claims.NEXT.items() if state in following or not following} == set()
    assert set().union(*claims.NEXT.values()) == set(claims.STATES)
    assert "supported" not in claims.NEXT["contradicted"]
    assert "hoped" not in claims.NEXT["supported"]


@given(MANY, ITEMS)
def test_more_evidence_never_takes_a_state_away(items, more):
    for state in claims.STATES:
        assert set(missing_for(state, [*items, more])) <= set(missing_for(state, items))


@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_evidence_says_nothing(items, random):
    shuffled = random.sample(items, len(items))

    for state in claims.STATES:
        assert missing_for(state, shuffled) == missing_for(state, items)


@given(MANY)
def test_those_who_do_the_work_alone_never_make_a_claim_supported(items):
    own = [replace(item, by_those_who_do_it=True) for item in items]

    assert "not_those_who_do_it" in missing_for("supported", own)


@given(MANY)
def test_the_same_said_twice_is_said_once(items):
    for state in claims.STATES:
        assert missing_for(state, items * 2) == missing_for(state, items)


@given(st.text(max_size=300))
def test_what_sounds_certain_stands_in_the_text_in_order(text):
    found = sounds_certain(text)

    assert all(text[each.start : each.end].strip() == each.text for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("We know that Contextual Safeguarding works.", "works", "know that Contextual Safeguarding works"),
        ("It works.", "works", "It works"),
        ("The new panel really works for everybody.", "works", "panel really works"),
        ("The training was effective.", "works", "was effective"),
        ("This is evidence-based.", "proven", "evidence-based"),
        ("Our data clearly shows the change.", "proven", "data clearly shows"),
        ("The panel has made young people safer.", "caused", "has made young people safer"),
        ("It reduces harm at the bus stop.", "caused", "reduces"),
        ("This is best practice.", "best", "best practice"),
        ("IT WORKS, and everybody says so.", "works", "IT WORKS"),
    ],
)
def test_words_that_sound_certain_are_found(text, kind, words):
    assert [(each.kind, each.text) for each in sounds_certain(text)] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "We do not know whether it works.",
        "If it works, we would see fewer calls.",
        "It works, we think.",
        "It works only if everybody comes.",
        "It might be effective.",
        "Does it work?",
        "Has it made young people safer?",
        "We hope it works.",
        "Nothing here has been shown, and it isn’t proven.",
        "Ben works with families.",
        "The work goes on in two teams.",
        "Young people are asked first.",
        "It should work in theory.",
        "",
    ],
)
def test_what_is_asked_hoped_denied_or_ordinary_is_passed_by(text):
    assert sounds_certain(text) == ()


def test_a_doubt_in_one_clause_does_not_hide_certainty_in_the_next():
    assert [each.text for each in sounds_certain("Some did not like it. It works.")] == ["It works"]
    assert [each.text for each in sounds_certain("Some did not like it, but it works.")] == ["it works"]


def test_a_long_text_is_looked_at_quickly_and_only_at_its_beginning():
    assert len(sounds_certain("It works. " * 200_000)) == 2_000


def test_certain_words_are_met_until_the_claim_is_supported():
    works = facts(says="The panel works.")
    borne_out = (PARENTS, STORY)

    assert kinds_of(works) == ["sounds_certain"]
    assert "sounds_certain" not in kinds_of(replace(works, state="supported", items=borne_out))
    assert "sounds_certain" in kinds_of(replace(works, state="supported", items=(STORY,)))  # taken away since
    assert question_about_words("We ask first.", about="t") is None


def test_an_answer_holds_until_the_words_or_the_state_change():
    told = [("The panel works.", "hoped"), ("We said so before: the panel works", "hoped")]
    told += [("The panel is effective.", "hoped"), ("The panel works.", "early_sign")]

    found = [question_about_words(words, about="t", state=state) for words, state in told]

    first, same, other, moved = [question.fingerprint if question else "" for question in found]
    assert first == same
    assert len({first, other, moved, ""}) == 4


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        (facts(items=(STORY,)), ["not_asked_them", "only_those_who_do_it"]),
        (facts(items=(STORY,), kind="practice"), ["only_those_who_do_it"]),
        (facts(items=(PARENTS,)), []),
        (facts(items=(replace(PARENTS, is_effort=True),)), ["effort_only"]),
        (facts(items=(replace(PARENTS, is_effort=True), STORY)), []),
        (facts(items=(PARENTS, STORY), state="supported"), ["nobody_looked_against"]),
        (facts(items=(PARENTS, STORY, AGAINST), state="supported"), ["against_and_supported"]),
        (facts(has_wrong_if=False), ["no_wrong_if"]),
        (facts(has_unintended=False), []),
        (facts(items=(PARENTS,), has_unintended=False, state="early_sign"), ["no_unintended"]),
        (facts(items=(replace(PARENTS, day=1000),), state="early_sign", today=1365), []),
        (facts(items=(replace(PARENTS, day=1000),), state="early_sign", today=1366), ["grown_old"]),
        (facts(items=(replace(PARENTS, day=1000),), state="hoped", today=1366), []),
    ],
)
def test_each_question_is_asked_because_of_facts(told, kinds):
    assert kinds_of(told) == kinds


def test_a_claim_that_nobody_has_looked_into_is_asked_only_what_would_show_it_wrong():
    assert kinds_of(facts(has_wrong_if=False, has_unintended=False)) == ["no_wrong_if"]
    assert kinds_of(facts(state="not_known")) == []
