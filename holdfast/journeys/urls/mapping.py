from django.urls import path

from ..views import looking_back, mapping

urlpatterns = [
    path("journeys/<uuid:pk>/map/", mapping.journey_map, name="map"),
    path("journeys/<uuid:pk>/map/words/", mapping.map_words, name="map_words"),
    path("journeys/<uuid:pk>/map/file/<str:kind>/", mapping.map_file, name="map_file"),
    path("journeys/<uuid:pk>/map/look-back/", looking_back.look_back, name="look_back"),
    path("moments/<uuid:pk>/look-back/", looking_back.look_back_moment, name="look_back_moment"),
]
