from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned

from ..enums import STAGE_SENTENCES, Stage
from .starting import DescriptionForm, not_in_future


class StrandForm(forms.Form):
    name = forms.CharField(label=lazy("What is this strand called?"), max_length=80)


class PlaceForm(forms.Form):
    """Which stage a strand is in, in one's own name."""

    stage = forms.ChoiceField(
        label=lazy("Which stage is it in, as you see it?"),
        choices=[(stage.value, stage.label) for stage in Stage],
        widget=Radios,
    )
    since = forms.DateField(
        label=lazy("Since when?"),
        help_text=lazy("The month is enough."),
        widget=forms.DateInput(attrs={"type": "month"}),
        input_formats=["%Y-%m", "%Y-%m-%d", "%d/%m/%Y", "%m/%Y", "%B %Y", "%b %Y", "%Y"],
        error_messages={"required": lazy("Say which month it moved. About is fine.")},
    )
    role = forms.CharField(label=lazy("Your role"), max_length=100)
    why = forms.CharField(
        label=lazy("Why did it move?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    carried = forms.CharField(
        label=lazy("What do you take with you?"),
        help_text=lazy("Going back to an earlier stage carries what was learnt. Say what should not be lost."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].widget.hints = {key.value: sentence for key, sentence in STAGE_SENTENCES.items()}

    def clean_since(self) -> date | None:
        return not_in_future(self.cleaned_data["since"])


class ChangeForm(DescriptionForm, Versioned):
    """The description, when it is changed."""


class PromiseForm(Versioned):
    """What became of a promise."""

    done = forms.CharField(
        label=lazy("What we did"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    could_not = forms.CharField(
        label=lazy("What we could not do, because"),
        help_text=lazy("People who asked for it will read this. Say why, in plain words."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
