"""When people took part, and what of that which they raised waits for an answer."""

from django import template

from holdfast.journeys.templatetags.journeys import in_words

register = template.Library()


@register.filter
def took_part_on(involvement) -> str:
    return in_words(involvement.happened_on, involvement.precision)


@register.filter
def waiting(involvement) -> int:
    """How many things they raised without an answer so far."""
    return sum(not each.is_answered for each in involvement.raised.all())
