from django.apps import AppConfig


class MirrorConfig(AppConfig):
    name = "holdfast.mirror"
    label = "mirror"
