"""Questions and their answers, files, versions beside each other, what other areas are offered, and how often the database is asked."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from holdfast.analysis.theory import from_csv, from_data, read_outline
from holdfast.audit.models import Event
from holdfast.memory.models import Entry
from holdfast.records.actions.erasing import erase_journey, erase_person
from holdfast.rounds.actions import leading
from holdfast.rounds.models import Round
from holdfast.theory import offers, queries
from holdfast.theory.actions.editing import Linked, Said, change_element, change_link, rest_on_conditions
from holdfast.theory.actions.remarks import Written, write_remark
from holdfast.theory.enums import RemarkKind
from holdfast.theory.models import Element, Remark, TheoryLink, TheoryVersion
from holdfast.ui.documents import Document, as_page
from tests.analysis.theory.making import alike
from tests.factories import a_round, group_of, people_answer
from tests.theory.making import OUTLINE, a_theory, element, link_to


def answer(cast, as_person, kind: str, because: str, theory):
    asked = next(each for each in queries.questions_of(theory) if each.asked.question.kind == kind)
    where = f"/journeys/{cast.journey.pk}/theory/questions/{asked.asked.question.fingerprint}/"
    return as_person(cast.amina).post(where, {"because": because, "version": 0})


def open_kinds(theory) -> list[str]:
    return [each.asked.question.kind for each in queries.questions_of(theory) if not each.asked.reply]


def test_a_question_that_is_answered_stays_answered_until_that_part_changes(cast, as_person):
    theory = a_theory(cast)
    assert open_kinds(theory) == ["leap", "lasting", "no_reason"]

    answer(cast, as_person, "leap", "The form asks for it.", theory)
    change_element(
        element(theory, "Young people"), by=cast.ben, said=Said("Young people are safer", "outcome"), version=1
    )
    still = "leap" not in open_kinds(theory)
    change_element(element(theory, "Practitioners"), by=cast.ben, said=Said("Staff are aware", "mechanism"), version=1)

    asked = next(each for each in queries.questions_of(theory) if each.asked.question.kind == "leap")
    assert (still, asked.asked.reply, asked.asked.earlier.because) == (True, None, "The form asks for it.")
    assert Entry.objects.get(kind="reply").path == f"/journeys/{cast.journey.pk}/theory/"


def test_an_answer_without_words_is_not_kept_and_an_unknown_question_is_not_found(cast, as_person):
    theory = a_theory(cast)

    page = answer(cast, as_person, "leap", "", theory)

    assert (page.status_code, "leap" in open_kinds(theory)) == (200, True)
    assert as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/theory/questions/{'0' * 64}/").status_code == 404


def test_what_rests_on_a_condition_is_asked_about_when_the_latest_round_says_that_it_is_not_there(cast):
    theory = a_theory(cast)
    plans = element(theory, "Plans")
    rest_on_conditions(plans, by=cast.amina, rests_on=["backing"], version=plans.version)
    assert "condition_absent" not in open_kinds(theory)
    round_ = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6})
    people_answer(group_of(round_, "young_people"), (4, 3, 1, 0), prompts=["backing"])
    open_one = open_kinds(theory)
    leading.close_round(round_, by=cast.amina)

    asked = next(e.asked for e in queries.questions_of(theory) if e.asked.question.kind == "condition_absent")

    assert "condition_absent" not in open_one  # nothing is told of a round that is still open
    assert "Young people said that it is not there" in asked.words


def test_what_an_earlier_round_said_counts_no_more_when_a_later_one_asked_again(cast):
    theory = a_theory(cast)
    plans = element(theory, "Plans")
    rest_on_conditions(plans, by=cast.amina, rests_on=["backing"], version=plans.version)
    for answers, days in (((4, 3, 1, 0), 3), ((0, 1, 3, 4), 1)):
        round_ = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6})
        people_answer(group_of(round_, "young_people"), answers, prompts=["backing"])
        leading.close_round(round_, by=cast.amina)
        day = timezone.localdate() - timedelta(days=days)
        Round.objects.filter(pk=round_.pk).update(opens_on=day, closes_on=day)

    assert "condition_absent" not in open_kinds(theory)


def test_too_few_answers_raise_no_question(cast):
    theory = a_theory(cast)
    plans = element(theory, "Plans")
    rest_on_conditions(plans, by=cast.amina, rests_on=["backing"], version=plans.version)
    round_ = a_round(cast.journey, cast.amina, asked={"young_people": 9, "managers": 6})
    people_answer(group_of(round_, "young_people"), (2, 1, 0, 0), prompts=["backing"])
    leading.close_round(round_, by=cast.amina)

    assert "condition_absent" not in open_kinds(theory)


def take(cast, as_person, kind: str, whom: str = ""):
    return as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/theory/theory.{kind}{whom}")


def test_files_come_back_as_they_went(cast, as_person):
    theory = a_theory(cast)
    now = alike(queries.as_engine(theory))

    whole = from_data(json.loads(take(cast, as_person, "json").content))
    rows = from_csv(take(cast, as_person, "csv").content.decode("utf-8-sig"))
    outline = read_outline(take(cast, as_person, "txt").content.decode()).theory

    assert [alike(each) for each in (whole, rows, outline)] == [now, now, now]
    assert Event.objects.filter(what="theory.taken").count() == 3


@pytest.mark.parametrize("kind, begins", [("svg", b"<svg"), ("png", b"\x89PNG"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_every_kind_of_file_is_made(cast, as_person, kind, begins):
    a_theory(cast)

    made = take(cast, as_person, kind)

    assert made.content.startswith(begins)
    assert made["Content-Disposition"] == f'attachment; filename="theory-of-change-safer-after-school.{kind}"'
    assert take(cast, as_person, "exe").status_code == 404


def test_what_single_people_wrote_goes_into_no_file_for_others(cast, as_person):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")
    write_remark(theory, by=cast.ben, written=Written(RemarkKind.DOUBT, "Not at night."), link=link)

    inside = take(cast, as_person, "svg", "?for=participants").content.decode()
    beyond = [take(cast, as_person, kind).content.decode() for kind in ("svg", "json", "csv", "txt")]
    document = as_page(queries.theory_document(theory, with_names=False))

    assert ("Not at night." in inside, "Ben" in inside) == (True, True)
    assert [("Not at night." in each, "Ben" in each, "Amina" in each) for each in (*beyond, document)] == [
        (False, False, False)
    ] * 5


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(cast, as_person):
    a_theory(cast, outline="outcome: Safer\n  practice: =cmd|' /C calc'!A0\n")

    assert "'=cmd" in take(cast, as_person, "csv").content.decode("utf-8-sig")


def test_two_versions_stand_beside_each_other(cast, as_person):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")
    change_link(link, by=cast.ben, said=Linked("The form asks."), version=link.version)

    page = as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/theory/compare/")

    assert [(each.what, each.words, each.fields) for each in page.context["changes"]] == [
        (
            "Changed",
            "Practitioners know more about places → Plans name places, and who can change them",
            (("reason", "nothing", "The form asks."), ("put forward by", "Practitioners", "nothing")),
        )
    ]
    assert "changed" in page.context["drawing"].table.rows[1]
    for query in ("?from=x&to=y", "?from=2&to=1", "?from=1&to=1"):
        assert as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/theory/compare/{query}").status_code == 200
    assert as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/theory/compare/?from=1&to=77").status_code == 404
    assert as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/theory/versions/77/").status_code == 404


def test_an_outline_is_sketched_without_being_kept(cast, as_person):
    where = f"/journeys/{cast.journey.pk}/theory/draw/"

    whole = as_person(cast.amina).post(where, {"outline": OUTLINE})
    part = as_person(cast.amina).post(where, {"outline": OUTLINE}, headers={"HX-Request": "true"})

    assert ("<h1" in whole.content.decode(), "<h1" in part.content.decode()) == (True, False)
    assert "Two training days" in part.content.decode()
    assert Element.objects.count() == 0


def test_a_goal_of_a_driver_diagram_that_is_not_there_is_not_found(cast, as_person):
    a_theory(cast)
    where = f"/journeys/{cast.journey.pk}/theory/drivers/"

    assert as_person(cast.ben).get(where).context["drawing"].title == "1 idea to try is told"
    assert as_person(cast.ben).get(f"{where}?aim=nothing").status_code == 404


def test_a_handover_and_a_meeting_are_told_of_it(cast):
    assert (offers.sections(cast.journey, cast.esi), offers.since(cast.journey, timezone.localdate())) == ([], [])
    theory = a_theory(cast)
    write_remark(theory, by=cast.ben, written=Written(RemarkKind.DOUBT, "Not at night."))

    (part,) = offers.sections(cast.journey, cast.esi)
    page = as_page(Document("x", "", "", part.sections))
    lines = offers.since(cast.journey, timezone.localdate())

    assert ("Not at night." in page, "What keeps it going" in page) == (True, True)
    assert [sentence for _heading, sentence, _path in lines] == [
        "Version 1",
        "doubt: Not at night. (Ben, Practitioners)",
    ]
    assert offers.since(cast.journey, timezone.localdate() + timedelta(days=1)) == []
    assert offers.sections(cast.journey, cast.hana) == []


def test_erasing_a_person_leaves_the_theory_without_their_name(cast, as_person):
    theory = a_theory(cast)
    write_remark(theory, by=cast.ben, written=Written(RemarkKind.DOUBT, "Not at night."))

    erase_person(cast.ben.user, by=cast.hana)

    page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/theory/").content.decode()
    assert ("somebody who left" in page, "Ben" in page) == (True, False)


def test_erasing_a_journey_leaves_nothing_of_its_theory(cast):
    theory = a_theory(cast)
    write_remark(theory, by=cast.ben, written=Written(RemarkKind.DOUBT, "Not at night."))

    erase_journey(cast.journey, by=cast.amina)

    models = (Element, TheoryLink, Remark, TheoryVersion)
    assert [model.objects.count() for model in models] == [0, 0, 0, 0]
    assert Entry.objects.filter(kind__in=("theory", "remark")).count() == 0


def grown(cast, number: int):
    lines = "".join(f"    practice: Practice {n}\n        activity: Activity {n}\n" for n in range(number))
    theory = a_theory(cast, outline="outcome: Safer\n" + lines)
    for link in theory.links.select_related("theory__journey")[:number]:
        write_remark(theory, by=cast.ben, written=Written(RemarkKind.DOUBT, "Hm."), link=link)
        write_remark(theory, by=cast.ben, written=Written(RemarkKind.COMMENT, "Hm."))
    ben, data = cast.journey.participants.get(user=cast.ben.user), theory.versions.get().data
    TheoryVersion.objects.bulk_create(
        TheoryVersion(theory=theory, number=n + 2, data=data, participant=ben) for n in range(number)
    )
    return theory


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(
    "address, queries_asked",
    [("", 14), ("table/", 9), ("drivers/", 6), ("outline/", 7), ("versions/", 6), ("compare/", 8)],
)
def test_pages_ask_the_database_as_often_for_thirty_as_for_one(
    cast, as_person, django_assert_num_queries, number, address, queries_asked
):
    grown(cast, number)
    browser = as_person(cast.amina)

    with django_assert_num_queries(queries_asked):
        browser.get(f"/journeys/{cast.journey.pk}/theory/{address}")
