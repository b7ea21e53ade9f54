from django.urls import path

from ..views import ecocycle, sitting

urlpatterns = [
    path("journeys/<uuid:pk>/ecocycle/", sitting.sitting_list, name="ecocycle"),
    path("journeys/<uuid:pk>/ecocycle/open/", sitting.sitting_open, name="sitting_open"),
    path("sittings/<uuid:pk>/", sitting.sitting_detail, name="sitting"),
    path("sittings/<uuid:pk>/reveal/", sitting.sitting_reveal, name="sitting_reveal"),
    path("sittings/<uuid:pk>/set-aside/", sitting.sitting_set_aside, name="sitting_set_aside"),
    path("sittings/<uuid:pk>/file.<slug:kind>", sitting.sitting_file, name="sitting_file"),
    path("activities/<uuid:pk>/place/", ecocycle.activity_place, name="activity_place"),
    path("activities/<uuid:pk>/together/", ecocycle.activity_together, name="activity_together"),
    path("activities/<uuid:pk>/notes/", ecocycle.activity_notes, name="activity_notes"),
    path("activities/<uuid:pk>/decide/", ecocycle.activity_decide, name="activity_decide"),
    path("activities/<uuid:pk>/promise/", ecocycle.activity_promise, name="activity_promise"),
    path("activities/<uuid:pk>/picture.<slug:kind>", ecocycle.activity_picture, name="activity_picture"),
    path("placements/<uuid:pk>/take-back/", ecocycle.placement_take_back, name="placement_take_back"),
]
