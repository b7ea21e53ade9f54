"""What can be read of journeys, by whom."""

from .authorising import (
    authorisers_for,
    authorisers_of,
    authorising_map,
    functions_for,
    functions_of,
    may_end,
    others_to_merge,
    shown,
    stances_for,
    stances_since,
)
from .deciding import decisions_of, promises_for, promises_of
from .placing import current_spells, path_of, stage_now, strands_for, strands_of
from .questions import questions_of
from .replying import Asked, beside_replies
from .starting import journeys_for, journeys_without_lead, led_by, navigation, perspectives_of, positions_of
from .taking_part import (
    invitation_with,
    invitations_for,
    participant_for,
    participant_to_merge,
    participants_for,
    present_roles,
)

__all__ = [
    "Asked",
    "authorisers_for",
    "authorisers_of",
    "authorising_map",
    "beside_replies",
    "current_spells",
    "decisions_of",
    "functions_for",
    "functions_of",
    "invitation_with",
    "invitations_for",
    "journeys_for",
    "journeys_without_lead",
    "led_by",
    "may_end",
    "navigation",
    "others_to_merge",
    "participant_for",
    "participant_to_merge",
    "participants_for",
    "path_of",
    "perspectives_of",
    "positions_of",
    "present_roles",
    "promises_for",
    "promises_of",
    "questions_of",
    "shown",
    "stage_now",
    "stances_for",
    "stances_since",
    "strands_for",
    "strands_of",
]
