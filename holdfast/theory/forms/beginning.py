from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.words import Words


class FitForm(forms.Form):
    """What fits here of a theory from elsewhere. It is remembered beside it."""

    fit = Words(
        label=lazy("What fits here, and what does not?"),
        help_text=lazy("It can be one sentence, and it can change. No theory fits a new place whole."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Write one sentence, even if it is “We do not know yet”.")},
    )
