"""Gentle questions beside what was answered to them. Any area that asks some can use this."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.analysis.questions import Question

from ..models import Journey, Reply


@dataclass(frozen=True)
class Asked:
    """A question in words. `reply` holds for these very facts; `earlier` was given when they were different."""

    question: Question
    words: str
    reply: Reply | None = None
    earlier: Reply | None = None


def beside_replies(journey: Journey, questions: Sequence[tuple[Question, str]]) -> list[Asked]:
    """Each question, in words, with its answer where there is one. One question to the database for all of them."""
    replies = list(
        Reply.objects.filter(journey=journey, kind__in={question.kind for question, _words in questions})
        .select_related("participant__user")
        .order_by("-replied_on", "pk")
    )
    exact = {reply.fingerprint: reply for reply in replies}
    before: dict[tuple[str, str], Reply] = {}
    for reply in replies:
        before.setdefault((reply.kind, reply.about), reply)
    asked = []
    for question, words in questions:
        found = exact.get(question.fingerprint)
        earlier = None if found else before.get((question.kind, question.about))
        asked.append(Asked(question, words, found, earlier))
    return asked
