from django.urls import path

from .views import files, issuing, writing

app_name = "reports"
urlpatterns = [
    path("journeys/<uuid:pk>/reports/", writing.report_list, name="reports"),
    path("journeys/<uuid:pk>/reports/new/", writing.report_new, name="report_new"),
    path("reports/<uuid:pk>/", writing.report, name="report"),
    path("reports/<uuid:pk>/read/", writing.report_read, name="report_read"),
    path("reports/<uuid:pk>/change/", writing.report_change, name="report_change"),
    path("reports/<uuid:pk>/set-aside/", writing.report_set_aside, name="report_set_aside"),
    path("reports/<uuid:pk>/here/", writing.here, name="here"),
    path("chapters/<uuid:pk>/", writing.chapter, name="chapter"),
    path("chapters/<uuid:pk>/beside/", writing.chapter_beside, name="chapter_beside"),
    path("reports/<uuid:pk>/send/", issuing.report_send, name="report_send"),
    path("reports/<uuid:pk>/agree/", issuing.report_agree, name="report_agree"),
    path("reports/<uuid:pk>/wishes/", issuing.report_wishes, name="report_wishes"),
    path("reports/<uuid:pk>/issue/", issuing.report_issue, name="report_issue"),
    path("reports/<uuid:pk>/again/", issuing.report_again, name="report_again"),
    path("reports/<uuid:pk>/editions/<int:number>/", issuing.edition, name="edition"),
    path("reports/<uuid:pk>/levers/new/", issuing.lever_new, name="lever_new"),
    path("levers/<uuid:pk>/", issuing.lever_change, name="lever_change"),
    path("levers/<uuid:pk>/take-away/", issuing.lever_take_away, name="lever_take_away"),
    path("reports/<uuid:pk>/as/<str:ending>/", files.report_file, name="report_file"),
    path("reports/<uuid:pk>/make/<str:ending>/", files.file_ask, name="file_ask"),
    path("report-files/<uuid:pk>/", files.file, name="file"),
    path("report-files/<uuid:pk>/take/", files.file_take, name="file_take"),
]
