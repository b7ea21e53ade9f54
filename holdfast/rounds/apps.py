from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "holdfast.rounds"
    label = "rounds"
