from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext as _
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


class SignInForm(LoginForm):
    """Allauth's, in the house's words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your e-mail address")
        self.fields["login"].widget.attrs.pop("placeholder", None)


class NameForm(Versioned):
    name = forms.CharField(
        label=lazy("Your name, as others see it"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
