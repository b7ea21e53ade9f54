"""What a person may do in a journey hangs on their part in it, and a journey always keeps a lead."""

import threading
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from holdfast.audit.models import Event
from holdfast.journeys import offers, queries
from holdfast.journeys.access import forget_participation, may, participation, require
from holdfast.journeys.actions import participants
from holdfast.journeys.enums import Kind, Role
from holdfast.journeys.models import Function, Journey, Participant
from holdfast.organisations.enums import Permission, Right
from holdfast.people.access import NOBODY, Viewer
from holdfast.people.models import User
from holdfast.ui.refusals import Changed, NotNow
from tests.people import Cast


def part_of(cast: Cast, name: str) -> Participant:
    return Participant.objects.get(journey=cast.journey, user__name=name)


def change(participant: Participant, by, **changes) -> Participant:
    values = {"right": Right.CONTRIBUTOR, "perspective": None, "role": "", "functions": set(), "version": 1}
    return participants.change_participant(participant, by=by, **values | changes)


def test_each_right_opens_what_its_sentence_says(cast):
    asked = (
        Permission.JOURNEY_SEE,
        Permission.SPELL_PLACE,
        Permission.WORDS_SEE,
        Permission.ROUND_OPEN,
    )
    people = {"amina": cast.amina, "ben": cast.ben, "esi": cast.esi, "frances": cast.frances, "gwen": cast.gwen}
    strangers = {"hana": cast.hana, "farid": cast.farid, "nobody": NOBODY}

    seen = {
        name: tuple(may(viewer, permission, cast.journey) for permission in asked)
        for name, viewer in (people | strangers).items()
    }

    assert seen == {
        "amina": (True, True, True, True),
        "ben": (True, True, False, False),
        "esi": (True, True, True, False),
        "frances": (True, False, False, False),
        "gwen": (True, False, False, False),
        "hana": (False, False, False, False),
        "farid": (False, False, False, False),
        "nobody": (False, False, False, False),
    }


def test_a_refusal_names_who_could_do_it_only_to_those_who_take_part(cast):
    with pytest.raises(PermissionDenied, match="You could ask Amina"):
        require(cast.ben, Permission.ROUND_OPEN, cast.journey)
    with pytest.raises(PermissionDenied, match=r"^Only people who take part in this journey can do that\.$"):
        require(cast.hana, Permission.ROUND_OPEN, cast.journey)

    require(cast.amina, Permission.ROUND_OPEN, cast.journey)


def test_amina_changes_what_gwen_may_do_and_the_function_she_had_keeps_its_dates(cast, as_person):
    gwen = part_of(cast, "Gwen")
    leaders = cast.journey.perspectives.get(key="managers")
    sent = {
        "right": "contributor",
        "perspective": str(leaders.pk),
        "role": "head",
        "functions": ["champion"],
        "version": 1,
    }

    answer = as_person(cast.amina).post(f"/participants/{gwen.pk}/", sent)

    gwen.refresh_from_db()
    assert (answer.status_code, gwen.right, gwen.perspective, gwen.role) == (302, "contributor", leaders, "head")
    assert [(each.role, each.until is None) for each in gwen.functions.order_by("since")] == [
        ("sponsor", False),
        ("champion", True),
    ]
    assert list(Event.objects.values_list("what", "fields")) == [
        ("participant.changed", ["functions", "perspective", "right", "role"])
    ]


def test_a_function_that_goes_on_is_not_begun_again(cast):
    gwen = change(part_of(cast, "Gwen"), cast.amina, functions={Role.SPONSOR, Role.DATA})

    assert list(gwen.functions.order_by("since").values_list("role", "until")) == [("sponsor", None), ("data", None)]
    assert gwen.functions.get(role="sponsor").since == date(2026, 1, 1)


def test_two_leads_changing_the_same_part_see_both_in_words(cast, as_person):
    browser, path = as_person(cast.amina), f"/participants/{part_of(cast, 'Ben').pk}/"
    managers = cast.journey.perspectives.get(key="managers")
    browser.post(
        path,
        {"right": "learning_partner", "perspective": str(managers.pk), "functions": ["data", "champion"], "version": 1},
    )

    late = browser.post(path, {"right": "viewer", "role": "looks on", "version": 1})

    assert late.status_code == 409
    assert late.context["form"].theirs == [
        ("What may they do?", "learning partner"),
        ("From which side do they see it?", "Managers"),
        ("Their role, in their own words", ""),
        ("What are they for the journey?", "champion\ndata"),
    ]
    assert part_of(cast, "Ben").right == "learning_partner"


