"""What may not leave a journey: values that may tell of few people, and what they could be worked out from."""

from datetime import date

from django.utils.translation import gettext as _

from ..enums import ValueKind
from ..models import Measure, Value

Days = frozenset[date]
NO_DAYS: Days = frozenset()
TELL_HOW_MANY = (ValueKind.COUNT, ValueKind.NUMBER)


def hidden_days(measure: Measure, least: int) -> Days:
    """Days on which a value of any series may tell of fewer people than the house shows. All series keep theirs back then, so that none
    is found by taking one from another. A share or a length of time never says of how many it tells: all its days are hidden.
    """
    if not least or not measure.counts_people:
        return NO_DAYS
    values = Value.objects.filter(series__measure=measure, number__isnull=False)
    if measure.value_kind in TELL_HOW_MANY:
        values = values.filter(number__lt=least)
    return frozenset(values.values_list("taken_on", flat=True))


def hidden_words(measure: Measure, number: float, least: int) -> str:
    """What stands in place of a value on a hidden day."""
    if number < least and measure.value_kind in TELL_HOW_MANY:
        return _("fewer than %(least)s, not shown") % {"least": least}
    return _("not shown")
