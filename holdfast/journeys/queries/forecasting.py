"""Expectations and forecasts of a strand, for those who take part."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from holdfast.analysis.forecast import STAGES, missing
from holdfast.analysis.forecast import Expectation as Ranges
from holdfast.analysis.forecast.reading import expectation_from
from holdfast.analysis.forecast.telling import Record
from holdfast.guides.record import published_record
from holdfast.people.access import Viewer
from holdfast.ui.documents import Bullets, Heading, PictureSection, Section, Text
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.forecast import ByThen, Expected, Moves, draw_forecast, in_hundred, in_words

from ..access import participation
from ..enums import FORECAST_GROUPS, FORECAST_LEVERS, FORECAST_QUESTIONS
from ..models import Expectation, Forecast, Journey, Participant, Strand
from .placing import current_spells

DAYS_A_MONTH = 30.44
FEWEST_GIVERS = 2  # one person's ranges alone go into no document
FROM_TODAY = (("money", "months"), ("funding", "months"))


def forecast_stage(strand: Strand) -> str:
    """The stage that a forecast begins in; empty where the strand is not placed, or has gone beyond integrating."""
    spells = current_spells(strand)
    return str(spells[0].stage) if spells and spells[0].stage in STAGES else ""


def expectations_of(strand: Strand) -> list[Expectation]:
    """What people who take part now expect, as they gave it while the strand stood where it stands."""
    stage = forecast_stage(strand)
    given = Expectation.objects.filter(strand=strand, participant__left_on=None, stage=stage)
    given = given.order_by("participant__perspective__order", "participant__joined_on", "pk")
    return list(given.select_related("participant__user", "participant__perspective"))


def own_expectation(viewer: Viewer, strand: Strand) -> Expectation | None:
    part = participation(viewer, strand.journey)
    return Expectation.objects.filter(strand=strand, participant=part).first() if part else None


def latest_forecast(strand: Strand) -> Forecast | None:
    return Forecast.objects.filter(strand=strand).select_related("made_by").first()


def perspective_name(expectation: Expectation) -> str:
    return expectation.participant.perspective.name if expectation.participant.perspective else ""


def file_of(strand: Strand, expectations: list[Expectation]) -> dict[str, Any]:
    """What is expected, as a forecast's file would hold it, without names. Money's months are counted from today."""
    rows = [{"perspective": perspective_name(each), **_from_today(each)} for each in expectations]
    return {"format": 1, "title": strand.name, "stage": forecast_stage(strand), "expectations": rows}


def _from_today(expectation: Expectation) -> dict[str, Any]:
    gone = (timezone.localdate() - expectation.given_on).days / DAYS_A_MONTH
    given = {name: dict(row) if isinstance(row, dict) else row for name, row in expectation.given.items()}
    for group, name in FROM_TODAY:
        if name in given.get(group, {}):
            row = given[group][name]
            given[group][name] = {
                end: max(round(value - gone, 2), least)
                for (end, value), least in zip(row.items(), (0.1, 0.2), strict=False)
            }
    return given


def ranges_of(expectations: list[Expectation]) -> list[Ranges]:
    defaults = published_record().default_ranges
    return [expectation_from(each.given, defaults) for each in expectations]


def unsaid(strand: Strand, expectations: list[Expectation]) -> tuple[str, ...]:
    """Keys of what nobody has said, so that no forecast can be made yet."""
    stage = forecast_stage(strand)
    return missing(ranges_of(expectations), STAGES.index(stage)) if stage else ()


@dataclass(frozen=True)
class Shown:
    """A strand's forecast page: the picture and words of the last forecast, what it leans on, and what stands beside it."""

    stage: str
    expectations: list[Expectation]
    stale: list[Expectation]
    unsaid: list[str]
    forecast: Forecast | None
    is_older: bool
    drawing: Drawing | None
    sentences: list[str]
    money: str
    hazards: list[tuple[str, int, int]]
    apart: list[tuple[str, list[str]]]
    assumptions: list[tuple[str, list[str]]]
    record: Record

    @property
    def can_be_made(self) -> bool:
        return bool(self.stage and self.expectations and not self.unsaid)


def shown_forecast(strand: Strand) -> Shown:
    expectations = expectations_of(strand)
    everybody = Expectation.objects.filter(strand=strand, participant__left_on=None)
    everybody = everybody.select_related("participant__user", "participant__perspective")
    known = {each.pk for each in expectations}
    forecast = latest_forecast(strand)
    told = forecast.told if forecast else {}
    return Shown(
        stage=forecast_stage(strand),
        expectations=expectations,
        stale=[each for each in everybody if each.pk not in known],
        unsaid=[str(FORECAST_QUESTIONS[key]) for key in unsaid(strand, expectations)],
        forecast=forecast,
        is_older=bool(forecast and forecast.asked != file_of(strand, expectations)),
        drawing=forecast_drawing(forecast) if forecast else None,
        sentences=[f"{each.name}: {in_words(each)}." for each in _dates(forecast)] if forecast else [],
        money=when_money_ends(forecast) if forecast else "",
        hazards=_hazards(told),
        apart=_apart(forecast) if forecast else [],
        assumptions=_assumptions(told),
        record=published_record(),
    )


