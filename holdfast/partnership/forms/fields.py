"""Fields that the forms of this area share: a time of day, people to choose from."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.models import Participant


class TimeOfDay(forms.TimeField):
    """A time such as 14:30 or 2.30pm."""

    default_error_messages = {"invalid": lazy("Write a time like 14:30 or 2:30pm.")}

    def __init__(self, **options):
        formats = ["%H:%M", "%H.%M", "%I:%M%p", "%I.%M%p", "%I%p", "%H:%M:%S"]
        super().__init__(**{"required": False, "input_formats": formats, **options})

    def to_python(self, value):
        return super().to_python(value.replace(" ", "") if isinstance(value, str) else value)

    def prepare_value(self, value):
        return value.strftime("%H:%M") if hasattr(value, "strftime") else value


def choose_people(field: forms.Field, people: Iterable[Participant]) -> dict[str, Participant]:
    """Offer these people in a field of checkboxes. Returns them by what the form sends."""
    known = {str(each.pk): each for each in people}
    chosen: Any = field
    chosen.choices = [(pk, each.known_as) for pk, each in known.items()]
    return known
