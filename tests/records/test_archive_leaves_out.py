"""What nobody else may read is in no archive. Each sentence here stands in the house, and could have leaked."""

from datetime import timedelta

import pytest
from django.db.models import CharField, TextField
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.actions import ecocycle, feelings, moments
from holdfast.journeys.enums import Felt, Sharing
from holdfast.journeys.models import GroupFeeling, Journey, JourneyInvitation, Participant
from holdfast.memory.models import Entry
from holdfast.people.access import link_secret
from holdfast.people.models import User
from holdfast.records.queries import declared
from holdfast.rounds.actions import leading
from holdfast.rounds.models import Answer, Guess, Link, Response, Round
from holdfast.ui.archiving import Kept, NotArchived
from tests import world
from tests.factories import a_round, group_of, people_answer
from tests.records.archives import as_object, brought_in, empty_the_house, parts, put_together, written


def text_of(archive) -> str:
    return b"\n".join(parts(archive).values()).decode()


@pytest.fixture
def in_the_world(cast) -> Journey:
    """One of everything, as in who-sees-what."""
    open_round, _closed = world.open_and_closed(cast)
    world.one_of_everything(cast, group_of(open_round, "young_people"))
    invited = {"email": "canary@example.org", "secret_hash": "cd" * 32, "expires_on": timezone.localdate()}
    JourneyInvitation.objects.create(journey=cast.journey, **invited)
    return cast.journey


@pytest.fixture
def in_the_demonstration(demonstrated) -> Journey:
    return demonstrated[-1]


@pytest.mark.parametrize(("made", "least"), [("in_the_world", 15), ("in_the_demonstration", 40)])
def test_no_account_secret_or_text_that_stays_is_in_an_archive_of_one_of_everything(request, tmp_path, made, least):
    journey = request.getfixturevalue(made)

    text = text_of(written(journey, tmp_path / "a.zip"))

    gone = {str(pk) for pk in User.objects.values_list("pk", flat=True)}
    for each in declared():
        if each.to_journey and isinstance(each, NotArchived):
            gone |= staying(each, [field.name for field in each.model._meta.concrete_fields], journey)
        elif each.to_journey and isinstance(each, Kept):
            gone |= staying(each, each.left_out, journey)
    gone -= {each.known_as for each in Participant.objects.filter(journey=journey)}
    assert len(gone) >= least
    assert {each for each in gone if each in text} == set()
    assert journey.name in text


def staying(each, names, journey) -> set[str]:
    """Every longer text in these fields, which no archive should hold: not names, roles, or words that are chosen."""
    fields = [each.model._meta.get_field(name) for name in names]
    texts = [field.name for field in fields if isinstance(field, CharField | TextField) and not field.choices]
    rows = each.model._base_manager.filter(**{each.to_journey: journey.pk})
    return {value for name in texts for value in rows.values_list(name, flat=True) if value and len(value) > 20}


def closed_round(cast, *, words: str = "", key: str = "managers", **more) -> Round:
    round_ = a_round(cast.journey, cast.amina, asked={key: 9}, **more)
    people_answer(group_of(round_, key), (3, 2, 1, 0), words=words)
    return leading.close_round(round_, by=cast.amina)


def test_accounts_addresses_and_secrets_stay_and_people_go_by_name(cast, tmp_path):
    round_ = closed_round(cast, contact="Amina")
    link = Link.objects.filter(group__round=round_).first()
    Response.objects.filter(group__round=round_).update(secret_hash=None)
    mine = Response.objects.filter(group__round=round_).first()
    mine.secret_hash = "ab" * 32
    mine.save()
    Answer.objects.filter(response=mine).update(writer="browsermark1")

    text = text_of(written(cast.journey, tmp_path / "a.zip", by=cast.amina))

    gone = [cast.amina.user.email, str(cast.amina.user.pk), link.secret_hash, link_secret("link", link.pk)]
    gone += ["ab" * 32, "browsermark1", cast.ben.user.email, str(cast.northquay.pk)]
    assert [each for each in gone if each in text] == []
    assert all(name in text for name in ("Amina", "Ben", "Gwen", "Northquay Council"))


def test_private_words_and_guesses_are_in_no_archive_and_what_a_group_lets_be_quoted_is(cast, tmp_path):
    moment = moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The bus stop"))
    for sharing in Sharing:
        said = {
            "felt": Felt.HEAVY,
            "words": f"canary {sharing}",
            "sharing": sharing,
            "is_quotable": False,
            "version": 0,
        }
        viewer = {Sharing.PRIVATE: cast.ben, Sharing.NAME: cast.amina}.get(sharing, cast.esi)
        feelings.say_feeling(moment, by=viewer, **said)
    people = {each.key: each for each in cast.journey.perspectives.all()}
    for key, quotable in (("managers", False), ("practitioners", True)):
        GroupFeeling.objects.create(
            moment=moment,
            perspective=people[key],
            felt=Felt.HEAVY,
            words=f"canary of {key}",
            is_quotable=quotable,
            written_by="Amina",
        )
    round_ = closed_round(cast)
    ben = Participant.objects.get(user=cast.ben.user, journey=cast.journey)
    guess = Guess.objects.create(
        participant=ben, group=group_of(round_, "managers"), prompt="p", standing="canary-guess"
    )

    text = text_of(written(cast.journey, tmp_path / "a.zip"))

    assert text.count("canary") == 1
    assert "canary of practitioners" in text
    assert str(guess.pk) not in text


