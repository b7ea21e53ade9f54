from django.urls import include, path

urlpatterns = [
    path("", include("holdfast.web.urls")),
    path("", include("holdfast.people.urls")),
    path("account/", include("allauth.urls")),
    path("", include("holdfast.organisations.urls")),
    path("", include("holdfast.journeys.urls")),
    path("", include("holdfast.rounds.urls")),
    path("", include("holdfast.mirror.urls")),
    path("", include("holdfast.evidence.urls")),
    path("", include("holdfast.records.urls")),
    path("", include("holdfast.partnership.urls")),
    path("", include("holdfast.theory.urls")),
    path("", include("holdfast.reports.urls")),
]

handler403 = "holdfast.web.views.errors.forbidden"
handler404 = "holdfast.web.views.errors.not_found"
handler500 = "holdfast.web.views.errors.broken"
