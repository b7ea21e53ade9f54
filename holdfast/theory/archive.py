"""What a journey's archive holds of its theory of change: all of it. People stand in it as participants of the journey."""

from django.urls import reverse

from holdfast.journeys.actions.replying import remember_reply
from holdfast.ui.archiving import TABLE, TEXTS, Kept

from .actions.arguing import remember_case
from .actions.keeping import remember_theory
from .actions.remarks import remember_remark
from .models import CaseForChange, Cost, Element, Point, Remark, Theory, TheoryLink, TheoryVersion
from .queries.arguing import case_questions, points_of, shown_parts
from .queries.checking import questions_of


def _remember_theory(theory: Theory) -> None:
    """With what was answered to the questions that it raises, each under the words in which it is asked."""
    remember_theory(theory)
    path = reverse("theory:theory", args=[theory.journey_id])
    for each in questions_of(theory):
        if each.asked.reply:
            remember_reply(each.asked.reply, each.asked.words, path)


def _remember_case(case: CaseForChange) -> None:
    """With what was answered to what it is asked, each under the words in which it is asked."""
    remember_case(case)
    points = points_of(case)
    of_points = [each.asked for part in shown_parts(case, points) for each in part.points]
    for asked in [*of_points, *case_questions(case, points)]:
        if asked and asked.reply:
            remember_reply(asked.reply, asked.words, reverse("theory:case", args=[case.pk]))


ARGUING = (
    Kept(
        CaseForChange,
        "journey",
        "journey title to_whom asked_for participant begun_on version",
        remember=_remember_case,
    ),
    Kept(
        Point,
        "case__journey",
        "case part text claim known source origin order participant version",
        holding_ids="origin",
    ),
    Kept(
        Cost,
        "journey",
        "journey kind what by_whom every low high basis source claim participant noted_on version",
    ),
)
ARCHIVE = (
    Kept(Theory, "journey", "journey begun begun_from fit begun_on version", remember=_remember_theory),
    Kept(
        Element,
        "theory__journey",
        "theory kind text folded kept_by rests_on perspective put_by source order row slot version",
        shapes={"rests_on": TEXTS},
        holding_ids="rests_on",
    ),
    Kept(
        TheoryLink,
        "theory__journey",
        "theory source target reason assumption circle perspective put_by questioned_on told_in order version",
    ),
    Kept(
        Remark,
        "theory__journey",
        "theory element link kind text participant said_by perspective source written_on",
        remember=remember_remark,
    ),
    Kept(
        TheoryVersion,
        "theory__journey",
        "theory number data why participant made_on",
        shapes={"data": TABLE},
        holding_ids="data",
    ),
    *ARGUING,
)
