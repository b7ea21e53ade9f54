"""How moments felt: private until shared, shown in batches without a name, taken back at any time, never averaged."""

import json
import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from holdfast.audit.models import Event
from holdfast.journeys.actions import feelings, moments
from holdfast.journeys.enums import Felt, Sharing
from holdfast.journeys.models import Feeling, GroupFeeling, Moment
from holdfast.journeys.queries import mapping, opened, shown_feelings
from holdfast.memory.models import Entry
from holdfast.organisations.enums import Right
from holdfast.people.access import NOBODY, Unreadable, Viewer
from holdfast.records.actions.erasing import erase_person
from holdfast.ui.refusals import Changed, NotNow
from tests.people import person, takes_part
from tests.rounds.test_anonymous import everything_stored

TELLING = "I dream of the bus stop."
LEAST = 5


@pytest.fixture
def moment(cast) -> Moment:
    return moments.record_moment(cast.journey, by=cast.amina, told=moments.Told(title="The inspection"))


def feels(moment, viewer, felt=Felt.HEAVY, *, words="", sharing=Sharing.PRIVATE, quotable=False, version=0) -> Feeling:
    said = {"felt": felt, "words": words, "sharing": sharing, "is_quotable": quotable, "version": version}
    return feelings.say_feeling(moment, by=viewer, **said)


@pytest.fixture
def five(cast, moment) -> list[Viewer]:
    """Ben and four colleagues, who are practitioners too."""
    others = [takes_part(person(n), cast.journey, Right.CONTRIBUTOR, "practitioners") for n in ("Ia", "Jo", "Ki", "Lu")]
    return [cast.ben, *(Viewer(user=each.user) for each in others)]


def share(
    moment, viewers, felt=(Felt.HEAVY, Felt.HEAVY, Felt.BETWEEN, Felt.HOPEFUL, Felt.HOPEFUL), **more
) -> list[Feeling]:
    return [
        feels(moment, viewer, each, sharing=Sharing.PERSPECTIVE, **more)
        for viewer, each in zip(viewers, felt, strict=False)
    ]


def shown(moment, **more) -> list[tuple]:
    found = shown_feelings([moment.pk], **{"least": LEAST, **more})[moment.pk]
    return [(each.felt.value, each.who, each.number, each.words) for each in found]


def test_what_was_felt_in_private_is_in_no_table_log_search_audit_or_page_of_anybody_else(cast, moment, client, caplog):
    with caplog.at_level(logging.DEBUG):
        feels(moment, cast.ben, words=TELLING)
        client.force_login(cast.amina.user)
        pages = [
            client.get(reverse(name, args=[key])).content.decode()
            for name, key in (
                ("journeys:moment", moment.pk),
                ("journeys:map", cast.journey.pk),
                ("web:journey", cast.journey.pk),
            )
        ]
        pages.append(client.get(f"/search/?words={TELLING[:7]}").content.decode())
        data = client.get(reverse("journeys:map_file", args=[cast.journey.pk, "json"]) + "?for=participants")
    client.force_login(cast.ben.user)
    own = client.get(reverse("journeys:felt", args=[moment.pk])).content.decode()

    assert TELLING in own
    assert [page for page in [*pages, data.content.decode()] if TELLING in page] == []
    assert TELLING not in everything_stored()
    assert TELLING not in caplog.text
    assert list(Event.objects.filter(what__startswith="feeling")) == []
    assert list(Entry.objects.filter(kind="feeling")) == []


def test_nobody_elses_role_opens_a_feeling_and_its_page_is_not_kept(cast, moment, client):
    mine = feels(moment, cast.ben, words=TELLING)
    client.force_login(cast.amina.user)

    refused = client.post(reverse("journeys:feeling_delete", args=[mine.pk]))

    assert refused.status_code == 404
    assert "no-store" in client.get(reverse("journeys:felt", args=[moment.pk]))["Cache-Control"]
    with pytest.raises(PermissionDenied):
        feelings.stop_sharing(mine, by=cast.amina)
    with pytest.raises(PermissionDenied):
        feels(moment, cast.farid)


def test_under_another_key_nothing_is_shown_and_nothing_falls_back_to_clear_text(cast, moment, client, settings):
    mine = feels(moment, cast.ben, words=TELLING, sharing=Sharing.NAME, quotable=True)
    before = shown(moment)
    settings.REFLECTION_KEY = "another"
    client.force_login(cast.ben.user)

    assert before == [("heavy", "Ben", 1, TELLING)]
    assert shown(moment) == []
    assert client.get(reverse("journeys:felt", args=[moment.pk])).status_code == 410
    with pytest.raises(Unreadable):
        opened(Feeling.objects.get(pk=mine.pk))


def test_a_named_feeling_is_shown_and_its_words_only_with_leave(cast, moment):
    feels(moment, cast.ben, words="Weeks of folders.", sharing=Sharing.NAME)
    without = shown(moment)
    feels(moment, cast.ben, words="Weeks of folders.", sharing=Sharing.NAME, quotable=True, version=1)

    assert without == [("heavy", "Ben", 1, "")]
    assert shown(moment) == [("heavy", "Ben", 1, "Weeks of folders.")]
    assert shown(moment, with_names=False) == []


def test_words_that_are_no_longer_shared_are_gone_from_the_map_and_from_every_new_file(cast, moment, client):
    mine = feels(moment, cast.ben, words="Weeks of folders.", sharing=Sharing.NAME, quotable=True)
    before = json.dumps(mapping.map_data(cast.journey))
    client.force_login(cast.ben.user)

    client.post(reverse("journeys:feeling_take_back", args=[mine.pk]))

    assert "Weeks of folders." in before
    assert "Weeks of folders." not in json.dumps(mapping.map_data(cast.journey))
    assert "Weeks of folders." not in client.get(reverse("journeys:map", args=[cast.journey.pk])).content.decode()
    assert opened(Feeling.objects.get()).words == "Weeks of folders."


