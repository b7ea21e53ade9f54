"""What each chapter begins from: the records, as they may be shown outside. Nothing of it is stored."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.utils.translation import gettext as _

from holdfast.ui.documents import Note

from ...enums import Topic
from . import asking, heard, learnt, plainly, standing
from .told import Draft, Span

__all__ = ["DRAFTS", "Draft", "Span", "draft_of"]

LOG = logging.getLogger(__name__)
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
    """What the records say for one chapter today. `in_short`: for one page. What cannot be put together takes no other chapter with it."""
    try:
        if in_short and topic == Topic.STANDING:
            return standing.standing_in_short(span)
        return DRAFTS[topic](span)
    except DatabaseError:
        raise
    except Exception as error:  # of drawing or counting; the log names the place, but nothing that somebody said
        LOG.error("A chapter of a report, %s, could not be put together: %s.", topic.value, _where(error))
        return Draft("", (Note(_broken()),), is_broken=True)


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}" if trace else "nowhere"
    return f"{type(error).__name__} in {place}"


def _broken() -> str:
    return _(
        "What the records say here could not be put together. The other chapters are whole. Please tell whoever looks after Holdfast: "
        "its log says where it went wrong."
    )
