from django.urls import path

from ..views import feelings, moments

urlpatterns = [
    path("journeys/<uuid:pk>/moments/", moments.moment_list, name="moments"),
    path("journeys/<uuid:pk>/moments/new/", moments.moment_new, name="moment_new"),
    path("moments/<uuid:pk>/", moments.moment, name="moment"),
    path("moments/<uuid:pk>/change/", moments.moment_change, name="moment_change"),
    path("moments/<uuid:pk>/take-away/", moments.moment_take_away, name="moment_take_away"),
    path("moments/<uuid:pk>/mark/", moments.moment_mark, name="moment_mark"),
    path("moments/<uuid:pk>/felt/", feelings.felt, name="felt"),
    path("moments/<uuid:pk>/together/<uuid:perspective>/", feelings.felt_together, name="felt_together"),
    path("feelings/", feelings.feeling_list, name="feelings"),
    path("feelings/<uuid:pk>/take-back/", feelings.feeling_take_back, name="feeling_take_back"),
    path("feelings/<uuid:pk>/delete/", feelings.feeling_delete, name="feeling_delete"),
]
