"""What a chart of a measure says, in sentences: its finding, its rules, how often it would speak by chance, what its last value is."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from holdfast.analysis.spc import RULE_WORDS, Rule, RunChart
from holdfast.analysis.spc.fitting import Why
from holdfast.analysis.spc.rules import LEAST_FOR_LIMITS
from holdfast.analysis.spc.run_chart import LEAST
from holdfast.analysis.spc.telling import ASSURANCE_WORDS, NOTES, VARIATION_WORDS, chance_words
from holdfast.ui.pictures.measure.scales import as_number, as_value

from ..enums import Aspect
from ..models import Measure
from .series import SeriesRead

WHY_WORDS = {
    Why.FEW: lazy("There are too few values for limits yet."),
    Why.SMALL_COUNTS: lazy("Limits mislead where counts are small."),
    Why.SKEWED: lazy("Limits mislead where a few times are much longer than the others."),
}


def day_words(days: Sequence[date]) -> tuple[str, ...]:
    """A month where every value stands on the first of one, else the day."""
    form = "F Y" if all(day.day == 1 for day in days) else "j F Y"
    return tuple(date_format(day, form) for day in days)


def sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?")) else f"{line}."


def under(measure: Measure) -> str:
    """The unit, and whether it is an effort or a change."""
    unit = f"{measure.unit[:1].upper()}{measure.unit[1:]}. " if measure.unit else ""
    aspect = (
        _("An effort of ours: by itself it does not show that anything changed.")
        if measure.aspect == Aspect.EFFORT
        else _("A change for somebody, not an effort of ours.")
    )
    return unit + aspect


def finding(read: SeriesRead) -> str:
    """The heading of the chart: what it shows, ordinary variation said as plainly as a signal."""
    if read.runs:
        return _run_finding(read.runs, len(read.rows))
    last = last_says(read)
    special = sum(bool(each) for each in read.direction)
    if read.direction[-1]:
        return _("The last value is %(what)s") % {"what": last}
    if not special:
        return _("Ordinary variation and nothing more")
    return ngettext(
        "The last value is ordinary; %(number)s before it is not",
        "The last value is ordinary; %(number)s before it are not",
        special,
    ) % {"number": special}


def _run_finding(runs: Sequence[RunChart], number: int) -> str:
    last = runs[-1]
    if last.useful < LEAST:
        return ngettext(
            "%(number)s value: too few to tell a change from chance",
            "%(number)s values: too few to tell a change from chance",
            number,
        ) % {"number": number}
    if last.shift:
        return _("More than chance: %(run)s values in a row on one side of the median") % {"run": last.longest_run}
    if last.few_crossings:
        words = {"crossings": last.crossings, "least": last.crossings_least}
        return (
            _("More than chance: the line crosses the median %(crossings)s times, where at least %(least)s are usual")
            % words
        )
    return _("No more than chance explains")


def last_says(read: SeriesRead) -> str:
    """The last value in words, such as: higher than ordinary, which is better."""
    if read.xmr is not None:
        return _(VARIATION_WORDS[read.xmr.variation(read.series.measure.better)])
    side = read.direction[-1]
    if not side:
        return _("no more than chance")
    return _("part of a long run above the median") if side > 0 else _("part of a long run below the median")


def stretch_words(middle: float, lower: float | None, upper: float | None, *, is_run: bool) -> str:
    number = as_number(middle)
    if is_run:
        return _("median %(number)s") % {"number": number}
    if lower is None or upper is None:
        return _("average %(number)s, no limits yet") % {"number": number}
    words = {"number": number, "low": as_number(lower), "high": as_number(upper)}
    return _("average %(number)s, ordinary from %(low)s to %(high)s") % words


def stretch_lines(middle: float, lower: float | None, upper: float | None, *, is_run: bool) -> tuple[str, ...]:
    """The same in short lines, for where there is little room."""
    number = as_number(middle)
    if is_run:
        return (_("median %(number)s") % {"number": number},)
    if lower is None or upper is None:
        return _("average %(number)s,") % {"number": number}, _("no limits yet")
    return _("average %(number)s,") % {"number": number}, _("%(low)s to %(high)s") % {
        "low": as_number(lower),
        "high": as_number(upper),
    }


def chance_sentence(read: SeriesRead) -> str:
    key, values = chance_words([stop - start for start, stop in read.stretches], read.xmr)
    sentence = _(NOTES[key]) % values
    if read.rebases:
        sentence += " " + _("On its page the chart without the re-base is one click away.")
    return sentence


def rules_sentence(read: SeriesRead) -> str:
    """By which rules a chart is read, and what is drawn."""
    measure = read.series.measure
    if read.runs:
        said = _(
            "Run chart with its median, by the rules of Anhøj and Olesen (2014): a run longer than %(most)s, or fewer than %(least)s "
            "crossings, is more than chance."
        ) % {"most": read.runs[-1].longest_run_most, "least": read.runs[-1].crossings_least}
        return " ".join(each for each in (str(WHY_WORDS[read.why]) if read.why else "", said) if each)
    said = _(
        "Rule set %(rules)s (Making Data Count): limits are the average ± 2.66 times the average moving range. Special is: %(rule_words)s."
    ) % {"rules": measure.rules, "rule_words": "; ".join(_(RULE_WORDS[rule]) for rule in Rule)}
    return " ".join(each for each in (said, _baseline(measure), _target(read)) if each)


def _baseline(measure: Measure) -> str:
    if not measure.baseline:
        return ""
    return _("The first %(number)s values of each stretch set average and limits.") % {"number": measure.baseline}


def _target(read: SeriesRead) -> str:
    measure = read.series.measure
    if not measure.draws_target or measure.target is None or read.xmr is None:
        return _("No target is drawn.")
    assured = read.xmr.assurance(measure.better, measure.target)
    words = {"number": as_value(measure.target), "what": _(ASSURANCE_WORDS[assured]) if assured else ""}
    return _("The target of %(number)s is %(what)s.") % words if assured else ""


def missing_limits(read: SeriesRead) -> list[str]:
    """Stretches without limits, and why; limits that we would not draw, or that fewer values set than somebody asked for."""
    found = []
    words = day_words([row.day for row in read.rows])
    for each in read.xmr.stretches if read.xmr else ():
        baseline = read.series.measure.baseline or 0
        values = {
            "number": each.length,
            "date": words[each.start],
            "least": LEAST_FOR_LIMITS,
            "baseline": baseline,
        }
        if baseline > each.length:
            found.append(_(NOTES["baseline"]) % values)
        if each.is_short:
            found.append(_(NOTES["short" if each.lower is None else "short_drawn"]) % values)
        elif each.lower is None:
            found.append(_(NOTES["flat"]) % values)
        elif each.is_collapsed:
            found.append(_(NOTES["collapsed"]) % values)
    return found
