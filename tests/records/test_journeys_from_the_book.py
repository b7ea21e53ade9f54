"""Journeys that the book tells: nothing without a source, no date more exact than there, and ways that come out as they were told."""

import re
import tomllib

import pytest

from holdfast.journeys import queries
from holdfast.journeys.models import Decision, Journey, Moment, Position, Sitting, Spell
from holdfast.records.actions import examples
from holdfast.records.actions.example_sources import told_source

# Headings that the records cite, as they stand in the book, by chapter.
HEADINGS = {
    1: {
        "The context for our study",
        "Trauma-informed Practice",
        "Contextual Safeguarding",
        "Transitional safeguarding",
    },
    2: {
        "Getting ready to innovate",
        "Design and delivery in the local context",
        "Scaling, spreading and wider system change",
    },
    3: {
        "Transitional Safeguarding as a boundary-spanning concept",
        "An ecocycles perspective",
        "Emergence of innovation ideas and making the case for change",
        "Maturing and consolidating innovation plans and efforts",
        "Declining momentum",
        "Renewing momentum",
        "Conclusion",
    },
    4: {"Features of improvement-led approaches in both sites", "Moving towards innovation", "Conclusion"},
    7: {"A matter of reciprocity", "A matter of perspective"},
    8: {
        "Is innovation the right way to proceed?",
        "Is there a good enough fit …?",
        "Do the three frameworks result in effective services or systems?",
    },
}
# Every date that the book gives for what these journeys tell.
DATES = {
    "hackney": {"2017", "2019"},
    "idea-contextual": {"2011", "2015-12-31", "2016", "2017", "2018", "2019", "2023"},
    "idea-trauma-informed": {"2001", "2001-12-31", "2016", "2020", "2021"},
    "idea-transitional": {"2005", "2018", "2019", "2021", "2022"},
}
TOLD_OF = {"one site", "one area", "two sites", "two areas", "several", "place not told"}
ROWS = ("spells", "positions", "decisions", "moments", "elements", "links")


def files() -> list[tuple[str, dict]]:
    """Every file of every journey from the published record."""
    found = []
    for name in examples.RECORDS:
        for path in sorted((examples.folder() / name).glob("*.toml")):
            found.append((name, tomllib.loads(path.read_text(encoding="utf-8"))))
    return found


def rows_of(content: dict) -> list[dict]:
    """Everything that a file states, however deep it stands."""
    rows = [row for kind in ROWS for row in content.get(kind, [])]
    rows += [ground for row in content.get("decisions", []) for ground in row.get("grounds", [])]
    for sitting in content.get("sittings", []):
        rows += [sitting, *sitting["placements"]]
    return rows


def cited(source: str) -> list[tuple[int, str]]:
    """Chapter and heading of everything that a source cites: a chapter holds for the headings that follow it."""
    found, chapter = [], 0
    for number, heading in re.findall(r"[Cc]h\. (\d)|“([^”]+)”", source):
        chapter = int(number) if number else chapter
        if heading:
            found.append((chapter, heading))
    return found


def words(svg: str) -> str:
    """What a picture says, however its lines are broken."""
    return " ".join(re.sub(r"<[^>]+>", " ", svg).split())


@pytest.fixture
def told(demonstrated) -> dict[str, Journey]:
    return dict(zip(examples.RECORDS, demonstrated, strict=False))


@pytest.mark.parametrize(("name", "content"), files(), ids=lambda each: each if isinstance(each, str) else "")
def test_every_statement_names_a_chapter_with_a_heading_or_a_box(name, content):
    rows = rows_of(content)

    wrong = [row for row in rows if not re.match(r"(Ch\. \d|Box 1\.\d|Read through: )", row.get("source", ""))]
    unknown = {each for row in rows for each in cited(row["source"]) if each[1] not in HEADINGS.get(each[0], set())}

    assert (len(rows) > 1, wrong, unknown) == (True, [], set())


@pytest.mark.parametrize(("name", "content"), files(), ids=lambda each: each if isinstance(each, str) else "")
def test_no_date_stands_that_the_book_does_not_give(name, content):
    dates = {str(row[key]) for row in rows_of(content) for key in ("since", "until", "date") if row.get(key)}

    assert dates <= DATES.get(name, set())


def test_each_statement_of_the_composite_says_of_whom_it_is_told(told):
    transitional = told["transitional"]
    stated = [row for name, content in files() if name == "transitional" for row in rows_of(content)]

    assert {row.get("told_of") for row in stated} == TOLD_OF
    for model, journey in ((Spell, "strand__journey"), (Position, "journey"), (Decision, "journey")):
        sources = model.objects.filter(**{journey: transitional}).values_list("source", flat=True)
        assert all(each.split(". Ch.")[0].lower() in TOLD_OF for each in sources)
    moments = Moment.objects.filter(journey=transitional, subject=None).values_list("source", flat=True)
    assert {each.split(". Ch.")[0] for each in moments} == {"One site", "Two sites", "Two areas"}


