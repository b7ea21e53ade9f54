"""Charts as files: for those who take part as they are, for others without small counts of people and what could tell them."""

import csv
import io
import json

import pytest
from django.urls import reverse

from holdfast.analysis.spc.reading import Read
from holdfast.audit.models import Event
from holdfast.evidence import offers
from holdfast.evidence.actions import measures, values
from holdfast.evidence.queries import measure_document, measure_rows, series_data, series_drawing
from holdfast.ui.documents import PictureSection

MONTHS = tuple(f"20{23 + place // 12}-{place % 12 + 1:02d}-01" for place in range(20))
COUNTS = tuple(float(each) for each in [22, 31, 18, 9, 27, 24, 12, 16, 20, 7, 15, 19, 23, 14, 11, 17, 21, 18, 16, 20])


def counted(cast, **more):
    told = measures.Measured("People who came", value_kind="count", better="increase", **more)
    measure = measures.begin_measure(cast.journey, by=cast.amina, told=told)
    values.enter_values(measure, by=cast.amina, read=Read(MONTHS, (), (COUNTS,)))
    return measure


@pytest.fixture
def people(cast):
    return counted(cast, counts_people=True)


def pictures_of(measure, least: int) -> list[PictureSection]:
    return [each for each in measure_document(measure, least=least).sections if isinstance(each, PictureSection)]


def words_of(measure, least: int) -> str:
    said = []
    for section in measure_document(measure, least=least).sections:
        if isinstance(section, PictureSection):
            said += [section.drawing.wide, section.drawing.narrow, section.drawing.description]
        said.append(str(section))
    return " ".join(said)


def test_for_others_small_counts_go_and_everything_that_could_tell_them_goes_along(cast, people):
    inside, beyond = words_of(people, 0), words_of(people, 10)
    sections = measure_document(people, least=10).sections
    rows = next(each for each in sections if isinstance(each, PictureSection)).drawing.table.rows

    assert [value for _day, value in rows][3] == "fewer than 10, not shown"
    assert [value for _day, value in rows].count("fewer than 10, not shown") == 2
    for telling in ("average", "ordinary from", "Special", "mdc-2023", "1 chart in"):
        assert (telling in inside, telling in beyond) == (True, False)


def test_data_and_pictures_for_others_hold_no_small_count(cast, people):
    series = people.series.get()

    told = series_data(series, least=10)
    drawing = series_drawing(series, least=10)

    assert [each["value"] for each in told["points"]].count(None) == 2
    assert (told["variation"], told["rules"], set(told["points"][0])) == (None, None, {"date", "value"})
    assert (drawing.title, drawing.wide.count("<circle")) == ("People who came: Counts below 10 are not shown", 18)


def test_what_counts_no_people_leaves_as_it_is(cast):
    measure = counted(cast)

    assert series_data(measure.series.get(), least=10) == series_data(measure.series.get(), least=0)


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [
        ("measure_file", "docx", b"PK"),
        ("measure_file", "pdf", b"%PDF"),
        ("measure_file", "csv", b"\xef\xbb\xbfseries,date,value"),
        ("series_file", "svg", b"<svg"),
        ("series_file", "png", b"\x89PNG"),
        ("series_file", "json", b"{"),
        ("measures_file", "docx", b"PK"),
        ("measures_file", "pdf", b"%PDF"),
    ],
)
def test_every_kind_of_file_is_written_for_both(as_person, cast, people, name, kind, begins):
    about = {"measure_file": people.pk, "series_file": people.series.get().pk, "measures_file": cast.journey.pk}[name]
    where = reverse(f"evidence:{name}", args=[about, kind])

    for asked in ({}, {"for": "participants"}):
        answer = as_person(cast.ben).get(where, asked)
        assert (answer.status_code, answer.content[: len(begins)]) == (200, begins)
        assert answer["Cache-Control"] == "no-store"

    assert Event.objects.filter(what="measure.charts_taken").count() == 2


@pytest.mark.parametrize(("name", "kind"), [("measure_file", "exe"), ("series_file", "docx"), ("measures_file", "csv")])
def test_a_kind_that_is_not_written_is_not_found(as_person, cast, people, name, kind):
    about = {"measure_file": people.pk, "series_file": people.series.get().pk, "measures_file": cast.journey.pk}[name]

    assert as_person(cast.ben).get(reverse(f"evidence:{name}", args=[about, kind])).status_code == 404


def test_the_table_for_others_has_blanks_and_no_reading(as_person, cast, people):
    where = reverse("evidence:measure_file", args=[people.pk, "csv"])
    read = list(csv.reader(io.StringIO(as_person(cast.ben).get(where).content.decode("utf-8-sig"))))

    assert read[0] == ["series", "date", "value", "middle", "lower", "upper", "what", "note"]
    assert [row[2] for row in read[1:]].count("") == 2
    assert {cell for row in read[1:] for cell in row[3:]} == {""}


