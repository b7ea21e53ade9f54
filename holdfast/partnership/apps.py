from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "holdfast.partnership"
    label = "partnership"
