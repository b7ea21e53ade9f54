from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.words import Words


class ErasingForm(forms.Form):
    """The name of what is erased, typed by hand: nobody erases by a slip."""

    name = Words(label=lazy("Type its name to show that you mean it"), max_length=200)

    def __init__(self, *args, named: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.named = named
        self.fields["name"].help_text = named

    def clean_name(self) -> str:
        typed = self.cleaned_data["name"]
        if _plain(typed) != _plain(self.named):
            raise forms.ValidationError(_("That is not its name. Nothing was erased."))
        return typed


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
