from django.apps import AppConfig


class TheoryConfig(AppConfig):
    name = "holdfast.theory"
    label = "theory"
