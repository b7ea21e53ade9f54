from django.urls import path

from ..views import bulk, sessions

urlpatterns = [
    path("groups/<uuid:pk>/session/", sessions.session_new, name="session_new"),
    path("groups/<uuid:pk>/bulk/", bulk.bulk, name="bulk"),
    path("sessions/<uuid:pk>/", sessions.session, name="session"),
    path("sessions/<uuid:pk>/end/", sessions.session_end, name="session_end"),
    path("sessions/<uuid:pk>/<slug:prompt>/<slug:step>/", sessions.session_step, name="session_step"),
]
