"""Rounds and answers for tests, made as the product makes them."""

from datetime import timedelta

from django.utils import timezone

from holdfast.journeys.models import Journey
from holdfast.people.access import Viewer
from holdfast.rounds.actions import leading
from holdfast.rounds.actions.leading.preparing import Asking, Plan
from holdfast.rounds.models import Answer, Group, Response, Round

STANDINGS = ("hinders", "no_help_yet", "helps_a_little", "helps")


def a_plan(journey: Journey, *, asked: dict[str, int], guide: str = "conditions", **more) -> Plan:
    """A plan for a round: how many of each perspective (by key) are asked; the others are not."""
    today = timezone.localdate()
    closes = today + timedelta(days=14)
    asking = tuple(Asking(each, asked.get(each.key)) for each in journey.perspectives.all())
    values = {
        "guide": guide,
        "title": "How is it, really?",
        "why": "We want to know what helps.",
        "opens_on": today,
        "closes_on": closes,
        "responsible": "Northquay Council",
        "contact": "Amina, amina@example.org",
        "danger": "We talk to you first.",
        "call_now": "Childline 0800 1111",
        "keep_until": closes + timedelta(days=365),
        "read_from": today,
        "entries": ("own_device",),
        "asking": asking,
    }
    return Plan(**{**values, **more})


def a_round(journey: Journey, by: Viewer, *, asked: dict[str, int], is_open: bool = True, **more) -> Round:
    round_ = leading.prepare_round(journey, by=by, plan=a_plan(journey, asked=asked, **more))
    return leading.open_round(round_, by=by) if is_open else round_


def group_of(round_: Round, key: str) -> Group:
    return Group.objects.select_related("perspective", "round__journey__organisation", "round__guide_version").get(
        round=round_, perspective__key=key
    )


def people_answer(group: Group, counts: tuple[int, ...], *, prompts: list[str] | None = None, words: str = "") -> None:
    """So many people of a group stand at each place of the scale, on every prompt or on those named."""
    link = group.links.first()
    standings = [standing for standing, count in zip(STANDINGS, counts, strict=True) for _ in range(count)]
    responses = [Response(group=group, link=link, finished=True, may_quote=bool(words)) for _ in standings]
    Response.objects.bulk_create(responses)
    Answer.objects.bulk_create(
        Answer(response=response, prompt=prompt, standing=standing, words=words)
        for response, standing in zip(responses, standings, strict=True)
        for prompt in (prompts or group.round.prompts)
    )