def test_the_json_of_a_series_is_that_of_the_command(as_person, cast):
    series = counted(cast).series.get()
    where = reverse("evidence:series_file", args=[series.pk, "json"])

    told = json.loads(as_person(cast.ben).get(where, {"for": "participants"}).content)

    assert list(told) == ["rules", "points", "variation", "assurance", "notes"]
    assert (told["points"][0]["value"], told["points"][0]["type"]) == (22.0, "common_cause")


def test_a_cell_that_a_spreadsheet_would_run_is_written_as_words(as_person, cast):
    measure = measures.begin_measure(cast.journey, by=cast.amina, told=measures.Measured("Two"))
    read = Read(MONTHS[:1], ("=HYPERLINK(1)", "b"), ((1.0,), (2.0,)))
    values.enter_values(measure, by=cast.amina, read=read)

    table = as_person(cast.ben).get(reverse("evidence:measure_file", args=[measure.pk, "csv"])).content.decode()

    assert "'=HYPERLINK(1)" in table


def test_what_is_gathered_for_a_successor_holds_no_small_count(cast, people):
    sections = [section for part in offers.sections(cast.journey, cast.amina) for section in part.sections]

    drawings = [section.drawing for section in sections if isinstance(section, PictureSection)]

    assert [drawing.title for drawing in drawings] == ["People who came: Counts below 10 are not shown"]


@pytest.mark.parametrize("kind", ["count", "number"])
def test_the_tick_alone_decides_for_counts_and_for_other_numbers(as_person, cast, kind):
    told = measures.Measured("Came", value_kind=kind, counts_people=True)
    measure = measures.begin_measure(cast.journey, by=cast.amina, told=told)
    values.enter_values(measure, by=cast.amina, read=Read(MONTHS, (), (COUNTS,)))

    points = series_data(measure.series.get(), least=10)["points"]
    page = as_person(cast.ben).get(reverse("evidence:measure", args=[measure.pk])).content.decode()

    assert [each["value"] for each in points].count(None) == 2
    assert "Counts below 10 are left out of every file for others" in page


@pytest.mark.parametrize("kind", ["share", "duration"])
def test_an_older_tick_beside_a_share_keeps_all_of_it_back_for_others(as_person, cast, kind):
    told = measures.Measured("Came", value_kind=kind, counts_people=True)
    measure = measures.begin_measure(cast.journey, by=cast.amina, told=told)
    values.enter_values(measure, by=cast.amina, read=Read(MONTHS, (), (COUNTS,)))
    series = measure.series.get()

    page = as_person(cast.ben).get(reverse("evidence:measure", args=[measure.pk])).content.decode()

    assert {each["value"] for each in series_data(series, least=10)["points"]} == {None}
    assert (series_drawing(series, least=10), series_drawing(series, least=0) is None) == (None, False)
    assert {row[2] for row in measure_rows(measure, least=10)[1:]} == {""}
    assert "No value that can be shown." in words_of(measure, 10)
    assert "All of these values are left out of every file for others" in page


@pytest.fixture
def three(cast):
    """People at two places and altogether: the first place had 4 in the second month."""
    measure = measures.begin_measure(
        cast.journey, by=cast.amina, told=measures.Measured("Came", value_kind="count", counts_people=True)
    )
    harbour, hill = [20.0, 4.0, *[20.0] * 18], [30.0, 33.0, *[30.0] * 18]
    both = [one + other for one, other in zip(harbour, hill, strict=True)]
    read = Read(MONTHS, ("Harbour", "Hill", "Both"), (tuple(harbour), tuple(hill), tuple(both)))
    values.enter_values(measure, by=cast.amina, read=read)
    return measure


def test_what_is_hidden_in_one_series_is_not_found_by_taking_one_from_another(three):
    rows = [row for row in measure_rows(three, least=10) if row[1] == "2023-02-01"]
    told = {each.name: series_data(each, least=10) for each in three.series.all()}
    tables = [each.drawing.table.rows for each in pictures_of(three, 10)]

    assert [(row[0], row[2]) for row in rows] == [("Harbour", ""), ("Hill", ""), ("Both", "")]
    assert {row[3:] for row in measure_rows(three, least=10)[1:]} == {("",) * 5}
    for each in told.values():
        assert [point["value"] for point in each["points"]].index(None) == 1
        assert [point["value"] for point in each["points"]].count(None) == 1
        assert (each["variation"], set(each["points"][0])) == (None, {"date", "value"})
    for each in three.series.all():
        assert series_drawing(each, least=10).wide.count("<circle") == 19
    assert [table[1][1] for table in tables] == ["fewer than 10, not shown", "not shown", "not shown"]
    assert "average" not in words_of(three, 10)


def test_those_who_take_part_see_every_series_whole(three):
    tables = [each.drawing.table.rows for each in pictures_of(three, 0)]

    assert [table[1][1] for table in tables] == ["4", "33", "37"]
    assert [row[2] for row in measure_rows(three, least=0) if row[1] == "2023-02-01"] == ["4", "33", "37"]


def test_another_measure_keeps_its_own_days(cast, three):
    """Holdfast cannot know that one measure is the sum of another: the page for whoever keeps it says so."""
    other = counted(cast)

    assert [row[2] for row in measure_rows(other, least=10) if row[1] == "2023-02-01"] == ["31"]
