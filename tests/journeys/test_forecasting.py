"""What people expect of a strand, in their own name, and the forecast that follows from it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.analysis.forecast import ForecastError
from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.actions import forecasting
from holdfast.journeys.forms.forecasting import ExpectForm, initial_of
from holdfast.journeys.models import Expectation, Forecast, Spell
from holdfast.memory.models import Entry
from holdfast.ui.refusals import Changed, NotNow
from tests.world import EXPECTED

TYPED = {
    **{"version": "0", "work_designing_low": "4", "work_designing_high": "12"},
    **{"work_developing_low": "6", "work_developing_high": "18"},
    **{"work_integrating_low": "8", "work_integrating_high": "24"},
    **{"returns_to_designing_low": "1", "returns_to_designing_high": "2"},
    **{"returns_to_developing_low": "1", "returns_to_developing_high": "2"},
    **{"returns_again_low": "7", "returns_again_high": "9"},
    **{f"not_{group}": "on" for group in ("together", "money", "lead", "sponsor", "inspection", "training")},
}


@pytest.fixture
def strand(cast):
    return cast.journey.strands.get()


def form_of(**changed):
    form = ExpectForm(TYPED | changed, stage="developing", stage_name="developing")
    form.is_valid()
    return form


def test_gwen_who_only_looks_on_says_what_she_expects_and_it_stands_with_her_name(cast, strand, as_person):
    answer = as_person(cast.gwen).post(f"/strands/{strand.pk}/forecast/expect/", TYPED)
    page = as_person(cast.ben).get(f"/strands/{strand.pk}/forecast/").content.decode()

    assert answer.status_code == 302
    assert Expectation.objects.get().given["returns"]["to_designing"] == {"low": 0.1, "high": 0.2}
    assert "Gwen, Senior leaders" in page
    assert list(Event.objects.values_list("what", "fields")) == [("expectation.given", ["given"])]


def test_before_anybody_said_anything_the_page_shows_the_published_record_alone(cast, strand, as_person):
    page = as_person(cast.frances).get(f"/strands/{strand.pk}/forecast/").content.decode()

    assert "About 20 of 100 sites" in page
    assert "Nobody yet." in page
    assert "hf-picture" not in page
    assert "Make a forecast" not in page


def test_a_forecast_is_made_kept_with_its_seed_found_again_and_told_in_words(cast, strand, as_person):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)

    answer = as_person(cast.amina).post(f"/strands/{strand.pk}/forecast/make/")
    page = as_person(cast.gwen).get(f"/strands/{strand.pk}/forecast/").content.decode()

    forecast = Forecast.objects.get()
    again = forecasting.run_forecast(strand, queries.expectations_of(strand), seed=forecast.seed, user=None)
    assert answer.status_code == 302
    assert again.told == forecast.told
    assert "From ranges given by Ben" in page
    assert "of 20, in the middle about" in page
    assert Entry.objects.get(kind="forecast").path == f"/strands/{strand.pk}/forecast/"


def test_what_people_expect_is_pooled_and_each_side_has_its_own(cast, strand):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    quicker = EXPECTED | {"work": {name: {"low": 1, "high": 3} for name in ("designing", "developing", "integrating")}}
    forecasting.expect(strand, by=cast.gwen, given=quicker, version=0)

    told = forecasting.make_forecast(strand, by=cast.amina).told

    assert [row["perspective"] for row in told["perspectives"]] == ["Practitioners", "Senior leaders"]
    slow, quick = (row["by"][0]["middle"] for row in told["perspectives"])
    assert slow < told["pooled"]["by"][0]["middle"] < quick


def test_frances_who_only_looks_on_makes_no_forecast(cast, strand):
    forecasting.expect(strand, by=cast.frances, given=EXPECTED, version=0)

    with pytest.raises(PermissionDenied):
        forecasting.make_forecast(strand, by=cast.frances)

    assert Forecast.objects.count() == 0


def test_while_something_is_unsaid_there_is_no_forecast_and_the_page_says_what(cast, strand, as_person):
    partly = EXPECTED | {"not_here": EXPECTED["not_here"][1:]}
    forecasting.expect(strand, by=cast.ben, given=partly, version=0)

    with pytest.raises(NotNow, match="has not been said by anybody"):
        forecasting.make_forecast(strand, by=cast.amina)
    page = as_person(cast.amina).get(f"/strands/{strand.pk}/forecast/").content.decode()

    assert "In the slowest place of ten" in page
    assert Forecast.objects.count() == 0


def test_ranges_given_at_another_stage_do_not_count_until_they_are_saved_again(cast, strand):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    Spell.objects.update(until=date(2026, 6, 1))
    Spell.objects.create(strand=strand, stage="integrating", since=date(2026, 6, 1), placed_by="Amina")

    before = queries.shown_forecast(strand)
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=1)

    assert (before.expectations, [each.participant.known_as for each in before.stale]) == ([], ["Ben"])
    assert len(queries.shown_forecast(strand).expectations) == 1


def test_a_strand_beyond_integrating_or_placed_nowhere_has_no_forecast(cast, strand, as_person):
    Spell.objects.update(stage="growing")

    with pytest.raises(NotNow, match="which stage"):
        forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    with pytest.raises(NotNow, match="which stage"):
        forecasting.make_forecast(strand, by=cast.amina)
    assert as_person(cast.ben).get(f"/strands/{strand.pk}/forecast/expect/").status_code == 302


def test_months_of_money_are_counted_from_today_however_long_ago_they_were_said(cast, strand):
    given = EXPECTED | {
        "not_here": [group for group in EXPECTED["not_here"] if group != "money"],
        "money": {
            "months": {"low": 12, "high": 24},
            "pace": {"low": 0.4, "high": 0.6},
            "every": {"low": 20, "high": 60},
        },
    }
    said = forecasting.expect(strand, by=cast.ben, given=given, version=0)
    said.given_on = timezone.localdate() - timedelta(days=61)
    said.save()

    asked = queries.file_of(strand, queries.expectations_of(strand))

    assert asked["expectations"][0]["money"]["months"] == {"low": 10.0, "high": 22.0}


def test_a_second_window_of_ben_sees_what_he_saved_in_the_first(cast, strand, as_person):
    browser = as_person(cast.ben)
    browser.post(f"/strands/{strand.pk}/forecast/expect/", TYPED)

    late = browser.post(f"/strands/{strand.pk}/forecast/expect/", TYPED | {"work_designing_low": "5"})
    page = late.content.decode()

    assert late.status_code == 409
    assert page.count("1 time in 10, less than</dt>") == 1
    assert 'value="5"' in page
    with pytest.raises(Changed):
        forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"work_designing_low": "13"}, "work_designing_low", "The first number is above the second"),
        ({"work_designing_low": ""}, "work_designing_low", "Fill in both"),
        ({"work_designing_high": "  "}, "work_designing_high", "Write a number"),
        ({"work_designing_low": "12"}, "work_designing_low", "Nobody knows it that exactly"),
        ({"work_designing_low": "-4"}, "work_designing_low", "must lie between 0.1 and 600"),
        ({"work_designing_high": "1e9"}, "work_designing_low", "must lie between"),
        ({"work_designing_low": "about four"}, "work_designing_low", "Write a number"),
        ({"work_designing_low": "nan"}, "work_designing_low", "Write a number"),
        ({"returns_to_designing_high": "11"}, "returns_to_designing_low", "must lie between 0 and 10"),
        ({"returns_to_designing_high": "6", "returns_to_developing_high": "6"}, "__all__", "more than 9 of 10"),
        ({"not_returns": "on"}, "__all__", "Choose one of the two"),
    ],
)
def test_what_cannot_be_meant_is_said_beside_the_row_and_what_was_typed_stays(changed, field, sentence):
    form = form_of(**changed)

    assert list(form.errors) == [field]
    assert sentence in form.errors[field][0]
    for name, value in changed.items():
        assert form[name].value() == value or form[name].value() is True


def test_an_empty_form_is_asked_for_one_row_at_least():
    form = ExpectForm({"version": "0"}, stage="developing", stage_name="developing")

    assert form.errors["__all__"] == ["Fill in at least one row. You can skip all others."]


def test_the_end_of_the_money_may_be_known_exactly_and_all_comes_back_as_it_was_typed():
    form = form_of(not_money="", money_months_low="18", money_months_high="18")

    assert form.given["money"] == {"months": {"exactly": 18.0}}
    initial = initial_of(form.given, 3)
    assert (initial["money_months_low"], initial["returns_to_designing_high"], initial["version"]) == (18, 2, 3)
    assert initial["not_lead"] is True


def test_ranges_that_cannot_be_meant_are_refused_by_the_action_too(cast, strand):
    with pytest.raises(ForecastError):
        forecasting.expect(strand, by=cast.ben, given={"work": {"designing": {"low": 9, "high": 2}}}, version=0)

    assert Expectation.objects.count() == 0


def test_a_document_names_nobody_and_shows_no_ranges_of_one_person_alone(cast, strand):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    forecasting.make_forecast(strand, by=cast.amina)
    alone = queries.forecast_sections(cast.journey)
    forecasting.expect(strand, by=cast.gwen, given=EXPECTED, version=0)
    forecasting.make_forecast(strand, by=cast.amina)
    both = queries.forecast_sections(cast.journey)

    pictures = [[each for each in sections if hasattr(each, "drawing")] for sections in (alone, both)]
    assert [len(each) for each in pictures] == [0, 1]
    assert "From ranges given by 2 people" in pictures[1][0].drawing.wide
    assert not any(name in pictures[1][0].drawing.wide for name in ("Ben", "Gwen"))


def test_when_somebody_leaves_the_journey_what_they_expect_no_longer_counts(cast, strand):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    cast.journey.participants.filter(user=cast.ben.user).update(left_on=timezone.localdate())

    assert queries.expectations_of(strand) == []


def test_earlier_forecasts_stay_in_pages_and_can_be_looked_at(cast, strand, as_person):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    first = forecasting.make_forecast(strand, by=cast.amina)
    for _more in range(20):
        Forecast.objects.create(strand=strand, seed=first.seed, asked=first.asked, told=first.told)

    now = as_person(cast.gwen).get(f"/strands/{strand.pk}/forecast/").content.decode()
    newest = as_person(cast.gwen).get(f"/strands/{strand.pk}/forecasts/")
    oldest = as_person(cast.gwen).get(f"/strands/{strand.pk}/forecasts/?page=2")
    made = as_person(cast.gwen).get(f"/forecasts/{first.pk}/").content.decode()

    assert "Look at 20 forecasts made before" in now
    assert [len(page.context["rows"]) for page in (newest, oldest)] == [20, 1]
    assert "made by Amina" in oldest.content.decode()
    assert "From ranges given by Ben" in made
    assert "same again gives the same figures" in made


def test_the_list_of_forecasts_asks_the_database_as_often_for_thirty_as_for_one(
    cast, strand, as_person, django_assert_num_queries
):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    first = forecasting.make_forecast(strand, by=cast.amina)
    browser = as_person(cast.gwen)

    with django_assert_num_queries(6):
        browser.get(f"/strands/{strand.pk}/forecasts/")
    for _more in range(29):
        Forecast.objects.create(
            strand=strand, seed=first.seed, asked=first.asked, told=first.told, made_by=cast.amina.user
        )
    with django_assert_num_queries(6):
        browser.get(f"/strands/{strand.pk}/forecasts/")


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_forecast_is_a_picture_to_keep_that_names_nobody(cast, strand, as_person, kind):
    for somebody in (cast.ben, cast.gwen):
        forecasting.expect(strand, by=somebody, given=EXPECTED, version=0)
    made = forecasting.make_forecast(strand, by=cast.amina)

    answer = as_person(cast.frances).get(f"/forecasts/{made.pk}/file/{kind}/")

    assert answer["Content-Disposition"] == f'attachment; filename="forecast.{kind}"'
    assert answer.content[:4] == {"svg": b"<svg", "png": b"\x89PNG"}[kind]
    assert b"Gwen" not in answer.content
    assert as_person(cast.frances).get(f"/forecasts/{made.pk}/file/exe/").status_code == 404
    assert as_person(cast.farid).get(f"/forecasts/{made.pk}/file/{kind}/").status_code == 404


def test_ranges_of_one_person_alone_go_into_no_file(cast, strand, as_person):
    forecasting.expect(strand, by=cast.ben, given=EXPECTED, version=0)
    made = forecasting.make_forecast(strand, by=cast.amina)

    answer = as_person(cast.amina).get(f"/forecasts/{made.pk}/file/svg/")
    page = as_person(cast.amina).get(f"/strands/{strand.pk}/forecast/").content.decode()

    assert (answer.status_code, answer.url) == (302, f"/forecasts/{made.pk}/")
    assert "ranges of two people or more" in page
    assert "The picture to keep" not in page


def test_what_it_would_help_to_know_better_stands_in_parts_of_a_hundred(cast, strand, as_person):
    apart = EXPECTED | {"work": EXPECTED["work"] | {"integrating": {"low": 2, "high": 90}}}
    forecasting.expect(strand, by=cast.ben, given=apart, version=0)
    made = forecasting.make_forecast(strand, by=cast.amina)
    known = {"together.slow": 0.61, "money.months": 0.031, "lead.every": 0.019, "place": 0.2}
    made.told = made.told | {"matters": sorted(known.items(), key=lambda each: -each[1])}

    table = queries.told_by(made).matters

    assert table.rows == (
        ("In the slowest place of ten, everything takes so many times as long", "61"),
        ("Being a quick or a slow place", "20"),
        ("Months from today until the money ends", "3"),
        ("All others, and how they act together", "16"),
    )
    assert queries.told_by(Forecast(strand=strand, told=made.told | {"matters": []})).matters is None
