from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "holdfast.organisations"
    label = "organisations"
