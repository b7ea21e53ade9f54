"""A day as exactly as somebody knows it: a year, a quarter, a month or a day, with or without "about"."""

import re
from datetime import date, datetime

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as lazy

from ..enums import Precision
from .starting import not_in_future

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%d %m %Y")
MONTHS = ("%Y-%m", "%m/%Y", "%B %Y", "%b %Y", "%m %Y")
QUARTER = re.compile(r"^(?:q([1-4])\s*(\d{4})|(\d{4})\s*q([1-4]))$", re.IGNORECASE)
ABOUT = re.compile(r"^(?:about|around|circa|c\.|~)\s*", re.IGNORECASE)
UNREADABLE = lazy("Write a day, a month, a quarter or a year, like 5 March 2024, March 2024, Q1 2024 or 2024.")

When = tuple[date | None, str]
NOT_KNOWN: When = (None, Precision.UNKNOWN)


def read_when(text: str) -> When:
    """The day that a text names, and how exactly. Raises ValueError."""
    plain = " ".join(text.split())
    if not plain:
        return NOT_KNOWN
    exact = ABOUT.sub("", plain)
    if exact != plain:
        day, _less = read_when(exact)
        return day, Precision.ABOUT
    quarter = QUARTER.match(plain)
    if quarter:
        number, year = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        return date(year, number * 3 - 2, 1), Precision.QUARTER
    for formats, precision in ((DAYS, Precision.DAY), (MONTHS, Precision.MONTH), (("%Y",), Precision.YEAR)):
        for each in formats:
            try:
                return datetime.strptime(plain, each).date(), precision  # noqa: DTZ007 - a day has no time zone
            except ValueError:
                continue
    raise ValueError(plain)


def write_when(day: date | None, precision: str) -> str:
    """The text that `read_when` reads back."""
    if day is None or precision == Precision.UNKNOWN:
        return ""
    if precision == Precision.QUARTER:
        return f"Q{(day.month + 2) // 3} {day.year}"
    written = {
        Precision.DAY: date_format(day, "j F Y"),
        Precision.YEAR: str(day.year),
        Precision.ABOUT: f"about {day.year if (day.month, day.day) == (1, 1) else date_format(day, 'Y-m')}",
    }
    return written.get(Precision(precision), date_format(day, "F Y"))


class WhenField(forms.CharField):
    """Cleans to a day and its precision."""

    def __init__(self, **options):
        super().__init__(**{"required": False, "max_length": 40, **options})

    def prepare_value(self, value):
        return write_when(*value) if isinstance(value, tuple) else value

    def clean(self, value) -> When:
        text = super().clean(value)
        try:
            day, precision = read_when(text)
        except ValueError as error:
            raise forms.ValidationError(UNREADABLE) from error
        return not_in_future(day), precision


WHEN_HELP = lazy(
    "As exactly as you know: 5 March 2024, March 2024, Q1 2024, 2024 or about 2024. Empty if nobody knows."
)
