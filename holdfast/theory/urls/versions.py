from django.urls import path

from ..views import files, versions

urlpatterns = [
    path("journeys/<uuid:pk>/theory/versions/", versions.versions, name="versions"),
    path("journeys/<uuid:pk>/theory/versions/<int:number>/", versions.version, name="version"),
    path("journeys/<uuid:pk>/theory/compare/", versions.compare, name="compare"),
    path("journeys/<uuid:pk>/theory/theory.<slug:kind>", files.theory_file, name="file"),
]
