from django.urls import path

from .views import placing, starting, taking_part

app_name = "journeys"
urlpatterns = [
    path("journeys/", starting.journey_list, name="list"),
    path("journeys/start/", starting.journey_start, name="start"),
    path("journeys/<uuid:pk>/change/", starting.journey_change, name="change"),
    path("journeys/<uuid:pk>/path/", starting.journey_path, name="path"),
    path("journeys/<uuid:pk>/strands/add/", placing.strand_add, name="strand_add"),
    path("strands/<uuid:pk>/place/", placing.strand_place, name="strand_place"),
    path("journeys/<uuid:pk>/decisions/", placing.decisions, name="decisions"),
    path("promises/<uuid:pk>/", placing.promise_answer, name="promise_answer"),
    path("journeys/<uuid:pk>/participants/", taking_part.participant_list, name="participants"),
    path("journeys/<uuid:pk>/participants/invite/", taking_part.participant_invite, name="invite"),
    path("journeys/<uuid:pk>/events/", taking_part.events, name="events"),
    path("participants/<uuid:pk>/", taking_part.participant_change, name="participant_change"),
    path("participants/<uuid:pk>/end/", taking_part.participant_end, name="participant_end"),
    path("journey-invitations/<uuid:pk>/revoke/", taking_part.invitation_revoke, name="invitation_revoke"),
    path("j/<str:secret>/", taking_part.invitation_accept, name="invitation_accept"),
]
