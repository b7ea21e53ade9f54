"""The rule sets by which an XmR chart is read, as data.

Sources: Making Data Count (NHS England); NHSRplotthedots 0.2.2 (MIT) as its authors' reading of it; for the constants Wheeler 2000,
"Understanding Variation", and for screening Nelson 1982 (Journal of Quality Technology 14(3), 172-173).
"""

from dataclasses import dataclass
from enum import StrEnum

LIMIT = 2.66  # limits lie this many mean moving ranges from the mean
NEAR = 2 * (LIMIT / 3)  # the outer third begins here
SCREEN = 3.267  # a moving range of so many mean moving ranges or more is left out, once, before limits are drawn
RUN = 7  # points that make a trend, or a shift
LEAST_FOR_LIMITS = 13
LEAST_BASELINE = 12


class Rule(StrEnum):
    """Why a point is special. The order is the one in which they name a point to which several apply."""

    ASTRONOMICAL = "astronomical"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"


RULE_WORDS = {
    Rule.ASTRONOMICAL: "beyond a limit",
    Rule.TREND: "seven or more in a row, each higher or each lower than the one before",
    Rule.TWO_OF_THREE: "two or more of three in the outer third, all three on one side of the average",
    Rule.SHIFT: "seven or more in a row on one side of the average",
}


@dataclass(frozen=True)
class RuleSet:
    """Two rule sets differ in these two things and in nothing else.

    `counts_beyond`: points beyond a limit count towards two of three. `waits_for_limits`: there are no limits before 13 points, nor
    where moving ranges show no variation.
    """

    name: str
    counts_beyond: bool
    waits_for_limits: bool


MDC_2023 = RuleSet("mdc-2023", counts_beyond=True, waits_for_limits=True)
NHSR_0_2_2 = RuleSet("nhsr-0.2.2", counts_beyond=False, waits_for_limits=False)
RULE_SETS = {each.name: each for each in (MDC_2023, NHSR_0_2_2)}
