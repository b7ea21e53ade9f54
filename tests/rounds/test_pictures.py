"""Guess first, see, talk, decide, and take the report."""

import io
from datetime import timedelta

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys.models import Decision, Promise
from holdfast.rounds.actions import leading
from holdfast.rounds.actions import pictures as actions
from holdfast.rounds.actions.importing import import_round
from holdfast.rounds.models import Conversation, Guess, Round
from holdfast.rounds.queries import pictures as queries
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round, group_of, people_answer

ASKED = {"young_people": 12, "practitioners": 20, "managers": 7, "partner_agencies": 6}


@pytest.fixture
def closed(cast):
    """Young people and practitioners differ, managers all say it helps, three of the partner agencies answered."""
    round_ = a_round(cast.journey, cast.amina, asked=ASKED)
    people_answer(group_of(round_, "young_people"), (6, 4, 1, 0), prompts=["backing"], words="Nothing came back to us.")
    people_answer(group_of(round_, "practitioners"), (1, 3, 6, 3), prompts=["backing"])
    people_answer(group_of(round_, "managers"), (0, 0, 0, 6), prompts=["backing"])
    people_answer(group_of(round_, "partner_agencies"), (3, 0, 0, 0), prompts=["backing"], words="Only three of us.")
    leading.close_round(round_, by=cast.amina)
    return Round.objects.select_related("journey__organisation", "guide_version").get(pk=round_.pk)


def test_the_picture_shows_difference_silence_and_who_is_protected(closed, cast, as_person):
    page = as_person(cast.amina).get(f"/rounds/{closed.pk}/picture/").content.decode()

    for shown in (
        "Practitioners and Young people stand furthest apart",
        "6 asked, 3 heard, not shown.",
        "nearly all",
        "5 groups were not asked",
    ):
        assert shown in page


def test_words_of_a_group_that_is_too_small_do_not_stand_beside_its_name(closed):
    words = queries.words_of(closed, threshold=5, quoted_only=False)

    assert {(each.group, each.words) for each in words} == {
        ("Young people", "Nothing came back to us."),
        ("", "Only three of us."),
    }


def test_the_picture_opens_only_when_the_round_is_closed(cast, as_person):
    round_ = a_round(cast.journey, cast.amina, asked=ASKED)

    with pytest.raises(NotNow, match="opens when the round is closed"):
        actions.open_picture(round_, by=cast.amina)
    page = as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/", follow=True).content.decode()
    report = as_person(cast.amina).get(f"/rounds/{round_.pk}/report.docx", follow=True).content.decode()

    assert "The picture opens when the round is closed" in page
    assert "A report can be made when the round is closed." in report


def test_opening_the_picture_is_recorded_once_for_each_person(closed, cast, as_person):
    for _ in range(2):
        as_person(cast.amina).get(f"/rounds/{closed.pk}/picture/")

    assert Event.objects.filter(what="round.picture_opened", who=cast.amina.user.pk).count() == 1


def test_gwen_guesses_first_and_only_she_sees_her_guess(closed, cast, as_person):
    group = group_of(closed, "young_people")
    as_person(cast.gwen).post(f"/rounds/{closed.pk}/guess/?prompt=backing", {f"group-{group.pk}": "helps"})

    hers = as_person(cast.gwen).get(f"/rounds/{closed.pk}/picture/").content.decode()
    others = as_person(cast.amina).get(f"/rounds/{closed.pk}/picture/").content.decode()

    told = "where you guessed each group"
    assert (Guess.objects.get().standing, told in hers, told in others) == ("helps", True, False)


def test_a_guess_after_seeing_the_picture_is_refused_and_skipping_leaves_no_trace(closed, cast, as_person):
    as_person(cast.gwen).get(f"/rounds/{closed.pk}/guess/")
    assert Guess.objects.count() == 0
    actions.open_picture(closed, by=cast.gwen)

    with pytest.raises(NotNow, match="You have seen the picture"):
        actions.guess(closed, by=cast.gwen, prompt="backing", standings={})
    with pytest.raises(NotNow, match="was not asked in this round"):
        actions.guess(closed, by=cast.amina, prompt="none", standings={})


def test_a_picture_can_be_read_by_either_lens(closed, cast, as_person):
    browser = as_person(cast.amina)

    domains = browser.get(f"/rounds/{closed.pk}/picture/").content.decode()
    clusters = browser.get(f"/rounds/{closed.pk}/picture/?by=clusters").content.decode()
    nonsense = browser.get(f"/rounds/{closed.pk}/picture/?by=%00nonsense").content.decode()

    assert ("Operational capability" in domains, "System capabilities" in domains) == (True, False)
    assert ("Operational capability" in clusters, "System capabilities" in clusters) == (False, True)
    assert "Operational capability" in nonsense


