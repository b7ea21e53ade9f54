"""What each chapter begins from: the records, as they may be shown outside. Nothing of it is stored."""

from collections.abc import Callable

from ...enums import Topic
from . import asking, heard, learnt, plainly, standing
from .told import Draft, Span

__all__ = ["DRAFTS", "Draft", "Span", "draft_of"]

DRAFTS: dict[Topic, Callable[[Span], Draft]] = {
    Topic.STANDING: standing.standing,
    Topic.CONDITIONS: heard.conditions,
    Topic.CHANGED: standing.changed,
    Topic.TAKING_PART: learnt.taking_part,
    Topic.VOICES: learnt.voices,
    Topic.THEORY: learnt.theory,
    Topic.CLAIMS: learnt.claims,
    Topic.MEASURES: learnt.measures,
    Topic.FEELINGS: standing.feelings,
    Topic.OTHERS: learnt.others,
    Topic.THINK: learnt.think,
    Topic.AGREEMENT: heard.agreement,
    Topic.ASKED: asking.asked,
    Topic.EXPECT: asking.expect,
    Topic.LOST: asking.lost,
    Topic.ABOUT: plainly.about,
    Topic.HEARD: heard.heard,
    Topic.DONE: plainly.done,
    Topic.NEXT: plainly.comes_next,
    Topic.WHO: plainly.whom_to_ask,
}


def draft_of(topic: Topic, span: Span, *, in_short: bool = False) -> Draft:
    """What the records say for one chapter today. `in_short`: for one page."""
    if in_short and topic == Topic.STANDING:
        return standing.standing_in_short(span)
    return DRAFTS[topic](span)
