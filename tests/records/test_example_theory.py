"""The theories that come with the examples: as the book tells them, each line with a heading that stands in it."""

import re
import tomllib
from pathlib import Path

import pytest

from holdfast.theory.models import Theory
from holdfast.theory.queries import questions_of
from tests.records.test_sites_a_and_b import HEADINGS

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def content(name: str) -> dict:
    return tomllib.loads((EXAMPLES / name / "theory.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["site-a", "site-b"])
def test_every_line_names_its_chapter_and_a_heading_that_stands_in_the_book(name):
    told = content(name)
    sources = {row["source"] for part in ("elements", "links", "remarks") for row in told[part]}

    assert [each for each in sources if not each.startswith("Ch. 4, ")] == []
    assert {heading for each in sources for heading in re.findall(r"“([^”]+)”", each)} <= set(HEADINGS)


@pytest.mark.parametrize("name", ["site-a", "site-b"])
def test_nobody_is_said_to_have_written_what_the_book_does_not_say(name):
    told = content(name)

    assert [row for part in ("elements", "links") for row in told[part] if "perspective" in row] == []
    assert [row["text"] for row in told["elements"] if row["kind"] == "outcome"] == []


def test_the_journeys_of_the_record_raise_what_was_raised_and_bear_no_date(cast, demonstrated, as_person):
    raised = {
        journey.name[:6]: [each.asked.question.kind for each in questions_of(theory)]
        for journey in demonstrated
        if (theory := Theory.objects.filter(journey=journey, begun="record").first())
    }
    site_a = next(journey for journey in demonstrated if journey.name.startswith("Site A"))
    page = as_person(cast.amina).get(f"/journeys/{site_a.pk}/theory/").content.decode()

    assert raised == {"Site A": ["leap", "lasting", "no_outcome"], "Site B": ["no_outcome"]}
    assert "The authors, Ch. 4, “Moving towards innovation”, in our words" in page
    assert "Put together from the published record, in our words." in page


def test_the_demonstration_has_two_versions_a_doubt_of_somebody_elses_and_an_answered_question(demonstrated):
    theory = Theory.objects.get(begun="own")
    asked = questions_of(theory)

    assert list(theory.versions.order_by("number").values_list("participant__user__name", flat=True)) == ["Amina"] * 2
    assert theory.remarks.get(said_by="Carys").participant.user.name == "Ben"
    assert [(each.asked.question.kind, bool(each.asked.reply)) for each in asked] == [
        ("leap", False),
        ("lasting", False),
        ("condition_absent", False),
        ("no_reason", True),
    ]