def test_four_without_a_name_are_not_shown_and_the_fifth_shows_all_at_once(moment, five):
    share(moment, five[:4])
    four = shown(moment)
    share(moment, five[4:], (Felt.HOPEFUL,))

    assert four == []
    assert shown(moment) == [("heavy", "", 2, ""), ("between", "", 1, ""), ("hopeful", "", 2, "")]
    assert shown(moment, least=10) == []


def test_a_sixth_waits_for_others_and_when_one_of_a_batch_leaves_all_of_it_is_hidden(cast, moment, five):
    share(moment, five)
    sixth = takes_part(person("Mo"), cast.journey, Right.CONTRIBUTOR, "practitioners")
    first = shown(moment)
    feels(moment, Viewer(user=sixth.user), Felt.VERY_HOPEFUL, sharing=Sharing.PERSPECTIVE)
    with_six = shown(moment)
    feelings.stop_sharing(Feeling.objects.get(user=sixth.user), by=Viewer(user=sixth.user))
    feelings.stop_sharing(Feeling.objects.get(user=cast.ben.user), by=cast.ben)

    assert with_six == first
    assert shown(moment) == []


def test_where_all_of_a_batch_chose_the_same_no_figure_and_no_words_are_given(moment, five):
    share(moment, five, (Felt.HEAVY,) * 5, words="It was heavy.", quotable=True)

    assert shown(moment) == [("heavy", "", None, "")]


def test_words_of_single_people_do_not_go_beyond_those_taking_part(moment, five):
    share(moment, five, words="In folders.", quotable=True)

    assert "In folders." in [words for *_rest, words in shown(moment)]
    assert [words for *_rest, words in shown(moment, with_names=False)] == ["", "", ""]


def test_five_of_different_sides_are_no_batch(cast, moment, five):
    share(moment, [*five[:4], cast.esi])

    assert shown(moment) == []


def test_without_a_side_a_feeling_can_be_shared_with_a_name_only(cast, moment):
    lost = Viewer(user=takes_part(person("Nan"), cast.journey, Right.VIEWER).user)

    with pytest.raises(NotNow):
        feels(moment, lost, sharing=Sharing.PERSPECTIVE)

    assert feels(moment, lost, sharing=Sharing.NAME).sharing == Sharing.NAME


def test_a_feeling_written_on_two_devices_keeps_both_texts(cast, moment):
    feels(moment, cast.ben, words="On the phone.")

    with pytest.raises(Changed) as late:
        feels(moment, cast.ben, words="At the desk.")

    assert late.value.theirs["words"] == "On the phone."


def test_private_words_cannot_be_quotable(cast, moment, client):
    client.force_login(cast.ben.user)
    sent = {"felt": "heavy", "words": "x", "sharing": "private", "is_quotable": "on", "version": "0"}

    page = client.post(reverse("journeys:felt", args=[moment.pk]), sent)

    assert page.status_code == 200
    assert list(Feeling.objects.all()) == []
    assert feels(moment, cast.ben, quotable=True).is_quotable is False


def test_a_group_says_together_how_it_felt_and_takes_it_back(cast, moment):
    managers = cast.journey.perspectives.get(key="managers")
    said = {"perspective": managers, "felt": Felt.HOPEFUL, "words": "We saw it coming."}
    made = feelings.say_together(moment, by=cast.ben, **said)
    without_leave = shown(moment)
    with pytest.raises(Changed):
        feelings.say_together(moment, by=cast.amina, **said)
    with pytest.raises(PermissionDenied):
        feelings.say_together(moment, by=cast.gwen, **said)
    feelings.unsay_together(made, by=cast.ben)

    assert without_leave == [("hopeful", "", 1, "")]
    assert list(GroupFeeling.objects.all()) == []


def test_a_room_says_it_all_in_one_go_and_a_late_writer_sees_what_changed(cast, moment, client):
    sides = {each.key: each for each in cast.journey.perspectives.all()}
    client.force_login(cast.amina.user)
    where = reverse("journeys:look_back_moment", args=[moment.pk])
    version = str(feelings.print_of_feelings([]))
    sent = {f"felt_{sides['managers'].pk}": "heavy", f"felt_{sides['practitioners'].pk}": "", "version": version}

    saved = client.post(where, sent)
    late = client.post(where, {**sent, f"felt_{sides['managers'].pk}": "hopeful"})

    assert saved.status_code == 302
    assert late.status_code == 409
    assert list(GroupFeeling.objects.values_list("perspective__key", "felt")) == [("managers", "heavy")]


def test_who_has_left_still_takes_back_and_deletes_what_is_theirs(cast, moment, client):
    mine = feels(moment, cast.ben, words=TELLING, sharing=Sharing.NAME, quotable=True)
    cast.journey.participants.filter(user=cast.ben.user).update(left_on="2026-01-01")
    client.force_login(cast.ben.user)

    listed = client.get(reverse("journeys:feelings")).content.decode()
    client.post(reverse("journeys:feeling_delete", args=[mine.pk]))

    assert "The inspection" in listed
    assert list(Feeling.objects.all()) == []


def test_erasing_a_person_erases_what_they_felt_and_their_name_from_marks(cast, moment, five):
    share(moment, five)
    moments.mark_moment(moment, by=cast.ben, kinds={"pain"})

    erase_person(cast.ben.user, by=NOBODY)

    assert Feeling.objects.filter(user=cast.ben.user).count() == 0
    assert Feeling.objects.count() == 4
    assert shown(moment) == []
    assert moment.marks.get().by_name == ""
