from django.urls import path

from ..views import claims, evidence_items

urlpatterns = [
    path("journeys/<uuid:pk>/claims/", claims.claim_list, name="claims"),
    path("journeys/<uuid:pk>/claims/new/", claims.claim_new, name="claim_new"),
    path("claims/<uuid:pk>/", claims.claim, name="claim"),
    path("claims/<uuid:pk>/change/", claims.claim_change, name="claim_change"),
    path("claims/<uuid:pk>/turn/", claims.claim_turn, name="claim_turn"),
    path("claims/<uuid:pk>/take-out/", claims.claim_take_out, name="claim_take_out"),
    path("claims/<uuid:pk>/questions/<str:fingerprint>/", claims.claim_question, name="claim_question"),
    path("claims/<uuid:pk>/evidence/", evidence_items.evidence_add, name="evidence_add"),
    path("evidence/<uuid:pk>/", evidence_items.evidence_change, name="evidence_change"),
    path("evidence/<uuid:pk>/take-away/", evidence_items.evidence_take_away, name="evidence_take_away"),
]
