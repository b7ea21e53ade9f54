"""The mirror reads a sentence as letters, one for each word. Letters must say exactly what the words say."""

from dataclasses import replace

import pytest

from holdfast.analysis.language.compiling import make_mirror
from holdfast.analysis.language.forms import Maker
from holdfast.analysis.language.reading import read
from holdfast.analysis.language.rules import RuleSet

from .test_language import EVERYWHERE, WORDS, found, rule


def test_an_invisible_letter_between_two_words_does_not_hide_them():
    assert found("The closed \u00ad case.", rule("closed case")) == ["closed \u00ad case"]


@pytest.mark.parametrize(
    "pattern, text, expected",
    [
        ("{money} spent", "£ 5 spent, £5.50 spent, 5 spent", ["£ 5 spent", "£5.50 spent"]),
        ("form$", "The _form_. The form_. A form).", ["form"]),
        ("^ form", "(Form sent). * Form. A form.", ["Form", "Form"]),
        ("(form ... sent|form) late", "A form sent late, form late", ["form sent late", "form late"]),
        ("(a|a b|b c d) e*", "a b c d ends; a b ends; a ends", ["b c d ends", "a b ends", "a ends"]),
        ("{case:LAC} {name}", "LAC Ben, LACs Mina; lac Ben, LAC ben", ["LAC Ben", "LACs Mina"]),
    ],
)
def test_a_sentence_read_as_letters_says_what_its_words_say(pattern, text, expected):
    assert found(text, rule(pattern)) == expected


def test_a_copy_of_what_makes_patterns_learns_words_that_the_first_never_hears_of():
    first = Maker(WORDS)
    male = RuleSet((rule("male", unless=("rust*",)),), (), (), WORDS, EVERYWHERE)
    mirror = make_mirror(male, first)
    read(mirror, "The male is there.")
    second = make_mirror(replace(male, rules=(*male.rules, rule("rusty male", id="two"))), first.copy())

    assert [each.rule for each in read(second, "A rusty male; a male.").findings] == ["two"]
    assert read(mirror, "A rusty male; a male.").findings == ()


def test_a_row_of_beginnings_that_may_be_millions_of_rows_is_found_and_made_at_once():
    words = [f"{first}{number}x" for first in "abcd" for number in range(200)]
    many = rule(*words, id="many")
    rare = rule("a* b* c* d*", id="rare")
    mirror = make_mirror(RuleSet((many, rare), (), (), WORDS, EVERYWHERE))

    assert len(mirror.automaton) < 10_000
    assert "rare" in {each.rule for each in read(mirror, "Then a7x b9x c1x dory.").findings}
    assert "rare" not in {each.rule for each in read(mirror, "Then a7x b9x here c1x dory.").findings}


@pytest.mark.parametrize("pattern", ["a* " * 40, "(a* b* c* d*|e* f* g* h*) " * 5, "[a* b*] " * 20 + "closed"])
def test_words_that_go_on_anyhow_do_not_multiply_what_is_looked_for(pattern):
    words = [f"{letter}{number}" for letter in "abcdefgh" for number in range(200)]
    mirror = make_mirror(
        RuleSet((rule(pattern), rule(f"({'|'.join(words)}) late", id="two")), (), (), WORDS, EVERYWHERE)
    )

    assert len(mirror.automaton) < 10_000