def test_what_was_said_decided_and_promised_is_kept_and_found_again(closed, cast, as_person):
    later = timezone.localdate() + timedelta(days=30)
    browser = as_person(cast.ben)
    sent = {
        "said": "We had not heard that from them.",
        "decided": "Each panel ends with what we tell the young person.",
        "decided_by": "Amina and Gwen",
        "promised": "An answer by letter",
        "promised_by": "Gwen",
        "to_whom": "young people",
        "due_on": later.isoformat(),
    }

    browser.post(f"/rounds/{closed.pk}/talk/backing/", sent)

    talk = Conversation.objects.get()
    assert (Decision.objects.get().decided_by, Promise.objects.get().due_on, talk.recorded_by) == (
        "Amina and Gwen",
        later,
        cast.ben.user,
    )
    assert "An answer by <mark>letter</mark>" in browser.get("/search/?words=letter").content.decode()
    assert "An answer by letter" in browser.get(f"/journeys/{cast.journey.pk}/").content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"said": ""}, "Write down what was said, what was decided or what was promised."),
        ({"decided": "Stop."}, "Say who decided it."),
        ({"promised": "A room"}, "Say who promises it."),
        ({"said": "x", "due_on": "2020-01-01"}, "That day has gone."),
        ({"said": "x" * 5001}, "5000"),
    ],
)
def test_a_conversation_that_says_too_little_is_asked_again(closed, cast, as_person, sent, sentence):
    page = as_person(cast.ben).post(f"/rounds/{closed.pk}/talk/backing/", {"csrf": "x", **sent}).content.decode()

    assert sentence in page
    assert Conversation.objects.count() == 0


def test_two_who_write_at_once_both_see_both_texts(closed, cast, as_person):
    talk = actions.record_conversation(
        closed, by=cast.amina, prompt="backing", title="t", said="First.", held_on=timezone.localdate()
    )
    actions.change_conversation(talk, by=cast.ben, said="Ben's text.", title="t", version=1)

    with pytest.raises(Changed):
        actions.change_conversation(talk, by=cast.amina, said="Amina's text.", title="t", version=1)
    page = as_person(cast.amina).post(f"/conversations/{talk.pk}/", {"said": "Amina's text.", "version": "1"})

    text = page.content.decode()
    assert page.status_code == 409
    assert ("Ben&#x27;s text." in text, "Amina&#x27;s text." in text) == (True, True)


def test_frances_looks_on_and_may_not_record(closed, cast):
    with pytest.raises(PermissionDenied):
        actions.record_conversation(
            closed, by=cast.frances, prompt="backing", title="t", said="x", held_on=timezone.localdate()
        )

    assert Conversation.objects.count() == 0


def test_what_is_sent_beyond_protects_groups_under_ten_and_quotes_only_with_leave(closed, cast, as_person):
    browser = as_person(cast.amina)

    beyond = browser.get(f"/rounds/{closed.pk}/report/").content.decode()
    inside = browser.get(f"/rounds/{closed.pk}/report/?for=participants").content.decode()

    assert ("7 asked, 6 heard, not shown." in beyond, "7 asked, 6 heard, not shown." in inside) == (True, False)
    assert "Nothing came back to us." in beyond


def test_the_word_report_holds_the_conversation_and_no_protected_count(closed, cast, as_person):
    actions.record_conversation(
        closed, by=cast.amina, prompt="backing", title="t", said="We listened.", held_on=timezone.localdate()
    )

    answer = as_person(cast.amina).get(f"/rounds/{closed.pk}/report.docx")

    document = docx.Document(io.BytesIO(answer.content))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert "We listened." in [paragraph.text for paragraph in document.paragraphs]
    assert next(row[3:7] for row in rows if row[0] == "Partner agencies" and len(row) == 8) == ["not shown"] * 4
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="how-is-it-really')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_answers_from_elsewhere_become_a_closed_round_that_says_so(cast, as_person):
    rows = "".join(
        f"p{number},Young people,Ask us first,{'agree' if number % 3 else 'disagree'}\n" for number in range(9)
    )
    values = {
        "title": "Asked elsewhere",
        "asked": {"Young people": 20},
        "scale": ("disagree", "agree"),
        "silences": ("pass",),
        "source": "A survey of 2022, CC BY 4.0",
        "licence": "CC BY 4.0",
        "gathered_on": timezone.localdate(),
        "keep_until": timezone.localdate() + timedelta(days=9),
    }
    head = b"respondent,perspective,prompt,answer\n"

    round_ = import_round(cast.journey, by=cast.amina, answers=head + rows.encode(), **values)
    page = as_person(cast.amina).get(f"/rounds/{round_.pk}/picture/").content.decode()

    assert ("A survey of 2022, CC BY 4.0" in page, "9 of 20 answered" in page) == (True, True)
    assert "helps" not in page.split('id="apart"')[0].split('id="agree"')[1]
    with pytest.raises(NotNow, match="is not one of"):
        import_round(cast.journey, by=cast.amina, answers=head + b"a,b,c,maybe\n", **values)
    with pytest.raises(PermissionDenied):
        import_round(cast.journey, by=cast.ben, answers=head + rows.encode(), **values)
    assert Round.objects.count() == 1


def test_the_picture_asks_the_database_a_number_of_questions_that_does_not_grow(
    closed, cast, as_person, django_assert_num_queries
):
    browser = as_person(cast.amina)
    browser.get(f"/rounds/{closed.pk}/picture/")

    with django_assert_num_queries(14):
        browser.get(f"/rounds/{closed.pk}/picture/")
