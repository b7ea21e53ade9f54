"""Charts of a measure's series, ready to be drawn: for those who take part, or with small counts left out for everybody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.analysis.spc import RULE_WORDS, XmR
from holdfast.analysis.spc.telling import NOTES, verdict_note
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures import draw_measure
from holdfast.ui.pictures.measure import ChartTold, Key, StretchTold
from holdfast.ui.pictures.measure.scales import as_number, as_value

from ..enums import Better
from ..models import Measure, Rebase, Series
from . import chart_words as words
from .happening import Happened, happened, numbered
from .hiding import NO_DAYS, Days, hidden_days, hidden_words
from .series import SeriesRead, read_all

MOST_TABLE = 500
MOST_EPISODES = 4


@dataclass(frozen=True)
class SeriesChart:
    """One series with its drawing, and what has to be known beside it. No drawing where there is nothing to draw."""

    series: Series
    read: SeriesRead
    drawing: Drawing | None
    notes: tuple[str, ...]
    verdict: str
    is_changed: bool
    is_covered: bool = False  # small counts are left out, and what could tell them


def charts_of(measure: Measure, *, rebased: bool = True, least: int = 0) -> list[SeriesChart]:
    """A chart for each series. `least`: counts of people below it are left out, for what leaves the journey; 0 leaves nothing out."""
    many = list(measure.series.select_related("measure__journey__organisation"))
    events, hidden, charts = happened(measure), hidden_days(measure, least), []
    for place, read in enumerate(read_all(many, rebased=rebased)):
        told = told_of(read, events, least=least, hidden=hidden)
        drawing = draw_measure(told, prefix=f"xmr{place}") if told else None
        verdict, is_changed = verdict_of(read)
        notes = () if hidden else tuple(notes_of(read))
        charts.append(SeriesChart(read.series, read, drawing, notes, verdict, is_changed, bool(hidden)))
    return charts


def verdict_of(read: SeriesRead) -> tuple[str, bool]:
    """Whether re-basing changes what the last value says."""
    if not read.rebases or read.xmr is None:
        return "", False
    key, values = verdict_note(read.xmr, read.series.measure.better)
    return _(NOTES[key]) % {name: _(each) for name, each in values.items()}, key == "verdict_changed"


def notes_of(read: SeriesRead) -> list[str]:
    found = words.missing_limits(read)
    if read.missing:
        found.append(
            _("Dates without a value: %(number)s. They are left out, and nothing is put in their place.")
            % {"number": read.missing}
        )
    return found


def told_of(
    read: SeriesRead, events: Sequence[Happened] = (), *, least: int = 0, hidden: Days = NO_DAYS
) -> ChartTold | None:
    """A series as its chart shows it; None where there is no value to show. `hidden` are the days that others do not see."""
    if not read.rows:
        return None
    if hidden:
        return _covered(read, least, hidden)
    measure, days = read.series.measure, tuple(row.day for row in read.rows)
    day_words = words.day_words(days)
    flags, keys = numbered(events, days)
    return ChartTold(
        name=_name(read.series),
        finding=words.finding(read),
        under=words.under(measure),
        days=days,
        words_of_days=day_words,
        numbers=tuple(row.number for row in read.rows),
        direction=read.direction,
        tones=_tones(measure),
        stretches=tuple(_stretches(read)),
        rebases=read.places,
        flags=flags,
        keys=(*_own_keys(read, day_words, beyond=bool(least)), *keys),
        target=measure.target if measure.draws_target and read.xmr else None,
        chance=words.chance_sentence(read),
        rules=words.rules_sentence(read),
        last=_("The last value, %(number)s in %(day)s, is %(what)s.")
        % {"number": as_value(read.rows[-1].number), "day": day_words[-1], "what": words.last_says(read)},
        header=_header(read),
        rows=tuple(_rows(read, day_words)),
        floor=0.0 if min(row.number for row in read.rows) >= 0 else None,
    )


def _covered(read: SeriesRead, least: int, hidden: Days) -> ChartTold | None:
    """Hidden days are left out, and with them average, limits and signals: what is hidden could be worked out from those."""
    measure = read.series.measure
    shown = [row for row in read.rows if row.day not in hidden]
    if not shown:
        return None
    all_words = words.day_words([row.day for row in read.rows])
    return ChartTold(
        name=_name(read.series),
        finding=_("Counts below %(least)s are not shown") % {"least": least},
        under=words.under(measure),
        days=tuple(row.day for row in shown),
        words_of_days=words.day_words([row.day for row in shown]),
        numbers=tuple(row.number for row in shown),
        direction=(0,) * len(shown),
        tones=_tones(measure),
        stretches=(),
        rules=_(
            "Average, limits and signals are left out as well: small counts could be worked out from them. The line joins what is shown."
        ),
        header=(_("When"), _("Value")),
        rows=tuple(
            (day, hidden_words(measure, row.number, least) if row.day in hidden else as_value(row.number))
            for day, row in zip(all_words, read.rows, strict=True)
        )[-MOST_TABLE:],
        floor=0.0,
        is_covered=True,
    )


def _name(series: Series) -> str:
    return f"{series.measure.name}, {series.name}" if series.name else series.measure.name


def _tones(measure: Measure) -> dict[int, str]:
    if measure.better == Better.NEUTRAL:
        return {1: "neutral", -1: "neutral"}
    up = 1 if measure.better == Better.INCREASE else -1
    return {up: "improvement", -up: "concern"}


def _stretches(read: SeriesRead) -> list[StretchTold]:
    if read.xmr is not None:
        found = [(each.start, each.stop, each.mean, each.lower, each.upper) for each in read.xmr.stretches]
    else:
        found = [
            (start, stop, chart.median, None, None)
            for (start, stop), chart in zip(read.stretches, read.runs, strict=True)
        ]
    is_run = read.xmr is None
    return [
        StretchTold(*each, words.stretch_words(*each[2:], is_run=is_run), words.stretch_lines(*each[2:], is_run=is_run))
        for each in found
    ]


def _own_keys(read: SeriesRead, day_words: Sequence[str], *, beyond: bool) -> list[Key]:
    """Re-bases with who and why, the last stretches of special points, and what the last value says."""
    keys = [
        _rebase_key(each, day_words[place], beyond=beyond)
        for each, place in zip(read.rebases, read.places, strict=True)
    ]
    keys += [_episode_key(read, places, day_words) for places in _episodes(read)[-MOST_EPISODES:]]
    if not read.direction[-1] and (read.xmr is not None or read.runs[-1].useful):
        number = as_value(read.rows[-1].number)
        said = _("%(number)s in %(day)s. Nothing to explain, nothing to celebrate.")
        keys.append(
            Key(
                "last",
                _("Last value: %(what)s") % {"what": words.last_says(read)},
                said % {"number": number, "day": day_words[-1]},
            )
        )
    return keys


def _rebase_key(rebase: Rebase, day: str, *, beyond: bool) -> Key:
    when = date_format(rebase.decided_on, "j F Y")
    said = {"who": rebase.by_name, "others": rebase.decided_with, "when": when}
    if beyond or not rebase.by_name:
        decided = _("Decided on %(when)s.") % said
    elif rebase.decided_with:
        decided = _("Decided by %(who)s with %(others)s, %(when)s.") % said
    else:
        decided = _("Decided by %(who)s, %(when)s.") % said
    return Key("rebase", _("Re-based from %(day)s") % {"day": day}, f"{words.sentence(rebase.reason)} {decided}")


def _episodes(read: SeriesRead) -> list[list[int]]:
    """Special points that follow each other on the same side, within a stretch."""
    found = []
    for start, stop in read.stretches:
        for side, run in groupby(range(start, stop), key=lambda place: read.direction[place]):
            if side:
                found.append(list(run))
    return found


def _episode_key(read: SeriesRead, places: list[int], day_words: Sequence[str]) -> Key:
    side = read.direction[places[0]]
    first, last = day_words[places[0]], day_words[places[-1]]
    when = first if len(places) == 1 else _("%(first)s to %(last)s") % {"first": first, "last": last}
    text = when if len(places) > 1 else f"{when}: {as_value(read.rows[places[0]].number)}"
    notes = [row.note for row in (read.rows[place] for place in places) if row.note][:3]
    heading = (
        (_("H: higher than ordinary") if side > 0 else _("L: lower than ordinary"))
        if read.xmr
        else (_("H: a long run above the median") if side > 0 else _("L: a long run below the median"))
    )
    said = [f"{text}.", *([_rules_of(read.xmr, places)] if read.xmr else []), *(words.sentence(note) for note in notes)]
    return Key("high" if side > 0 else "low", heading, " ".join(said), tone=_tones(read.series.measure)[side])


def _rules_of(xmr: XmR, places: list[int]) -> str:
    met = dict.fromkeys(rule for place in places for rule in xmr.rules_met(place)[:1])
    return words.sentence("; ".join(_(RULE_WORDS[rule]) for rule in met).capitalize())


def _header(read: SeriesRead) -> tuple[str, ...]:
    if read.runs:
        return _("When"), _("Value"), _("Median"), _("What it is"), _("What was different")
    return (
        _("When"),
        _("Value"),
        _("Average"),
        _("Lower limit"),
        _("Upper limit"),
        _("What it is"),
        _("What was different"),
    )


def _rows(read: SeriesRead, day_words: Sequence[str]) -> list[tuple[str, ...]]:
    """The last values, as many as a page can bear; a file holds all."""
    rows = []
    for each in _stretches(read):
        limits = [] if read.runs else ["–" if limit is None else as_number(limit) for limit in (each.lower, each.upper)]
        for place in range(max(each.start, len(read.rows) - MOST_TABLE), each.stop):
            row = read.rows[place]
            rows.append(
                (
                    day_words[place],
                    as_value(row.number),
                    as_number(each.middle),
                    *limits,
                    what_it_is(read, place),
                    row.note,
                )
            )
    return rows


def what_it_is(read: SeriesRead, place: int) -> str:
    """Ordinary, or special and by which rules."""
    side = read.direction[place]
    if read.xmr is None:
        return _("in a long run") if side else _("ordinary")
    if not side:
        return _("ordinary")
    letter = _("H: high") if side > 0 else _("L: low")
    return f"{letter}; " + "; ".join(_(RULE_WORDS[rule]) for rule in read.xmr.rules_met(place))
