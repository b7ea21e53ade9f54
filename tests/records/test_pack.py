"""The handover pack: everything that a successor should know, and nothing that must not leave."""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse
from docx import Document as Word
from pypdf import PdfReader

from holdfast.audit.models import Event
from holdfast.guides.loading import load_guide
from holdfast.journeys import offers as journeys
from holdfast.journeys.access import participation
from holdfast.journeys.actions import deciding, feelings, moments, placing
from holdfast.journeys.enums import Felt, Precision, Sharing, Stage
from holdfast.records.actions import examples
from holdfast.records.queries.pack import pack_of
from holdfast.rounds.actions import leading
from holdfast.rounds.actions.reflecting import begin_reflection, write
from holdfast.rounds.models import Answer
from tests.factories import a_round, group_of, people_answer


def text_of(document) -> str:
    return "\n".join(str(section) for section in document.sections)


def pack(client, journey, kind: str = "") -> object:
    return client.get(
        reverse("records:pack_file" if kind else "records:pack", args=[journey.pk, *([kind] if kind else [])])
    )


@pytest.fixture
def lived(cast):
    """A journey with a decision, a promise that waits, a pause, and a closed round."""
    deciding.record_decision(
        cast.journey,
        by=cast.amina,
        what="Buddies for chairs",
        why="Half had changed.",
        decided_by="Panel group",
        decided_on=date(2026, 5, 1),
    )
    deciding.make_promise(cast.journey, by=cast.amina, what="A warm room", to_whom="Young people", by_whom="Gwen")
    strand = placing.add_strand(cast.journey, by=cast.amina, name="Arcade")
    placing.place_strand(
        strand, by=cast.amina, stage=Stage.DESIGNING, since=date(2025, 1, 1), precision=Precision.MONTH, role="lead"
    )
    placing.move_strand(
        strand,
        by=cast.amina,
        move="paused",
        since=date(2025, 6, 1),
        precision=Precision.MONTH,
        role="lead",
        carried="Ask the owner first.",
    )
    round_ = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6, "practitioners": 8})
    people_answer(group_of(round_, "young_people"), (3, 2, 1, 1), words="CANARY-ANSWER")
    people_answer(group_of(round_, "practitioners"), (1, 2, 2, 1))
    people_answer(group_of(round_, "managers"), (0, 1, 0, 2))
    leading.close_round(round_, by=cast.amina)
    return cast.journey


def test_the_pack_tells_state_path_people_decisions_promises_and_what_was_let_go(cast, lived):
    text = text_of(pack_of(lived, cast.ben))

    told = {
        "Panel: developing, since March 2026, as Amina, innovation lead placed it.",
        "Buddies for chairs",
        "Why: Half had changed.",
        "A warm room",
        "Arcade: designing, paused, since June 2025 (Amina, lead). What was learnt: Ask the owner first.",
        "Who takes part",
        "Round closed: How is it, really?",
    }
    assert {sentence for sentence in told if sentence not in text} == set()


def test_the_pack_of_a_journey_in_which_nothing_happened_says_so_and_asks(cast):
    text = text_of(pack_of(cast.journey, cast.amina))

    assert "No decision has been written down yet." in text
    assert "Nothing that was let go has been written down." in text
    assert "No round has been closed yet." in text


def test_what_must_not_leave_is_not_in_the_pack(cast, lived, client):
    reflection = begin_reflection(load_guide("containment"), by=cast.amina)
    write(reflection, by=cast.amina, words={load_guide("containment").prompts[0].id: "CANARY-PRIVATE"}, version=1)
    moment = moments.record_moment(lived, by=cast.amina, told=moments.Told(title="The bus stop"))
    said = {"felt": Felt.HEAVY, "is_quotable": True, "version": 0}
    feelings.say_feeling(moment, by=cast.amina, words="CANARY-FEELING", sharing=Sharing.NAME, **said)
    feelings.say_feeling(moment, by=cast.ben, words="CANARY-HEAVY", sharing=Sharing.PRIVATE, **said)
    client.force_login(cast.amina.user)

    page = pack(client, lived).content.decode()
    word = Word(io.BytesIO(pack(client, lived, "docx").content))
    pdf = "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(pack(client, lived, "pdf").content)).pages)

    written = "\n".join(element.text or "" for element in word.element.body.iter())
    assert ["The bus stop" in each for each in (page, written, pdf)] == [True, True, True]
    assert ["CANARY" in each for each in (page, written, pdf)] == [False, False, False]


