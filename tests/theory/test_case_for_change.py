"""The case for change: put together from what is known, written by people, and never surer than its claims."""

import io
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from holdfast.analysis.theory import read_outline
from holdfast.audit.models import Event
from holdfast.evidence.actions import claims, evidence_items
from holdfast.evidence.actions.claims import Claimed
from holdfast.evidence.actions.cycles import Predicted, predict_cycle
from holdfast.evidence.actions.evidence_items import Found
from holdfast.evidence.enums import ClaimState
from holdfast.evidence.queries import rest_named
from holdfast.journeys.actions.authorising import Needed, note_authoriser
from holdfast.journeys.enums import Way
from holdfast.journeys.models import Decision, Reply
from holdfast.memory.models import Entry
from holdfast.rounds.actions import leading
from holdfast.theory import queries
from holdfast.theory.actions import arguing, costing
from holdfast.theory.actions.arguing import Asking, Pointed
from holdfast.theory.actions.costing import Costed
from holdfast.theory.actions.outlining import begin_theory
from holdfast.theory.enums import CasePart, Known
from holdfast.theory.models import CaseForChange, Point
from holdfast.ui.documents import Table, as_pdf, as_word
from holdfast.ui.refusals import Changed, NotNow
from tests.factories import a_round, group_of, people_answer

STATES = ("Hoped.", "Plausible.", "Early sign.", "Supported.", "Contested.", "Contradicted.", "Not known yet.")
BESIDE = (
    *STATES,
    "Said by people who were asked.",
    "Decided.",
    "Counted.",
    "Estimated.",
    "Quoted by whoever sells it.",
)
OUTLINE = "outcome: Safer at the bus stop\n    activity: Two evenings a week\n"


def a_case(cast, **more) -> CaseForChange:
    return arguing.begin_case(cast.journey, by=cast.ben, asking=Asking("Evenings for three years", **more))


def a_claim(cast, what="Young people are asked first.", **more):
    return claims.make_claim(cast.journey, by=cast.ben, claimed=Claimed(what, "practice", **more))


def supported(cast, what="Young people are asked first."):
    claim = a_claim(cast, what)
    for source, by_them in (("Practitioners", True), ("Young people", False)):
        found = Found("for", "accounts", "So it was.", source, by_those_who_do_it=by_them)
        evidence_items.add_evidence(claim, by=cast.ben, found=found)
    return claims.turn_claim(claim, by=cast.ben, to=ClaimState.SUPPORTED, why="Both say so.")


def a_closed_round(cast, **asked):
    """Everybody who is asked answers, at the lower end of the scale but for one."""
    round_ = a_round(cast.journey, cast.amina, asked=asked)
    for key, number in asked.items():
        people_answer(group_of(round_, key), (number - 1, 0, 1, 0))
    leading.close_round(round_, by=cast.amina)
    return round_


def beside(case: CaseForChange) -> list[str]:
    """What stands in the last column of every table of points and costs."""
    tables = [each for each in queries.case_document(case).sections if isinstance(each, Table)]
    return [row[-1] for table in tables for row in table.rows]


def test_a_case_is_put_together_from_theory_rounds_claims_and_decisions(cast, as_person):
    begin_theory(cast.journey, by=cast.amina, told=read_outline(OUTLINE).theory)
    a_closed_round(cast, managers=12, practitioners=11)
    supported(cast)
    a_claim(cast, "Nobody is moved on.", unintended="Somebody may feel watched.")
    Decision.objects.create(journey=cast.journey, what="Improve the talk.", way=Way.SCAFFOLD, decided_by="All of us")
    sent = {"title": "Evenings", "to_whom": "The board", "asked_for": "Three years."}

    answer = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/cases/new/", sent)

    case = CaseForChange.objects.get()
    told = {(point.part, point.known, point.claim.state if point.claim else "") for point in case.points.all()}
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{case.pk}/")
    assert told == {
        ("way", "hoped", ""),
        ("heard", "said", ""),
        ("heard", "not_known", ""),
        ("known", "not_known", "supported"),
        ("known", "not_known", "hoped"),
        ("scaffold", "decided", ""),
        ("risk_changing", "not_known", ""),
    }
    assert Entry.objects.get(kind="case", subject=case.pk).title == "Evenings"
    with pytest.raises(PermissionDenied, match="You could ask Amina"):
        arguing.begin_case(cast.journey, by=cast.frances, asking=Asking("Mine"))


