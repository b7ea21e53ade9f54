from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words

from ..actions.handover import Offer
from ..enums import HANDOVER_LETTER, Afterwards

SOMEBODY_ELSE = "somebody-else"


class LetterForm(Versioned):
    """A letter to whoever takes it on: gentle questions, none of which has to be answered."""

    hide_optional = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field, question, hint in HANDOVER_LETTER:
            self.fields[field] = Words(
                label=question,
                help_text=hint,
                required=False,
                max_length=8000,
                widget=forms.Textarea(attrs={"rows": 5}),
            )


class OfferForm(forms.Form):
    """To whom the lead is offered, and what becomes of whoever offers it."""

    hide_optional = True

    to = forms.ChoiceField(label=lazy("To whom do you offer it?"), widget=Radios, choices=())
    email = forms.EmailField(
        label=lazy("The e-mail address of somebody who does not take part yet"),
        help_text=lazy("You get a link to send them. It lets them look on; the lead passes only when they take it on."),
        required=False,
    )
    afterwards = forms.ChoiceField(
        label=lazy("And you, once they have taken it on?"),
        help_text=lazy("Nothing changes before that day. You can say something else later."),
        choices=Afterwards.choices,
        initial=Afterwards.CONTRIBUTES,
        widget=Radios,
    )

    def __init__(self, *args, participants, **kwargs):
        super().__init__(*args, **kwargs)
        self.participants = {str(each.pk): each for each in participants}
        names = [(key, _named(each)) for key, each in self.participants.items()]
        self.fields["to"].choices = [*names, (SOMEBODY_ELSE, lazy("Somebody who does not take part yet"))]

    def clean(self) -> dict:
        said = super().clean() or self.cleaned_data
        if said.get("to") == SOMEBODY_ELSE and not said.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write the address of whoever you offer it to."))
        return said

    @property
    def offer(self) -> Offer:
        said = self.cleaned_data
        to = self.participants.get(said["to"])
        return Offer(to=to, email="" if to else said["email"], afterwards=Afterwards(said["afterwards"]))


def _named(participant) -> str:
    return f"{participant.known_as}, {participant.role}" if participant.role else participant.known_as


class AnswerForm(forms.Form):
    """What somebody says when they take it on, or cannot."""

    hide_optional = True

    words = Words(
        label=lazy("Do you want to say something?"),
        help_text=lazy("One line is fine, and so is none."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NoteForm(Versioned):
    """What was said under one question of the conversation."""

    hide_optional = True

    words = Words(
        label=lazy("What was said"),
        help_text=lazy("Notes are enough. They stay as you write them."),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
