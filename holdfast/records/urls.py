from django.urls import path

from .views import pack

app_name = "records"
urlpatterns = [
    path("journeys/<uuid:pk>/pack/", pack.pack, name="pack"),
    path("journeys/<uuid:pk>/pack/file/<str:kind>/", pack.pack_file, name="pack_file"),
]
