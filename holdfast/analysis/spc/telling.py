"""A chart in words and as data: what `holdfast spc --json` prints, and the sentences that pages show beside a chart."""

from collections.abc import Sequence
from typing import Any

from .chances import chance_of_false_signal, one_in
from .charts import XmR, xmr_chart
from .fitting import SMALL_COUNT
from .rules import LEAST_FOR_LIMITS, RULE_WORDS, Rule

NOTES = {
    "short": "%(number)s points from %(date)s: limits wait for %(least)s.",
    "short_drawn": "%(number)s points from %(date)s: with fewer than %(least)s we would draw no limits yet.",
    "flat": "From %(date)s on there is too little variation to draw limits.",
    "collapsed": "From %(date)s on the limits lie on the average, so that every other point counts as beyond them. We would draw none.",
    "baseline": "From %(date)s: the first %(baseline)s points were to set average and limits, and there are %(number)s. All of them do.",
    "chance": "A measure that never changed would still show a signal in about 1 chart in %(number)s of this length.",
    "chance_high": "A measure that never changed would nearly always show a signal on a chart of this length.",
    "chance_low": "A measure that never changed would hardly ever show a signal on a chart of this length.",
    "verdict_changed": "Re-basing changes what the last point says: %(before)s without it, %(after)s with it.",
    "verdict_same": "Without re-basing the last point says the same: %(after)s.",
    "small_counts": "These are counts with an average below %(least)s. A run chart reads them better.",
    "moved": "No value stands on %(date)s: the new stretch begins with the next one, %(next)s.",
}
VARIATION_WORDS = {
    "common_cause": "ordinary variation",
    "improvement_high": "higher than ordinary, which is better",
    "improvement_low": "lower than ordinary, which is better",
    "concern_high": "higher than ordinary, which is worse",
    "concern_low": "lower than ordinary, which is worse",
    "neutral_high": "higher than ordinary",
    "neutral_low": "lower than ordinary",
}
ASSURANCE_WORDS = {
    "consistent_pass": "met every time, as long as nothing changes",
    "consistent_fail": "missed every time, as long as nothing changes",
    "inconsistent": "met now and then, by chance",
}

Note = tuple[str, dict[str, Any]]


def notes_of(chart: XmR, dates: Sequence[str], better: str) -> list[Note]:
    """What has to be known beside a chart: a key of NOTES and its figures, in the order in which they are read."""
    found: list[Note] = []
    for stretch in chart.stretches:
        date = dates[stretch.start]
        if stretch.is_short:
            key = "short" if chart.rules.waits_for_limits else "short_drawn"
            found.append((key, {"number": stretch.length, "date": date, "least": LEAST_FOR_LIMITS}))
        elif stretch.lower is None:
            found.append(("flat", {"date": date}))
        if stretch.is_collapsed:
            found.append(("collapsed", {"date": date}))
        if (chart.series.baseline or 0) > stretch.length:
            values = {"number": stretch.length, "date": date, "baseline": chart.series.baseline}
            found.append(("baseline", values))
    if chart.series.rebases:
        found.append(verdict_note(chart, better))
    found.append(chance_note(chart))
    return found


def chance_note(chart: XmR) -> Note:
    """How often a chart of these stretches would speak though nothing changed."""
    return chance_words([each.length for each in chart.stretches], chart)


def chance_words(lengths: Sequence[int], chart: XmR | None) -> Note:
    """The same for the lengths of stretches; without an XmR chart it is about the run chart."""
    rules, baseline = (chart.rules, chart.series.baseline) if chart else (None, None)
    chance = chance_of_false_signal(lengths, rules, baseline)
    number = one_in(chance)
    return ("chance", {"number": number}) if number else ("chance_high" if chance > 0.5 else "chance_low", {})


def without_rebase(chart: XmR) -> XmR:
    """The same values read as one stretch."""
    series = chart.series
    return xmr_chart(type(series)(series.values, (), series.baseline, series.screens), chart.rules)


def verdict_note(chart: XmR, better: str) -> Note:
    """Whether the last point says something else because of re-basing."""
    before, after = without_rebase(chart).variation(better), chart.variation(better)
    words = {"before": VARIATION_WORDS[before], "after": VARIATION_WORDS[after]}
    return ("verdict_changed" if before != after else "verdict_same", words)


def looks_like_small_counts(values: Sequence[float]) -> bool:
    """Whole numbers, none negative, with a small average: nobody has said so, but they may be counts."""
    return all(each >= 0 and each == int(each) for each in values) and sum(values) / len(values) < SMALL_COUNT


def tell(chart: XmR, dates: Sequence[str], *, better: str, target: float | None, before: Sequence[Note] = ()) -> Any:
    """The chart as data. `dates` are days as 2026-03-01, one for each point; `before` are notes on how the values were read."""
    notes = [*before, *notes_of(chart, dates, better)]
    if looks_like_small_counts(chart.series.values.tolist()):
        notes.append(("small_counts", {"least": int(SMALL_COUNT)}))
    return {
        "rules": chart.rules.name,
        "points": points_of(chart, dates, better),
        "variation": chart.variation(better),
        "assurance": chart.assurance(better, target),
        "notes": [NOTES[key] % values if key in NOTES else key for key, values in notes],
    }


def points_of(chart: XmR, dates: Sequence[str], better: str) -> list[dict[str, Any]]:
    """One row for each point, with every rule that it meets."""
    types = chart.types(better)
    values = chart.series.values.tolist()
    rows = []
    for stretch in chart.stretches:
        for place in range(stretch.start, stretch.stop):
            rows.append(
                {
                    "date": dates[place],
                    "value": values[place],
                    "mean": stretch.mean,
                    "lower": stretch.lower,
                    "upper": stretch.upper,
                    "type": types[place],
                    "rules_met": [rule.value for rule in chart.rules_met(place)],
                }
            )
    return rows


def rule_words(rules: Sequence[Rule]) -> str:
    return "; ".join(RULE_WORDS[each] for each in rules)
