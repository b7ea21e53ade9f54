from django.urls import path

from ..views import beginning, outlining

urlpatterns = [
    path("journeys/<uuid:pk>/theory/begin/", outlining.begin, name="begin"),
    path("journeys/<uuid:pk>/theory/begin/from/", beginning.begin_choices, name="begin_choices"),
    path("journeys/<uuid:pk>/theory/begin/from/file/", beginning.begin_from_file, name="begin_from_file"),
    path("journeys/<uuid:pk>/theory/begin/from/<uuid:other>/", beginning.begin_from_other, name="begin_from_other"),
    path(
        "journeys/<uuid:pk>/theory/begin/from/framework/<slug:framework>/",
        beginning.begin_from_framework,
        name="begin_from_framework",
    ),
]
