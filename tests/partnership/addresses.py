"""The addresses of the partnership, for every person of the cast, in the order of PEOPLE in tests/test_who_sees_what.py."""

from django.utils import timezone

from holdfast.partnership.actions import planning

PARTICIPANTS = "302 200 200 200 200 200 404 404 302 302"
THOSE_WHO_WORK = "302 200 200 200 403 403 404 404 302 302"
GWEN_TOO = "302 200 200 200 403 200 404 404 302 302"  # who only looks on, and is asked to this meeting

TABLE = {
    "partnership:meetings": ("get", "journey", PARTICIPANTS),
    "partnership:rhythm": ("get", "journey", THOSE_WHO_WORK),
    "partnership:meeting_new": ("get", "journey", THOSE_WHO_WORK),
    "partnership:meeting": ("get", "meeting", PARTICIPANTS),
    "partnership:meeting_change": ("get", "meeting", THOSE_WHO_WORK),
    "partnership:meeting_call_off": ("get", "meeting", THOSE_WHO_WORK),
    "partnership:meeting_gist": ("get", "meeting", GWEN_TOO),
    "partnership:meeting_end": ("get", "meeting", THOSE_WHO_WORK),
}


def learning_together(cast) -> dict:
    """A meeting to which Gwen is asked as well."""
    asked = tuple(cast.journey.participants.filter(user__in=[each.user for each in (cast.ben, cast.esi, cast.gwen)]))
    plan = planning.Plan(timezone.localdate(), asked=asked)
    return {"meeting": planning.plan_meeting(cast.journey, by=cast.amina, plan=plan)}
