from django.urls import path

from ..views import calendar, debriefing, meeting, noting, planning, slowly

urlpatterns = [
    path("journeys/<uuid:pk>/meetings/", planning.meeting_list, name="meetings"),
    path("journeys/<uuid:pk>/meetings/rhythm/", planning.rhythm, name="rhythm"),
    path("journeys/<uuid:pk>/meetings/new/", planning.meeting_new, name="meeting_new"),
    path("journeys/<uuid:pk>/meetings/calendar/", calendar.rhythm_calendar, name="rhythm_calendar"),
    path("meetings/<uuid:pk>/", meeting.meeting, name="meeting"),
    path("meetings/<uuid:pk>/change/", planning.meeting_change, name="meeting_change"),
    path("meetings/<uuid:pk>/call-off/", planning.meeting_call_off, name="meeting_call_off"),
    path("meetings/<uuid:pk>/calendar/", calendar.meeting_calendar, name="meeting_calendar"),
    path("meetings/<uuid:pk>/kept/", meeting.meeting_gist, name="meeting_gist"),
    path("meetings/<uuid:pk>/debrief/", debriefing.debrief, name="debrief"),
    path("meetings/<uuid:pk>/end/", meeting.meeting_end, name="meeting_end"),
    path("meetings/<uuid:pk>/here/", noting.here, name="here"),
    path("meetings/<uuid:pk>/write/", noting.note_new, name="note_new"),
    path("meetings/<uuid:pk>/notes/", noting.notes_live, name="notes_live"),
    path("notes/<uuid:pk>/change/", noting.note_change, name="note_change"),
    path("notes/<uuid:pk>/take-away/", noting.note_take_away, name="note_take_away"),
    path("notes/<uuid:pk>/beside/", noting.note_beside, name="note_beside"),
    path("comments/<uuid:pk>/take-away/", noting.comment_take_away, name="comment_take_away"),
    path("meetings/<uuid:pk>/ask-slowly/", slowly.slow_ask, name="slow_ask"),
    path("slow/<uuid:pk>/", slowly.slow, name="slow"),
    path("slow/<uuid:pk>/state/", slowly.slow_state, name="slow_state"),
    path("slow/<uuid:pk>/reveal/", slowly.slow_reveal, name="slow_reveal"),
    path("slow/<uuid:pk>/set-aside/", slowly.slow_set_aside, name="slow_set_aside"),
]
