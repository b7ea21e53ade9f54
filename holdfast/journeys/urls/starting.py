from django.urls import path

from ..views import starting

urlpatterns = [
    path("journeys/", starting.journey_list, name="list"),
    path("journeys/start/", starting.journey_start, name="start"),
    path("journeys/start/tried/", starting.journey_tried, name="tried"),
    path("journeys/<uuid:pk>/change/", starting.journey_change, name="change"),
]
