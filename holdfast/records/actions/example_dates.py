"""Dates in the files of examples, as exactly as they give them."""

from datetime import date, timedelta

from django.utils import timezone

from holdfast.journeys.enums import Precision
from holdfast.ui.when import months_after


def told_date(row: dict, name: str) -> tuple[date | None, Precision]:
    """A date as exactly as the file gives it: "2017", "2017-03", "2017-03-05", or months before today."""
    if f"{name}_months_ago" in row:
        return months_ago(int(row[f"{name}_months_ago"])), Precision.MONTH
    text = str(row.get(name, "")).strip()
    if not text or text in {"not told", "unknown"}:
        return None, Precision.UNKNOWN
    parts = [int(part) for part in text.split("-")]
    told = {1: Precision.YEAR, 2: Precision.MONTH, 3: Precision.DAY}[len(parts)]
    precision = row.get(f"{name}_precision", told)
    return date(*[*parts, 1, 1][:3]), Precision.UNKNOWN if precision == "not told" else Precision(precision)


def months_ago(months: int) -> date:
    """The first of the month so many months back."""
    return months_after(timezone.localdate(), -months).replace(day=1)


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