def test_a_case_says_when_something_was_decided_and_names_nobody_who_decided_it(cast):
    what = {"what": "Improve the talk.", "way": Way.SCAFFOLD}
    Decision.objects.create(journey=cast.journey, decided_by="Gwen Hale", decided_on=date(2026, 3, 4), **what)

    case = a_case(cast)

    assert case.points.get().source == "March 2026"
    assert beside(case) == ["Decided. March 2026."]


def test_a_cycle_that_holds_it_up_stands_in_the_case_and_evidence_can_rest_on_it(cast):
    told = Predicted("Told in a week", "Ring the day after.", "More are told.", is_scaffold=True)
    cycle = predict_cycle(cast.journey, by=cast.ben, told=told)

    case = a_case(cast)

    point = case.points.get()
    assert (point.part, point.known) == ("scaffold", "not_known")
    assert point.text == "Told in a week: Ring the day after. It is being tried."
    rest = rest_named("cycle", cycle.pk, cast.ben, cast.journey)
    assert (rest.title, rest.path) == ("Told in a week, cycle 1", f"/cycles/{cycle.pk}/")
    assert rest_named("cycle", cycle.pk, cast.farid, cast.journey) is None


def test_every_point_and_every_cost_has_how_much_is_known_beside_it_in_word(cast):
    import docx

    supported(cast)
    a_claim(cast, "Nobody is moved on.", unintended="Somebody may feel watched.")
    a_closed_round(cast, managers=12)
    case = a_case(cast)
    arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.RISK_STAYING, "It stays as it is."))
    costing.note_cost(cast.journey, by=cast.ben, costed=Costed("running", "Two evenings", low=1, high=2))

    word = docx.Document(io.BytesIO(as_word(queries.case_document(case))))

    rows = [row.cells for table in word.tables for row in table.rows[1:]]
    assert len(rows) == 7
    assert [cells[0].text for cells in rows if not cells[-1].text.startswith(BESIDE)] == []
    assert [cells[-1].text for cells in rows] == beside(case)


def test_a_group_of_fewer_than_ten_is_said_to_be_silent_and_never_shown(cast):
    a_closed_round(cast, managers=12, young_people=9)

    case = a_case(cast)

    told = " ".join(point.text for point in case.points.all())
    assert "Managers" in told
    assert "too few or none answered: Young people" in told
    assert "Young people)" not in told


def test_a_round_in_which_nobody_can_be_shown_says_nothing(cast):
    a_closed_round(cast, young_people=9)

    assert a_case(cast).points.count() == 0


def test_what_is_known_of_a_point_follows_its_claim(cast):
    claim = supported(cast)
    case = a_case(cast)
    assert beside(case) == ["Supported. For: several accounts."]

    claims.turn_claim(claim, by=cast.ben, to=ClaimState.NOT_KNOWN, why="They moved away.")

    assert beside(case) == ["Not known yet. For: several accounts."]
    claim.refresh_from_db()
    claims.take_out_claim(claim, by=cast.ben)
    assert beside(case) == ["Not known yet."]


def test_a_point_in_other_words_than_its_claim_says_what_the_claim_is(cast):
    claim = supported(cast)
    case = a_case(cast)
    point = case.points.get()

    changed = Pointed(CasePart.KNOWN, "Everybody is happier.", claim=claim)
    arguing.change_point(point, by=cast.ben, pointed=changed, version=1)

    assert beside(case) == ["Supported. For: several accounts. The claim behind it: “Young people are asked first”."]


@pytest.mark.parametrize("known", [Known.SAID, Known.DECIDED, "supported"])
def test_without_a_claim_nothing_is_more_than_plausible(cast, as_person, known):
    case = a_case(cast)
    with pytest.raises(NotNow, match="Choose a claim"):
        arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, "It is so.", known=known))

    page = as_person(cast.ben).post(
        f"/cases/{case.pk}/points/new/", {"part": "need", "text": "It is so.", "known": known}
    )

    assert list(page.context["form"].errors) == ["known"]
    assert Point.objects.count() == 0