def test_a_late_change_of_a_part_changes_nothing(cast):
    change(part_of(cast, "Ben"), cast.amina, right=Right.VIEWER)

    with pytest.raises(Changed):
        change(part_of(cast, "Ben"), cast.amina, right=Right.LEAD)

    assert part_of(cast, "Ben").right == "viewer"


def test_the_last_lead_is_kept_and_the_page_says_so_beside_the_box(cast, as_person):
    amina = part_of(cast, "Amina")
    browser = as_person(cast.amina)

    changed = browser.post(f"/participants/{amina.pk}/", {"right": "viewer", "version": 1})
    ended = browser.post(f"/participants/{amina.pk}/end/", follow=True)

    sentence = "A journey needs a lead. Make somebody else a lead first."
    assert (changed.status_code, changed.context["form"].errors) == (200, {"right": [sentence]})
    assert [str(each) for each in ended.context["messages"]] == [sentence]
    assert (part_of(cast, "Amina").right, part_of(cast, "Amina").left_on) == ("lead", None)


def test_with_a_second_lead_the_first_may_step_back_unless_the_second_cannot_sign_in(cast):
    change(part_of(cast, "Ben"), cast.amina, right=Right.LEAD)
    User.objects.filter(name="Ben").update(is_active=False)
    with pytest.raises(NotNow):
        change(part_of(cast, "Amina"), cast.amina)
    User.objects.filter(name="Ben").update(is_active=True)

    change(part_of(cast, "Amina"), cast.amina)

    assert list(cast.journey.participants.filter(right="lead").values_list("user__name", flat=True)) == ["Ben"]


def test_a_page_from_before_somebody_led_does_not_let_the_last_lead_go(cast):
    before = part_of(cast, "Ben")
    change(part_of(cast, "Ben"), cast.amina, right=Right.LEAD)
    change(part_of(cast, "Amina"), cast.amina)

    with pytest.raises(NotNow, match="A journey needs a lead"):
        participants.end_participation(before, by=cast.ben)

    assert (part_of(cast, "Ben").left_on, part_of(cast, "Ben").right) == (None, "lead")


def test_who_leads_no_longer_is_asked_again_once_it_is_their_turn(cast):
    was_lead = Viewer(user=User.objects.get(name="Amina"))
    may_then = may(was_lead, Permission.PARTICIPANT_INVITE, cast.journey)
    change(part_of(cast, "Ben"), cast.amina, right=Right.LEAD)
    change(part_of(cast, "Amina"), Viewer(user=part_of(cast, "Ben").user))

    with pytest.raises(PermissionDenied, match="You could ask Ben"):
        participants.end_participation(part_of(cast, "Frances"), by=was_lead)
    with pytest.raises(PermissionDenied, match="You could ask Ben"):
        change(part_of(cast, "Amina"), was_lead, right=Right.LEAD, version=2)

    assert (may_then, part_of(cast, "Frances").left_on, part_of(cast, "Amina").right) == (True, None, "contributor")


def test_a_part_that_has_ended_is_ended_once_and_changed_no_more(cast):
    gwen, again = part_of(cast, "Gwen"), part_of(cast, "Gwen")
    participants.end_participation(gwen, by=cast.amina)

    participants.end_participation(again, by=cast.amina)
    with pytest.raises(NotNow, match="has ended"):
        change(again, cast.amina, functions={Role.CHAMPION})

    assert list(Event.objects.values_list("what", flat=True)) == ["participant.left"]
    assert list(part_of(cast, "Gwen").functions.values_list("role", flat=True)) == ["sponsor"]


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_leave_at_the_same_moment_leave_one_behind(cast):
    change(part_of(cast, "Ben"), cast.amina, right=Right.LEAD)
    together = threading.Barrier(2)
    refused: list[str] = []

    def leaves(name: str) -> None:
        part = part_of(cast, name)
        together.wait()
        try:
            participants.end_participation(part, by=Viewer(user=part.user))
        except NotNow as refusal:
            refused.append(str(refusal))
        finally:
            connections.close_all()

    people = [threading.Thread(target=leaves, args=[name]) for name in ("Amina", "Ben")]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert refused == ["A journey needs a lead. Make somebody else a lead first."]
    assert cast.journey.participants.filter(right=Right.LEAD, left_on=None).count() == 1


def test_a_lead_stays_one_when_only_the_role_is_changed(cast):
    amina = change(part_of(cast, "Amina"), cast.amina, right=Right.LEAD, role="innovation lead")

    assert (amina.right, amina.role, amina.version) == ("lead", "innovation lead", 2)


