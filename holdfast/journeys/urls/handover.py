from django.urls import path

from ..views import handover, taking_on

urlpatterns = [
    path("journeys/<uuid:pk>/handovers/", handover.handover_list, name="handovers"),
    path("journeys/<uuid:pk>/handovers/begin/", handover.handover_begin, name="handover_begin"),
    path("handovers/<uuid:pk>/", handover.handover, name="handover"),
    path("handovers/<uuid:pk>/letter/", handover.letter, name="handover_letter"),
    path("handovers/<uuid:pk>/offer/", handover.offer, name="handover_offer"),
    path("handovers/<uuid:pk>/take-back/", handover.take_back, name="handover_take_back"),
    path("handovers/<uuid:pk>/discard/", handover.discard, name="handover_discard"),
    path("handovers/<uuid:pk>/take-on/", taking_on.take_on, name="handover_take_on"),
    path("handovers/<uuid:pk>/decline/", taking_on.decline, name="handover_decline"),
    path("handovers/<uuid:pk>/conversation/", taking_on.conversation, name="handover_conversation"),
    path("handovers/<uuid:pk>/conversation/<slug:question>/", taking_on.note, name="handover_note"),
]
