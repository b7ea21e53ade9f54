"""What was learnt in the demonstration, who took part in shaping it, and a note of somebody's own."""

from holdfast.journeys.models import Journey
from holdfast.partnership.actions import coproduction, insights, noting, own
from holdfast.partnership.models import Note
from holdfast.people.access import Viewer
from holdfast.people.models import User

from .example_dates import days_ago, told_date


def bring_in_partnership(journey: Journey, content: dict, *, people: dict[str, User]) -> None:
    """Insights, who took part, own notes, as partnership.toml tells them; the meetings are there already."""
    viewers = {name: Viewer(user=user) for name, user in people.items()}
    for row in content["insights"]:
        _insight(journey, row, viewers)
    for row in content["involvements"]:
        _involvement(journey, row, by=viewers[row["by"]])
    for row in content["own_notes"]:
        written = {name: row[name] for name in ("words", "stance", "prompt")}
        own.write_own_note(journey, by=viewers[row["by"]], **written)


def _insight(journey: Journey, row: dict, viewers: dict[str, Viewer]) -> None:
    by = viewers[row["by"]]
    side = journey.perspectives.filter(key=row.get("perspective", "")).first()
    seen = insights.Seen(row["observation"], row["level"], side, row.get("firm", False))
    meeting = journey.meetings.get(day=days_ago(row["meeting_days_ago"])) if "meeting_days_ago" in row else None
    made = insights.keep_insight(journey, by=by, seen=seen, meeting=meeting)
    made.kept_on = meeting.day if meeting else days_ago(row["days_ago"])
    made.save(update_fields=["kept_on"])
    for each in row.get("rests_on", []):
        if "note" in each:
            note = Note.objects.get(meeting__journey=journey, words__startswith=each["note"])
            insights.rest_on(made, by=by, kind="note", subject=note.pk)
        else:
            insights.rest_on(made, by=by, words=each["words"])
    if row.get("shared"):
        insights.share_with_all(made, by=by, yes=True)
    if "set_off" in row:
        made.refresh_from_db()
        insights.say_set_off(made, by=by, set_off=row["set_off"], version=made.version)
    for each in row.get("told", []):
        insights.told_whom(made, by=by, with_whom=each["with_whom"], day=days_ago(each["days_ago"]))
    for each in row.get("comments", []):
        beside = {"kind": "insight", "subject": made.pk, "words": each["words"]}
        noting.say_beside(journey, by=viewers[each["by"]], **beside)


def _involvement(journey: Journey, row: dict, *, by: Viewer) -> None:
    day, precision = told_date({"date_months_ago": row["months_ago"]}, "date")
    told = coproduction.TookPart(
        stage=row["stage"],
        perspective=journey.perspectives.get(key=row["perspective"]),
        influence=row["influence"],
        according_to=row["according_to"],
        strand=journey.strands.filter(name=row["strand"]).first(),
        happened_on=day,
        precision=precision,
        **{name: row.get(name, "") for name in ("who", "in_words", "support", "payment")},
    )
    made = coproduction.record_involvement(journey, by=by, told=told)
    for each in row["raised"]:
        raised = coproduction.note_raised(made, by=by, what=each["what"])
        if "became" in each or "why_not" in each:
            told_on = days_ago(each["told_days_ago"]) if "told_days_ago" in each else None
            answer = {"became": each.get("became", ""), "why_not": each.get("why_not", ""), "told_on": told_on}
            coproduction.answer_raised(raised, by=by, what=each["what"], version=1, **answer)
