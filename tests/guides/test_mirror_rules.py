"""The mirror's rules keep their own examples, and a wrong file is refused with a sentence."""

import pytest

from holdfast.analysis.language.forms import Maker
from holdfast.guides.mirror_checking import failures, failures_of
from holdfast.guides.mirroring import (
    GuideError,
    house_maker,
    house_mirror,
    house_rules,
    joined,
    mirror_of,
    parse_rules,
    rules_with,
    warm_up,
)

RULE = """
[[rules]]
id = "nominal"
says = "nominal"
match = ["{noun:nominal}"]
not_after = ["(fee|rent)"]
lenses = ["fragmentation"]
question = "Who is this?"
may_protect_us_from = "knowing him"
other_ways = ["his name"]
sources = [{ name = "Own (practice register)" }]
examples.match = ["The nominal was seen."]
examples.no_match = ["A nominal fee.", "A nominal rent.", "The fee is nominated."]
"""


def test_every_rule_keeps_its_own_examples():
    found = failures(house_rules())

    assert [f"{each.rule}: {each.text}: {each.why}" for each in found] == []


def test_a_rule_of_ones_own_stands_over_the_house_s_and_others_are_switched_off():
    rules = rules_with('off = ["cohort"]' + RULE.replace("Who is this?", "Who is he?"), "mine.toml")

    assert [each.question for each in rules.rules if each.id == "nominal"] == ["Who is he?"]
    assert {each.id for each in house_rules().rules} - {each.id for each in rules.rules} == {"cohort"}


def test_once_it_is_warm_nobody_waits_for_a_pattern_of_any_rule():
    warm_up()

    made = {pattern.owner for pattern in house_mirror().patterns if pattern.matcher.is_made}
    assert len(made) >= len(house_rules().rules)


def test_an_example_that_fails_says_why():
    rules, _ = parse_rules(RULE.replace('"The nominal was seen."', '"The nominal fee.", "Nobody."'), "mine.toml")

    assert [(each.text, each.why) for each in failures(joined([(rules, ())]))] == [
        ("The nominal fee.", "held back by not_after: (fee|rent)"),
        ("Nobody.", "no pattern is in it"),
    ]


@pytest.mark.parametrize(
    "old, new, said",
    [
        ('lenses = ["fragmentation"]', 'lenses = ["distance"]', "the lens 'distance' is not one of: fragmentation,"),
        ('lenses = ["fragmentation"]', 'lenses = "ritual"', "'lenses' should be a list of texts."),
        ('match = ["{noun:nominal}"]', "match = []", "'match' needs a pattern."),
        ('not_after = ["(fee|rent)"]', 'not_affter = ["fee"]', "'not_affter' is not known here."),
        ('not_after = ["(fee|rent)"]', 'weight = "loud"', "the weight 'loud' is not one of: normal, low."),
        ('not_after = ["(fee|rent)"]', "needs = { person = 1 }", "'person' should be of type bool."),
        ('not_after = ["(fee|rent)"]', 'contested = "some do"', "needs a source for each side."),
        ('question = "Who is this?"', "", "'question' is missing."),
        ('"A nominal fee.", ', "", "needs 3 innocent examples"),
        ('id = "nominal"', 'id = "Nominal"', "may hold 60 small letters"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_path_and_a_sentence(old, new, said):
    with pytest.raises(GuideError, match=r"mine\.toml: ") as refusal:
        parse_rules(RULE.replace(old, new, 1), "mine.toml")

    assert said in str(refusal.value)


@pytest.mark.parametrize(
    "pattern, said",
    [
        ("(fee|rent", "')' is missing."),
        ("fee|", "nothing between two signs"),
        ("{nobody}", "there is no list 'nobody'"),
        ("{lemma:}", "needs a word"),
        ("{gap:99} fee", "a gap is a number from 1 to 12"),
        ("[fee]", "no word that must be there"),
        ("{word} {number}", "no word that must be there"),
        ("fee?", "'?' has no meaning here"),
        ("*", "has no meaning here"),
    ],
)
def test_a_wrong_pattern_is_refused_with_its_rule(pattern, said):
    rules, _ = parse_rules(RULE.replace("{noun:nominal}", pattern), "mine.toml")

    with pytest.raises(GuideError, match=r"mine\.toml: nominal: ") as refusal:
        mirror_of(rules, "mine.toml")

    assert said in str(refusal.value)


def test_a_list_that_names_itself_is_refused():
    rules, _ = parse_rules(
        '[words.lists]\nround = ["{round} a"]\n' + RULE.replace("{noun:nominal}", "{round} b"), "m.toml"
    )

    with pytest.raises(GuideError, match="is one inside itself"):
        mirror_of(rules)


def test_a_rule_tried_with_the_houses_patterns_at_hand_says_what_it_says_alone():
    rules, _ = parse_rules(RULE.replace('"The nominal was seen."', '"The nominal fee.", "Nobody."'), "mine.toml")
    house_mirror()

    shared = failures_of(rules.rules[0], house_rules(), house_maker().copy())

    assert shared == failures_of(rules.rules[0], house_rules(), Maker(house_rules().words))
    assert [each.text for each in shared] == ["The nominal fee.", "Nobody."]
