"""Measures and their values, as the people of a journey keep them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from holdfast.analysis.spc.reading import Read, read_text
from holdfast.audit.models import Event
from holdfast.evidence.actions import cycles, measures, rebasing, values
from holdfast.evidence.models import Measure, Rebase, Series, Value
from holdfast.journeys.actions import moments
from holdfast.memory.models import Entry
from holdfast.people.actions import erase_user
from holdfast.ui.refusals import Changed, NotNow

BEFORE, AFTER = [10, 12, 11, 13, 12] * 3, [20, 22, 21, 23, 22] * 3


def months(number: int, year: int = 2023) -> list[str]:
    return [f"{year + place // 12}-{place % 12 + 1:02d}-01" for place in range(number)]


def read(*numbers: float | None, names: tuple[str, ...] = ()) -> Read:
    return Read(tuple(months(len(numbers))), names, (numbers,))


@pytest.fixture
def measure(cast):
    return measures.begin_measure(
        cast.journey, by=cast.amina, told=measures.Measured("Told in a week", better="increase")
    )


@pytest.fixture
def series(cast, measure):
    values.enter_values(measure, by=cast.ben, read=read(*BEFORE, *AFTER))
    return measure.series.get()


def page(browser, name: str, pk, **asked) -> str:
    answer = browser.get(reverse(f"evidence:{name}", args=[pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_chart_stands_on_the_page_with_its_rules_its_chance_and_its_table(as_person, cast, measure, series):
    shown = page(as_person(cast.frances), "measure", measure.pk)

    assert "Rule set mdc-2023" in shown
    assert "about 1 chart in 4 of this length" in shown
    assert shown.count('<th scope="row"') >= 30
    assert "re-base the chart" not in shown


def test_moments_and_cycles_stand_on_the_chart_with_a_number(as_person, cast, measure, series):
    told = moments.Told("New chairs", happened_on=date(2024, 3, 5))
    moments.record_moment(cast.journey, by=cast.amina, told=told)
    tried = cycles.Predicted("Told in a week", "Ring the day after.", "More are told.", measures=(measure,))
    cycle = cycles.predict_cycle(cast.journey, by=cast.ben, told=tried)
    cycles.begin_cycle(cycle, by=cast.ben, on=date(2024, 2, 1))

    shown = page(as_person(cast.ben), "measure", measure.pk)

    assert shown.count("Cycle 1: Told in a week") >= 2
    assert shown.index("1 February 2024. Ring the day after.") < shown.index("New chairs")


def test_a_measure_without_values_says_what_to_do(as_person, cast, measure):
    browser = as_person(cast.ben)

    assert "No value yet. Take the last months too" in page(browser, "measure", measure.pk)
    assert "No value yet." in page(browser, "measures", cast.journey.pk)


def test_many_values_are_pasted_into_series_by_their_names(cast, measure):
    text = "month\tPanel\tSchools\nMarch 2024\t1\t2\nApril 2024\t3\t"

    entered = values.enter_values(measure, by=cast.ben, read=read_text(text))

    assert (entered.new, entered.replaced, entered.kept) == (4, 0, 0)
    told = {each.name: [(p.taken_on, p.number) for p in each.points.all()] for each in measure.series.all()}
    assert told == {
        "Panel": [(date(2024, 3, 1), 1.0), (date(2024, 4, 1), 3.0)],
        "Schools": [(date(2024, 3, 1), 2.0), (date(2024, 4, 1), None)],
    }


def test_days_that_have_another_value_are_asked_about_and_nothing_changes_until_somebody_chooses(cast, measure):
    values.enter_values(measure, by=cast.ben, read=read(1, 2))
    other = read(1, 5, 7)

    with pytest.raises(values.OtherValues, match="2023-02-01"):
        values.enter_values(measure, by=cast.ben, read=other)
    assert [each.number for each in Value.objects.all()] == [1.0, 2.0]

    kept = values.enter_values(measure, by=cast.ben, read=other, conflict="keep")
    assert ([each.number for each in Value.objects.all()], kept.new, kept.kept) == ([1.0, 2.0, 7.0], 1, 2)

    taken = values.enter_values(measure, by=cast.ben, read=other, conflict="replace")
    assert ([each.number for each in Value.objects.all()], taken.replaced) == ([1.0, 5.0, 7.0], 1)


def test_a_missing_value_is_filled_in_without_asking(cast, measure):
    values.enter_values(measure, by=cast.ben, read=read(1, None))

    values.enter_values(measure, by=cast.ben, read=read(1, 2))

    assert [each.number for each in Value.objects.all()] == [1.0, 2.0]


def test_values_of_days_to_come_and_too_many_series_are_refused(cast, measure):
    with pytest.raises(NotNow, match="has not come yet"):
        values.enter_values(measure, by=cast.ben, read=Read(("2199-01-01",), (), ((1.0,),)))
    with pytest.raises(NotNow, match="a name of its own"):
        values.enter_values(measure, by=cast.ben, read=Read(("2024-01-01",), ("a", "a"), ((1.0,), (2.0,))))
    names = tuple(f"s{place}" for place in range(13))
    with pytest.raises(NotNow, match="at most 12 series"):
        values.enter_values(measure, by=cast.ben, read=Read(("2024-01-01",), names, ((1.0,),) * 13))

    assert (Series.objects.count(), Value.objects.count()) == (0, 0)


def test_a_late_writer_of_a_value_sees_both(cast, series):
    value = series.points.first()
    values.change_value(value, by=cast.ben, number=9.0, note="A strike.", version=1)

    with pytest.raises(Changed) as both:
        values.change_value(value, by=cast.amina, number=8.0, note="", version=1)

    assert both.value.theirs == {"number": 9.0, "note": "A strike."}
    assert Value.objects.get(pk=value.pk).number == 9.0


def test_a_rebase_needs_a_reason_a_place_and_thirteen_values(cast, series):
    for begins_on, reason, sentence in (
        (date(2024, 4, 1), "  ", "Say why"),
        (date(2023, 1, 1), "Usual now.", "no value before"),
        (date(2024, 7, 1), "Usual now.", "There are 12 values"),
    ):
        with pytest.raises(NotNow, match=sentence):
            rebasing.rebase_series(series, by=cast.ben, begins_on=begins_on, reason=reason)
    assert Rebase.objects.count() == 0

    made = rebasing.rebase_series(series, by=cast.ben, begins_on=date(2024, 4, 1), reason="Usual now.")

    assert (made.by_name, made.reason) == ("Ben", "Usual now.")
    with pytest.raises(NotNow, match="already"):
        rebasing.rebase_series(series, by=cast.ben, begins_on=date(2024, 4, 1), reason="Again.")


def test_a_rebase_leaves_thirteen_values_to_the_next_one(cast, series):
    rebasing.rebase_series(series, by=cast.ben, begins_on=date(2024, 4, 1), reason="Usual now.")

    with pytest.raises(NotNow, match="There are 10 values"):
        rebasing.rebase_series(series, by=cast.ben, begins_on=date(2023, 6, 1), reason="Usual then.")


def test_the_page_says_that_a_rebase_changes_the_verdict_and_the_chart_without_it_is_one_click_away(
    as_person, cast, measure, series
):
    rebasing.rebase_series(
        series, by=cast.ben, begins_on=date(2024, 4, 1), reason="The talk is usual now.", decided_with="Esi"
    )
    browser = as_person(cast.ben)

    rebased, plain = page(browser, "measure", measure.pk), page(browser, "measure", measure.pk, without="rebase")

    assert "Re-basing changes what the last point says: higher than ordinary, which is better without it" in rebased
    assert "Decided by Ben with" in rebased
    assert ("re-based</text>" in rebased, "re-based</text>" in plain) == (True, False)
    assert "?without=rebase" in rebased


def test_a_rebase_is_taken_back_and_forgotten_but_the_record_stays(cast, series):
    made = rebasing.rebase_series(series, by=cast.ben, begins_on=date(2024, 4, 1), reason="Usual now.")

    rebasing.take_back_rebase(made, by=cast.amina)

    assert (Rebase.objects.count(), Entry.objects.filter(kind="rebase").count()) == (0, 0)
    assert Event.objects.filter(what="rebase.taken_back").count() == 1


def test_nothing_makes_a_rebase_but_somebody(cast, measure):
    """A jump of any size, entered at once or later, leaves the chart as one stretch."""
    values.enter_values(measure, by=cast.ben, read=read(*BEFORE, *[each * 100 for each in AFTER]))

    assert Rebase.objects.count() == 0


@pytest.mark.parametrize("person", ["frances", "gwen", "farid"])
def test_who_looks_on_changes_nothing(cast, measure, series, person):
    by = getattr(cast, person)
    attempts = [
        lambda: measures.change_measure(measure, by=by, told=measures.Measured("Mine"), version=1),
        lambda: values.enter_values(measure, by=by, read=read(1)),
        lambda: values.change_value(series.points.first(), by=by, number=1.0, note="", version=1),
        lambda: values.take_away_value(series.points.first(), by=by),
        lambda: values.take_away_series(series, by=by),
        lambda: rebasing.rebase_series(series, by=by, begins_on=date(2024, 4, 1), reason="Mine."),
        lambda: measures.take_charts(cast.journey, by=by),
    ]

    for attempt in attempts:
        with pytest.raises(PermissionDenied):
            attempt()

    assert (Measure.objects.get().name, Value.objects.count(), Rebase.objects.count()) == ("Told in a week", 30, 0)


def test_two_who_change_a_measure_see_both_texts(as_person, cast, measure):
    browser = as_person(cast.ben)
    form = {"name": "Mine", "aspect": "change", "better": "increase", "value_kind": "number", "chart": "fitting"}
    form |= {"rules": "mdc-2023", "version": 1}
    measures.change_measure(measure, by=cast.amina, told=measures.Measured("Hers"), version=1)

    answer = browser.post(reverse("evidence:measure_change", args=[measure.pk]), form)

    assert (answer.status_code, Measure.objects.get().name) == (409, "Hers")
    assert "Hers" in answer.content.decode()


def test_small_counts_and_skewed_times_get_a_run_chart_that_says_why(as_person, cast):
    browser = as_person(cast.ben)
    for kind, numbers, why in (
        ("count", [2, 1, 0, 3, 2, 1] * 3, "Limits mislead where counts are small."),
        ("duration", [3, 4, 3, 5, 4, 60] * 3, "Limits mislead where a few times are much longer"),
        ("number", [3, 4, 3], "There are too few values for limits yet."),
    ):
        measure = measures.begin_measure(cast.journey, by=cast.ben, told=measures.Measured(kind, value_kind=kind))
        values.enter_values(measure, by=cast.ben, read=read(*numbers))

        shown = page(browser, "measure", measure.pk)

        assert (why in shown, "Rule set" in shown, "median" in shown) == (True, False, True)


def test_a_target_is_drawn_only_if_somebody_asked_for_it(as_person, cast):
    browser = as_person(cast.ben)
    for draws in (False, True):
        told = measures.Measured(f"T{draws}", better="increase", target=99.0, draws_target=draws)
        measure = measures.begin_measure(cast.journey, by=cast.ben, told=told)
        values.enter_values(measure, by=cast.ben, read=read(*BEFORE))

        shown = page(browser, "measure", measure.pk)

        assert ("target 99" in shown, "The target of 99 is missed every time" in shown) == (draws, draws)


def test_the_list_asks_as_much_of_the_database_for_thirty_measures_as_for_one(
    as_person, cast, measure, series, django_assert_num_queries
):
    browser = as_person(cast.ben)
    where = reverse("evidence:measures", args=[cast.journey.pk])
    browser.get(where)
    with django_assert_num_queries(9):
        browser.get(where)
    for place in range(29):
        more = measures.begin_measure(cast.journey, by=cast.amina, told=measures.Measured(f"Measure {place}"))
        values.enter_values(more, by=cast.amina, read=read(*BEFORE))

    with django_assert_num_queries(9):
        answer = browser.get(where)

    assert answer.content.decode().count("hf-one") == 30


def test_hostile_words_stay_words_in_page_and_picture(as_person, cast):
    hostile = '<script>alert(1)</script>"&\u202e'
    measure = measures.begin_measure(cast.journey, by=cast.ben, told=measures.Measured(hostile, unit=hostile))
    values.enter_values(measure, by=cast.ben, read=read(*BEFORE))
    series = measure.series.get()
    rebasing.rebase_series(series, by=cast.ben, begins_on=date(2023, 3, 1), reason=hostile)

    browser = as_person(cast.ben)
    shown = page(browser, "measure", measure.pk) + page(browser, "measures", cast.journey.pk)
    svg = browser.get(reverse("evidence:series_file", args=[series.pk, "svg"])).content.decode()

    assert "<script>alert" not in shown + svg
    assert "&lt;script&gt;alert(1)" in svg


def test_who_is_erased_leaves_a_rebase_and_a_cycle_without_a_name(cast, series):
    rebasing.rebase_series(series, by=cast.ben, begins_on=date(2024, 4, 1), reason="Usual now.")
    cycles.predict_cycle(cast.journey, by=cast.ben, told=cycles.Predicted("Aim", "Plan", "Expected"))

    rebasing.erase_rebases(cast.ben.user)
    cycles.erase_cycles(cast.ben.user)
    erase_user(cast.ben.user, by=cast.ben)

    assert (Rebase.objects.get().by_name, cast.journey.cycles.get().predicted_by) == ("somebody who left",) * 2


def test_a_long_series_is_drawn_with_few_strokes_and_its_table_is_cut(as_person, cast, measure):
    days = [date.fromordinal(date(1990, 1, 1).toordinal() + place).isoformat() for place in range(5_000)]
    many = Read(tuple(days), (), (tuple(float(place % 17) for place in range(5_000)),))
    values.enter_values(measure, by=cast.ben, read=many)

    shown = page(as_person(cast.ben), "measure", measure.pk)

    assert len(shown) < 600_000
    assert shown.count('<th scope="row"') == 500


@pytest.mark.parametrize(
    ("kind", "is_taken"), [("count", True), ("number", True), ("share", False), ("duration", False)]
)
def test_a_share_does_not_say_how_many_people_it_tells_of(as_person, cast, kind, is_taken):
    form = {"name": "Came", "aspect": "change", "better": "neutral", "value_kind": kind, "counts_people": "on"}
    form |= {"chart": "fitting", "rules": "mdc-2023"}

    answer = as_person(cast.ben).post(reverse("evidence:measure_new", args=[cast.journey.pk]), form)

    assert (answer.status_code, Measure.objects.count()) == ((302, 1) if is_taken else (200, 0))
    if not is_taken:
        assert "Keep the number of people as a measure of its own, as a count" in answer.content.decode()


@pytest.mark.parametrize(("target", "status"), [("1e15", 302), ("-1e15", 302), ("1e16", 200), ("-1e300", 200)])
def test_a_target_lies_where_values_may_lie(as_person, cast, target, status):
    form = {"name": "Came", "aspect": "change", "better": "increase", "value_kind": "number", "target": target}
    form |= {"chart": "fitting", "rules": "mdc-2023"}

    answer = as_person(cast.ben).post(reverse("evidence:measure_new", args=[cast.journey.pk]), form)

    assert (answer.status_code, Measure.objects.count()) == (status, int(status == 302))


@pytest.mark.parametrize(("baseline", "status"), [("11", 200), ("12", 302)])
def test_twelve_first_values_or_more_set_the_limits_and_the_page_says_so(as_person, cast, baseline, status):
    form = {"name": "Came", "aspect": "change", "better": "increase", "value_kind": "number", "baseline": baseline}
    form |= {"chart": "fitting", "rules": "mdc-2023"}
    browser, where = as_person(cast.ben), reverse("evidence:measure_new", args=[cast.journey.pk])

    empty, answer = browser.get(where).content.decode(), browser.post(where, form)

    assert ("At least 12 where you say a number." in empty, answer.status_code) == (True, status)


def test_the_page_says_where_fewer_values_than_asked_set_the_limits(as_person, cast):
    browser, shown = as_person(cast.ben), []
    for baseline in (15, 20):
        told = measures.Measured(f"First {baseline}", baseline=baseline)
        measure = measures.begin_measure(cast.journey, by=cast.ben, told=told)
        values.enter_values(measure, by=cast.ben, read=read(*BEFORE))
        shown.append(page(browser, "measure", measure.pk))

    assert ["the first 20 points were to set average and limits, and there are 15" in each for each in shown] == [
        False,
        True,
    ]


def test_signs_that_only_a_machine_reads_are_taken_out_of_what_was_pasted(as_person, cast):
    form = {"name": "Told\x07 in a\u202e week", "aspect": "change", "better": "increase", "value_kind": "number"}
    form |= {"chart": "fitting", "rules": "mdc-2023", "definition": "Who\x1b is in.\r\nWho is out."}
    browser = as_person(cast.ben)

    browser.post(reverse("evidence:measure_new", args=[cast.journey.pk]), form)
    measure = Measure.objects.get()
    pasted = {"text": "month\tHar\x07bour\tHill\u202e\nMarch 2024\t1\t2"}
    browser.post(reverse("evidence:values", args=[measure.pk]), pasted)

    assert (measure.name, measure.definition) == ("Told in a week", "Who is in.\nWho is out.")
    assert [each.name for each in measure.series.all()] == ["Harbour", "Hill"]