def test_those_who_do_not_lead_change_and_end_nobodys_part_but_their_own(cast, as_person):
    with pytest.raises(PermissionDenied):
        change(part_of(cast, "Frances"), cast.ben)
    with pytest.raises(PermissionDenied):
        participants.end_participation(part_of(cast, "Frances"), by=cast.ben)
    with pytest.raises(PermissionDenied):
        participants.end_participation(part_of(cast, "Frances"), by=NOBODY)
    page = as_person(cast.ben).get(f"/participants/{part_of(cast, 'Ben').pk}/end/")
    own = as_person(cast.ben).post(f"/participants/{part_of(cast, 'Ben').pk}/end/")

    assert (page.context["is_self"], own.url) == (True, "/journeys/")
    assert (part_of(cast, "Frances").left_on, part_of(cast, "Ben").left_on is None) == (None, False)


def test_somebody_whose_part_ended_no_longer_finds_the_journey_and_their_function_ends(cast, as_person):
    gwen = part_of(cast, "Gwen")

    answer = as_person(cast.amina).post(f"/participants/{gwen.pk}/end/")

    assert answer.url == f"/journeys/{cast.journey.pk}/participants/"
    assert list(queries.journeys_for(cast.gwen)) == []
    assert list(queries.participants_for(cast.gwen, cast.journey)) == []
    assert Function.objects.get(participant=gwen).until is not None
    assert as_person(cast.gwen).get(f"/journeys/{cast.journey.pk}/").status_code == 404
    assert list(Event.objects.values_list("what", "subject")) == [("participant.left", gwen.pk)]


def test_a_part_is_remembered_for_one_request_until_it_is_forgotten(cast):
    part = participation(cast.ben, cast.journey)
    Participant.objects.filter(pk=part.pk).update(right=Right.LEAD)
    remembered = participation(cast.ben, cast.journey).right

    part.user = cast.ben.user
    forget_participation(part)

    assert (remembered, participation(cast.ben, cast.journey).right) == ("contributor", "lead")
    assert participation(NOBODY, cast.journey) is None


def test_an_administrator_appoints_a_member_only_where_no_lead_is_left(cast):
    with pytest.raises(NotNow, match="has a lead"):
        participants.appoint_lead(cast.journey, by=cast.hana, user=cast.ben.user)
    Participant.objects.filter(journey=cast.journey, right=Right.LEAD).update(left_on=date(2026, 6, 1))
    with pytest.raises(NotNow, match="Only a member of the organisation"):
        participants.appoint_lead(cast.journey, by=cast.hana, user=cast.farid.user)
    for viewer in (cast.ben, cast.farid):
        with pytest.raises(PermissionDenied):
            participants.appoint_lead(cast.journey, by=viewer, user=cast.ben.user)

    ben = participants.appoint_lead(cast.journey, by=cast.hana, user=cast.ben.user)

    assert (ben.right, ben.pk, participation(cast.hana, cast.journey)) == ("lead", part_of(cast, "Ben").pk, None)
    assert list(Event.objects.values_list("what", "who", "journey", "organisation")) == [
        ("participant.lead_appointed", cast.hana.user.pk, cast.journey.pk, cast.northquay.pk)
    ]


def test_journeys_without_a_lead_are_those_whose_leads_left_or_cannot_sign_in(cast):
    Journey.objects.create(organisation=cast.northquay, name="From a book", kind=Kind.RECORD)
    led = list(queries.journeys_without_lead(cast.northquay.pk))
    User.objects.filter(name="Amina").update(is_active=False)

    assert (led, list(queries.journeys_without_lead(cast.northquay.pk))) == ([], [cast.journey])


def test_a_journeys_first_page_offers_where_it_stands_and_what_was_promised_to_participants_alone(cast):
    ben, hana = offers.panels(cast.journey, cast.ben), offers.panels(cast.journey, cast.hana)

    assert [(panel["template"], panel.get("may_place"), panel.get("waiting")) for panel in ben] == [
        ("journeys/panel_path.html", True, None),
        ("journeys/ecocycle/panel.html", None, 0),
        ("journeys/panel_authorising.html", None, None),
        ("journeys/panel_moments.html", True, None),
        ("journeys/panel_promises.html", None, 0),
    ]
    assert hana == []


def test_what_leads_and_learning_partners_may_find_is_told_by_their_parts(cast):
    found = {name: queries.led_by(viewer) for name, viewer in vars(cast).items() if hasattr(viewer, "user")}

    assert {name for name, journeys in found.items() if journeys == [cast.journey.pk]} == {"amina", "esi"}
    assert {name for name, journeys in found.items() if journeys == []} == {"ben", "frances", "gwen", "hana"}


def test_a_number_of_words_name_the_parts_of_a_journey_that_exist(cast):
    words = queries.navigation(cast.journey, "rounds")

    assert [(word["label"], word["active"]) for word in words] == [
        ("Journey", False),
        ("Rounds", True),
        ("Theory", False),
        ("Evidence", False),
        ("Meetings", False),
        ("Reports", False),
    ]
