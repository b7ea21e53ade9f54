"""Expectations and forecasts of a strand, for those who take part."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
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
from holdfast.ui.drawing import Drawing, Table
from holdfast.ui.pictures.forecast import ByThen, Expected, Moves, draw_forecast, in_hundred, in_words
from holdfast.ui.refusals import NotNow

from ..access import participation
from ..enums import FORECAST_GROUPS, FORECAST_LEVERS, FORECAST_QUESTIONS
from ..models import Expectation, Forecast, Journey, Participant, Strand
from .placing import current_spells

DAYS_A_MONTH = 30.44
LEAST_INDEX = 0.02  # what lies below cannot be told from nought
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
class ShownForecast:
    """What one forecast said, as a page shows it: picture and words, what matters, and what it leans on."""

    forecast: Forecast
    drawing: Drawing
    is_to_keep: bool
    sentences: list[str]
    money: str
    hazards: Table | None
    matters: Table | None
    apart: list[tuple[str, list[str]]]
    assumptions: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Shown:
    """A strand's forecast page: the last forecast, whose ranges a next one would use, and what stands beside it."""

    stage: str
    expectations: list[Expectation]
    stale: list[Expectation]
    unsaid: list[str]
    last: ShownForecast | None
    is_older: bool
    earlier: int
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
    return Shown(
        stage=forecast_stage(strand),
        expectations=expectations,
        stale=[each for each in everybody if each.pk not in known],
        unsaid=[str(FORECAST_QUESTIONS[key]) for key in unsaid(strand, expectations)],
        last=told_by(forecast) if forecast else None,
        is_older=bool(forecast and forecast.asked != file_of(strand, expectations)),
        earlier=max(Forecast.objects.filter(strand=strand).count() - 1, 0),
        record=published_record(),
    )


def forecasts_for(viewer: Viewer) -> QuerySet[Forecast]:
    """Forecasts of the journeys that this person takes part in."""
    mine = Journey.objects.visible_to(viewer)
    return Forecast.objects.filter(strand__journey__in=mine).select_related("strand__journey", "made_by")


def forecasts_of(strand: Strand) -> QuerySet[Forecast]:
    """All forecasts of a strand, newest first."""
    return Forecast.objects.filter(strand=strand).select_related("made_by")


def told_by(forecast: Forecast) -> ShownForecast:
    return ShownForecast(
        forecast=forecast,
        drawing=forecast_drawing(forecast),
        is_to_keep=can_be_kept(forecast),
        sentences=sentences_of(forecast),
        money=when_money_ends(forecast),
        hazards=_hazards(forecast.told),
        matters=_matters(forecast.told),
        apart=_apart(forecast),
        assumptions=_assumptions(forecast.told),
    )


def sentences_of(forecast: Forecast) -> list[str]:
    """How likely by each date, in words."""
    return [f"{each.name}: {in_words(each)}." for each in _dates(forecast)]


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


def forecast_to_keep(forecast: Forecast) -> Drawing:
    """The picture as a file, which may go further than the journey: it names nobody, and one person's ranges are not in it."""
    if not can_be_kept(forecast):
        raise NotNow(_("A picture to keep needs ranges of two people or more. One person's alone stay on the page."))
    return forecast_drawing(forecast, names=False)


def can_be_kept(forecast: Forecast) -> bool:
    return len(forecast.givers) >= FEWEST_GIVERS


def _given_by(forecast: Forecast, *, names: bool) -> str:
    day = date_format(forecast.made_on, "j F Y")
    givers = Participant.objects.filter(journey=forecast.strand.journey_id, pk__in=forecast.givers)
    given = [each.known_as for each in givers.select_related("user")]
    if names and given:
        return _("From ranges given by %(names)s; %(day)s.") % {"names": ", ".join(given), "day": day}
    return _("From ranges given by %(number)s people; %(day)s.") % {"number": len(forecast.givers), "day": day}


def _lever_name(groups: list[str]) -> str:
    return str(FORECAST_LEVERS[groups[0]]) if len(groups) == 1 else _("All of these together")


def _hazards(told: dict[str, Any]) -> Table | None:
    """What alone matters most, first; all together last."""
    titles = {key: str(title) for key, title, _words in FORECAST_GROUPS}
    rows = told.get("hazards", [])
    alone = sorted((row for row in rows if len(row["groups"]) == 1), key=lambda row: row["before"] - row["after"])
    last = [row for row in rows if len(row["groups"]) > 1]
    shown = tuple(
        (
            titles[row["groups"][0]] if len(row["groups"]) == 1 else _("None of these"),
            str(in_hundred(row["before"])),
            str(in_hundred(row["after"])),
        )
        for row in [*alone, *last]
    )
    caption = _("Of 100 journeys, how many are embedded five years on. The differences do not add up.")
    return Table(caption, (_("What"), _("As things are"), _("If this alone did not happen")), shown) if shown else None


def _matters(told: dict[str, Any]) -> Table | None:
    """First-order indices, largest first, as parts of 100; last what lies only in how several act together.

    A total index for each is not given: with so many journeys it would be uncertain by a tenth (docs/explanation/forecast.md).
    """
    shown = [(key, share) for key, share in told.get("matters", []) if share >= LEAST_INDEX]
    if not shown:
        return None
    rest = in_hundred(max(1 - sum(share for _key, share in shown), 0.0))
    rows = [(_quantity(key), str(in_hundred(share))) for key, share in shown]
    rows.append((_("All others, and how they act together"), str(rest)))
    caption = _("How unsure it is five years on, as 100 parts, and how many of them lie in one answer alone.")
    return Table(caption, (_("Answer"), _("Parts of 100")), tuple(rows))


def _quantity(key: str) -> str:
    return _("Being a quick or a slow place") if key == "place" else str(FORECAST_QUESTIONS.get(key, key))


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
        if forecast and can_be_kept(forecast):
            parts.append(PictureSection(forecast_drawing(forecast, names=False)))
            for basis, names in _assumptions(forecast.told):
                parts += [Text((_("This leans on %(basis)s:") % {"basis": basis},)), Bullets(tuple(names))]
    record = published_record()
    parts.append(Text((_("What has been published:"),)))
    parts.append(Bullets(tuple(f"{each.says} ({each.source})" for each in record.figures)))
    return tuple(parts)