def test_a_source_too_long_for_its_field_is_refused_and_not_cut():
    with pytest.raises(ValueError, match="longer than 200"):
        told_source({"told_of": "several", "source": "Ch. 3, " + "a" * 200})


def test_the_transitional_work_rises_comes_to_rest_and_is_taken_up_again_with_what_was_learnt(told):
    drawing = queries.path_of(queries.strands_of(told["transitional"]))

    work = [row for row in drawing.table.rows if row[0] == "The work, put together"]
    assert [row[1] for row in work] == ["Mobilising", "Designing", "Designing, paused", "Mobilising", "Designing"]
    assert work[3][4].startswith("What had been done and learnt")
    assert work[4][3].startswith("The researchers, at the end of their part")
    assert words(drawing.wide).count("The work, put together goes back to mobilising, when is not told") == 1
    assert words(drawing.wide).count("goes back to") == 1
    assert {row[2] for row in drawing.table.rows} == {"not told"}


def test_a_plan_that_ended_is_a_beginning_in_another_form(told):
    panel = Spell.objects.filter(strand__name="The panel, in one site").order_by("placed_at")

    assert list(panel.values_list("stage", "move")) == [
        ("designing", "stage"),
        ("designing", "ended"),
        ("designing", "stage"),
    ]
    assert "does not claim it" in panel[1].carried


def test_the_phases_are_rise_form_decline_and_renewal_each_with_where_it_stood_before(told):
    sittings = list(Sitting.objects.filter(journey=told["transitional"]).order_by("opened_at"))

    placed = [queries.placed_at(each)[0] for each in sittings]
    authors = [each.placements[0] for each in placed]
    assert [each.place for each in authors] == ["emerging", "maturing", "letting_go", "renewing"]
    hollow = ["Hollow: where the same person or group placed it before." in words(each.drawing.wide) for each in placed]
    assert hollow == [False, True, True, True]
    assert placed[2].drawing.table.rows[1][0] == "An innovation lead"


@pytest.mark.parametrize("name", ["contextual-council", "contextual-charity"])
def test_of_the_contextual_sites_nothing_is_told_but_what_chapter_1_says(told, name, as_person, cast):
    journey = told[name]

    page = as_person(cast.amina).get(f"/journeys/{journey.pk}/path/").content.decode()

    assert Spell.objects.filter(strand__journey=journey).count() == 0
    assert (journey.moments.count(), journey.decisions.count()) == (0, 0)
    assert set(journey.positions.values_list("source", flat=True)) == {"Ch. 1, “Contextual Safeguarding”"}
    assert "The record does not tell where it stood." in page


def test_the_contextual_idea_is_in_guidance_and_in_other_places_while_its_pilot_goes_back_to_design(told):
    idea = queries.path_of(queries.strands_of(told["idea-contextual"]))
    pilot = queries.path_of(queries.strands_of(told["hackney"]))

    assert [row[:3] for row in idea.table.rows] == [
        ("The idea and its trials", "Mobilising", "2011 to 2015"),
        ("The idea and its trials", "Designing", "2016 to 2017"),
        ("The idea and its trials", "Developing", "2017 to 2019"),
        ("The idea and its trials", "Growing", "since 2019"),
        ("In guidance", "Wider change", "since 2018"),
    ]
    assert ">2023<" in idea.wide
    assert ">2024<" not in idea.wide  # the line ends where the record ends
    assert pilot.table.rows[-1][1] == "Designing"


def test_two_ideas_of_different_age_stand_at_different_ends_of_the_path(told):
    trauma = queries.path_of(queries.strands_of(told["idea-trauma-informed"]))
    transitional = queries.path_of(queries.strands_of(told["idea-transitional"]))

    assert [row[1:3] for row in trauma.table.rows] == [
        ("Designing", "2001"),
        ("Growing", "since 2016"),
        ("Wider change", "since 2020"),
    ]
    assert {row[1] for row in transitional.table.rows} == {"Mobilising"}
    assert [row[2] for row in transitional.table.rows] == ["since 2018", "since about 2019"]


def test_moments_without_a_day_keep_the_order_in_which_the_record_tells_them(told):
    in_order = queries.moments_in_order(told["transitional"]).filter(subject=None)

    assert [each.kind for each in in_order] == [
        "crisis",
        "breakthrough",
        "setback",
        "breakthrough",
        "leadership",
        "meeting",
        "funding",
    ]


def test_of_hackney_both_what_was_hoped_and_what_was_found_stand(told):
    said = {each.who: each.said for each in told["hackney"].positions.order_by("-order")}
    spells = Spell.objects.filter(strand__journey=told["hackney"]).order_by("placed_at")

    assert said["Stakeholders of the pilot"] == "They hoped to be at the stage of integrating after four years."
    assert list(spells.values_list("stage", "placed_by"))[2:] == [
        ("integrating", "Stakeholders of the pilot"),
        ("designing", "Lefevre et al."),
    ]
    assert "Staff had grown better" in spells[3].carried
