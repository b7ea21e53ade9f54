"""Dates as exactly as they are known."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..enums import Precision

register = template.Library()


def in_words(day: date | None, precision: str) -> str:
    """A date said no more exactly than it is known; empty if it is not known at all."""
    if day is None or precision == Precision.UNKNOWN:
        return ""
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.QUARTER:
        quarter = (day.month - 1) // 3 + 1
        return _("the %(quarter)s. quarter of %(year)s") % {"quarter": quarter, "year": day.year}
    if precision == Precision.ABOUT:
        return _("about %(month)s") % {"month": date_format(day, "F Y")}
    return date_format(day, "j F Y" if precision == Precision.DAY else "F Y")


@register.filter
def since_in_words(spell) -> str:
    return in_words(spell.since, spell.since_precision)


@register.filter
def decided_in_words(decision) -> str:
    return in_words(decision.decided_on, decision.precision)


@register.filter
def span_in_words(spell) -> str:
    since = in_words(spell.since, spell.since_precision)
    until = in_words(spell.until, spell.until_precision)
    if since and until:
        return _("%(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("since %(since)s") % {"since": since}
    return _("dates are not told")
