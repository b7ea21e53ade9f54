from django.urls import path

from ..views import cycles

urlpatterns = [
    path("journeys/<uuid:pk>/cycles/", cycles.cycle_list, name="cycles"),
    path("journeys/<uuid:pk>/cycles/new/", cycles.cycle_new, name="cycle_new"),
    path("cycles/<uuid:pk>/", cycles.cycle, name="cycle"),
    path("cycles/<uuid:pk>/change/", cycles.cycle_change, name="cycle_change"),
    path("cycles/<uuid:pk>/begin/", cycles.cycle_begin, name="cycle_begin"),
    path("cycles/<uuid:pk>/look/", cycles.cycle_look, name="cycle_look"),
]
