from django.urls import path

from .views import reading, rules

app_name = "mirror"
urlpatterns = [
    path("mirror/", reading.mirror, name="mirror"),
    path("mirror/sheet/", reading.sheet, name="sheet"),
    path("mirror/limits/", rules.limits, name="limits"),
    path("mirror/rules/", rules.rules, name="rules"),
    path("mirror/rules/<slug:name>/", rules.lens, name="lens"),
]
