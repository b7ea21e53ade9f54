"""The map's page and its files: the same protection on every way out."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from holdfast.audit.models import Event
from holdfast.journeys.actions import feelings, moments
from holdfast.journeys.actions.mapping import take_map
from holdfast.journeys.enums import Felt, MarkKind, Sharing, Stage
from holdfast.journeys.models import GroupFeeling, LookBack, Moment, Spell
from holdfast.journeys.queries import mapping
from holdfast.organisations.enums import Right
from holdfast.people.access import Viewer
from holdfast.ui.refusals import Changed
from tests.people import person, takes_part

KINDS = ("svg", "png", "docx", "pdf", "json", "csv")


@pytest.fixture
def looked_back(cast):
    """A moment that managers spoke about together, Ben with his name and words, and five of his side without."""
    told = moments.Told(title="=The inspection", happened_on=date(2025, 11, 1))
    moment = moments.record_moment(cast.journey, by=cast.amina, told=told)
    managers = cast.journey.perspectives.get(key="managers")
    feelings.say_together(
        moment, by=cast.amina, perspective=managers, felt=Felt.HOPEFUL, words="Together.", is_quotable=True
    )
    said = {"felt": Felt.HEAVY, "words": "In folders.", "sharing": Sharing.NAME, "is_quotable": True, "version": 0}
    feelings.say_feeling(moment, by=cast.ben, **said)
    for number, felt in enumerate([*Felt]):
        user = takes_part(person(f"P{number}"), cast.journey, Right.VIEWER, "practitioners").user
        quiet = {"words": "", "sharing": Sharing.PERSPECTIVE, "is_quotable": False, "version": 0}
        feelings.say_feeling(moment, by=Viewer(user=user), felt=felt, **quiet)
    moments.mark_moment(moment, by=cast.ben, kinds={MarkKind.PAIN})
    return moment


def take(client, cast, kind: str, query: str = "") -> bytes:
    return client.get(reverse("journeys:map_file", args=[cast.journey.pk, kind]) + query).content


def test_the_page_shows_the_picture_its_table_and_words_with_leave(cast, client, looked_back):
    client.force_login(cast.gwen.user)

    page = client.get(reverse("journeys:map", args=[cast.journey.pk])).content.decode()

    assert "<svg" in page
    assert "In folders." in page
    assert "The same as a table" in page
    assert "Take it along" not in page


def test_the_empty_map_asks_for_the_first_moment(cast, client):
    client.force_login(cast.ben.user)

    page = client.get(reverse("journeys:map", args=[cast.journey.pk])).content.decode()

    assert "No moment yet." in page
    assert "<svg" not in page.split("<main")[1]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_is_what_it_says_and_leaves_a_trace(cast, client, looked_back, kind):
    client.force_login(cast.ben.user)
    begins = {"svg": b"<svg", "png": b"\x89PNG", "docx": b"PK", "pdf": b"%PDF", "json": b"{", "csv": "\ufeff".encode()}

    answer = client.get(reverse("journeys:map_file", args=[cast.journey.pk, kind]))

    assert answer.content.startswith(begins[kind])
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    assert Event.objects.filter(what="look_back.map_taken", who=cast.ben.user.pk).count() == 1


def test_an_unknown_kind_of_file_is_not_there_and_who_looks_on_takes_none(cast, client, looked_back):
    client.force_login(cast.ben.user)

    assert client.get(reverse("journeys:map_file", args=[cast.journey.pk, "exe"])).status_code == 404
    with pytest.raises(PermissionDenied):
        take_map(cast.journey, by=cast.gwen)


def test_files_for_others_name_nobody_who_felt_and_need_larger_groups(cast, client, looked_back):
    client.force_login(cast.ben.user)
    inside, beyond = json.loads(take(client, cast, "json", "?for=participants")), json.loads(take(client, cast, "json"))

    felt = {
        name: [each["who"] for each in data["moments"][0]["felt"]] for name, data in (("in", inside), ("out", beyond))
    }

    assert felt == {"in": ["", "Ben", "", "", "", "", ""], "out": [""]}
    assert inside["moments"][0]["pain_point"] == ["Ben"]
    assert beyond["moments"][0]["pain_point"] == ["somebody who takes part"]
    assert "In folders." not in json.dumps(beyond)


def test_word_and_table_hold_the_same_words_as_the_page_and_run_nothing(cast, client, looked_back):
    client.force_login(cast.ben.user)
    word = (
        zipfile.ZipFile(io.BytesIO(take(client, cast, "docx", "?for=participants"))).read("word/document.xml").decode()
    )
    table = take(client, cast, "csv", "?for=participants").decode("utf-8-sig")

    assert "In folders." in word
    assert "In folders." in table
    assert "'=The inspection" in table


def test_how_far_and_what_next_are_kept_and_a_late_writer_sees_both(cast):
    moments.change_look_back(cast.journey, by=cast.ben, how_far="A room.", what_next="Keep it.", version=0)

    with pytest.raises(Changed) as late:
        moments.change_look_back(cast.journey, by=cast.amina, how_far="Mine.", what_next="", version=0)
    with pytest.raises(PermissionDenied):
        moments.change_look_back(cast.journey, by=cast.gwen, how_far="", what_next="", version=1)

    assert late.value.theirs == {"how_far": "A room.", "what_next": "Keep it."}
    assert LookBack.objects.get().how_far == "A room."


def test_bands_follow_one_person_and_overlaps_and_days_to_come_do_not_break_them(cast):
    strand = cast.journey.strands.get()
    strand.spells.all().delete()
    for stage, since, until, who in (
        (Stage.MOBILISING, date(2024, 1, 1), date(2025, 6, 1), "Amina"),
        (Stage.DESIGNING, date(2025, 1, 1), None, "Amina"),
        (Stage.GROWING, date(2024, 1, 1), None, "Gwen"),
        (Stage.DEVELOPING, date(2190, 1, 1), None, "Amina"),
        (Stage.DEVELOPING, None, None, "Amina"),
    ):
        Spell.objects.create(strand=strand, stage=stage, since=since, until=until, placed_by=who)

    (band,) = mapping.map_of(cast.journey).bands

    assert [(stay.stage, stay.since) for stay in band.stays] == [(1, date(2024, 1, 1)), (2, date(2025, 1, 1))]
    assert band.stays[0].until == date(2025, 1, 1)


@pytest.mark.parametrize("many", [1, 30])
def test_the_map_asks_the_database_the_same_number_of_times(cast, client, django_assert_num_queries, many):
    managers = cast.journey.perspectives.get(key="managers")
    for number in range(many):
        told = moments.Told(title=str(number), happened_on=date(2025, 1, 1))
        moment = moments.record_moment(cast.journey, by=cast.amina, told=told)
        feelings.say_together(moment, by=cast.amina, perspective=managers, felt=Felt.HEAVY)
        said = {"felt": Felt.HEAVY, "words": "", "sharing": Sharing.NAME, "is_quotable": False, "version": 0}
        feelings.say_feeling(moment, by=cast.ben, **said)
    client.force_login(cast.ben.user)

    with django_assert_num_queries(13):
        client.get(reverse("journeys:map", args=[cast.journey.pk]))


def many_moments(cast, count: int) -> None:
    """Moments of years, felt by one side together each time."""
    managers = cast.journey.perspectives.get(key="managers")
    made = Moment.objects.bulk_create(
        Moment(journey=cast.journey, title=f"Moment {number}", happened_on=date(2016, 1, 1) + timedelta(number % 3600))
        for number in range(count)
    )
    GroupFeeling.objects.bulk_create(
        GroupFeeling(moment=moment, perspective=managers, felt=list(Felt)[number % 5], written_by="Amina")
        for number, moment in enumerate(made)
    )


def test_with_five_thousand_moments_the_page_stays_light_and_files_hold_them_all(cast, client):
    many_moments(cast, 5_000)
    client.force_login(cast.amina.user)

    first = client.get(reverse("journeys:map", args=[cast.journey.pk]))
    last = client.get(reverse("journeys:map", args=[cast.journey.pk]) + "?page=100")

    assert len(first.content) < 250_000
    assert "The table holds moments 1 to 50 of 5000" in first.content.decode()
    assert "The table holds moments 4951 to 5000 of 5000" in last.content.decode()
    assert [len(page.context["drawing"].table.rows) for page in (first, last)] == [50, 50]
    assert first.context["drawing"].wide == last.context["drawing"].wide
    assert len(take(client, cast, "csv").splitlines()) == 5_001


def test_a_map_of_moments_without_a_day_opens_its_table(cast, client):
    moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="Nobody knows when"))
    client.force_login(cast.amina.user)

    page = client.get(reverse("journeys:map", args=[cast.journey.pk])).content.decode()

    assert '<details class="govuk-details" open' in page


def test_a_group_walks_through_moments_one_after_another_and_ends_with_what_next(cast, client):
    client.force_login(cast.amina.user)
    where = reverse("journeys:look_back", args=[cast.journey.pk])
    for title, when in (("Second", "2025"), ("First", "2024")):
        client.post(where, {"title": title, "when": when, "kind": "other"})
    first, second = mapping.map_of(cast.journey).events
    walk = cast.journey.moments.order_by("happened_on")
    side = cast.journey.perspectives.get(key="managers").pk

    answers = [
        client.post(
            reverse("journeys:look_back_moment", args=[moment.pk]),
            {f"felt_{side}": "hopeful", "version": feelings.print_of_feelings([])},
        )
        for moment in walk
    ]

    assert (first.title, second.title) == ("First", "Second")
    assert [answer["Location"] for answer in answers] == [
        reverse("journeys:look_back_moment", args=[walk[1].pk]),
        reverse("journeys:map_words", args=[cast.journey.pk]),
    ]
