"""A day as exactly as somebody knows it: a year, a quarter, a month or a day, with or without "about"."""

import re
from calendar import monthrange
from datetime import date, datetime

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%d %m %Y")
MONTHS = ("%Y-%m", "%m/%Y", "%B %Y", "%b %Y", "%m %Y")
IN_A_QUARTER = re.compile(r"^(?:q([1-4])\s*(\d{4})|(\d{4})\s*q([1-4]))$", re.IGNORECASE)
ABOUT = re.compile(r"^(?:about|around|circa|c\.|~)\s*", re.IGNORECASE)
UNREADABLE = lazy("Write a day, a month, a quarter or a year, like 5 March 2024, March 2024, Q1 2024 or 2024.")

# The words of journeys.enums.Precision, which stands above this.
DAY, MONTH, QUARTER, YEAR, ROUGHLY, UNKNOWN = "day", "month", "quarter", "year", "about", "unknown"

When = tuple[date | None, str]
NOT_KNOWN: When = (None, UNKNOWN)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def read_when(text: str) -> When:
    """The day that a text names, and how exactly. Raises ValueError."""
    plain = " ".join(text.split())
    if not plain:
        return NOT_KNOWN
    exact = ABOUT.sub("", plain)
    if exact != plain:
        day, _less = read_when(exact)
        return day, ROUGHLY
    quarter = IN_A_QUARTER.match(plain)
    if quarter:
        number, year = int(quarter[1] or quarter[4]), int(quarter[2] or quarter[3])
        return date(year, number * 3 - 2, 1), QUARTER
    for formats, precision in ((DAYS, DAY), (MONTHS, MONTH), (("%Y",), YEAR)):
        for each in formats:
            try:
                return datetime.strptime(plain, each).date(), precision  # noqa: DTZ007 - a day has no time zone
            except ValueError:
                continue
    raise ValueError(plain)


def write_when(day: date | None, precision: str) -> str:
    """The text that `read_when` reads back."""
    if day is None or precision == UNKNOWN:
        return ""
    if precision == QUARTER:
        return f"Q{(day.month + 2) // 3} {day.year}"
    written = {
        DAY: date_format(day, "j F Y"),
        YEAR: str(day.year),
        ROUGHLY: f"about {day.year if (day.month, day.day) == (1, 1) else date_format(day, 'Y-m')}",
    }
    return written.get(precision, date_format(day, "F Y"))


def not_in_future(day: date | None) -> date | None:
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("That day is still to come. Say when it began, or leave it empty."))
    if day and day.year < 1950:
        raise forms.ValidationError(_("Check the year: that is more than seventy years ago."))
    return day


class WhenField(forms.CharField):
    """Cleans to a day and its precision. `may_come`: a day to come is fine."""

    def __init__(self, *, may_come: bool = False, **options):
        super().__init__(**{"required": False, "max_length": 40, **options})
        self.may_come = may_come

    def prepare_value(self, value):
        return write_when(*value) if isinstance(value, tuple) else value

    def clean(self, value) -> When:
        text = super().clean(value)
        try:
            day, precision = read_when(text)
        except ValueError as error:
            raise forms.ValidationError(UNREADABLE) from error
        is_to_come = self.may_come and day is not None and day > timezone.localdate()
        return (day if is_to_come else not_in_future(day)), precision


WHEN_HELP = lazy(
    "As exactly as you know: 5 March 2024, March 2024, Q1 2024, 2024 or about 2024. Empty if nobody knows."
)
