from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import WhenField
from holdfast.ui.words import Words

from ..actions.functions import Held
from ..enums import Precision, Role


class FunctionForm(forms.Form):
    """What somebody is for the journey, from when to when."""

    role = forms.ChoiceField(
        label=lazy("What are they for the journey?"),
        help_text=lazy("It gives no rights."),
        choices=Role.choices,
        widget=Radios,
    )
    called = Words(
        label=lazy("In your own words"),
        help_text=lazy("Needed for something else; otherwise only if you call it differently here."),
        max_length=60,
        required=False,
    )
    since = WhenField(
        label=lazy("Since when?"),
        help_text=lazy("As exactly as you know: 5 March 2024, March 2024, Q1 2024, 2024 or about 2024."),
        required=True,
        may_come=True,
    )
    until = WhenField(
        label=lazy("Until when?"),
        help_text=lazy(
            "Leave it empty while no end is known. A day to come is fine: then who comes after can be asked in time."
        ),
        may_come=True,
    )

    @property
    def held(self) -> Held:
        said = self.cleaned_data
        (since, since_how), (until, until_how) = said["since"], said["until"]
        return Held(
            role=said["role"],
            called=said["called"],
            since=since,
            since_precision=since_how,
            until=until,
            until_precision=until_how if until else Precision.DAY,
        )


class FunctionChangeForm(FunctionForm, Versioned):
    """The same, when it is corrected."""


class FunctionEndForm(Versioned):
    until = DateField(label=lazy("On which day does it end?"))


class NoteParticipantForm(forms.Form):
    """Somebody who takes part without signing in."""

    name = Words(label=lazy("Their name"), max_length=100)
    role = Words(label=lazy("Their role"), max_length=100, required=False)
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
