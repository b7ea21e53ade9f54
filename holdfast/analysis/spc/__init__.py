"""Charts of a measure over time: which chart fits, what its rules say, and how often they would speak by chance alone."""

from .charts import Series, Stretch, XmR, xmr_chart, xmr_charts
from .rules import MDC_2023, NHSR_0_2_2, RULE_SETS, RULE_WORDS, Rule, RuleSet
from .run_chart import RunChart, points_of_long_runs, run_chart

__all__ = [
    "MDC_2023",
    "NHSR_0_2_2",
    "RULE_SETS",
    "RULE_WORDS",
    "Rule",
    "RuleSet",
    "RunChart",
    "Series",
    "Stretch",
    "XmR",
    "points_of_long_runs",
    "run_chart",
    "xmr_chart",
    "xmr_charts",
]
