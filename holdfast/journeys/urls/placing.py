from django.urls import path

from ..views import placing

urlpatterns = [
    path("journeys/<uuid:pk>/strands/add/", placing.strand_add, name="strand_add"),
    path("journeys/<uuid:pk>/decisions/", placing.decisions, name="decisions"),
    path("promises/<uuid:pk>/", placing.promise_answer, name="promise_answer"),
]
