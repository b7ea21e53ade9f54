from django.urls import path

from ..views import adapting

urlpatterns = [
    path("journeys/<uuid:pk>/adaptations/", adapting.adaptation_list, name="adaptations"),
    path("journeys/<uuid:pk>/adaptations/new/", adapting.adaptation_new, name="adaptation_new"),
    path("adaptations/<uuid:pk>/", adapting.adaptation, name="adaptation"),
    path("adaptations/<uuid:pk>/change/", adapting.adaptation_change, name="adaptation_change"),
    path("adaptations/<uuid:pk>/turn/", adapting.adaptation_turn, name="adaptation_turn"),
    path("adaptations/<uuid:pk>/take-out/", adapting.adaptation_take_out, name="adaptation_take_out"),
    path(
        "adaptations/<uuid:pk>/questions/<str:fingerprint>/", adapting.adaptation_question, name="adaptation_question"
    ),
    path("journeys/<uuid:pk>/conditions/new/", adapting.condition_new, name="condition_new"),
    path("conditions/<uuid:pk>/", adapting.condition_change, name="condition_change"),
    path("conditions/<uuid:pk>/take-out/", adapting.condition_take_out, name="condition_take_out"),
]
