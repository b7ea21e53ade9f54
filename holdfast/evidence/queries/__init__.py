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
from .charts import charts_of
from .claims import (
    TextAsked,
    asked_of_texts,
    claim_questions,
    claims_for,
    claims_of,
    evidence_for,
    items_of,
    shown_claim,
    states_of,
    turns_since,
)
from .cycles import (
    chain_of,
    chains_of,
    cycle_before,
    cycles_for,
    cycles_of,
    cycles_pinned,
    scaffolds_of,
    was_begun_before_predicted,
)
from .evidence_document import adaptation_sections, claims_sections
from .home import parts_of
from .measure_document import measure_document, measure_rows, measures_document, series_data, series_drawing
from .measures import measures_for, measures_of
from .resting import Rest, rest_named, rests_to_choose
from .sections import cycles_sections, cycles_since, measures_sections, rebases_since, scaffold_sections
from .series import rebases_for, series_for, series_of, values_for, values_of
from .small import small_multiples

__all__ = [
    "Rest",
    "TextAsked",
    "adaptation_questions",
    "adaptation_sections",
    "adaptations_for",
    "adaptations_of",
    "asked_of_texts",
    "chain_of",
    "chains_of",
    "charts_of",
    "claim_questions",
    "claims_for",
    "claims_of",
    "claims_sections",
    "conditions_for",
    "conditions_of",
    "cycle_before",
    "cycles_for",
    "cycles_of",
    "cycles_pinned",
    "cycles_sections",
    "cycles_since",
    "evidence_for",
    "frameworks_to_choose",
    "guides_adapted",
    "items_of",
    "measure_document",
    "measure_rows",
    "measures_document",
    "measures_for",
    "measures_of",
    "measures_sections",
    "model_of",
    "models_of",
    "parts_of",
    "principle_of",
    "rebases_for",
    "rebases_since",
    "rest_named",
    "rests_to_choose",
    "scaffold_sections",
    "scaffolds_of",
    "series_data",
    "series_drawing",
    "series_for",
    "series_of",
    "shown_claim",
    "small_multiples",
    "states_of",
    "turns_since",
    "values_for",
    "values_of",
    "was_begun_before_predicted",
]
