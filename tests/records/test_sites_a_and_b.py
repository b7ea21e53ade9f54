"""Sites A and B as the book reports them: what was chosen stands beside what spoke for and against it, each with its source."""

import copy
import re
from pathlib import Path

import pytest
from django.urls import reverse

from holdfast.journeys.enums import Side, Way
from holdfast.journeys.models import Decision, Ground, Journey
from holdfast.records.actions import examples

ROOT = Path(__file__).resolve().parents[2]
# Headings of chapter 4 that the two records cite, as they stand in the book.
HEADINGS = ("Features of improvement-led approaches in both sites", "Moving towards innovation", "Conclusion")


@pytest.fixture
def sites(demonstrated):
    return {name: Journey.objects.get(name__startswith=f"Site {name}:") for name in ("A", "B")}


def ways_of(journey: Journey) -> set[str]:
    return set(Decision.objects.filter(journey=journey).exclude(way="").values_list("way", flat=True))


def grounds_of(journey: Journey, way: str, side: str) -> list[str]:
    found = Ground.objects.filter(decision__journey=journey, way=way, side=side)
    return [f"{each.who}: {each.said}" for each in found]


def test_site_a_chose_improvement_and_what_spoke_against_it_stands_beside_it(sites):
    against = " ".join(grounds_of(sites["A"], Way.IMPROVE, Side.AGAINST))

    assert ways_of(sites["A"]) == {Way.IMPROVE}
    assert "how awareness becomes practice" in against
    assert "The system around people stays as it was" in against
    assert "no money" in " ".join(grounds_of(sites["A"], Way.INNOVATE, Side.AGAINST))


def test_site_b_went_by_way_of_small_changes_and_data_into_innovation(sites):
    assert ways_of(sites["B"]) == {Way.IMPROVE, Way.SCAFFOLD, Way.INNOVATE}
    assert "The data showed" in " ".join(grounds_of(sites["B"], Way.INNOVATE, Side.FOR))


def test_every_reason_names_its_chapter_and_a_heading_that_stands_in_the_book(sites):
    sources = set(Ground.objects.filter(decision__journey__in=sites.values()).values_list("source", flat=True))

    assert sources != set()
    assert [each for each in sources if not each.startswith("Ch. 4, ")] == []
    assert {name for each in sources for name in re.findall(r"“([^”]+)”", each)} <= set(HEADINGS)


def test_nothing_is_told_that_the_book_does_not_tell(sites):
    for journey in sites.values():
        assert (journey.place, list(journey.decisions.exclude(decided_on=None))) == ("not told", [])


def shown(cast, as_person, content: dict, monkeypatch) -> str:
    """The page of decisions of Site A, brought in from other content."""
    read = examples.read
    monkeypatch.setattr(
        examples, "read", lambda name, *more: content if (name, more) == ("site-a", ()) else read(name, *more)
    )  # other data through the same door; our code stays as it is
    examples.bring_in_all(by=cast.amina)
    journey = Journey.objects.get(name__startswith="Site A:")
    return as_person(cast.amina).get(reverse("journeys:decisions", args=[journey.pk])).content.decode()


def changed(way: str | None = None, side: str | None = None) -> dict:
    content = copy.deepcopy(examples.read("site-a"))
    decision = content["decisions"][1]
    if way:
        decision["way"] = way
    if side:
        decision["grounds"][0]["side"] = side
    return content


def test_the_record_as_it_is(cast, as_person, monkeypatch):
    page = shown(cast, as_person, changed(), monkeypatch)

    assert page.count("Way chosen: improve what there is.") == 2


def test_changing_what_was_chosen_changes_the_record(cast, as_person, monkeypatch):
    page = shown(cast, as_person, changed(way="innovate"), monkeypatch)

    assert (page.count("Way chosen: improve what there is."), page.count("Way chosen: innovate.")) == (1, 1)


def test_changing_one_reason_changes_the_record(cast, as_person, monkeypatch):
    reason = "Going on inside what there is keeps what has been won."
    page = shown(cast, as_person, changed(side="against"), monkeypatch)

    heading = page.rindex("Against: improve what there is", 0, page.index(reason))
    assert page.index(reason) > heading > page.rindex("For: improve what there is", 0, page.index(reason))


def test_no_outcome_stands_in_code():
    named = [path for path in (ROOT / "holdfast").rglob("*.py") if re.search(r"\bSite [AB]\b", path.read_text())]

    assert named == []
