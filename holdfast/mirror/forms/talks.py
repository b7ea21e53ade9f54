from collections.abc import Iterable

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.models import Journey
from holdfast.ui.forms import DateField
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box


class _Kept(forms.Form):
    want_to_try = box(
        lazy("What do you want to try?"),
        lazy("In your own words, together. Nothing of the text, no names, nothing about who wrote it."),
        required=True,
    )
    held_on = DateField(label=lazy("When did you talk?"), initial=timezone.localdate)


class TalkForm(_Kept):
    """What a team wants to try, and of which journey it is the team."""

    journey = forms.ChoiceField(label=lazy("Which journey's team are you?"))
    field_order = ("journey", "want_to_try", "held_on")

    def __init__(self, *args, journeys: Iterable[Journey], **kwargs):
        super().__init__(*args, **kwargs)
        self.journeys = {str(each.pk): each for each in journeys}
        self.fields["journey"].choices = [(pk, each.name) for pk, each in self.journeys.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Journey:
        return self.journeys[self.cleaned_data["journey"]]


class TalkChangeForm(_Kept, Versioned):
    """A talk that is kept already."""
