from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.organisations.enums import RIGHT_SENTENCES, Right
from holdfast.ui.forms import Checkboxes, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words

from ..enums import Role


def _with_hints(field: forms.ChoiceField, hints: dict) -> None:
    field.widget.hints = {getattr(key, "value", key): sentence for key, sentence in hints.items()}


class InviteForm(forms.Form):
    """Whom to let in, and to what."""

    email = forms.EmailField(
        label=lazy("Their e-mail address"),
        help_text=lazy("So that you know later whom the link was for. It works without."),
        required=False,
    )
    right = forms.ChoiceField(
        label=lazy("What may they do?"), choices=Right.choices, initial=Right.CONTRIBUTOR, widget=Radios
    )
    perspective = forms.ChoiceField(label=lazy("From which side do they see it?"), required=False)

    def __init__(self, *args, perspectives, **kwargs):
        super().__init__(*args, **kwargs)
        self.perspectives = {str(each.pk): each for each in perspectives}
        self.fields["perspective"].choices = [
            ("", lazy("Not said")),
            *((pk, p.name) for pk, p in self.perspectives.items()),
        ]
        _with_hints(self.fields["right"], RIGHT_SENTENCES)

    @property
    def chosen_perspective(self):
        return self.perspectives.get(self.cleaned_data["perspective"])


class ParticipantForm(InviteForm, Versioned):
    """What a participant may do, and what they are for the journey."""

    email = None  # type: ignore[assignment]  # Django takes the field out
    name = Words(label=lazy("Their name"), max_length=100, required=False)
    role = Words(label=lazy("Their role, in their own words"), max_length=100, required=False)
    functions = forms.MultipleChoiceField(
        label=lazy("What are they for the journey?"),
        help_text=lazy("A function gives no rights."),
        choices=[choice for choice in Role.choices if choice[0] != Role.OTHER],
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args, signs_in: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        # An account's name is its owner's to change; whoever does not sign in may do nothing, whatever is noted.
        del self.fields["name" if signs_in else "right"]
