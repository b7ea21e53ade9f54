"""Dates and values as people write them: read where they can be read in one way, asked where they cannot, never guessed."""

import time
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.analysis.spc.dates import is_day
from holdfast.analysis.spc.reading import MOST_ROWS, read_table, read_text
from holdfast.analysis.spc.telling_apart import SENTENCES, Asked, Refused


def lines(*rows: str, head: str = "date,value") -> str:
    return "\n".join([head, *rows])


def refusal(text: str, **answers) -> str:
    with pytest.raises(Refused) as error:
        read_text(text, **answers)
    return str(error.value)


def question(text: str) -> tuple[str, tuple[str, ...], str]:
    with pytest.raises(Asked) as error:
        read_text(text)
    return error.value.about, error.value.choices, str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        lines("2026-03-01,12", "2026-04-01,13.5"),
        lines("2026/3/1;12", "2026/4/1;13.5", head="date;value"),
        lines("1 March 2026\t12", "1 Apr 2026\t13.5", head="When\tHow many"),
        "March 2026 12\nApril 2026 13.5",
        "2026-03\t12\n2026-04\t13.5",
        "03/2026;12\n04/2026;13,5",
        lines('"March 1, 2026",12', '"April 1, 2026",13.5'),
        "\ufeffdate,value\r\n2026-03-01 00:00:00,12\r\n\r\n2026-04-01 00:00:00,13.5\r\n",
    ],
)
def test_two_months_are_read_however_they_are_written(text):
    read = read_text(text)

    assert (read.dates, read.values) == (("2026-03-01", "2026-04-01"), ((12.0, 13.5),))


@pytest.mark.parametrize(
    ("text", "day"), [("Q3 2026", "2026-07-01"), ("2026 Q1", "2026-01-01"), ("2026", "2026-01-01")]
)
def test_quarters_and_years_begin_on_their_first_day(text, day):
    assert read_text(f"{text}\t5").dates == (day,)


def test_several_series_are_named_by_the_first_line():
    read = read_text("month\tPanel\tSchools\nMarch 2026\t1\t2\nApril 2026\t3\t")

    assert (read.names, read.values) == (("Panel", "Schools"), ((1.0, 3.0), (2.0, None)))
    assert [each.key for each in read.notes] == ["missing"]


def test_whether_the_day_or_the_month_comes_first_is_asked_where_no_line_tells():
    text = lines("03/04/2026,5", "05/04/2026,6")

    assert question(text)[:2] == ("dates", ("day-first", "month-first"))
    assert read_text(text, dates="day-first").dates == ("2026-04-03", "2026-04-05")
    assert read_text(text, dates="month-first").dates == ("2026-03-04", "2026-05-04")


def test_a_day_beyond_the_twelfth_tells_for_the_whole_column_and_it_is_said():
    read = read_text(lines("03/04/2026,5", "13/04/2026,6"))

    assert (read.dates, [each.key for each in read.notes]) == (("2026-04-03", "2026-04-13"), ["day_first"])


def test_the_question_names_a_date_that_differs_and_is_not_asked_where_none_does():
    assert question(lines("01/01/2026,5", "01/02/2026,6"))[2].startswith("“01/02/2026”")
    assert read_text(lines("01/01/2026,5", "02/02/2026,6")).dates == ("2026-01-01", "2026-02-02")


def test_lines_that_contradict_each_other_are_named():
    assert refusal(lines("03/13/2026,5", "13/04/2026,6")) == (
        "Line 3 (“13/04/2026”) can only be day first, line 2 (“03/13/2026”) only month first."
    )


@pytest.mark.parametrize(
    ("rows", "choices"),
    [
        (("2026-01-01,5", "05/02/2026,6"), ("day-first", "month-first")),
        (("05/02/2026,5", "05.03.2026,6"), ("day-first", "month-first")),
        (("2026-01-01,5", "1 February 2026,6"), ("as-written",)),
    ],
)
def test_mixed_styles_of_dates_are_asked_about(rows, choices):
    about, offered, sentence = question(lines(*rows))

    assert (about, offered, sentence.startswith("Dates are written in more than one way")) == ("dates", choices, True)
    assert len(read_text(lines(*rows), dates=choices[0]).dates) == 2


