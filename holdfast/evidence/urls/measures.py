from django.urls import path

from ..views import measures

urlpatterns = [
    path("journeys/<uuid:pk>/measures/", measures.measure_list, name="measures"),
    path("journeys/<uuid:pk>/measures/new/", measures.measure_new, name="measure_new"),
    path("measures/<uuid:pk>/", measures.measure, name="measure"),
    path("measures/<uuid:pk>/change/", measures.measure_change, name="measure_change"),
]
