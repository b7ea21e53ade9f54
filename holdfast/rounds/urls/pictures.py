from django.urls import path

from ..views import comparing, pictures, reports, ways

urlpatterns = [
    path("journeys/<uuid:pk>/compare/", comparing.compare, name="compare"),
    path("rounds/<uuid:pk>/picture/", pictures.picture, name="picture"),
    path("rounds/<uuid:pk>/guess/", pictures.guess, name="guess"),
    path("rounds/<uuid:pk>/talk/<slug:prompt>/", pictures.talk, name="talk"),
    path("rounds/<uuid:pk>/told/", pictures.told, name="told"),
    path("rounds/<uuid:pk>/way/", ways.way, name="way"),
    path("rounds/<uuid:pk>/after/", pictures.after, name="after"),
    path("conversations/<uuid:pk>/", pictures.talk_change, name="talk_change"),
    path("rounds/<uuid:pk>/report/", reports.report, name="report"),
    path("rounds/<uuid:pk>/report.docx", reports.report_word, name="report_word"),
    path("rounds/<uuid:pk>/report.pdf", reports.report_pdf, name="report_pdf"),
]
