"""Values pasted or in files, through the page: what is asked, what is refused, and that nothing is lost or changed by asking."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from holdfast.evidence.actions import measures
from holdfast.evidence.forms import spreadsheets
from holdfast.evidence.forms.spreadsheets import Unreadable, text_of_sheet
from holdfast.evidence.models import Series, Value

ASKED = "is the day first, or the month?"


@pytest.fixture
def enter(as_person, cast):
    """Posts to the page of a measure as Ben; returns the answer's status and its words."""
    measure = measures.begin_measure(cast.journey, by=cast.amina, told=measures.Measured("Told in a week"))
    browser = as_person(cast.ben)

    def post(**said):
        answer = browser.post(reverse("evidence:values", args=[measure.pk]), {"text": "", **said})
        return answer.status_code, answer.content.decode()

    return post


def values() -> list[tuple[date, float | None]]:
    return list(Value.objects.order_by("series__order", "taken_on").values_list("taken_on", "number"))


def file(data: bytes, name: str = "values.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def book(*rows, more: tuple[str, ...] = (), hidden: tuple[str, ...] = ()) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Values"
    for row in rows:
        sheet.append(row)
    for name in (*more, *hidden):
        other = made.create_sheet(name)
        other.append(["Month", "Other"])
        other.append([date(2020, 1, 1), 99])
        if name in hidden:
            other.sheet_state = "hidden"
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


PLAIN = (["Month", "Told"], [date(2024, 1, 1), 12], [datetime(2024, 2, 1), 13.125])  # noqa: DTZ001 - cells know no time zone


def repacked(data: bytes, part: str, content: bytes) -> bytes:
    """The same workbook with one part put in place of another, or beside the others."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != part:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(part, content)
    return written.getvalue()


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DAMAGED = f'<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1" t="s"><v>999</v></c></row></sheetData></worksheet>'.encode()


def test_what_is_pasted_is_entered(enter):
    status, _page = enter(text="Month\tTold\nMarch 2024\t12\nApril 2024\t")

    assert (status, values()) == (302, [(date(2024, 3, 1), 12.0), (date(2024, 4, 1), None)])


def test_what_reads_in_two_ways_is_asked_once_and_the_text_stays(enter):
    text = "01/02/2024;1,234\n01/03/2024;2,345"

    first, page = enter(text=text)
    second, again = enter(text=text, dates="day-first")
    third, _page = enter(text=text, dates="day-first", decimal="comma")

    assert (first, ASKED in page, "01/02/2024;1,234" in page) == (200, True, True)
    assert (second, ASKED in again, "is it the decimal mark?" in again) == (200, False, True)
    assert (third, values()) == (302, [(date(2024, 2, 1), 1.234), (date(2024, 3, 1), 2.345)])


def test_values_that_differ_from_those_there_are_asked_about(enter):
    enter(text="2024-01-01 1\n2024-02-01 2")

    status, page = enter(text="2024-01-01 9\n2024-03-01 3")
    before = values()
    enter(text="2024-01-01 9\n2024-03-01 3", conflict="replace")

    assert (status, "Which one is right?" in page) == (200, True)
    assert before == [(date(2024, 1, 1), 1.0), (date(2024, 2, 1), 2.0)]
    assert values() == [(date(2024, 1, 1), 9.0), (date(2024, 2, 1), 2.0), (date(2024, 3, 1), 3.0)]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": ""}, "Type or paste values, or choose a file."),
        ({"text": "2024-01-01 <5"}, "is not a number."),
        ({"text": "2024-01-01 1\n2024-01-01 2"}, "2024-01-01 stands twice"),
        ({"text": "2199-01-01 1"}, "has not come yet."),
        ({"text": "2024-01-01\t" + "\t".join("1" * 200)}, "There are 201 columns."),
        ({"text": "2024-01-01 1", "series": "nonsense"}, "Choose from what is offered here"),
        ({"text": "2024-01-01 1", "dates": "backwards"}, "Choose from what is offered here"),
        ({"text": "a\x00b 1"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_entered_says_why_and_changes_nothing(enter, said, sentence):
    status, page = enter(**said)

    assert (status, sentence in page, values(), Series.objects.count()) == (200, True, [], 0)


def test_a_spreadsheet_is_entered(enter):
    status, _page = enter(file=file(book(*PLAIN)))

    assert (status, values()) == (302, [(date(2024, 1, 1), 12.0), (date(2024, 2, 1), 13.125)])


def test_a_csv_file_that_is_asked_about_stands_in_the_box_afterwards(enter):
    status, page = enter(file=file(b"date,value\n01/02/2024,5\n", "values.csv"))

    assert (status, ASKED in page, "01/02/2024,5" in page, values()) == (200, True, True, [])


def test_a_hidden_sheet_is_never_read_and_that_is_said(enter, client):
    status, _page = enter(file=file(book(*PLAIN, hidden=("Secret",))))

    assert (status, [number for _day, number in values()]) == (302, [12.0, 13.125])
    assert "A sheet that is hidden was not read." in enter(text="")[1]


def test_which_of_several_sheets_is_asked(enter):
    data = book(*PLAIN, more=("Other",))

    status, page = enter(file=file(data))
    enter(file=file(data), sheet="Other")

    assert (status, "Which one holds the values?" in page) == (200, True)
    assert values() == [(date(2020, 1, 1), 99.0)]


def bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{place} "{f"&a{place - 1};" * 10 if place else "ha" * 10}">' for place in range(12))
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><x>&a11;</x>'.encode()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (lambda: book(["Month", "Told"], [date(2024, 1, 1), "=SUM(A1:A9)"]), "v.xlsx", "Cell B2 holds a formula."),
        (lambda: repacked(book(*PLAIN), "xl/vbaProject.bin", b"x"), "v.xlsx", "holds macros"),
        (lambda: book(*PLAIN), "v.xlsm", "Save it as .xlsx or as CSV."),
        (
            lambda: repacked(book(*PLAIN), "xl/worksheets/sheet1.xml", bomb()),
            "v.xlsx",
            "XML that a spreadsheet does not need",
        ),
        (
            lambda: repacked(book(*PLAIN), "xl/sharedStrings.xml", bomb()),
            "v.xlsx",
            "XML that a spreadsheet does not need",
        ),
        (
            lambda: repacked(book(*PLAIN), "xl/media/big.bin", b"0" * 160_000_000),
            "v.xlsx",
            "unpacks to more than can be read",
        ),
        (lambda: b"PK\x03\x04 nothing", "v.xlsx", "This is not a spreadsheet of the kind .xlsx."),
        (lambda: book(*PLAIN)[:2000], "v.xlsx", "This is not a spreadsheet of the kind .xlsx."),
        (
            lambda: repacked(book(*PLAIN), "xl/worksheets/sheet1.xml", DAMAGED),
            "v.xlsx",
            "could not be read as a spreadsheet",
        ),
        (lambda: book(["Month"] + ["x"] * 200, [date(2024, 1, 1)] + [1] * 200), "v.xlsx", "There are 201 columns."),
        (lambda: book(["Month", "Told"], [date(2024, 1, 1), True]), "v.xlsx", "“True” is not a number."),
        (lambda: b"date,value\n2024-01-01,\xff\xfe", "v.csv", "is not text in UTF-8"),
        (lambda: b"date,value\n2024-01-01,\x00", "v.csv", "This file is not text."),
        (lambda: b"0" * 10_000_001, "v.csv", "larger than 10 MB"),
    ],
)
def test_a_file_that_could_run_hide_or_blow_up_is_refused_and_changes_nothing(enter, data, name, sentence):
    status, page = enter(file=file(data(), name))

    assert (status, sentence in page, values()) == (200, True, [])


def test_one_value_by_hand(as_person, cast, enter):
    enter(text="2024-01-01 1")
    series = Series.objects.get()
    where = reverse("evidence:value_new", args=[series.measure_id])
    said = {
        "series": str(series.pk),
        "taken_on_day": "1",
        "taken_on_month": "2",
        "taken_on_year": "2024",
        "number": "2.5",
    }

    answer = as_person(cast.ben).post(where, said)
    twice = as_person(cast.ben).post(where, {**said, "number": "3"})

    assert (answer.status_code, values()[-1]) == (302, (date(2024, 2, 1), 2.5))
    assert "That day has another value already." in twice.content.decode()


def sheet_of(rows: bytes) -> bytes:
    head = f'<worksheet xmlns="{SHEET}"><sheetData>'.encode()
    return repacked(book(*PLAIN), "xl/worksheets/sheet1.xml", head + rows + b"</sheetData></worksheet>")


def peak_of(data: bytes, *, refused: str = "") -> int:
    """The most bytes that reading a file held at once."""
    tracemalloc.start()
    try:
        if refused:
            with pytest.raises(Unreadable, match=refused):
                text_of_sheet(data)
        else:
            text_of_sheet(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_file_of_many_empty_parts_is_looked_through_without_being_held():
    def padded(number: int) -> bytes:
        part = b"".join((b'<a b="%06d"/>' % place) for place in range(number))
        return repacked(book(*PLAIN), "xl/padding.xml", b"<x>" + part + b"</x>")

    few, many = padded(1_000), padded(60_000)

    assert peak_of(many) < peak_of(few) + 2_000_000


def test_a_file_of_more_parts_than_any_table_has_is_refused(monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_ELEMENTS", 5_000)
    data = sheet_of(b"<row/>" * 6_000)

    assert peak_of(data, refused="unpacks to more than can be read") < 5_000_000


def test_rows_that_reach_to_the_end_of_a_sheet_are_refused_before_they_fill_the_memory(enter, monkeypatch):
    monkeypatch.setattr(spreadsheets, "MOST_CELLS", 200_000)
    wide = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (place, place) for place in range(1, 40))
    empty = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (place, place) for place in range(1, 40))

    for rows in (wide, empty):
        status, page = enter(file=file(sheet_of(rows)))

        assert (status, "This sheet is wider than can be read." in page, values()) == (200, True, [])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.1 + 0.2, "0.3"),
        (1.25, "1.25"),
        (1.234, "1.2340"),
        (3.0, "3"),
        (-0.0, "0"),
        (1e-13, "0"),
        (-1e-13, "0"),
        (-0.5, "-0.5"),
        (2.0000000000001, "2"),
        (1e16, "10000000000000000"),
    ],
)
def test_a_number_of_a_cell_is_written_as_people_write_it(value, written):
    text, _notes = text_of_sheet(book(["Month", "Told"], [date(2024, 1, 1), value]))

    assert text.splitlines()[1] == f"2024-01-01\t{written}"
