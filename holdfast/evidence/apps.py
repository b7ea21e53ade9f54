from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "holdfast.evidence"
    label = "evidence"
