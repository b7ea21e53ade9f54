"""The frameworks' principles as data."""

import pytest

from holdfast.analysis.readability import readability
from holdfast.guides.frameworks import framework_named, frameworks, parse_frameworks
from holdfast.guides.reading import GuideError
from holdfast.journeys.enums import Framework

GOOD = """
[[frameworks]]
id = "one"
title = "One"
about = "About."
source = "S"
known = "K"
known_source = "S"
[[frameworks.principles]]
id = "first"
title = "First"
text = "T"
lost = "L"
source = "S"
"""


def test_every_framework_that_a_journey_can_draw_on_has_its_principles_and_every_principle_its_source():
    assert [each.id for each in frameworks()] == list(Framework.values)
    assert [len(each.principles) for each in frameworks()] == [5, 6, 8]
    told = [principle for each in frameworks() for principle in each.principles]
    assert [each.id for each in told if "Lefevre et al. 2024" not in each.source] == []


def test_a_principle_is_found_by_its_id_and_one_that_is_not_there_is_not():
    contextual = framework_named("contextual_safeguarding")

    assert contextual is not None
    assert contextual.principle("two-levels").title == "Both levels"
    assert contextual.principle("nine-levels") is None
    assert framework_named("of-our-own") is None


def test_principles_read_easily():
    told = " ".join(f"{each.text} {each.lost}" for model in frameworks() for each in model.principles)

    assert readability(told).grade <= 9


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('id = "first"', 'id = "First one"', "may hold 60 small letters"),
        ('lost = "L"', "", "'lost' is missing"),
        ('title = "First"', "title = 5", "'title' should be of type str"),
        ('text = "T"', 'text = "T"\ncolour = "red"', "'colour' is not known here"),
        ("[[frameworks.principles]]", "[frameworks.principles]", "should be a list of tables"),
    ],
)
def test_what_is_wrong_in_the_file_is_said(before, after, told):
    with pytest.raises(GuideError, match=told):
        parse_frameworks(GOOD.replace(before, after), "f.toml")


@pytest.mark.parametrize("text", ["", "nonsense", GOOD.split("[[frameworks.principles]]")[0], GOOD + GOOD])
def test_a_file_without_frameworks_principles_or_with_one_twice_is_refused(text):
    assert len(parse_frameworks(GOOD, "f.toml")) == 1
    with pytest.raises(GuideError):
        parse_frameworks(text, "f.toml")
