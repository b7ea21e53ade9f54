"""Ranges as people give them: two numbers a row, or none; shares as so many of ten."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis.forecast import BOUNDS, CAN_BE_LEFT_OUT, QUANTITIES, ForecastError, Group, Unit, keys_of
from holdfast.analysis.forecast.reading import expectation_from
from holdfast.ui.versions import Versioned

from ..enums import FORECAST_GROUPS, FORECAST_QUESTIONS

LOW, HIGH = "low", "high"


def _name(key: str, end: str) -> str:
    return f"{key.replace('.', '_')}_{end}"


def _factor(key: str) -> float:
    return 10 if QUANTITIES[key].unit is Unit.SHARE else 1


class ExpectForm(Versioned):
    """Every row can be skipped. A whole group can be said not to happen here."""

    def __init__(self, *args: Any, stage: str, stage_name: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stage, self.stage_name = stage, stage_name
        self.groups = [Group(key) for key, _title, _not_here in FORECAST_GROUPS]
        self.asked = {group: [key for key in keys_of(group) if self._is_asked(key)] for group in self.groups}
        for group in self.groups:
            for key in self.asked[group]:
                for end, label in ((LOW, _("1 time in 10, less than")), (HIGH, _("1 time in 10, more than"))):
                    self.fields[_name(key, end)] = forms.FloatField(
                        label=f"{self.question(key)} {label}",
                        required=False,
                        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-4"}),
                        error_messages={"invalid": lazy("Write a number, like 6 or 1.5.")},
                    )
            if group in CAN_BE_LEFT_OUT:
                words = next(not_here for key, _title, not_here in FORECAST_GROUPS if key == group)
                self.fields[f"not_{group}"] = forms.BooleanField(label=words, required=False)

    def _is_asked(self, key: str) -> bool:
        return key != "work.mobilising" or self.stage == "mobilising"

    def question(self, key: str) -> str:
        if key == f"work.{self.stage}":
            return _("Months of work still to do in %(stage)s, from today") % {"stage": self.stage_name}
        return str(FORECAST_QUESTIONS[key])

    def sections(self) -> Iterator[dict[str, Any]]:
        """For the page: each group with its rows."""
        for group, (_key, title, _words) in zip(self.groups, FORECAST_GROUPS, strict=True):
            rows = [
                {
                    "question": self.question(key),
                    "low": self[_name(key, LOW)],
                    "high": self[_name(key, HIGH)],
                    "key": key,
                }
                for key in self.asked[group]
            ]
            off = self[f"not_{group}"] if f"not_{group}" in self.fields else None
            yield {"title": title, "rows": rows, "off": off}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        self.given: dict[str, Any] = {"not_here": [group for group in CAN_BE_LEFT_OUT if found.get(f"not_{group}")]}
        for group in self.groups:
            for key in self.asked[group]:
                self._row(group, key, found)
        if not self.errors:
            self._together()
        return found

    def _row(self, group: Group, key: str, found: Mapping[str, Any]) -> None:
        low, high = found.get(_name(key, LOW)), found.get(_name(key, HIGH))
        if low is None and high is None:
            return
        if low is None or high is None:
            if not any(_name(key, end) in self.errors for end in (LOW, HIGH)):
                self.add_error(
                    _name(key, LOW if low is None else HIGH), _("Fill in both, or leave both empty to skip this.")
                )
            return
        sentence = self._wrong(key, low, high)
        if sentence:
            self.add_error(_name(key, LOW), sentence)
            return
        ends = {"low": low / _factor(key), "high": high / _factor(key)}
        is_fixed = low == high
        self.given.setdefault(str(group), {})[key.split(".")[1]] = {"exactly": ends["low"]} if is_fixed else ends

    def _wrong(self, key: str, low: float, high: float) -> str:
        least, most = (bound * _factor(key) for bound in BOUNDS[QUANTITIES[key].unit])
        if not least <= low <= most or not least <= high <= most:
            return _("Both numbers must lie between %(least)g and %(most)g.") % {"least": least, "most": most}
        if low > high:
            return _("The first number is above the second. Write the smaller one first.")
        if low == high and not key.endswith(".months") and not key.startswith("refresher."):
            return _("Nobody knows it that exactly. Leave some room between the two numbers.")
        return ""

    def _together(self) -> None:
        if any(group in self.given for group in self.given["not_here"]):
            self.add_error(
                None,
                _("You filled in rows of something that you also say does not happen here. Choose one of the two."),
            )
            return
        try:
            expectation_from(self.given)
        except ForecastError as error:
            self.add_error(None, _sentence(error))
        if not any(name != "not_here" for name in self.given):
            self.add_error(None, _("Fill in at least one row. You can skip all others."))


def _sentence(error: ForecastError) -> str:
    if error.where == "returns":
        return _("The times that it goes back to designing and to developing come to more than 9 of 10 together.")
    return _("More people must have had the training at the end than had it at the beginning. Can that be?")


def initial_of(given: Mapping[str, Any], version: int) -> dict[str, Any]:
    """What somebody gave before, as the form shows it."""
    initial: dict[str, Any] = {"version": version}
    for group in given.get("not_here", []):
        initial[f"not_{group}"] = True
    for key in QUANTITIES:
        group, name = key.split(".")
        row = given.get(group, {}).get(name)
        if row:
            for end in (LOW, HIGH):
                initial[_name(key, end)] = round(row.get(end, row.get("exactly", 0)) * _factor(key), 2)
    return initial


def theirs_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """What was saved meanwhile, by the form's fields."""
    return {name: value for name, value in initial_of(given, 0).items() if name != "version"}
