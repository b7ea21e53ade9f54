from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import DateField, Radios
from holdfast.ui.versions import Versioned

from ..actions.functions import Held
from ..enums import Role


class FunctionForm(forms.Form):
    """What somebody is for the journey, from when to when."""

    role = forms.ChoiceField(
        label=lazy("What are they for the journey?"),
        help_text=lazy("It gives no rights."),
        choices=Role.choices,
        widget=Radios,
    )
    called = forms.CharField(
        label=lazy("In your own words"),
        help_text=lazy("Needed for something else; otherwise only if you call it differently here."),
        max_length=60,
        required=False,
    )
    since = DateField(label=lazy("Since when?"))
    until = DateField(
        label=lazy("Until when?"),
        help_text=lazy(
            "Leave it empty while no end is known. A day to come is fine: then who comes after can be asked in time."
        ),
        required=False,
    )

    @property
    def held(self) -> Held:
        said = self.cleaned_data
        return Held(role=said["role"], called=said["called"], since=said["since"], until=said["until"])


class FunctionChangeForm(FunctionForm, Versioned):
    """The same, when it is corrected."""


class FunctionEndForm(Versioned):
    until = DateField(label=lazy("On which day does it end?"))


class NoteParticipantForm(forms.Form):
    """Somebody who takes part without signing in."""

    name = forms.CharField(label=lazy("Their name"), max_length=100)
    role = forms.CharField(label=lazy("Their role"), max_length=100, required=False)
    perspective = forms.ChoiceField(label=lazy("From which side do they see it?"), required=False)

    def __init__(self, *args, perspectives, **kwargs):
        super().__init__(*args, **kwargs)
        self.perspectives = {str(each.pk): each for each in perspectives}
        names = [(pk, each.name) for pk, each in self.perspectives.items()]
        self.fields["perspective"].choices = [("", lazy("Not said")), *names]

    @property
    def chosen_perspective(self):
        return self.perspectives.get(self.cleaned_data["perspective"])


class MergeForm(forms.Form):
    """Which entry is the same person."""

    stays = forms.ChoiceField(label=lazy("Who is it?"), widget=Radios)

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.others = {str(each.pk): each for each in others}
        self.fields["stays"].choices = [(key, each.known_as) for key, each in self.others.items()]

    @property
    def chosen(self):
        return self.others[self.cleaned_data["stays"]]
