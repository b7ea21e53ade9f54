from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.versions import Versioned


class JoinForm(forms.Form):
    """What an account needs: nothing more."""

    name = forms.CharField(
        label=lazy("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=lazy("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=lazy("Choose a password"),
        help_text=lazy("At least 10 letters. Three or four words in a row are easy to keep and hard to guess."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NameForm(Versioned):
    name = forms.CharField(
        label=lazy("Your name, as others see it"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
