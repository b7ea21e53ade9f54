from django.urls import path

from ..views import coproduction, own

urlpatterns = [
    path("journeys/<uuid:pk>/co-production/", coproduction.involvement_list, name="coproduction"),
    path("journeys/<uuid:pk>/co-production/new/", coproduction.involvement_new, name="involvement_new"),
    path("involvements/<uuid:pk>/", coproduction.involvement, name="involvement"),
    path("involvements/<uuid:pk>/change/", coproduction.involvement_change, name="involvement_change"),
    path("involvements/<uuid:pk>/take-away/", coproduction.involvement_take_away, name="involvement_take_away"),
    path("involvements/<uuid:pk>/raised/", coproduction.raised_new, name="raised_new"),
    path("raised/<uuid:pk>/", coproduction.raised_change, name="raised_change"),
    path("own-notes/", own.own_note_list, name="own_notes"),
    path("journeys/<uuid:pk>/own-notes/new/", own.own_note_new, name="own_note_new"),
    path("own-notes/<uuid:pk>/", own.own_note, name="own_note"),
    path("own-notes/<uuid:pk>/delete/", own.own_note_delete, name="own_note_delete"),
]
