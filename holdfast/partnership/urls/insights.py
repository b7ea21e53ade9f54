from django.urls import path

from ..views import footings, insights

urlpatterns = [
    path("journeys/<uuid:pk>/insights/", insights.insight_list, name="insights"),
    path("journeys/<uuid:pk>/insights/new/", insights.insight_new, name="insight_new"),
    path("meetings/<uuid:pk>/insight/", insights.insight_from_meeting, name="insight_from_meeting"),
    path("insights/<uuid:pk>/", insights.insight, name="insight"),
    path("insights/<uuid:pk>/change/", insights.insight_change, name="insight_change"),
    path("insights/<uuid:pk>/set-off/", insights.insight_set_off, name="insight_set_off"),
    path("insights/<uuid:pk>/told/", insights.insight_told, name="insight_told"),
    path("insights/<uuid:pk>/share/", insights.insight_share, name="insight_share"),
    path("insights/<uuid:pk>/beside/", insights.insight_beside, name="insight_beside"),
    path("insights/<uuid:pk>/take-away/", insights.insight_take_away, name="insight_take_away"),
    path("insights/<uuid:pk>/rests-on/", footings.footing_new, name="footing_new"),
    path("footings/<uuid:pk>/remove/", footings.footing_remove, name="footing_remove"),
]
