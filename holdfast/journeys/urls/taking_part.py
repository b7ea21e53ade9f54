from django.urls import path

from ..views import taking_part

urlpatterns = [
    path("journeys/<uuid:pk>/participants/", taking_part.participant_list, name="participants"),
    path("journeys/<uuid:pk>/participants/invite/", taking_part.participant_invite, name="invite"),
    path("journeys/<uuid:pk>/events/", taking_part.events, name="events"),
    path("participants/<uuid:pk>/", taking_part.participant_change, name="participant_change"),
    path("participants/<uuid:pk>/end/", taking_part.participant_end, name="participant_end"),
    path("journey-invitations/<uuid:pk>/revoke/", taking_part.invitation_revoke, name="invitation_revoke"),
    path("j/<str:secret>/", taking_part.invitation_accept, name="invitation_accept"),
]
