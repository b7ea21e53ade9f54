from django.urls import path

from ..views import meeting, planning

urlpatterns = [
    path("journeys/<uuid:pk>/meetings/", planning.meeting_list, name="meetings"),
    path("journeys/<uuid:pk>/meetings/rhythm/", planning.rhythm, name="rhythm"),
    path("journeys/<uuid:pk>/meetings/new/", planning.meeting_new, name="meeting_new"),
    path("meetings/<uuid:pk>/", meeting.meeting, name="meeting"),
    path("meetings/<uuid:pk>/change/", planning.meeting_change, name="meeting_change"),
    path("meetings/<uuid:pk>/call-off/", planning.meeting_call_off, name="meeting_call_off"),
    path("meetings/<uuid:pk>/kept/", meeting.meeting_gist, name="meeting_gist"),
    path("meetings/<uuid:pk>/end/", meeting.meeting_end, name="meeting_end"),
]
