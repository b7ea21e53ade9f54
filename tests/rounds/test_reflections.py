"""Private means private: looked for with a telling sentence in every table, log, mail, backup, search and page of anybody else."""

import logging
import zipfile

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from holdfast.audit.models import Event
from holdfast.guides.loading import load_guide
from holdfast.memory.models import Entry
from holdfast.people.access import NOBODY, Unreadable, seal, unseal
from holdfast.records.actions.erasing import erase_person
from holdfast.records.actions.whole_house import back_up
from holdfast.rounds.actions import reflecting
from holdfast.rounds.models import Reflection
from holdfast.rounds.queries.reflections import members_of, shown_reflection
from holdfast.ui.refusals import Changed, NotNow
from tests.rounds.test_anonymous import everything_stored

TELLING = "I dream of the bus stop."
HOLDING = "containment"


@pytest.fixture
def own(cast):
    """Ben's own reflection, with one sentence in it."""
    made = reflecting.begin_reflection(load_guide(HOLDING), by=cast.ben)
    reflecting.write(made, by=cast.ben, words={"closeness": TELLING}, version=1)
    return made


@pytest.fixture
def team(cast):
    """A reflection of Ben with Esi."""
    esi = cast.journey.participants.get(user=cast.esi.user)
    return reflecting.begin_reflection(load_guide(HOLDING), by=cast.ben, journey=cast.journey, team=[esi])


def words_in(reflection: Reflection) -> dict:
    reflection.refresh_from_db()
    return unseal(reflection.pk, reflection.sealed)


def test_the_words_stand_in_no_table_no_log_no_mail_and_no_backup(cast, caplog, tmp_path):
    caplog.set_level(logging.DEBUG)
    made = reflecting.begin_reflection(load_guide(HOLDING), by=cast.ben)

    reflecting.write(made, by=cast.ben, words={"closeness": TELLING}, version=1)
    back_up(tmp_path / "house.zip")

    with zipfile.ZipFile(tmp_path / "house.zip") as file:
        copied = "".join(file.read(name).decode() for name in file.namelist())
    assert words_in(made)["words"] == {str(cast.ben.user.pk): {"closeness": TELLING}}  # it is there, sealed
    assert str(made.pk) in copied
    for place in (everything_stored(), caplog.text, copied):
        assert "bus stop" not in place
    assert mail.outbox == []


def test_nothing_of_it_is_recorded_or_remembered(cast, own):
    assert Event.objects.filter(subject=own.pk).count() == 0
    assert Entry.objects.filter(subject=own.pk).count() == 0


def test_ben_reads_his_words_saves_a_copy_and_deletes_them(cast, own, as_person):
    browser = as_person(cast.ben)
    page = browser.get(reverse("rounds:reflection", args=[own.pk]))
    copy = browser.get(reverse("rounds:reflection_file", args=[own.pk]))
    gone = browser.post(reverse("rounds:reflection_delete", args=[own.pk]))

    assert TELLING in page.content.decode()
    assert TELLING in copy.content.decode()
    assert page["Cache-Control"] == copy["Cache-Control"] == "no-store"
    assert (gone.status_code, Reflection.objects.count()) == (302, 0)


@pytest.mark.parametrize("person", ["amina", "esi", "frances", "gwen", "hana", "farid"])
def test_nobody_else_reaches_it_by_any_address(cast, own, as_person, person):
    browser = as_person(getattr(cast, person))

    for name in ("reflection", "reflection_file", "reflection_delete"):
        assert browser.get(reverse(f"rounds:{name}", args=[own.pk])).status_code == 404
    for name, more in (
        ("reflection", []),
        ("reflection_delete", []),
        ("reflection_agree", []),
        ("reflection_unsaid", ["x"]),
    ):
        assert browser.post(reverse(f"rounds:{name}", args=[own.pk, *more])).status_code == 404
    assert TELLING not in browser.get("/reflections/").content.decode()
    assert "bus stop" not in browser.get("/search/?words=dream").content.decode()
    assert words_in(own)["words"][str(cast.ben.user.pk)]["closeness"] == TELLING


def test_an_action_for_somebody_elses_reflection_is_refused_and_changes_nothing(cast, own):
    before = bytes(Reflection.objects.get(pk=own.pk).sealed)

    for act in (
        lambda: reflecting.write(own, by=cast.amina, words={"closeness": "mine"}, version=1),
        lambda: reflecting.say_without_a_name(own, by=cast.amina, prompt="cannot-be-said", words="x", least=5),
        lambda: reflecting.agree(own, by=cast.amina, yes=True),
        lambda: reflecting.delete_reflection(own, by=cast.amina),
        lambda: reflecting.write(own, by=NOBODY, words={"closeness": "mine"}, version=1),
    ):
        with pytest.raises(PermissionDenied):
            act()

    assert bytes(Reflection.objects.get(pk=own.pk).sealed) == before