def test_words_kept_back_and_words_whose_day_has_not_come_stay_in_the_house(cast, tmp_path):
    shown = closed_round(cast, words="canary shown")
    later = closed_round(cast, words="canary later", read_from=timezone.localdate() + timedelta(days=3))
    kept_back = Answer.objects.filter(response__group__round=shown).first()
    Answer.objects.filter(pk=kept_back.pk).update(words="canary kept back", withheld_why="It names somebody.")
    past = closed_round(cast, words="canary past")
    day = timezone.localdate() - timedelta(days=1)
    Round.objects.filter(pk=past.pk).update(opens_on=day, closes_on=day, keep_until=day)

    archive = written(cast.journey, tmp_path / "a.zip")

    words = [row["words"] for row in as_object(archive)["content"]["rounds.answer"]]
    assert set(words) == {"canary shown", ""}
    assert "It names somebody." in text_of(archive)
    assert len(words) == Answer.objects.filter(response__group__round__in=[shown, later, past]).count()


def test_answers_of_a_round_that_is_open_are_left_out_and_come_once_it_is_closed(cast, tmp_path):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9})
    people_answer(group_of(round_, "managers"), (3, 2, 1, 0))
    before = as_object(written(cast.journey, tmp_path / "a.zip"))["content"]

    leading.close_round(round_, by=cast.amina)
    after = as_object(written(cast.journey, tmp_path / "b.zip"))["content"]

    assert ("rounds.response" in before, "rounds.answer" in before, len(before["rounds.round"])) == (False, False, 1)
    assert len(after["rounds.response"]) == 6


def test_placements_are_left_out_until_they_are_looked_at_together(cast, tmp_path):
    sitting = ecocycle.open_sitting(cast.journey, by=cast.ben, names=["Panel"])
    ecocycle.place_activity(sitting.activities.get(), by=cast.ben, place="emerging", note="canary placed")
    before = as_object(written(cast.journey, tmp_path / "a.zip"))["content"]

    ecocycle.reveal_sitting(sitting, by=cast.amina)
    after = text_of(written(cast.journey, tmp_path / "b.zip"))

    assert "journeys.placement" not in before
    assert len(before["journeys.activity"]) == 1
    assert "canary placed" in after


def test_what_came_by_a_flooded_link_stays_set_aside_and_no_other_answer_tells_its_link(cast, tmp_path):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9, "practitioners": 9})
    for key in ("managers", "practitioners"):
        people_answer(group_of(round_, key), (3, 2, 1, 0))
    flooded = group_of(round_, "managers").links.get()
    leading.set_aside_link(flooded, by=cast.amina, why="It was posted in public.")
    personal = leading.make_personal_links(group_of(round_, "managers"), by=cast.amina, names=["Canary Jones"])[0]
    leading.close_round(round_, by=cast.amina)

    archive = written(cast.journey, tmp_path / "a.zip")
    held = as_object(archive)["content"]
    empty_the_house()
    brought_in(archive)

    assert [row["link"] for row in held["rounds.response"] if row["link"]] == [str(flooded.pk)] * 6
    assert str(personal.pk) not in text_of(archive)
    assert "Canary" not in text_of(archive)
    assert leading_counts(round_) == {"managers": 0, "practitioners": 6}


def leading_counts(round_: Round) -> dict[str, int]:
    heard = Response.objects.filter(group__round=round_.pk).exclude(link__not_heard_why__gt="")
    return {key: heard.filter(group__perspective__key=key).count() for key in ("managers", "practitioners")}


def test_links_are_shown_again_in_the_house_they_came_to_and_lead_where_they_led(cast, tmp_path, settings, client):
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 9})
    link = group_of(round_, "managers").links.get()
    before = link_secret("link", link.pk)
    archive = written(cast.journey, tmp_path / "a.zip")
    empty_the_house()
    settings.LINK_KEY = "the key of another house"

    brought_in(archive)

    assert client.get(f"/a/{link_secret('link', link.pk)}/").status_code == 200
    assert client.get(f"/a/{before}/").status_code == 404


def test_people_come_back_without_sign_in_and_the_audit_says_what_was_done(cast, tmp_path):
    archive = written(cast.journey, tmp_path / "a.zip", by=cast.amina)
    told = list(Event.objects.filter(what="journey.exported").values_list("who", "journey", "fields"))
    empty_the_house()

    brought_in(archive)

    people = Participant.objects.filter(journey=cast.journey.pk)
    assert told == [(cast.amina.user.pk, cast.journey.pk, ["plain"])]
    assert {(each.name, each.user_id) for each in people} == {
        (name, None) for name in ("Amina", "Ben", "Esi", "Frances", "Gwen")
    }
    assert [event.what for event in Event.objects.filter(journey=cast.journey.pk)] == ["journey.imported"]
    assert Entry.objects.filter(journey=cast.journey.pk, kind="journey").count() == 1


def test_words_that_people_were_told_would_be_gone_by_now_do_not_come_back(cast, tmp_path):
    round_ = closed_round(cast, words="canary kept")
    archive = as_object(written(cast.journey, tmp_path / "a.zip"))
    empty_the_house()
    gone = str(timezone.localdate() - timedelta(days=1))
    archive["content"]["rounds.round"][0] |= {"opens_on": gone, "closes_on": gone, "keep_until": gone}

    brought_in(put_together(archive))

    assert {row["words"] for row in archive["content"]["rounds.answer"]} == {"canary kept"}
    assert set(Answer.objects.values_list("words", flat=True)) == {""}
    assert Round.objects.get(pk=round_.pk).words_erased_on == timezone.localdate()
