from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "holdfast.reports"
    label = "reports"