def test_with_another_key_the_page_says_so_and_shows_nothing(cast, own, as_person, settings):
    settings.REFLECTION_KEY = "another key"

    page = as_person(cast.ben).get(reverse("rounds:reflection", args=[own.pk]))

    assert page.status_code == 410
    assert "This cannot be opened" in page.content.decode()
    assert TELLING not in page.content.decode()
    assert as_person(cast.ben).get(reverse("rounds:reflection_file", args=[own.pk])).status_code == 404


def test_what_is_sealed_opens_in_its_own_row_alone_and_not_when_it_was_changed(own, team):
    sealed = bytes(own.sealed)

    for pk, stored in ((team.pk, sealed), (own.pk, sealed[:-1] + b"x"), (own.pk, b""), (own.pk, b"\x00" * 40)):
        with pytest.raises(Unreadable):
            unseal(pk, stored)


def test_sealing_the_same_words_twice_looks_different(own):
    assert seal(own.pk, {"a": 1}) != seal(own.pk, {"a": 1})


def test_two_devices_do_not_overwrite_each_other(cast, own):
    with pytest.raises(Changed) as changed:
        reflecting.write(own, by=cast.ben, words={"closeness": "from the other phone"}, version=1)

    assert changed.value.theirs == {"closeness": TELLING}
    assert words_in(own)["words"][str(cast.ben.user.pk)] == {"closeness": TELLING}
    assert reflecting.write(own, by=cast.ben, words={"closeness": "both"}, version=changed.value.version) == 3


def test_the_page_shows_both_texts_when_another_device_has_saved(cast, own, as_person):
    browser, where = as_person(cast.ben), reverse("rounds:reflection", args=[own.pk])

    page = browser.post(where, {"version": "1", "closeness": "Typed on the train."})

    assert page.status_code == 409
    assert (TELLING in page.content.decode(), "Typed on the train." in page.content.decode()) == (True, True)


def test_a_team_sees_who_wrote_what_and_leaving_takes_ones_words_along(cast, team):
    reflecting.write(team, by=cast.ben, words={"closeness": "On panel days I read faster."}, version=1)
    reflecting.write(team, by=cast.esi, words={"closeness": "I noticed that, too."}, version=1)
    team.refresh_from_db()

    read_by_ben = shown_reflection(team, cast.ben, members_of(team))
    reflecting.delete_reflection(team, by=cast.esi)

    assert read_by_ben.others == {"closeness": [("Esi", "I noticed that, too.")]}
    assert list(words_in(team)["words"]) == [str(cast.ben.user.pk)]
    assert [member.user.name for member in members_of(team)] == ["Ben"]


def test_the_owner_deletes_for_all(cast, team):
    reflecting.delete_reflection(team, by=cast.ben)

    assert Reflection.objects.count() == 0


def test_erasing_a_person_erases_what_they_wrote_in_private(cast, own, team):
    reflecting.write(team, by=cast.ben, words={"closeness": TELLING}, version=1)
    reflecting.write(team, by=cast.esi, words={"closeness": "Mine stays."}, version=1)

    erase_person(cast.ben.user, by=NOBODY)

    assert not Reflection.objects.filter(pk=own.pk).exists()
    assert words_in(team)["words"] == {str(cast.esi.user.pk): {"closeness": "Mine stays."}}


def test_a_team_is_made_of_people_of_the_journey_alone(cast):
    far = cast.elsewhere.participants.get(user=cast.farid.user)

    made = reflecting.begin_reflection(load_guide(HOLDING), by=cast.ben, journey=cast.journey, team=[far])

    assert [member.user.name for member in members_of(made)] == ["Ben"]
    with pytest.raises(PermissionDenied):
        reflecting.begin_reflection(load_guide(HOLDING), by=cast.farid, journey=cast.journey)
    with pytest.raises(PermissionDenied):
        reflecting.begin_reflection(load_guide(HOLDING), by=NOBODY)
    with pytest.raises(NotNow, match="can be answered in private"):
        reflecting.begin_reflection(load_guide("conditions"), by=cast.ben)


def test_words_to_a_question_that_is_not_there_are_not_kept_and_control_letters_go(cast, own):
    reflecting.write(own, by=cast.ben, words={"nowhere": "x", "closeness": "a\x07b\u202e"}, version=2)

    assert words_in(own)["words"][str(cast.ben.user.pk)] == {"closeness": "ab"}


def test_the_first_page_says_what_private_means_and_what_it_cannot_mean(cast, as_person):
    page = as_person(cast.ben).get("/reflections/new/containment/").content.decode()

    assert "Nobody else reads it through Holdfast, whatever their role" in page
    assert "whoever runs the server holds the key" in page
    assert as_person(cast.ben).get("/reflections/new/conditions/").status_code == 404
    assert as_person(cast.ben).get("/reflections/new/nothing/").status_code == 404


def test_the_page_takes_as_many_questions_to_the_database_for_one_as_for_many(
    cast, own, team, as_person, django_assert_num_queries
):
    browser = as_person(cast.ben)
    with django_assert_num_queries(3):
        browser.get("/reflections/")
    for _number in range(10):
        reflecting.begin_reflection(load_guide(HOLDING), by=cast.ben)
    with django_assert_num_queries(3):
        browser.get("/reflections/")
