from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.versions import Versioned


class SetUpForm(forms.Form):
    """The first person and their organisation, on one page."""

    organisation = forms.CharField(
        label=lazy("Your organisation"),
        help_text=lazy("The council, trust or charity that answers for what is asked here."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
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


class MemberInviteForm(forms.Form):
    email = forms.EmailField(
        label=lazy("Their e-mail address"),
        help_text=lazy("So that you know later whom the link was for. It works without."),
        required=False,
    )
    as_administrator = forms.BooleanField(
        label=lazy("They also look after people and statements"),
        required=False,
    )


class OrganisationForm(Versioned):
    name = forms.CharField(label=lazy("Name"), max_length=150)
    least_inside = forms.IntegerField(
        label=lazy("How many answers a group needs before those taking part see how it answered"),
        help_text=lazy("Five or more. It can be raised, never lowered."),
        max_value=1000,
    )
    least_beyond = forms.IntegerField(
        label=lazy("How many before it stands in anything sent to others"),
        help_text=lazy("Ten or more. It can be raised, never lowered."),
        max_value=1000,
    )
    colour = forms.RegexField(
        r"^#[0-9A-Fa-f]{6}$",
        label=lazy("The colour of your documents"),
        help_text=lazy("As your communications team writes it, such as #1D4F91. Empty: Holdfast's own."),
        required=False,
        max_length=7,
        error_messages={"invalid": lazy("Write the colour as # and six letters or digits, such as #1D4F91.")},
    )


def _box(label, hint, rows=3):
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=5000, widget=widget)


class StatementForm(Versioned):
    """What people read before they answer, and the public pages."""

    responsible = _box(
        lazy("Who is responsible for what people tell you?"),
        lazy("The organisation and the person, as somebody outside would ask for them."),
    )
    contact = _box(lazy("Whom can people ask?"), lazy("A name, a telephone number and an address that somebody reads."))
    danger = _box(
        lazy("What happens when somebody tells you of danger?"),
        lazy("Say who would be told, and that you would speak to the person first, if that is so."),
    )
    call_now = _box(lazy("Whom can they call now?"), lazy("Numbers that are answered day and night."))
    keep_months = forms.IntegerField(
        label=lazy("For how many months are words kept?"),
        help_text=lazy("After that they are erased, and only counts stay. Between 1 and 120."),
        required=False,
        min_value=1,
        max_value=120,
    )
    privacy = _box(
        lazy("Privacy page: what should be added?"), lazy("Your data protection officer, your register entry.")
    )
    cookies = _box(lazy("Cookies page: what should be added?"), lazy("Usually nothing."))
    accessibility = _box(
        lazy("Accessibility page: what should be added?"), lazy("Whom to tell when something cannot be used.")
    )
    help = _box(lazy("Help page: what should be added?"), lazy("Who helps with signing in, and when."))
