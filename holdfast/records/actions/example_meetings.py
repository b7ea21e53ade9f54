"""The learning partnership of the demonstration."""

from datetime import date, datetime, time

from django.utils import timezone

from holdfast.journeys.models import Journey, Participant
from holdfast.partnership.actions import debriefing, noting, planning, slowly
from holdfast.partnership.actions import meeting as ending
from holdfast.partnership.enums import MEETING_PROMPTS
from holdfast.partnership.models import Comment, Meeting, Note
from holdfast.people.access import Viewer
from holdfast.people.models import User

from .example_dates import days_ago


def bring_in_meetings(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Meetings held and called off, what was said in them, and the rhythm from which the next one follows."""
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    parts = {
        each.user.name: each for each in Participant.objects.filter(journey=journey).select_related("user") if each.user
    }
    for row in content["meetings"]:
        _meeting(journey, row, parts, viewers)
    rhythm = content["rhythm"]
    first = days_ago(rhythm["days_ago"])
    asked = planning.Rhythm(rhythm["every"], first, _time(rhythm), rhythm["where"], rhythm["debrief_months"])
    planning.set_rhythm(journey, by=viewers[rhythm["by"]], rhythm=asked, version=0)


def _time(row: dict) -> time | None:
    return time.fromisoformat(row["at"]) if "at" in row else None


def _at(day: date, row: dict) -> datetime:
    return datetime.combine(day, _time(row) or time(12), tzinfo=timezone.get_default_timezone())


def _meeting(journey: Journey, row: dict, parts: dict[str, Participant], viewers: dict[str, Viewer]) -> None:
    by = viewers[row["by"]]
    day = days_ago(row["days_ago"])
    asked = tuple(parts[name] for name in row["asked"])
    told = {"at": _time(row), "where": row.get("where", ""), "own_prompt": row.get("own_prompt", "")}
    plan = planning.Plan(day, row.get("kind", "learning"), prompts=tuple(row.get("prompts", [])), asked=asked, **told)
    meeting = planning.plan_meeting(journey, by=by, plan=plan)
    if row.get("called_off"):
        ending.call_off(meeting, by=by, why=row["why_off"])
        return
    _said(meeting, row, viewers)
    ending.keep_gist(meeting, by=by, gist=row["gist"], version=1)
    there = tuple(parts[name] for name in row["there"])
    Note.objects.filter(meeting=meeting).update(written_at=_at(day, row))
    Comment.objects.filter(journey=journey, subject__in=meeting.notes.values("pk")).update(written_at=_at(day, row))
    held = ending.Held(day, there, row.get("others_there", ""), row.get("nothing_happened", False))
    ending.end_meeting(meeting, by=by, held=held)


def _said(meeting: Meeting, row: dict, viewers: dict[str, Viewer]) -> None:
    """Notes with what stands beside them, slow questions read together, and what a debrief came to."""
    for each in row.get("notes", []):
        about = str(MEETING_PROMPTS[each["about"]]) if "about" in each else ""
        note = noting.write_note(meeting, by=viewers[each["by"]], words=each["words"], about=about)
        for said in each.get("comments", []):
            beside = {"kind": "note", "subject": note.pk, "words": said["words"]}
            noting.say_beside(meeting.journey, by=viewers[said["by"]], **beside)
    for each in row.get("slow", []):
        by = viewers[each["by"]]
        question = slowly.ask_slowly(meeting, by=by, question=each["question"], minutes=each["minutes"])
        for answer in each["answers"]:
            words, silent = answer.get("words", ""), answer.get("rather_not", False)
            slowly.answer_slowly(question, by=viewers[answer["by"]], words=words, rather_not=silent)
        slowly.reveal_slowly(question, by=by)
    if "debrief" in row:
        told = {name: row["debrief"][name] for name in debriefing.WRITTEN}
        debriefing.write_debrief(meeting, by=viewers[row["debrief"]["by"]], version=0, **told)
