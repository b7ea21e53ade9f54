"""How many pieces of evidence speak for a claim and against it, days as exactly as they are known, and what an adaptation touches."""

from django import template
from django.utils.translation import gettext as _

from holdfast.journeys.templatetags.journeys import in_words

from ..enums import EvidenceSide
from ..queries import principle_of

register = template.Library()


@register.filter
def for_and_against(claim) -> tuple[int, int]:
    sides = [item.side for item in claim.items.all()]
    return sides.count(EvidenceSide.FOR), sides.count(EvidenceSide.AGAINST)


@register.filter
def seen_in_words(item) -> str:
    return in_words(item.seen_on, item.precision)


@register.filter
def since_when(adaptation) -> str:
    return _("since %(day)s") % {"day": in_words(adaptation.since, adaptation.precision)}


@register.filter
def principle_touched(adaptation):
    return principle_of(adaptation)
