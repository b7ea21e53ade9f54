from django import forms
from django.apps import AppConfig
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

CHOOSE = _("Choose from what is offered here.")
NUMBER = _("Write a whole number, such as 5.")


class UiConfig(AppConfig):
    name = "holdfast.ui"
    label = "ui"

    def ready(self) -> None:
        """Django's sentences for what is empty, wrong or too much, in the house's voice."""
        forms.Field.default_error_messages["required"] = _("Please fill this in.")
        forms.IntegerField.default_error_messages["invalid"] = NUMBER
        forms.DateField.default_error_messages["invalid"] = _("Write a day, a month and a year, such as 3 9 2026.")
        validators.validate_email.message = _("Write a whole e-mail address, such as amina@example.org.")
        for field in (forms.ChoiceField, forms.ModelChoiceField, forms.MultipleChoiceField):
            field.default_error_messages["invalid_choice"] = CHOOSE
        forms.ModelMultipleChoiceField.default_error_messages |= {"invalid_choice": CHOOSE, "invalid_pk_value": CHOOSE}
        validators.MinValueValidator.message = _("Write a number that is %(limit_value)s or more.")
        validators.MaxValueValidator.message = _("Write a number that is %(limit_value)s or less.")
        validators.MaxLengthValidator.message = ngettext_lazy(
            "This can have %(limit_value)d letter at most; now it has %(show_value)d.",
            "This can have %(limit_value)d letters at most; now it has %(show_value)d.",
            "limit_value",
        )
