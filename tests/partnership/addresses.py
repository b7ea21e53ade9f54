"""The addresses of the partnership, for every person of the cast, in the order of PEOPLE in tests/test_who_sees_what.py."""

from django.utils import timezone

from holdfast.partnership.actions import coproduction, insights, noting, own, planning, slowly

PARTICIPANTS = "302 200 200 200 200 200 404 404 302 302"
THOSE_WHO_WORK = "302 200 200 200 403 403 404 404 302 302"
# Gwen only looks on, and is asked to this meeting; Frances is not.
GWEN_TOO = "302 200 200 200 403 200 404 404 302 302"
GWEN_TOO_DOES = "302 302 302 302 403 302 404 404 302 302"
GWEN_TOO_KNOWS = "302 200 200 200 404 200 404 404 302 302"
GWEN_KNOWS_ALONE = "302 200 200 200 404 403 404 404 302 302"
LEADS = "302 200 403 403 403 403 404 404 302 302"
BEN_ALONE_CHANGES = "302 403 200 403 404 403 404 404 302 302"  # others who read it are told that it is his
BEN_ALONE = "302 404 200 404 404 404 404 404 302 302"
BEN_ALONE_DOES = "302 404 302 404 404 404 404 404 302 302"

TABLE = {
    "partnership:meetings": ("get", "journey", PARTICIPANTS),
    "partnership:rhythm": ("get", "journey", THOSE_WHO_WORK),
    "partnership:rhythm_calendar": ("get", "journey", PARTICIPANTS),
    "partnership:meeting_new": ("get", "journey", THOSE_WHO_WORK),
    "partnership:meeting": ("get", "meeting", PARTICIPANTS),
    "partnership:meeting_change": ("get", "meeting", THOSE_WHO_WORK),
    "partnership:meeting_call_off": ("get", "meeting", THOSE_WHO_WORK),
    "partnership:meeting_calendar": ("get", "meeting", PARTICIPANTS),
    "partnership:meeting_gist": ("get", "meeting", GWEN_TOO),
    "partnership:meeting_end": ("get", "meeting", THOSE_WHO_WORK),
    "partnership:debrief": ("get", "meeting", GWEN_TOO),
    "partnership:here": ("post", "meeting", GWEN_TOO_DOES),
    "partnership:note_new": ("get", "meeting", GWEN_TOO),
    "partnership:notes_live": ("get", "meeting", GWEN_TOO),
    "partnership:note_change": ("get", "note", BEN_ALONE),
    "partnership:note_take_away": ("post", "note", BEN_ALONE_DOES),
    "partnership:note_beside": ("get", "note", GWEN_TOO_KNOWS),
    "partnership:comment_take_away": ("post", "comment", BEN_ALONE_DOES),
    "partnership:slow_ask": ("get", "meeting", THOSE_WHO_WORK),
    "partnership:slow": ("get", "slow", GWEN_TOO_KNOWS),
    "partnership:slow_state": ("get", "slow", GWEN_TOO_KNOWS),
    "partnership:slow_reveal": ("get", "slow", GWEN_KNOWS_ALONE),
    "partnership:slow_set_aside": ("get", "slow", GWEN_KNOWS_ALONE),
    "partnership:insights": ("get", "journey", PARTICIPANTS),
    "partnership:insight_new": ("get", "journey", THOSE_WHO_WORK),
    "partnership:insight_from_meeting": ("get", "meeting", GWEN_TOO_KNOWS),
    "partnership:insight": ("get", "insight", GWEN_TOO_KNOWS),
    "partnership:insight_change": ("get", "insight", BEN_ALONE_CHANGES),
    "partnership:insight_set_off": ("get", "insight", GWEN_KNOWS_ALONE),
    "partnership:insight_told": ("get", "insight", GWEN_KNOWS_ALONE),
    "partnership:insight_share": ("post", "insight", "302 403 302 403 404 403 404 404 302 302"),
    "partnership:insight_beside": ("post", "insight", "302 302 302 302 404 302 404 404 302 302"),
    "partnership:insight_take_away": ("get", "insight", BEN_ALONE_CHANGES),
    "partnership:footing_new": ("get", "insight", BEN_ALONE_CHANGES),
    "partnership:footing_remove": ("post", "footing", BEN_ALONE_DOES),
    "partnership:coproduction": ("get", "journey", PARTICIPANTS),
    "partnership:involvement_new": ("get", "journey", THOSE_WHO_WORK),
    "partnership:involvement": ("get", "involvement", PARTICIPANTS),
    "partnership:involvement_change": ("get", "involvement", THOSE_WHO_WORK),
    "partnership:involvement_take_away": ("get", "involvement", LEADS),
    "partnership:raised_new": ("get", "involvement", THOSE_WHO_WORK),
    "partnership:raised_change": ("get", "raised", THOSE_WHO_WORK),
    "partnership:own_notes": ("get", "", "302 200 200 200 200 200 200 200 302 302"),
    "partnership:own_note_new": ("get", "journey", PARTICIPANTS),
    "partnership:own_note": ("get", "own_note", BEN_ALONE),
    "partnership:own_note_delete": ("get", "own_note", BEN_ALONE),
}


def what_was_learnt(cast, meeting) -> dict:
    """An insight of Ben's from the meeting, resting on words; young people who took part; a note of Ben's for himself alone."""
    insight = insights.keep_insight(
        cast.journey, by=cast.ben, seen=insights.Seen("It rains.", "people"), meeting=meeting
    )
    side = cast.journey.perspectives.get(key="young_people")
    told = coproduction.TookPart("designing", side, "asked", "us")
    involvement = coproduction.record_involvement(cast.journey, by=cast.amina, told=told)
    return {
        "insight": insight,
        "footing": insights.rest_on(insight, by=cast.ben, words="I got wet."),
        "involvement": involvement,
        "raised": coproduction.note_raised(involvement, by=cast.ben, what="No light."),
        "own_note": own.write_own_note(cast.journey, by=cast.ben, words="I was cross."),
    }


def learning_together(cast) -> dict:
    """A debrief to which Gwen is asked as well, with a note of Ben's and one slow question."""
    asked = tuple(cast.journey.participants.filter(user__in=[each.user for each in (cast.ben, cast.esi, cast.gwen)]))
    today = timezone.localdate()
    planning.set_rhythm(cast.journey, by=cast.amina, rhythm=planning.Rhythm("month", today), version=0)
    plan = planning.Plan(today, "debrief", asked=asked)
    meeting = planning.plan_meeting(cast.journey, by=cast.amina, plan=plan)
    note = noting.write_note(meeting, by=cast.ben, words="It rained.")
    return {
        "meeting": meeting,
        "note": note,
        "comment": noting.say_beside(cast.journey, by=cast.ben, kind="note", subject=note.pk, words="All day."),
        **what_was_learnt(cast, meeting),
        "slow": slowly.ask_slowly(meeting, by=cast.esi, question="What would you stop?"),
    }
