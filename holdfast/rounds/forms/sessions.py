from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box

from ..actions.sessions import WAYS
from ..enums import Entry

MOST_PEOPLE = 500


class SessionForm(forms.Form):
    """Who is in the room, and how it answers."""

    hide_optional = True

    people = forms.IntegerField(label=lazy("How many people are there?"), min_value=2, max_value=MOST_PEOPLE)
    held_on = DateField(label=lazy("On which day?"))
    entry = forms.ChoiceField(
        label=lazy("How does the room answer?"),
        choices=[(way.value, way.label) for way in WAYS],
        initial=Entry.SHOW_OF_HANDS,
        widget=Radios(
            hints={
                Entry.SHOW_OF_HANDS: lazy("Hands are counted. Groups that are too small are heard, not shown."),
                Entry.TOGETHER: lazy("For a group too small to be shown, or one that wants to speak with one voice."),
            }
        ),
    )
    leave = box(
        lazy("How did they give leave to be shown as one?"),
        lazy("Only for one answer given together."),
        rows=2,
        required=False,
        longest=500,
    )

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("entry") == Entry.TOGETHER and not said.get("leave"):
            self.add_error("leave", _("Say how the group gave its leave."))
        return said


class RoomGuessForm(Versioned):
    """Where the room expects to stand."""

    hide_optional = True

    standing = forms.ChoiceField(label=lazy("Where do we think we stand?"), widget=Radios, required=False)

    def __init__(self, *args, scale, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["standing"].choices = [(each.id, each.label) for each in scale]


class HandsForm(Versioned):
    """How many hands went up for each answer."""

    hide_optional = True

    def __init__(self, *args, choices, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        for key, label in choices:
            self.fields[f"hands-{key}"] = forms.IntegerField(
                label=label, required=False, min_value=0, max_value=MOST_PEOPLE,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
            )  # fmt: skip
        self.keys = [key for key, _label in choices]
        self.fields["note"] = _note()

    def clean(self) -> dict:
        said = super().clean() or {}
        total = sum(said.get(f"hands-{key}") or 0 for key in self.keys)
        if total > self.people:
            told = _("That is %(total)s hands, and %(people)s people are in the room. Count again.")
            raise forms.ValidationError(told % {"total": total, "people": self.people})
        return said

    @property
    def counts(self) -> dict[str, int]:
        return {key: self.cleaned_data[f"hands-{key}"] or 0 for key in self.keys}


class TogetherForm(Versioned):
    """The one answer of a group."""

    hide_optional = True

    choice = forms.ChoiceField(label=lazy("What does the group say together?"), widget=Radios, required=False)

    def __init__(self, *args, choices, silences, **kwargs):
        super().__init__(*args, **kwargs)
        self.silences = {key for key, _label in silences}
        self.fields["choice"].choices = [*choices, *silences]
        self.fields["note"] = _note()

    @property
    def answer(self) -> dict[str, str]:
        choice = self.cleaned_data["choice"]
        is_silence = choice in self.silences
        return {"standing": "" if is_silence else choice, "silence": choice if is_silence else ""}


def _note():
    return box(
        lazy("What was said"),
        lazy("Read by leads and learning partners. No names, please."),
        rows=4,
        required=False,
        longest=10_000,
    )
