"""Fields that the forms of this area share: words as they are kept, a time of day, people to choose from."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.models import Participant
from holdfast.rounds.actions.answering import cleaned

LONGEST = 4000


class Words(forms.CharField):
    """No control characters, nothing that turns a line around; one line where one is asked for."""

    def to_python(self, value: Any) -> str:
        text = cleaned(super().to_python(value) or "")
        return text if isinstance(self.widget, forms.Textarea) else " ".join(text.split())


def box(label, hint="", *, rows=3, required=False, longest=LONGEST) -> Words:
    widget = forms.Textarea(attrs={"rows": rows})
    return Words(label=label, help_text=hint, required=required, max_length=longest, widget=widget)


def line(label, hint="", *, required=False, longest=200) -> Words:
    return Words(label=label, help_text=hint, required=required, max_length=longest)


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