def _by_name(forecast: Forecast, month: int) -> str:
    day = forecast.made_on
    year, place = divmod(day.year * 12 + day.month - 1 + month, 12)
    return _("By %(month)s") % {"month": date_format(day.replace(year=year, month=place + 1, day=1), "F Y")}


def _by_then(forecast: Forecast, row: dict[str, Any]) -> ByThen:
    return ByThen(_by_name(forecast, row["month"]), row["month"], row["low"], row["middle"], row["high"])


def _dates(forecast: Forecast) -> list[ByThen]:
    return [_by_then(forecast, row) for row in forecast.told["pooled"]["by"]]


def when_money_ends(forecast: Forecast) -> str:
    """In words; empty where money does not end."""
    row = forecast.told["pooled"]["when_money_ends"]
    return in_words(ByThen("", 0, row["low"], row["middle"], row["high"])) if row else ""


def forecast_drawing(forecast: Forecast, *, names: bool = True) -> Drawing:
    """Its picture; for documents without the names of those who gave ranges."""
    told, reference = forecast.told, published_record().reference
    levers = [(_lever_name(row["groups"]), row["before"], row["after"]) for row in told["levers"]]
    month = told["levers"][0]["month"] if told["levers"] else 60
    when = _by_name(forecast, month)
    return draw_forecast(
        Expected(
            what=told["title"],
            given_by=_given_by(forecast, names=names),
            curve=tuple((low, middle, high) for low, middle, high in told["pooled"]["curve"]),
            dates=tuple(_dates(forecast)),
            levers=tuple(Moves(*each) for each in levers),
            levers_by=when[:1].lower() + when[1:],
            record=reference.share or 0.0,
            record_words=_("about 20 in 100 sites that set out ever practise it well"),
            first_year=forecast.made_on.year,
        )
    )


def _given_by(forecast: Forecast, *, names: bool) -> str:
    day = date_format(forecast.made_on, "j F Y")
    given = [each.known_as for each in Participant.objects.filter(pk__in=forecast.givers).select_related("user")]
    if names and given:
        return _("From ranges given by %(names)s; %(day)s.") % {"names": ", ".join(given), "day": day}
    return _("From ranges given by %(number)s people; %(day)s.") % {"number": len(forecast.givers), "day": day}


def _lever_name(groups: list[str]) -> str:
    return str(FORECAST_LEVERS[groups[0]]) if len(groups) == 1 else _("All of these together")


def _hazards(told: dict[str, Any]) -> list[tuple[str, int, int]]:
    """What alone matters most, first; all together last."""
    titles = {key: str(title) for key, title, _words in FORECAST_GROUPS}
    rows = told.get("hazards", [])
    alone = sorted((row for row in rows if len(row["groups"]) == 1), key=lambda row: row["before"] - row["after"])
    last = [row for row in rows if len(row["groups"]) > 1]
    return [
        (
            titles[row["groups"][0]] if len(row["groups"]) == 1 else _("None of these"),
            in_hundred(row["before"]),
            in_hundred(row["after"]),
        )
        for row in [*alone, *last]
    ]


def _apart(forecast: Forecast) -> list[tuple[str, list[str]]]:
    """Each perspective's own, in words."""
    return [
        (
            row["perspective"],
            [f"{each.name}: {in_words(each)}." for each in (_by_then(forecast, one) for one in row.get("by", []))],
        )
        for row in forecast.told["perspectives"]
    ]


def _assumptions(told: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """What the result leans on: each basis, with the questions that rest on it."""
    titles = {key: str(title) for key, title, _words in FORECAST_GROUPS}
    gathered: dict[str, list[str]] = {}
    for row in told.get("assumptions", []):
        basis = _("our assumption") if row["basis"] == "our assumption" else row["basis"]
        if row["basis"] == "said not to happen here":
            basis = _("somebody says that it does not happen here")
        name = str(FORECAST_QUESTIONS.get(row["quantity"], titles.get(row["quantity"], row["quantity"])))
        names = gathered.setdefault(basis, [])
        if name not in names:
            names.append(name)
    return list(gathered.items())


def forecast_sections(journey: Journey) -> tuple[Section, ...]:
    """For a board note: what to expect realistically. No names; only where two people or more gave ranges."""
    parts: list[Section] = [Heading(_("What to expect realistically"))]
    for strand in Strand.objects.filter(journey=journey):
        forecast = latest_forecast(strand)
        if forecast and len(forecast.givers) >= FEWEST_GIVERS:
            parts.append(PictureSection(forecast_drawing(forecast, names=False)))
            for basis, names in _assumptions(forecast.told):
                parts += [Text((_("This leans on %(basis)s:") % {"basis": basis},)), Bullets(tuple(names))]
    record = published_record()
    parts.append(Text((_("What has been published:"),)))
    parts.append(Bullets(tuple(f"{each.says} ({each.source})" for each in record.figures)))
    return tuple(parts)
