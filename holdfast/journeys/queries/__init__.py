"""What can be read of journeys, by whom."""

from .deciding import decisions_of, promises_for, promises_of
from .placing import current_spells, path_of, stage_now, strands_for, strands_of
from .starting import journeys_for, journeys_without_lead, led_by, navigation, perspectives_of, positions_of
from .taking_part import invitation_with, invitations_for, participant_for, participants_for

__all__ = [
    "current_spells",
    "decisions_of",
    "invitation_with",
    "invitations_for",
    "journeys_for",
    "journeys_without_lead",
    "led_by",
    "navigation",
    "participant_for",
    "participants_for",
    "path_of",
    "perspectives_of",
    "positions_of",
    "promises_for",
    "promises_of",
    "stage_now",
    "strands_for",
    "strands_of",
]