def private_words() -> set[str]:
    """Every sentence of the demonstration that is somebody's own: reflections, what was felt, what answers hold."""
    practice, felt = (examples.read("demonstration", f"{name}.toml") for name in ("practice", "moments"))
    words = {text for row in practice["reflections"] for each in row["words"].values() for text in each.values()}
    words |= {row["words"] for row in felt["felt"]} | {row.get("words", "") for row in felt["together"]}
    return {each for each in words if each}


def test_nothing_private_of_the_demonstration_is_in_its_pack(cast, demonstrated, client):
    parts = cast.amina.user.participations.select_related("journey__organisation")
    journey = next(part.journey for part in parts if part.journey.kind == "invented")
    answered = set(Answer.objects.filter(response__group__round__journey=journey).values_list("words", flat=True))

    text = text_of(pack_of(journey, cast.amina))

    secret = {each for each in private_words() | answered if each}
    assert len(secret) > 5
    assert {each for each in secret if each in text} == set()
    assert "That we look at the bus stop" in text  # the letter that she may read is there


def test_a_comment_that_was_kept_back_is_in_nobodys_pack(cast, lived):
    answer = Answer.objects.exclude(words="").first()
    leading.withhold_words(answer, by=cast.amina, why="It names somebody.")

    text = text_of(pack_of(lived, cast.amina))

    assert "CANARY" not in text
    assert "How is it, really?" in text


def test_a_group_too_small_to_be_shown_stands_in_the_pack_as_heard_alone(cast, lived):
    sections = pack_of(lived, cast.amina).sections
    tables = [section.drawing.table for section in sections if hasattr(section, "drawing")]
    rows = [row for table in tables for row in table.rows]

    managers = {row for row in rows if row[0] == "Managers"}
    assert {row[1:7] for row in managers if len(row) > 6} == {
        ("6", "3", "not shown", "not shown", "not shown", "not shown")
    }
    assert ("Young people", "9", "7", "3", "2", "1", "1") in {row[:7] for row in rows}


def test_taking_the_pack_leaves_a_trace_and_reading_it_does_not(cast, lived, client):
    client.force_login(cast.ben.user)

    pack(client, lived)
    read = Event.objects.filter(what="handover.pack_taken").count()
    answer = pack(client, lived, "docx")

    assert zipfile.is_zipfile(io.BytesIO(answer.content))
    assert answer["Content-Disposition"] == 'attachment; filename="handover-safer-after-school.docx"'
    assert (read, Event.objects.filter(what="handover.pack_taken", who=cast.ben.user.pk).count()) == (0, 1)
    assert pack(client, lived, "exe").status_code == 404


def test_the_pack_asks_the_database_as_often_for_thirty_decisions_as_for_one(cast, django_assert_num_queries):
    def decide(number: int) -> None:
        deciding.record_decision(
            cast.journey, by=cast.amina, what=f"Decision {number}", decided_by="us", decided_on=date(2026, 5, 1)
        )
        deciding.make_promise(cast.journey, by=cast.amina, what=f"Promise {number}", to_whom="", by_whom="")

    participation(cast.amina, cast.journey)  # kept for the length of a request
    decide(1)
    with django_assert_num_queries(31):
        journeys.sections(cast.journey, cast.amina)
    for number in range(29):
        decide(number)
    with django_assert_num_queries(31):
        journeys.sections(cast.journey, cast.amina)


@pytest.mark.parametrize("example", ["record", "invented"])
def test_every_example_has_a_pack(cast, demonstrated, client, example):
    client.force_login(cast.amina.user)

    answers = [pack(client, part.journey) for part in cast.amina.user.participations.filter(journey__kind=example)]

    assert {answer.status_code for answer in answers} == {200}