def test_what_people_said_stays_said_when_its_words_are_made_shorter(cast, as_person):
    a_closed_round(cast, managers=12)
    point = a_case(cast).points.filter(known="said").first()
    sent = {"part": "heard", "text": "Shorter.", "known": "said", "source": point.source, "version": 1}

    assert as_person(cast.ben).post(f"/points/{point.pk}/", sent).status_code == 302
    point.refresh_from_db()
    assert (point.text, point.known, point.participant.known_as) == ("Shorter.", "said", "Ben")


def test_it_works_is_met_with_a_question_beside_the_point_until_it_is_borne_out(cast, as_person):
    case = a_case(cast)
    pointed = Pointed(CasePart.KNOWN, "The panel works.", known=Known.PLAUSIBLE)
    point = arguing.add_point(case, by=cast.ben, pointed=pointed)
    browser = as_person(cast.ben)

    page = browser.get(f"/cases/{case.pk}/").content.decode()

    assert "You write “panel works”. What has been seen that says so" in page
    borne_out = Pointed(CasePart.KNOWN, "The panel works.", claim=supported(cast, "The panel works."))
    arguing.change_point(point, by=cast.ben, pointed=borne_out, version=1)
    assert "You write “panel works”" not in browser.get(f"/cases/{case.pk}/").content.decode()


def test_a_question_about_a_point_is_answered_and_goes_with_it(cast, as_person):
    case = a_case(cast)
    point = arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.KNOWN, "The panel works."))
    shown = [each for part in queries.shown_parts(case, queries.points_of(case)) for each in part.points]
    fingerprint = shown[0].asked.question.fingerprint
    browser = as_person(cast.ben)

    browser.post(f"/cases/{case.pk}/questions/{fingerprint}/", {"because": "Esi saw it.", "version": 0})

    assert "Esi saw it." in browser.get(f"/cases/{case.pk}/").content.decode()
    assert browser.get(f"/cases/{case.pk}/questions/{'0' * 64}/").status_code == 404
    assert browser.post(f"/points/{point.pk}/take-out/").status_code == 302
    assert (Point.objects.count(), Reply.objects.count()) == (0, 0)


def test_a_case_is_asked_what_it_leaves_out(cast):
    case = a_case(cast)

    asked = [each.words for each in queries.case_questions(case, queries.points_of(case))]

    assert asked == [
        "What could go wrong for families if this is done?",
        "What happens to families if nothing changes?",
        "What would it cost, and whom? A wide range is a fair answer.",
    ]


def test_what_is_taken_out_is_offered_again_and_added_once(cast, as_person):
    supported(cast)
    case = a_case(cast)
    point = case.points.get()
    arguing.take_out_point(point, by=cast.ben)
    browser = as_person(cast.ben)

    assert [each.origin for each in browser.get(f"/cases/{case.pk}/").context["offered"]] == [point.origin]
    assert browser.post(f"/cases/{case.pk}/add/", {"origin": point.origin}).status_code == 302
    assert case.points.count() == 1
    with pytest.raises(NotNow, match="in the case already, or not there"):
        arguing.add_proposed(case, by=cast.ben, origin=point.origin)
    with pytest.raises(NotNow, match="in the case already, or not there"):
        arguing.add_proposed(case, by=cast.ben, origin="claim:somewhere-else")


def test_points_are_put_in_order(cast):
    case = a_case(cast)
    first, second = (
        arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, text)) for text in ("First.", "Second.")
    )
    arguing.move_point_up(second, by=cast.ben)

    assert [point.text for point in case.points.all()] == ["Second.", "First."]
    with pytest.raises(NotNow, match="stands first already"):
        arguing.move_point_up(second, by=cast.ben)
    assert first.part == second.part


