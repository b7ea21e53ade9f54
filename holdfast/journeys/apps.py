from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "holdfast.journeys"
    label = "journeys"
