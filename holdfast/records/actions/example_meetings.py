"""The learning partnership of the demonstration."""

from datetime import time, timedelta

from django.utils import timezone

from holdfast.journeys.models import Journey, Participant
from holdfast.partnership.actions import meeting as ending
from holdfast.partnership.actions import planning
from holdfast.partnership.models import Meeting
from holdfast.people.access import Viewer
from holdfast.people.models import User


def bring_in_meetings(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Meetings held and called off, and the rhythm from which the next one follows."""
    parts = {
        each.user.name: each for each in Participant.objects.filter(journey=journey).select_related("user") if each.user
    }
    for row in content["meetings"]:
        _meeting(journey, row, parts, by=Viewer(user=people[row["by"]]))
    rhythm = content["rhythm"]
    first = timezone.localdate() - timedelta(days=rhythm["days_ago"])
    asked = planning.Rhythm(rhythm["every"], first, _time(rhythm), rhythm["where"], rhythm["debrief_months"])
    planning.set_rhythm(journey, by=Viewer(user=people[rhythm["by"]]), rhythm=asked, version=0)


def _time(row: dict) -> time | None:
    return time.fromisoformat(row["at"]) if "at" in row else None


def _meeting(journey: Journey, row: dict, parts: dict[str, Participant], *, by: Viewer) -> Meeting:
    day = timezone.localdate() - timedelta(days=row["days_ago"])
    asked = tuple(parts[name] for name in row["asked"])
    told = {"at": _time(row), "where": row.get("where", ""), "own_prompt": row.get("own_prompt", "")}
    plan = planning.Plan(day, row.get("kind", "learning"), prompts=tuple(row.get("prompts", [])), asked=asked, **told)
    meeting = planning.plan_meeting(journey, by=by, plan=plan)
    if row.get("called_off"):
        return ending.call_off(meeting, by=by, why=row["why_off"])
    ending.keep_gist(meeting, by=by, gist=row["gist"], version=1)
    there = tuple(parts[name] for name in row["there"])
    held = ending.Held(day, there, row.get("others_there", ""), row.get("nothing_happened", False))
    return ending.end_meeting(meeting, by=by, held=held)
