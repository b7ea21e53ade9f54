"""The addresses of claims and adaptations, for every person of the cast, in the order of PEOPLE in tests/test_who_sees_what.py."""

from holdfast.evidence.actions import adapting, claims, evidence_items
from holdfast.evidence.queries import adaptation_questions, claim_questions
from holdfast.theory.actions import arguing
from holdfast.theory.actions.arguing import Asking, Pointed
from holdfast.theory.actions.costing import Costed, note_cost
from holdfast.theory.enums import CasePart
from holdfast.theory.queries import case_questions

PARTICIPANTS = "302 200 200 200 200 200 404 404 302 302"
THOSE_WHO_WORK = "302 200 200 200 403 403 404 404 302 302"
THOSE_WHO_WORK_DO = "302 302 302 302 403 403 404 404 302 302"

CLAIMS = {
    "evidence:claims": ("get", "journey", PARTICIPANTS),
    "evidence:claim_new": ("get", "journey", THOSE_WHO_WORK),
    "evidence:claim": ("get", "claim", PARTICIPANTS),
    "evidence:claim_change": ("get", "claim", THOSE_WHO_WORK),
    "evidence:claim_turn": ("get", "claim", THOSE_WHO_WORK),
    "evidence:claim_take_out": ("get", "claim", THOSE_WHO_WORK),
    "evidence:claim_question": ("get", "claim+claim_question", THOSE_WHO_WORK),
    "evidence:evidence_add": ("get", "claim", THOSE_WHO_WORK),
    "evidence:evidence_change": ("get", "evidence_item", THOSE_WHO_WORK),
    "evidence:evidence_take_away": ("get", "evidence_item", THOSE_WHO_WORK),
    "evidence:adaptations": ("get", "journey", PARTICIPANTS),
    "evidence:adaptation_new": ("get", "journey", THOSE_WHO_WORK),
    "evidence:adaptation": ("get", "adaptation", PARTICIPANTS),
    "evidence:adaptation_change": ("get", "adaptation", THOSE_WHO_WORK),
    "evidence:adaptation_turn": ("get", "adaptation", THOSE_WHO_WORK),
    "evidence:adaptation_take_out": ("get", "adaptation", THOSE_WHO_WORK),
    "evidence:adaptation_question": ("get", "adaptation+adaptation_question", THOSE_WHO_WORK),
    "evidence:condition_new": ("get", "journey", THOSE_WHO_WORK),
    "evidence:condition_change": ("get", "condition", THOSE_WHO_WORK),
    "evidence:condition_take_out": ("post", "condition", THOSE_WHO_WORK_DO),
}


def of_claims(cast) -> dict:
    """A claim of Ben's with evidence of Ben's and a question; an adaptation of his, and a condition of the place."""
    claim = claims.make_claim(cast.journey, by=cast.ben, claimed=claims.Claimed("It works.", "practice"))
    found = evidence_items.Found("for", "story", "I saw it once.", "Ben", by_those_who_do_it=True)
    adapted = adapting.Adapted("At the bus stop.", "Nobody comes to the office.", model_name="A programme")
    adaptation = adapting.note_adaptation(cast.journey, by=cast.ben, adapted=adapted)
    item = evidence_items.add_evidence(claim, by=cast.ben, found=found)
    return {
        "claim": claim,
        "evidence_item": item,
        "claim_question": claim_questions(cast.journey, [claim])[0].question.fingerprint,
        "adaptation": adaptation,
        "adaptation_question": adaptation_questions(cast.journey, [adaptation])[0].question.fingerprint,
        "condition": adapting.note_condition(cast.journey, by=cast.ben, what="The last bus leaves at ten."),
    }


CASES = {
    "theory:cases": ("get", "journey", PARTICIPANTS),
    "theory:case_new": ("get", "journey", THOSE_WHO_WORK),
    "theory:case": ("get", "case", PARTICIPANTS),
    "theory:case_change": ("get", "case", THOSE_WHO_WORK),
    "theory:case_take_out": ("get", "case", THOSE_WHO_WORK),
    "theory:case_add": ("post", "case", THOSE_WHO_WORK_DO),
    "theory:point_new": ("get", "case", THOSE_WHO_WORK),
    "theory:case_read": ("get", "case", PARTICIPANTS),
    "theory:case_file": ("get", "case+file_kind", THOSE_WHO_WORK),
    "theory:case_question": ("get", "case+case_question", THOSE_WHO_WORK),
    "theory:point_change": ("get", "point", THOSE_WHO_WORK),
    "theory:point_take_out": ("post", "point", THOSE_WHO_WORK_DO),
    "theory:point_up": ("post", "point", THOSE_WHO_WORK_DO),
    "theory:costs": ("get", "journey", PARTICIPANTS),
    "theory:cost_new": ("get", "journey", THOSE_WHO_WORK),
    "theory:cost_change": ("get", "cost", THOSE_WHO_WORK),
    "theory:cost_take_out": ("post", "cost", THOSE_WHO_WORK_DO),
}


def of_cases(cast) -> dict:
    """A case of Ben's with a point of his, a question about it, and a cost."""
    case = arguing.begin_case(cast.journey, by=cast.ben, asking=Asking("Evenings"))
    point = arguing.add_point(case, by=cast.ben, pointed=Pointed(CasePart.NEED, "It is not safe."))
    return {
        "case": case,
        "point": point,
        "file_kind": "docx",
        "case_question": case_questions(case, [point])[0].question.fingerprint,
        "cost": note_cost(cast.journey, by=cast.ben, costed=Costed("running", "Two evenings")),
    }
