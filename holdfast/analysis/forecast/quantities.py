"""What a forecast needs to know, as a table: everything that people are asked for, in its unit, and what it belongs to.

The model has no number of its own. What nobody has said, and no published source says, is missing, and then there is no forecast.
"""

from dataclasses import dataclass
from enum import StrEnum

STAGES = ("mobilising", "designing", "developing", "integrating")  # embedded comes after the last
HORIZON = 180  # months: fifteen years, the longest that Mulgan et al. (2007) give for wider change


class Unit(StrEnum):
    """How a quantity is counted, and so which numbers it can take."""

    MONTHS = "months"  # a length of time
    EVERY = "every"  # months from one such event to the next, on average
    SHARE = "share"  # between 0 and 1
    TIMES = "times"  # 1 or more


class Group(StrEnum):
    """What belongs together. A hazard can be said not to happen here; then none of its quantities is needed."""

    WORK = "work"
    TOGETHER = "together"
    RETURNS = "returns"
    MONEY = "money"
    LEAD = "lead"
    SPONSOR = "sponsor"
    INSPECTION = "inspection"
    REST = "rest"
    TRAINING = "training"
    SUCCESSION = "succession"
    COALITION = "coalition"
    REFRESHER = "refresher"
    FUNDING = "funding"


HAZARDS = (Group.RETURNS, Group.MONEY, Group.LEAD, Group.SPONSOR, Group.INSPECTION, Group.TRAINING)
CAN_BE_LEFT_OUT = (Group.TOGETHER, *HAZARDS)
LEVERS = (Group.SUCCESSION, Group.COALITION, Group.REFRESHER, Group.FUNDING)


@dataclass(frozen=True)
class Quantity:
    """One number of the model. `each_time`: it is drawn anew whenever it occurs; otherwise once for a whole set of journeys."""

    key: str
    group: Group
    unit: Unit
    each_time: bool = False


_W, _R, _M, _L, _S = Group.WORK, Group.RETURNS, Group.MONEY, Group.LEAD, Group.SPONSOR
_T, _MONTHS, _EVERY, _SHARE = Group.TRAINING, Unit.MONTHS, Unit.EVERY, Unit.SHARE
_ALL = (
    Quantity("work.mobilising", _W, _MONTHS, each_time=True),
    Quantity("work.designing", _W, _MONTHS, each_time=True),
    Quantity("work.developing", _W, _MONTHS, each_time=True),
    Quantity("work.integrating", _W, _MONTHS, each_time=True),
    Quantity("together.slow", Group.TOGETHER, Unit.TIMES),  # the slowest place in ten takes so many times as long
    Quantity("returns.to_designing", _R, _SHARE),
    Quantity("returns.to_developing", _R, _SHARE),
    Quantity("returns.again", _R, _SHARE),  # the work of a stage the next time, as a share of the time before
    Quantity("money.months", _M, _MONTHS),
    Quantity("money.pace", _M, _SHARE),
    Quantity("money.every", _M, _EVERY),  # without money, how long until it comes to rest
    Quantity("lead.every", _L, _EVERY),
    Quantity("lead.empty", _L, _MONTHS, each_time=True),
    Quantity("lead.lost", _L, _SHARE),
    Quantity("lead.pace", _L, _SHARE),
    Quantity("sponsor.every", _S, _EVERY),
    Quantity("sponsor.rest", _S, _SHARE),
    Quantity("inspection.every", Group.INSPECTION, _EVERY),
    Quantity("inspection.months", Group.INSPECTION, _MONTHS, each_time=True),
    Quantity("rest.months", Group.REST, _MONTHS, each_time=True),
    Quantity("rest.ends", Group.REST, _SHARE),
    Quantity("training.turnover", _T, _SHARE),  # of those trained, how many leave in a year
    Quantity("training.begin", _T, _SHARE),
    Quantity("training.need", _T, _SHARE),
    Quantity("training.least", _T, _SHARE),
    Quantity("succession.empty", Group.SUCCESSION, _MONTHS, each_time=True),
    Quantity("succession.lost", Group.SUCCESSION, _SHARE),
    Quantity("coalition.rest", Group.COALITION, _SHARE),
    Quantity("refresher.every", Group.REFRESHER, _EVERY),
    Quantity("refresher.reach", Group.REFRESHER, _SHARE),
    Quantity("funding.months", Group.FUNDING, _MONTHS),
)
QUANTITIES: dict[str, Quantity] = {each.key: each for each in _ALL}

# A lever changes these: what people said about it takes the place of what they said about how it is now.
REPLACES = {
    "lead.empty": "succession.empty",
    "lead.lost": "succession.lost",
    "sponsor.rest": "coalition.rest",
    "money.months": "funding.months",
}
# A lever is of no use where its hazard does not happen.
LEVER_OF = {
    Group.SUCCESSION: Group.LEAD,
    Group.COALITION: Group.SPONSOR,
    Group.REFRESHER: Group.TRAINING,
    Group.FUNDING: Group.MONEY,
}


def keys_of(group: Group) -> tuple[str, ...]:
    """The quantities of a group, in the order in which people are asked."""
    return tuple(key for key, each in QUANTITIES.items() if each.group is group)