def test_an_answer_that_does_not_fit_is_refused_with_its_line():
    assert refusal(lines("13/04/2026,5"), dates="month-first") == "Line 2: “13/04/2026” cannot be read that way round."


def test_whether_a_mark_parts_thousands_is_asked_where_no_line_tells():
    text = lines("2026-01-01;1,234", "2026-02-01;2,345", head="date;value")

    assert question(text) == ("decimal", ("point", "comma"), SENTENCES["ask_decimal"] % {"text": "1,234"})
    assert read_text(text, decimal="point").values == ((1234.0, 2345.0),)
    assert read_text(text, decimal="comma").values == ((1.234, 2.345),)


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (("1,234.5", "2,345"), (1234.5, 2345.0)),
        (("1.234,5", "2,345"), (1234.5, 2.345)),
        (("1,234,567", "1,234"), (1234567.0, 1234.0)),
        (("12,5", "1.234"), (12.5, 1234.0)),
        (("0.125", "1.234"), (0.125, 1.234)),
        (("1 234", "12 345"), (1234.0, 12345.0)),
        (("45%", "50.5%"), (45.0, 50.5)),
        (("£3", "−2"), (3.0, -2.0)),
    ],
)
def test_one_number_tells_for_the_whole_column(cells, values):
    text = lines(*(f"2026-0{place}-01;{cell}" for place, cell in enumerate(cells, start=1)), head="date;value")

    assert read_text(text).values == (values,)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("<5", "Line 2: “<5” is not a number."),
        ("12 people", "Line 2: “12 people” is not a number."),
        ("1e5", "Line 2: “1e5” is not a number."),
        ("inf", "Line 2: “inf” is not a number."),
        ("=1+1", "Line 2: “=1+1” is not a number."),
        ("1,23,4", "Line 2: “1,23,4” is not a number."),
        ("9" * 30, "Line 2: “1e+30” is larger than can be kept exactly."),
    ],
)
def test_what_is_no_number_is_refused_with_its_line(cell, sentence):
    assert refusal(f"date;value\n2026-01-01;{cell}") == sentence


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("", "There is no value here."),
        ("   \n\n", "There is no value here."),
        ("\x1f", "There is no value here."),
        ("date,value", "There is no value here."),
        (lines("2026-01-01,", "2026-02-01,n/a"), "There is no value here."),
        ("abc\ndef", "A date and a value are needed"),
        (lines("2026-02-30,1"), "Line 2: there is no day “2026-02-30”."),
        (lines("0001-01-01,1"), "Line 2: there is no day"),
        (lines("soon,1"), "Line 2: “soon” is not a date"),
        (lines("2026-01-01,1,234"), "Line 2 has 3 cells, the first line has 2."),
        (lines("2026-01-01,5%", "2026-02-01,6"), "Line 2: “5%”. Some values have a percent sign"),
        (lines("2026-01-01,5", "2026-01-01,6"), "2026-01-01 stands twice: in line 2 and in line 3."),
        ("2026-01-01," + ",".join("1" * 200), "There are 201 columns."),
        (lines('2026-01-01,"5'), "x"),
    ],
)
def test_what_cannot_be_read_says_why(text, start):
    if start == "x":
        assert read_text(text).values == ((5.0,),)  # an open quote ends with its line
    else:
        assert refusal(text).startswith(start)


def test_of_many_wrong_lines_five_are_named():
    said = refusal(lines(*(f"2026-01-{day:02d},x" for day in range(1, 20))))

    assert (said.count("is not a number"), said.endswith("And 14 more.")) == (5, True)


def test_lines_are_put_in_order_of_time_and_it_is_said():
    read = read_text(lines("2026-02-01,2", "2026-01-01,1"))

    assert (read.dates, read.values) == (("2026-01-01", "2026-02-01"), ((1.0, 2.0),))
    assert [str(each) for each in read.notes] == ["The lines were not in order of time, and were put in order."]


