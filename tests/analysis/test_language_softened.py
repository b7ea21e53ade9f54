"""What softens a finding: somebody close in the sentence, or a sentence that thinks aloud."""

import pytest

from holdfast.analysis.language.compiling import make_mirror
from holdfast.analysis.language.reading import Reading, read
from holdfast.analysis.language.rules import Contact, Everywhere, Needs, Rule, RuleSet, Words

WORDS = Words(lists={"he": ("he", "she")})
EVERYWHERE = Everywhere(softens=("(i|me|my)", "but"), young_person=("{he}",))


def rule(*match: str, id: str = "one", **more: object) -> Rule:
    return Rule(id=id, says=id, match=match, lenses=("ritual",), question="Who?", **more)  # type: ignore[arg-type]


def reading(text: str, *rules: Rule, contact: tuple[Contact, ...] = ()) -> Reading:
    return read(make_mirror(RuleSet(rules, contact, (), WORDS, EVERYWHERE)), text)


@pytest.mark.parametrize(
    "needs, text, weight",
    [
        (Needs(no_person=True), "The form was sent.", "normal"),
        (Needs(no_person=True), "She took the form along.", "low"),
        (Needs(no_harm=True), "The form was sent.", "normal"),
        (Needs(no_harm=True), "Scared of the form.", "low"),
        (Needs(), "Scared of the form.", "low"),
        (Needs(), "Beaten over the form.", "normal"),
        (Needs(no_harm=True), "Beaten over the form.", "low"),
    ],
)
def test_somebody_close_in_the_sentence_softens_what_is_found(needs, text, weight):
    """With a person or what she felt beside it, the same wording mostly is innocent: it counts only where something else is near."""
    contact = (
        Contact(id="fear", says="fear", match=("scared",), kind="feeling"),
        Contact(id="harm", says="harm", match=("beaten",), kind="plain_harm"),
    )

    (seen,) = reading(text, rule("form", needs=needs), contact=contact).findings

    assert (seen.weight, seen.kept) == (weight, "close" if weight == "low" else "")


def test_living_contact_is_told_beside_what_it_softens():
    contact = (Contact(id="fear", says="fear", match=("scared",), kind="feeling"),)

    seen = reading("The form was sent. Scared of the form.", rule("form"), contact=contact)

    assert [(each.start, each.weight) for each in seen.findings] == [(4, "normal"), (33, "low")]
    assert [(line.text, line.kinds) for line in seen.contact] == [("Scared of the form.", ("feeling",))]


@pytest.mark.parametrize(
    "text, weights",
    [
        ("The form was sent.", ["normal"]),
        ("I took the form along.", ["low"]),
        ("The form was sent, but nobody read it.", ["low"]),
        ("The form and one more form came, but late.", ["low", "low"]),
        ("I sent the form to the panel.", ["normal", "normal"]),
        ("The form was sent. But nobody read it.", ["normal"]),
    ],
)
def test_what_one_rule_alone_finds_in_a_sentence_that_thinks_aloud_is_softened(text, weights):
    """A person who writes I, or turns round, mostly uses such words innocently. Where two rules agree, both stay loud."""
    seen = reading(text, rule("form"), rule("panel", id="two")).findings

    assert [each.weight for each in seen] == weights


def test_two_rules_that_find_the_same_words_with_the_same_lens_are_one_finding_the_louder():
    seen = reading("The form was sent.", rule("form", weight="low"), rule("form", id="two"))

    assert [(each.rule, each.weight) for each in seen.findings] == [("two", "normal")]
    assert [(each.rule, each.why) for each in seen.held] == [("one", "inside a longer finding: two")]
