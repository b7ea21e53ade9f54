from django.urls import path

from ..views import pulse

urlpatterns = [
    path("journeys/<uuid:pk>/pulses/", pulse.pulses, name="pulses"),
    path("journeys/<uuid:pk>/pulses/new/", pulse.pulse_new, name="pulse_new"),
    path("pulses/<uuid:pk>/", pulse.pulse, name="pulse"),
    path("pulses/<uuid:pk>/stop/", pulse.pulse_stop, name="pulse_stop"),
    path("p/<str:secret>/", pulse.pulse_landing, name="pulse_landing"),
]
