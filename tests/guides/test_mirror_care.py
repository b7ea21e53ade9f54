"""What holds for the mirror's rules together: nobody is led away from help, adults who harm are not read as if they were young people."""

import pytest

from holdfast.analysis.language.reading import read
from holdfast.analysis.readability import readability
from holdfast.guides.mirroring import house_mirror, house_rules
from holdfast.guides.plain_words import GENTLE


def loud(text: str) -> list[str]:
    return [each.rule for each in read(house_mirror(), text).findings if each.weight == "normal"]


@pytest.mark.parametrize(
    "text",
    [
        "She was told to call 999 at once.",
        "He was encouraged to ring the crisis line when the nights are bad.",
        "They were advised to contact the crisis team if it gets worse.",
    ],
)
def test_where_somebody_is_told_how_to_get_help_in_danger_nothing_is_asked(text):
    assert loud(text) == []
    assert "police-first" in loud("Family advised to ring 101.")


@pytest.mark.parametrize("ending", ["", " ", "\n", "\r\n\r\n", "\u2028", " \t"])
@pytest.mark.parametrize("word", ["children", "parents", "young person", "police", "school", "carers"])
def test_a_text_may_end_in_any_way_after_any_word(word, ending):
    text = f"The panel spoke about the {word}.{ending}"

    assert all(each.text == text[each.start : each.end] for each in read(house_mirror(), text).findings)


@pytest.mark.parametrize(
    "young, adult",
    [
        ("She is known to the police.", "The man is known to the police."),
        ("He chooses to live by the station.", "The groomer chooses to live by the station."),
        ("History of violence.", "The older man has a history of violence."),
        ("She breached her conditions.", "The perpetrator breached his conditions."),
        ("He makes false allegations.", "Her ex boyfriend makes false allegations."),
    ],
)
def test_what_is_said_of_an_adult_who_harms_is_not_read_as_if_it_were_about_a_young_person(young, adult):
    assert loud(young)
    assert loud(adult) == []


def test_a_young_persons_own_view_is_theirs():
    assert loud("His own view is that he is hard to reach.") == []
    assert loud("She hates that the male was seen with her.") == []
    assert loud("Our view is that he is hard to reach.") != []


def test_what_every_card_about_means_says_is_in_no_question_too():
    assert [rule.id for rule in house_rules().rules if "this may be true" in rule.question.lower()] == []


def test_how_a_rule_may_read_is_said_in_few_plain_words_and_by_nobody_twice():
    rules = house_rules().rules
    said = [rule.may_read_as for rule in rules]

    assert [rule.id for rule in rules if not rule.may_read_as] == []
    assert readability(" ".join(said)).grade <= GENTLE
    assert [each for each in said if len(each.split()) > 20 or not each.endswith((".", "?"))] == []
    assert [each for each in said if said.count(each) > 1] == []


def test_what_a_young_person_will_not_say_is_no_talk_about_words():
    assert "says-nothing" in loud("She continues to go missing and will not say where she has been.")
    assert loud("We will not say absconder, and we will not write NEET.") == []
