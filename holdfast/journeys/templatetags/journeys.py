"""Dates as exactly as they are known, and reasons by the way that they speak about."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..enums import Precision, Side, Way

register = template.Library()


def year_or_month(day: date) -> str:
    """ "About 2024" is kept as the first of January: no month is said that nobody said."""
    return str(day.year) if (day.month, day.day) == (1, 1) else date_format(day, "F Y")


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
        return _("about %(month)s") % {"month": year_or_month(day)}
    return date_format(day, "j F Y" if precision == Precision.DAY else "F Y")


@register.filter
def since_in_words(spell) -> str:
    return in_words(spell.since, spell.since_precision)


@register.filter
def held_in_words(sitting) -> str:
    return in_words(sitting.held_on, sitting.precision)


@register.filter
def happened_in_words(entry) -> str:
    """The day of a moment, or of something that was found by searching."""
    return in_words(entry.happened_on, entry.precision)


@register.filter
def decided_in_words(decision) -> str:
    return in_words(decision.decided_on, decision.precision)


@register.filter
def said_how(shown) -> str:
    """Who stands behind what is shared of a feeling: a group as one, somebody with a name, or some of a side without names."""
    if shown.together:
        return _("said together")
    if shown.who:
        return shown.who
    if shown.number is None:
        return _("nearly all who shared it")
    return ngettext("%(number)s person", "%(number)s people", shown.number) % {"number": shown.number}


@register.filter
def span_in_words(spell) -> str:
    since = in_words(spell.since, spell.since_precision)
    until = in_words(spell.until, spell.until_precision)
    if since and since == until:
        return since
    if since and until:
        return _("%(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("since %(since)s") % {"since": since}
    return _("dates are not told")


@register.filter
def ways(decision) -> list[tuple[str, list, list]]:
    """Each way forward that somebody spoke about, in the house's order: its name, what was said for it, and against it."""
    grounds = list(decision.grounds.all())
    found = []
    for way in Way:
        spoken = [each for each in grounds if each.way == way]
        if spoken:
            sides = [[each for each in spoken if each.side == side] for side in (Side.FOR, Side.AGAINST)]
            found.append((str(way.label), sides[0], sides[1]))
    return found
