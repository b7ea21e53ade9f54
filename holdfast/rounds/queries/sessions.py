"""Sessions that a person may guide or read, and what one of them may show of itself."""

from django.db.models import QuerySet, Sum

from holdfast.analysis.picture import Group as GroupCounts
from holdfast.analysis.picture import Picture, Question, Together, draw_picture
from holdfast.people.access import Viewer

from ..models import FacilitatedSession, Group, Tally
from . import counting
from .guides import guide_of
from .leading import groups_for


def sessions_for(viewer: Viewer) -> QuerySet[FacilitatedSession]:
    return FacilitatedSession.objects.filter(group__in=groups_for(viewer).values("pk")).select_related(
        "group__perspective", "group__round__journey__organisation", "group__round__guide_version", "response", "led_by"
    )


def sessions_of(group: Group) -> QuerySet[FacilitatedSession]:
    return FacilitatedSession.objects.filter(group=group).select_related("led_by")


def hands_of(session: FacilitatedSession) -> dict[str, dict[str, int]]:
    """How many hands went up: by prompt, then by answer."""
    found: dict[str, dict[str, int]] = {}
    rows = (
        Tally.objects.filter(session=session).values_list("prompt", "answer").annotate(hands=Sum("number")).order_by()
    )
    for prompt, answer, number in rows:
        found.setdefault(prompt, {})[answer] = number
    return found


def answered_together(session: FacilitatedSession) -> dict[str, str]:
    """The one answer that a group gave together, by prompt."""
    if session.response is None:
        return {}
    rows = session.response.answers.values_list("prompt", "standing", "silence")
    return {prompt: standing or silence for prompt, standing, silence in rows}


def revealed(session: FacilitatedSession, prompt: str, threshold: int) -> Picture:
    """What one session answered to one prompt, under the small-number rules of every picture."""
    scale = counting.scale_of(guide_of(session.group.round))
    hands, joint = hands_of(session).get(prompt, {}), answered_together(session).get(prompt, "")
    together = (Together(session.people, scale.standings.index(joint)),) if joint in scale.standings else ()
    group = GroupCounts(
        perspective=session.group.perspective.key,
        asked=session.people,
        counts=tuple(hands.get(each, 0) for each in scale.standings),
        silences=tuple(hands.get(each, 0) for each in scale.silences),
        together=together,
    )
    return draw_picture(scale, (Question(prompt, (group,)),), threshold)