def test_a_late_writer_sees_both_texts(cast, as_person):
    case = a_case(cast)
    point = arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, "First."))
    arguing.change_point(point, by=cast.amina, pointed=Pointed(CasePart.NEED, "Amina’s."), version=1)
    arguing.change_case(case, by=cast.amina, asking=Asking("Amina’s"), version=1)
    browser = as_person(cast.ben)

    late = browser.post(f"/points/{point.pk}/", {"part": "need", "text": "Ben’s.", "known": "not_known", "version": 1})
    asked = browser.post(f"/cases/{case.pk}/change/", {"title": "Ben’s", "version": 1})

    assert (late.status_code, asked.status_code) == (409, 409)
    assert late.context["form"].theirs == [("What do you say?", "Amina’s.")]
    assert asked.context["form"].theirs == [("What would you call it?", "Amina’s")]
    with pytest.raises(Changed):
        arguing.change_case(case, by=cast.ben, asking=Asking("Ben’s"), version=1)


def test_a_claim_or_a_cost_of_another_journey_is_refused(cast):
    far = claims.make_claim(cast.elsewhere, by=cast.farid, claimed=Claimed("Far away.", "cost"))
    case = a_case(cast)

    with pytest.raises(NotNow, match="belongs to another journey"):
        arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, "It is so.", claim=far))
    with pytest.raises(NotNow, match="belongs to another journey"):
        costing.note_cost(cast.journey, by=cast.ben, costed=Costed("avoided", "Returns", claim=far))


def test_the_case_is_taken_by_those_who_may_make_reports_and_leaves_a_trace(cast, as_person):
    case = a_case(cast)

    word = as_person(cast.ben).get(f"/cases/{case.pk}/case.docx")
    pdf = as_person(cast.ben).get(f"/cases/{case.pk}/case.pdf")

    assert (word.content[:2], pdf.content[:5]) == (b"PK", b"%PDF-")
    assert word["Content-Disposition"] == 'attachment; filename="evenings-for-three-years.docx"'
    assert Event.objects.filter(what="case.taken", subject=case.pk).count() == 2
    assert as_person(cast.ben).get(f"/cases/{case.pk}/case.exe").status_code == 404


def test_nobody_who_spoke_is_named_in_the_file_and_nobody_stands_judged(cast):
    note_authoriser(cast.journey, by=cast.amina, needed=Needed("Transport board", ("data",), to_see="The map."))
    supported(cast)
    case = a_case(cast)
    costing.note_cost(cast.journey, by=cast.ben, costed=Costed("running", "Two evenings", low=1, high=2))

    told = repr(queries.case_document(case).sections)

    assert "Transport board: data" in told
    assert [word for word in ("Amina", "Ben", "Practitioners", "The map.", "not noted") if word in told] == []


def test_the_page_says_how_many_pages_it_takes_and_two_are_enough(cast, as_person):
    case = a_case(cast, asked_for="Three years.")

    page = as_person(cast.frances).get(f"/cases/{case.pk}/read/")

    assert page.context["pages"] == 1
    assert "As a PDF it takes 1 page." in page.content.decode()
    assert queries.how_many_pages(queries.case_document(case)) == 1
    assert as_pdf(queries.case_document(case))[:5] == b"%PDF-"


def test_a_case_is_taken_out_and_what_it_came_from_stays(cast, as_person):
    supported(cast)
    case = a_case(cast)

    assert as_person(cast.ben).post(f"/cases/{case.pk}/take-out/").status_code == 302

    assert (CaseForChange.objects.count(), Point.objects.count(), cast.journey.claims.count()) == (0, 0, 1)
    assert Entry.objects.filter(kind="case").count() == 0


def test_more_than_a_case_holds_is_refused(cast):
    case = a_case(cast)
    Point.objects.bulk_create(Point(case=case, part="need", text="P") for _n in range(arguing.MOST_POINTS))

    with pytest.raises(NotNow, match="at most 60 points"):
        arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, "One more."))


@pytest.mark.parametrize("number", [1, 30])
def test_a_case_asks_as_many_questions_for_thirty_points_as_for_one(cast, as_person, django_assert_num_queries, number):
    case = a_case(cast)
    made = [a_claim(cast, f"Claim {n}", unintended="u") for n in range(number)]
    Point.objects.bulk_create(
        Point(case=case, part="known", text="It works.", claim=claim) for n, claim in enumerate(made)
    )
    browser = as_person(cast.frances)

    with django_assert_num_queries(10):
        browser.get(f"/cases/{case.pk}/")
