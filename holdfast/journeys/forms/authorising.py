from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Checkboxes, DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import WhenField
from holdfast.ui.words import Words

from ..actions.authorising import Needed, Seen
from ..enums import STANDS_HINTS, Need, Precision, Stands


class AuthoriserForm(forms.Form):
    """Whom the journey needs. A role or a body is enough: as little as possible about a person."""

    name = Words(
        label=lazy("Which role or body?"),
        help_text=lazy("Such as “cabinet member for children” or “transport board”. A role outlasts a name."),
        max_length=120,
    )
    organisation = Words(label=lazy("Of which organisation?"), max_length=120, required=False)
    needs = forms.MultipleChoiceField(
        label=lazy("What is needed of them?"),
        choices=Need.choices,
        widget=Checkboxes,
        error_messages={"required": lazy("Choose at least one. To turn up is enough.")},
    )
    to_see = Words(
        label=lazy("What do they need to see?"),
        help_text=lazy(
            "What would help them to decide: figures, a visit, a young person’s own words, another place’s story."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    participant = forms.ChoiceField(
        label=lazy("Do they take part here?"),
        help_text=lazy("Then what they say here of themselves counts as hearing from them."),
        required=False,
    )

    def __init__(self, *args, participants, **kwargs):
        super().__init__(*args, **kwargs)
        self.participants = {str(each.pk): each for each in participants}
        names = [(key, each.known_as) for key, each in self.participants.items()]
        self.fields["participant"].choices = [("", lazy("No, or not yet")), *names]

    @property
    def needed(self) -> Needed:
        said = self.cleaned_data
        return Needed(
            name=said["name"],
            needs=tuple(said["needs"]),
            organisation=said["organisation"],
            to_see=said["to_see"],
            participant=self.participants.get(said["participant"]),
        )


class AuthoriserChangeForm(AuthoriserForm, Versioned):
    """The same, when it is changed."""


class StanceForm(forms.Form):
    """Where somebody stands, as one sees it oneself. What they do and say, never what they are like."""

    stands = forms.ChoiceField(label=lazy("Where do they stand, as you see it?"), choices=Stands.choices, widget=Radios)
    shown_by = Words(
        label=lazy("What shows it?"),
        help_text=lazy(
            "What they did or said, as you would tell it in front of them. Not what they are like, and no guesses why."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    heard_on = WhenField(
        label=lazy("When did you last hear from them?"),
        help_text=lazy("About is fine: 5 March 2024, March 2024 or about 2024. Leave it empty if you have not."),
    )
    role = Words(label=lazy("You say this as"), help_text=lazy("Your role."), max_length=100, required=False)
    said_on = DateField(label=lazy("On which day was it so?"), help_text=lazy("Today, or a day that you look back to."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stands"].widget.hints = {key.value: sentence for key, sentence in STANDS_HINTS.items()}

    @property
    def seen(self) -> Seen:
        said = {name: self.cleaned_data[name] for name in ("stands", "said_on", "role", "shown_by")}
        heard_on, how = self.cleaned_data["heard_on"]
        return Seen(**said, heard_on=heard_on, heard_precision=how if heard_on else Precision.DAY)


class StanceChangeForm(StanceForm, Versioned):
    """The same, when one corrects it."""
