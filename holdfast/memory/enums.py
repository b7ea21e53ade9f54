from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may find an entry by searching."""

    PARTICIPANTS = "participants", _("everybody who takes part")
    LEADS = "leads", _("those who lead, and learning partners")


# The kinds of entries, as a person reads them when choosing. A kind that is not here is called by its own name.
KINDS = {
    "decision": _("Decisions"),
    "promise": _("Promises"),
    "move": _("Pauses, endings, handing on"),
    "spell": _("Stages of strands"),
    "moment": _("Moments"),
    "look_back": _("Look backs"),
    "meeting": _("Learning meetings"),
    "note": _("Notes of meetings"),
    "slow_question": _("Slow questions"),
    "debrief": _("Debriefs"),
    "insight": _("Insights"),
    "report": _("Reports"),
    "involvement": _("Who took part in shaping it"),
    "activity": _("Things on the ecocycle"),
    "placement": _("Placements on the ecocycle"),
    "sitting": _("Sittings at the ecocycle"),
    "guide": _("Adapted guides"),
    "conversation": _("Conversations"),
    "round": _("Rounds"),
    "authoriser": _("Whom the journey needs"),
    "measure": _("Measures over time"),
    "theory": _("Theories of change"),
    "remark": _("Doubts and remarks about theories"),
    "claim": _("Claims"),
    "adaptation": _("Adaptations"),
    "rebase": _("Charts that were re-based"),
    "cycle": _("Cycles of trying something"),
    "case": _("Cases for change"),
    "reply": _("Answers to gentle questions"),
    "forecast": _("Forecasts"),
    "handover": _("Handovers"),
    "journey": _("Journeys"),
}
# What tells a successor what was tried, in the order in which it is read.
TRIED = (
    "decision",
    "insight",
    "report",
    "move",
    "spell",
    "cycle",
    "activity",
    "guide",
    "adaptation",
    "handover",
    "moment",
    "promise",
)
