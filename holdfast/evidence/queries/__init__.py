"""What can be read of evidence, by whom."""

from .adapting import (
    adaptation_questions,
    adaptations_for,
    adaptations_of,
    conditions_for,
    conditions_of,
    frameworks_to_choose,
    guides_adapted,
    model_of,
    models_of,
    principle_of,
)
from .claims import (
    asked_of_text,
    claim_questions,
    claims_for,
    claims_of,
    evidence_for,
    items_of,
    shown_claim,
    states_of,
    turns_since,
)
from .evidence_document import adaptation_sections, claims_sections
from .home import parts_of
from .measures import measures_for, measures_of
from .resting import Rest, rest_named, rests_to_choose

__all__ = [
    "Rest",
    "adaptation_questions",
    "adaptation_sections",
    "adaptations_for",
    "adaptations_of",
    "asked_of_text",
    "claim_questions",
    "claims_for",
    "claims_of",
    "claims_sections",
    "conditions_for",
    "conditions_of",
    "evidence_for",
    "frameworks_to_choose",
    "guides_adapted",
    "items_of",
    "measures_for",
    "measures_of",
    "model_of",
    "models_of",
    "parts_of",
    "principle_of",
    "rest_named",
    "rests_to_choose",
    "shown_claim",
    "states_of",
    "turns_since",
]
