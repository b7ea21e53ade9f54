"""Functions with dates, people who do not sign in, and one person who was entered twice."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from holdfast.journeys import queries
from holdfast.journeys.actions import authorising, functions, participants, unsigned
from holdfast.journeys.actions.authorising import Needed, Seen
from holdfast.journeys.actions.functions import Held
from holdfast.journeys.enums import Role, Stands
from holdfast.journeys.models import Function, Participant
from holdfast.organisations.enums import Right
from holdfast.rounds.actions import leading
from holdfast.rounds.queries.answering import readers_of
from holdfast.rounds.queries.reflections import colleagues_of
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round, group_of


def part_of(cast, name: str) -> Participant:
    return Participant.objects.get(journey=cast.journey, user__name=name)


def begin(participant, by, role=Role.DATA, since=date(2026, 1, 1), until=None, called="") -> Function:
    return functions.begin_function(participant, by=by, held=Held(role, since, until, called))


def test_one_person_may_be_three(cast, as_person):
    ben = part_of(cast, "Ben")
    for role in ("data", "memory", "finance"):
        sent = {"role": role, "called": "", "since": "2026-01-01", "until": ""}
        assert as_person(cast.amina).post(f"/participants/{ben.pk}/functions/add/", sent).status_code == 302

    page = as_person(cast.gwen).get(f"/journeys/{cast.journey.pk}/functions/").content.decode()

    assert sorted(ben.functions.values_list("role", flat=True)) == ["data", "finance", "memory"]
    assert ("memory holder" in page, "It gives no rights" in page) == (True, True)


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (Held(Role.SPONSOR, date(2026, 3, 1)), "in that time already"),
        (Held(Role.SPONSOR, date(2025, 1, 1), date(2026, 2, 1)), "in that time already"),
        (Held(Role.DATA, date(2026, 3, 1), date(2026, 2, 1)), "before it began"),
        (Held(Role.DATA, date(2999, 1, 1)), "in the future"),
        (Held(Role.OTHER, date(2026, 1, 1)), "in a few words"),
    ],
)
def test_a_function_that_cannot_be_is_refused_with_a_sentence(cast, held, sentence):
    with pytest.raises(NotNow, match=sentence):
        functions.begin_function(part_of(cast, "Gwen"), by=cast.amina, held=held)

    assert Function.objects.count() == 1


def test_a_function_may_come_back_after_it_ended_and_its_history_stays(cast):
    gwen = part_of(cast, "Gwen")
    functions.end_function(gwen.functions.get(), by=cast.amina, until=date(2026, 3, 1), version=1)

    begin(gwen, cast.amina, Role.SPONSOR, date(2026, 3, 1))

    assert list(gwen.functions.values_list("since", "until")) == [
        (date(2026, 1, 1), date(2026, 3, 1)),
        (date(2026, 3, 1), None),
    ]


def test_gwen_ends_her_own_function_and_ben_does_not(cast, as_person):
    sponsor = part_of(cast, "Gwen").functions.get()
    sent = {"until": "2026-06-30", "version": 1}

    assert as_person(cast.ben).post(f"/functions/{sponsor.pk}/end/", sent).status_code == 403
    assert as_person(cast.gwen).post(f"/functions/{sponsor.pk}/end/", sent).status_code == 302

    sponsor.refresh_from_db()
    assert sponsor.until == date(2026, 6, 30)


def test_an_end_to_come_leaves_the_function_present_until_then(cast):
    sponsor = part_of(cast, "Gwen").functions.get()
    soon = timezone.localdate() + timedelta(days=30)

    functions.end_function(sponsor, by=cast.amina, until=soon, version=1)

    present = {each.known_as: each.present_functions for each in queries.participants_for(cast.amina, cast.journey)}
    assert [each.until for each in present["Gwen"]] == [soon]


def test_two_who_correct_at_once_are_shown_both_and_a_mistake_can_be_taken_out(cast, as_person):
    sponsor = part_of(cast, "Gwen").functions.get()
    functions.change_function(sponsor, by=cast.amina, held=Held(Role.CHAMPION, date(2026, 1, 1)), version=1)
    with pytest.raises(Changed) as late:
        functions.change_function(sponsor, by=cast.amina, held=Held(Role.SPONSOR, date(2026, 2, 1)), version=1)
    with pytest.raises(PermissionDenied):
        functions.remove_function(sponsor, by=cast.ben)

    assert late.value.theirs["role"] == "champion"
    assert as_person(cast.amina).post(f"/functions/{sponsor.pk}/remove/").status_code == 302
    assert Function.objects.count() == 0


def test_nobody_is_invited_twice(cast, as_person):
    where = f"/journeys/{cast.journey.pk}/participants/invite/"
    sent = {"right": "viewer", "perspective": "", "email": "BEN@example.org"}

    known = as_person(cast.amina).post(where, sent)
    first = as_person(cast.amina).post(where, sent | {"email": "new@example.org"})
    again = as_person(cast.amina).post(where, sent | {"email": "New@example.org"})

    assert "Ben takes part in this journey already" in known.context["form"].errors["email"][0]
    assert first.status_code == 302
    assert "waits already" in again.context["form"].errors["email"][0]
    participants.end_participation(part_of(cast, "Ben"), by=cast.amina)
    participants.invite_participant(cast.journey, by=cast.amina, right=Right.VIEWER, email="ben@example.org")


def test_somebody_who_does_not_sign_in_is_named_sees_nothing_and_can_have_functions(cast, as_person):
    dafydd = unsigned.note_participant(cast.journey, by=cast.amina, name="Dafydd", role="parent")
    begin(dafydd, cast.amina, Role.CHAMPION)

    page = as_person(cast.gwen).get(f"/journeys/{cast.journey.pk}/participants/").content.decode()

    assert (dafydd.known_as, dafydd.user, "does not sign in" in page) == ("Dafydd", None, True)
    with pytest.raises(NotNow, match="Somebody of that name"):
        unsigned.note_participant(cast.journey, by=cast.amina, name="ben")
    with pytest.raises(PermissionDenied):
        unsigned.note_participant(cast.journey, by=cast.ben, name="Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        Participant.objects.create(journey=cast.journey, right=Right.VIEWER)


def test_a_lead_who_does_not_sign_in_leads_nothing_reads_nothing_and_joins_no_reflection(cast):
    Participant.objects.create(journey=cast.journey, name="Once a lead", right=Right.LEAD)
    round_ = a_round(cast.journey, cast.amina, asked={"managers": 6})

    with pytest.raises(NotNow, match="needs a lead"):
        participants.end_participation(part_of(cast, "Amina"), by=cast.amina)

    assert readers_of(group_of(round_, "managers")) == ["Amina", "Esi"]
    assert "Once a lead" not in {each.known_as for _journey, people in colleagues_of(cast.ben) for each in people}
    leading.close_round(round_, by=cast.amina)
    with pytest.raises(PermissionDenied, match=r"You could ask Amina\."):
        leading.close_round(round_, by=cast.ben)


def test_somebody_who_came_from_an_archive_and_then_signs_in_becomes_one_participant(cast, as_person):
    old = unsigned.note_participant(cast.journey, by=cast.amina, name="B. of the harbour team")
    begin(old, cast.amina, Role.DATA, date(2025, 1, 1), date(2026, 4, 1))
    ben = part_of(cast, "Ben")
    begin(ben, cast.amina, Role.DATA, date(2026, 3, 1))
    board = authorising.note_authoriser(cast.journey, by=cast.amina, needed=Needed("Board", ("data",), participant=old))
    stance = authorising.say_stance(board, by=cast.ben, seen=Seen(Stands.ACTS, date(2026, 5, 1)))

    answer = as_person(cast.amina).post(f"/participants/{old.pk}/merge/", {"stays": str(ben.pk)})

    board.refresh_from_db()
    stance.refresh_from_db()
    assert (answer.status_code, board.participant, stance.participant) == (302, ben, ben)
    assert list(ben.functions.values_list("role", "since", "until")) == [("data", date(2025, 1, 1), None)]
    assert not Participant.objects.filter(pk=old.pk).exists()


def test_two_people_with_accounts_are_not_put_together_while_both_take_part(cast):
    with pytest.raises(NotNow, match="account of their own"):
        unsigned.merge_participants(part_of(cast, "Ben"), part_of(cast, "Gwen"), by=cast.amina)
    with pytest.raises(NotNow, match="Choose two entries"):
        unsigned.merge_participants(part_of(cast, "Ben"), part_of(cast, "Ben"), by=cast.amina)
    with pytest.raises(PermissionDenied):
        unsigned.merge_participants(part_of(cast, "Ben"), part_of(cast, "Gwen"), by=cast.ben)
    participants.end_participation(part_of(cast, "Gwen"), by=cast.amina)

    unsigned.merge_participants(part_of(cast, "Ben"), part_of(cast, "Gwen"), by=cast.amina)

    assert [each.role for each in part_of(cast, "Ben").functions.all()] == ["sponsor"]


def test_before_a_part_ends_the_page_asks_what_would_leave_with_it(cast, as_person):
    amina = as_person(cast.amina).get(f"/participants/{part_of(cast, 'Amina').pk}/end/").content.decode()
    ben = as_person(cast.amina).get(f"/participants/{part_of(cast, 'Ben').pk}/end/").content.decode()

    asked = "If Amina left tomorrow, who would know what comes next?"
    assert (asked in amina, asked in ben) == (True, False)


def test_the_name_of_somebody_with_an_account_is_theirs_and_another_name_can_be_mended(cast, as_person):
    old = unsigned.note_participant(cast.journey, by=cast.amina, name="Dafyd")
    sent = {"right": "lead", "perspective": "", "role": "", "name": "Dafydd", "version": 1}

    as_person(cast.amina).post(f"/participants/{old.pk}/", sent)
    as_person(cast.amina).post(f"/participants/{part_of(cast, 'Ben').pk}/", sent | {"name": "Somebody else"})

    old.refresh_from_db()
    assert old.right == "viewer"
    assert (old.known_as, part_of(cast, "Ben").known_as) == ("Dafydd", "Ben")


def test_since_when_is_said_as_exactly_as_it_is_known_and_no_page_says_more(cast, as_person):
    part = cast.journey.participants.get(user=cast.gwen.user)
    sent = {"role": "memory", "called": "", "since": "about 2024", "until": "Q1 2026"}

    answer = as_person(cast.amina).post(f"/participants/{part.pk}/functions/add/", sent)
    page = as_person(cast.ben).get(f"/journeys/{cast.journey.pk}/functions/").content.decode()

    noted = part.functions.get(role="memory")
    assert (answer.status_code, noted.since_precision, noted.until_precision) == (302, "about", "quarter")
    assert "about 2024 to the 1. quarter of 2026" in page
    change = as_person(cast.amina).get(f"/functions/{noted.pk}/").content.decode()
    assert 'value="about 2024"' in change
    assert 'value="Q1 2026"' in change


@pytest.mark.parametrize("since", ["", "the other day", "1890"])
def test_a_time_that_says_nothing_is_refused_and_nothing_is_noted(cast, as_person, since):
    part = cast.journey.participants.get(user=cast.gwen.user)

    answer = as_person(cast.amina).post(
        f"/participants/{part.pk}/functions/add/", {"role": "memory", "called": "", "since": since, "until": ""}
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["since"])
    assert not part.functions.filter(role="memory").exists()


def test_a_question_says_a_day_no_more_exactly_than_it_is_known(cast):
    part = cast.journey.participants.get(user=cast.gwen.user)
    part.functions.all().delete()
    held = Held(Role.SPONSOR, date(2024, 1, 1), since_precision="year")
    functions.begin_function(part, by=cast.amina, held=held)

    asked = [each.words for each in queries.questions_of(cast.journey)]

    assert "Gwen has been sponsor since 2024. When did anybody last hear from them?" in asked