def test_numbers_from_a_spreadsheet_stay_as_they_are():
    read = read_table([(1, ["Month", "Days"]), (2, ["2026-01-01", 1.234]), (3, ["2026-02-01", None])])

    assert read.values == ((1.234, None),)


def test_a_hundred_thousand_lines_are_read_and_one_more_is_refused():
    first = date(1950, 1, 1)
    rows = [f"{(first + timedelta(days=day)).isoformat()},{day % 7}.5" for day in range(90_000)]
    began = time.perf_counter()

    read = read_text(lines(*rows))

    assert (len(read.dates), time.perf_counter() - began < 30) == (90_000, True)
    assert refusal(lines(*["2026-01-01,1"] * (MOST_ROWS + 1))) == f"There are more than {MOST_ROWS} lines."


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_of_the_calendar_is_a_day(day):
    assert is_day((day.year, day.month, day.day))
    assert read_text(f"{day.isoformat()}\t1").dates == (day.isoformat(),)
    assert read_text(f"{day:%-d %B %Y}\t1").dates == (day.isoformat(),)


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text):
    with suppress(Refused, Asked):
        read = read_text(text)
        assert len(read.dates) == len(read.values[0])


@pytest.mark.parametrize(
    "days",
    [
        ("2009/10",),
        ("2009/10", "2010/11", "2011/12"),
        ("2010-11", "2011-12"),
        ("2011/12", "2012/13"),
        ("2025/26",),
        ("2024-2025",),
        ("1999/00", "2000/01"),
    ],
)
def test_a_year_that_ends_in_the_next_one_is_never_taken_for_a_month(days):
    said = refusal(lines(*(f"{day},5" for day in days)))

    first = int(days[0][:4])
    assert f"Line 2: “{days[0]}” looks like a year that ends in the next one" in said
    assert f"Write its first day, such as {first}-04-01" in said


@pytest.mark.parametrize("days", [("2009/09", "2009/10", "2009/11"), ("2010-11", "2010-12"), ("2012-01", "2011-12")])
def test_another_month_in_the_column_shows_that_months_are_meant(days):
    assert sorted(read_text(lines(*(f"{day},5" for day in days))).dates) == sorted(
        f"{day.replace('/', '-')}-01" for day in days
    )


def test_a_year_of_two_digits_is_asked_about():
    text = "Mar-26\t12\nApr-26\t13,5"

    assert question(text) == (
        "dates",
        ("as-written",),
        "“Mar-26”: is that the year 2026? If it is not, write every year with four digits.",
    )
    assert read_text(text, dates="as-written").dates == ("2026-03-01", "2026-04-01")


@pytest.mark.parametrize(
    ("rows", "choices", "answer", "first"),
    [
        (("03/04/26,5", "05/04/26,6"), ("day-first", "month-first"), "day-first", "2026-04-03"),
        (("13/04/26,5", "05/04/26,6"), ("as-written",), "as-written", "2026-04-05"),
        (("1 March 98,5",), ("as-written",), "as-written", "2098-03-01"),
        (("2026-01-01,5", "Feb-26,6"), ("as-written",), "as-written", "2026-01-01"),
        (("05/02/26,5", "05.03.2026,6"), ("day-first", "month-first"), "month-first", "2026-05-02"),
    ],
)
def test_every_question_about_a_year_of_two_digits_says_which_one_it_would_be(rows, choices, answer, first):
    about, offered, sentence = question(lines(*rows))

    assert (about, offered) == ("dates", choices)
    assert ("2098" if "98" in rows[0] else "2026") in sentence.replace(rows[0], "")
    assert "write every year with four digits" in sentence
    assert read_text(lines(*rows), dates=answer).dates[0] == first


def test_an_answer_about_years_does_not_answer_which_comes_first():
    with pytest.raises(Asked) as asked:
        read_text(lines("03/04/26,5"), dates="as-written")

    assert asked.value.choices == ("day-first", "month-first")
