"""When people took part, and what of that which they raised waits for an answer."""

from django import template
from django.utils.translation import gettext as _

from holdfast.journeys.templatetags.journeys import in_words

register = template.Library()


@register.filter
def took_part_on(involvement) -> str:
    return in_words(involvement.happened_on, involvement.precision)


@register.filter
def who_were_there(asked, meeting) -> str:
    """Names, then the roles and groups that were there besides."""
    there = [each.participant.known_as for each in asked if each.was_there]
    return ", ".join([*there, meeting.others_there] if meeting.others_there else there) or _("not written down")


@register.filter
def waiting(involvement) -> int:
    """How many things they raised without an answer so far."""
    return sum(not each.is_answered for each in involvement.raised.all())
