"""Whom a journey needs, where they stand according to whom, and what people know about what rests on one person."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys import offers, queries
from holdfast.journeys.actions import authorising, replying
from holdfast.journeys.actions.authorising import Needed, Seen
from holdfast.journeys.enums import Stands
from holdfast.journeys.models import Authoriser, Function, Reply, Stance
from holdfast.memory.models import Entry
from holdfast.records.actions.erasing import erase_journey, erase_person
from holdfast.ui.documents import Document, as_page
from holdfast.ui.refusals import Changed, NotNow


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def a_board(cast, by=None, **more) -> Authoriser:
    values = {"name": "Transport board", "needs": ("data", "turn_up"), "organisation": "the bus company"}
    return authorising.note_authoriser(cast.journey, by=by or cast.amina, needed=Needed(**values | more))


def says(board: Authoriser, by, stands: Stands, days: int = 0, heard: int | None = None, **more) -> Stance:
    seen = Seen(stands, ago(days), heard_on=None if heard is None else ago(heard), **more)
    return authorising.say_stance(board, by=by, seen=seen)


def test_ben_notes_whom_the_journey_needs_and_those_who_look_on_may_not(cast, as_person):
    sent = {"name": "Transport board", "needs": ["turn_up", "data"], "to_see": "The map.", "participant": ""}

    answer = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/who-it-needs/add/", sent)

    board = Authoriser.objects.get()
    assert (answer.status_code, board.needs, board.to_see) == (302, ["data", "turn_up"], "The map.")
    assert list(Event.objects.values_list("what", "subject")) == [("authoriser.noted", board.pk)]
    assert list(Entry.objects.filter(subject=board.pk).values_list("kind", "title")) == [
        ("authoriser", "Transport board")
    ]
    with pytest.raises(PermissionDenied, match="You could ask Amina"):
        a_board(cast, by=cast.frances, name="Another")


def test_the_same_body_is_noted_once_and_what_was_typed_stays(cast, as_person):
    a_board(cast)
    sent = {"name": "transport BOARD", "organisation": "The bus company", "needs": ["data"], "to_see": "Long thoughts."}

    page = as_person(cast.amina).post(f"/journeys/{cast.journey.pk}/who-it-needs/add/", sent)

    assert page.context["form"].errors == {"name": ["They are noted already. Open that entry to say more."]}
    assert "Long thoughts." in page.content.decode()


def test_two_people_see_it_differently_and_both_stand(cast, as_person):
    board = a_board(cast)
    says(board, cast.amina, Stands.NOT_ASKED, days=90)
    says(board, cast.amina, Stands.ACTS, days=20, shown_by="Lent us the timetable.")
    says(board, cast.ben, Stands.IN_WORDS, days=5)

    each = queries.shown(queries.authorisers_of(cast.journey).get())

    assert [(stance.participant.known_as, stance.stands) for stance in each.now] == [
        ("Ben", "in_words"),
        ("Amina", "acts"),
    ]
    assert [stance.stands for stance in each.earlier] == ["not_asked"]
    page = as_person(cast.gwen).get(f"/journeys/{cast.journey.pk}/who-it-needs/").content.decode()
    assert ("Lent us the timetable." in page, "is for it, in words" in page) == (True, True)


def test_the_map_of_an_earlier_day_shows_what_had_been_said_by_then(cast):
    board = a_board(cast)
    says(board, cast.amina, Stands.UNAWARE, days=90)
    says(board, cast.amina, Stands.ACTS, days=20)
    authorisers = list(queries.authorisers_of(cast.journey))

    then = queries.authorising_map(authorisers, today=ago(60))
    before = queries.authorising_map(authorisers, today=ago(100))

    assert ([row[2] for row in then.table.rows], before) == (["does not know of it"], None)
    assert [stance.stands for stance in queries.stances_since(cast.journey, ago(30))] == ["acts"]


def test_whoever_it_is_about_says_it_of_themselves_beside_the_others(cast):
    frances = cast.journey.participants.get(user=cast.frances.user)
    board = a_board(cast, name="Programme officer", participant=frances)
    says(board, cast.amina, Stands.SILENT, days=10, heard=200)

    says(board, cast.frances, Stands.ACTS, days=3, shown_by="The third year is in the budget.")

    each = queries.shown(queries.authorisers_of(cast.journey).get())
    assert each.heard_on == ago(3)
    assert {stance.stands for stance in each.now} == {"silent", "acts"}


def test_dates_that_cannot_be_are_refused_with_a_sentence(cast, as_person):
    board = a_board(cast)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(NotNow, match="in the future"):
        authorising.say_stance(board, by=cast.ben, seen=Seen(Stands.ACTS, tomorrow))
    with pytest.raises(NotNow, match="after the day"):
        says(board, cast.ben, Stands.ACTS, days=5, heard=4)
    page = as_person(cast.ben).post(f"/authorisers/{board.pk}/say/", {"stands": "acts", "said_on": "2026-02-31"})
    odd = as_person(cast.ben).post(f"/authorisers/{board.pk}/say/", {"stands": "9 of 10", "said_on": "2026-02-01"})

    assert set(page.context["form"].errors) == {"said_on"}
    assert set(odd.context["form"].errors) == {"stands"}
    assert Stance.objects.count() == 0


def test_one_corrects_and_takes_back_ones_own_words_and_nobody_elses(cast, as_person):
    stance = says(a_board(cast), cast.ben, Stands.SILENT)
    sent = {"stands": "listens", "said_on": ago(1).isoformat(), "version": 1}

    assert as_person(cast.amina).post(f"/stances/{stance.pk}/", sent).status_code == 404
    with pytest.raises(NotNow, match="Only whoever said it"):
        authorising.withdraw_stance(stance, by=cast.amina)
    assert as_person(cast.ben).post(f"/stances/{stance.pk}/", sent).status_code == 302
    stance.refresh_from_db()
    assert (stance.stands, stance.version) == ("listens", 2)
    assert as_person(cast.ben).post(f"/stances/{stance.pk}/withdraw/").status_code == 302
    assert Stance.objects.count() == 0


def test_a_late_writer_sees_both_texts_and_a_second_press_saves_theirs(cast, as_person):
    board = a_board(cast)
    authorising.change_authoriser(
        board, by=cast.ben, needed=Needed("Transport board", ("data",), to_see="Ben's words"), version=1
    )
    sent = {"name": "Transport board", "needs": ["data"], "to_see": "Amina's words", "participant": "", "version": 1}

    late = as_person(cast.amina).post(f"/authorisers/{board.pk}/change/", sent)

    assert (late.status_code, ("What do they need to see?", "Ben's words") in late.context["form"].theirs) == (
        409,
        True,
    )
    assert as_person(cast.amina).post(f"/authorisers/{board.pk}/change/", sent | {"version": 2}).status_code == 302
    board.refresh_from_db()
    assert board.to_see == "Amina's words"


def test_taking_somebody_out_takes_what_was_said_about_them_and_the_search_along(cast, as_person):
    board = a_board(cast)
    says(board, cast.ben, Stands.AGAINST)
    with pytest.raises(PermissionDenied):
        authorising.remove_authoriser(board, by=cast.ben)

    assert as_person(cast.amina).post(f"/authorisers/{board.pk}/remove/").status_code == 302

    assert (Authoriser.objects.count(), Stance.objects.count()) == (0, 0)
    assert Entry.objects.filter(kind="authoriser").count() == 0


def asked(cast, kind: str):
    return next((each for each in queries.questions_of(cast.journey) if each.question.kind == kind), None)


def test_a_question_is_answered_and_comes_back_only_when_the_facts_change(cast, as_person):
    board = a_board(cast)
    says(board, cast.ben, Stands.ACTS, days=300, heard=300)
    question = asked(cast, "not_heard")
    where = f"/journeys/{cast.journey.pk}/who-it-needs/{question.question.fingerprint}/answer/"

    answer = as_person(cast.ben).post(where, {"because": "They are on strike until May.", "version": 0})

    assert (answer.status_code, asked(cast, "not_heard").reply.because) == (302, "They are on strike until May.")
    says(board, cast.ben, Stands.ACTS, days=190, heard=190)
    again = asked(cast, "not_heard")
    assert (again.reply, again.earlier.because) == (None, "They are on strike until May.")
    assert as_person(cast.ben).get(where).status_code == 404


def test_two_who_answer_at_once_see_both_answers(cast, as_person):
    question = asked(cast, "only_lead")
    about = {"by": cast.ben, "journey": cast.journey}
    replying.reply_to(question, because="Ben knows too.", version=0, **about)
    with pytest.raises(Changed) as late:
        replying.reply_to(question, because="Esi knows.", version=0, **about)

    assert (late.value.theirs, late.value.version, Reply.objects.count()) == ({"because": "Ben knows too."}, 1, 1)
    with pytest.raises(PermissionDenied):
        replying.reply_to(question, because="No.", version=1, **about | {"by": cast.gwen})
    replying.reply_to(question, because="Esi knows.", version=1, **about)
    assert Reply.objects.get().because == "Esi knows."


def test_an_empty_answer_is_no_answer(cast, as_person):
    where = f"/journeys/{cast.journey.pk}/who-it-needs/{asked(cast, 'only_lead').question.fingerprint}/answer/"

    page = as_person(cast.ben).post(where, {"because": "   ", "version": 0})

    assert page.context["form"].errors == {"because": ["Write a few words, or leave the question open."]}


def test_three_functions_in_one_person_are_asked_about_in_words_and_never_scored(cast):
    ben = cast.journey.participants.get(user=cast.ben.user)
    for role in ("data", "memory", "finance"):
        Function.objects.create(participant=ben, role=role, since=ago(400))

    words = [each.words for each in queries.questions_of(cast.journey)]

    assert "If Amina left tomorrow, who would know what comes next?" in words
    told = next(line for line in words if line.startswith("If Ben left tomorrow"))
    assert told == (
        "If Ben left tomorrow, who would know where the data are kept, what was tried before and when the money ends?"
    )


def test_a_handover_tells_who_says_what_and_a_board_note_tells_no_speakers(cast):
    board = a_board(cast, to_see="The map.")
    says(board, cast.ben, Stands.NOT_ASKED, shown_by="Nobody has been there.")

    handover = as_page(Document("t", "", "", queries.authorising_sections(cast.journey)))
    note = as_page(Document("t", "", "", queries.asked_of_them_sections(cast.journey)))

    assert ("Nobody has been there." in handover, "Ben" in handover, "Gwen" in handover) == (True, True, True)
    assert ("The map." in note, "has not been asked. Who goes to them" in note) == (True, True)
    assert ("Nobody has been there." in note, "Ben" in note) == (False, False)


def test_documents_of_a_journey_that_names_nobody_say_so(cast):
    Function.objects.all().delete()

    handover = as_page(Document("t", "", "", queries.authorising_sections(cast.journey)))

    assert "Nobody is named yet who must say yes" in handover


def test_the_first_page_asks_two_things_at_most(cast):
    for name in ("One", "Two", "Three"):
        a_board(cast, name=name)

    panel = next(each for each in offers.panels(cast.journey, cast.ben) if each["order"] == 30)

    assert (len(panel["questions"]), panel["finding"], panel["may_answer"]) == (2, "", True)


def test_an_empty_page_says_where_to_begin(cast, as_person):
    page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/who-it-needs/").content.decode()

    assert "Nobody is named yet. Begin with one" in page


def test_a_long_list_asks_as_many_questions_for_thirty_as_for_one(cast, as_person, django_assert_num_queries):
    browser, path = as_person(cast.amina), f"/journeys/{cast.journey.pk}/who-it-needs/"
    says(a_board(cast), cast.ben, Stands.ACTS)
    with django_assert_num_queries(QUERIES):
        browser.get(path)
    ben = cast.journey.participants.get(user=cast.ben.user)
    for number in range(29):
        board = Authoriser.objects.create(journey=cast.journey, name=f"Body {number}", needs=["money"])
        Stance.objects.create(authoriser=board, participant=ben, stands="acts")

    with django_assert_num_queries(QUERIES):
        assert len(browser.get(path).context["shown"]) == 25
    assert len(browser.get(path, {"page": 2}).context["shown"]) == 5


QUERIES = 12


def test_erasing_a_journey_leaves_nothing_of_whom_it_needed(cast):
    board = a_board(cast)
    says(board, cast.ben, Stands.ACTS)
    question = asked(cast, "only_lead")
    replying.reply_to(question, by=cast.ben, journey=cast.journey, because="Ben.", version=0)

    erase_journey(cast.journey, by=cast.amina)

    assert [model.objects.count() for model in (Authoriser, Stance, Reply)] == [0, 0, 0]
    assert Entry.objects.filter(kind__in=("authoriser", "reply")).count() == 0


def test_somebody_whose_account_was_erased_leaves_what_they_said_without_their_name(cast, as_person):
    says(a_board(cast), cast.ben, Stands.ACTS, shown_by="They lent a room.")

    erase_person(cast.ben.user, by=cast.amina)

    page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/who-it-needs/").content.decode()
    assert ("They lent a room." in page, "somebody who left" in page, "Ben" in page) == (True, True, False)


def test_hearing_from_somebody_about_a_time_is_told_no_more_exactly_than_that(cast, as_person):
    board = authorising.note_authoriser(cast.journey, by=cast.amina, needed=Needed("Transport board", ("money",)))
    sent = {"stands": "listens", "shown_by": "", "heard_on": "March 2026", "role": "", "said_on": "2026-05-04"}

    answer = as_person(cast.ben).post(f"/authorisers/{board.pk}/say/", sent)
    page = as_person(cast.amina).get(f"/authorisers/{board.pk}/").content.decode()
    drawing = queries.authorising_map(list(queries.authorisers_of(cast.journey)))

    assert (answer.status_code, board.stances.get().heard_precision) == (302, "month")
    assert "Last heard from: March 2026." in page
    assert drawing.table.rows[0][-1] == "March 2026"
    assert "1 March 2026" not in page + drawing.wide
