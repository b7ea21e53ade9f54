from django.urls import path

from .views import erasing, pack

app_name = "records"
urlpatterns = [
    path("journeys/<uuid:pk>/pack/", pack.pack, name="pack"),
    path("journeys/<uuid:pk>/erase/", erasing.journey_erase, name="journey_erase"),
    path("rounds/<uuid:pk>/erase/", erasing.round_erase, name="round_erase"),
    path("organisations/<uuid:pk>/journeys/", erasing.kept, name="kept"),
    path("journeys/<uuid:pk>/pack/file/<str:kind>/", pack.pack_file, name="pack_file"),
]
