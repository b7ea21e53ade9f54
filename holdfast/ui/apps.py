from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "holdfast.ui"
    label = "ui"

    def ready(self) -> None:
        """Django's sentence for an empty field, in the house's voice."""
        forms.Field.default_error_messages["required"] = _("Please fill this in.")
