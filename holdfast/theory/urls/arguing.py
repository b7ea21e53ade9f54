from django.urls import path, register_converter

from ..views import arguing, case_questions, costing


class FileKind:
    """The kinds of file that a case is taken as. Any other is not found."""

    regex = "docx|pdf"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FileKind, "case_file")

urlpatterns = [
    path("journeys/<uuid:pk>/cases/", arguing.case_list, name="cases"),
    path("journeys/<uuid:pk>/cases/new/", arguing.case_new, name="case_new"),
    path("cases/<uuid:pk>/", arguing.case, name="case"),
    path("cases/<uuid:pk>/change/", arguing.case_change, name="case_change"),
    path("cases/<uuid:pk>/take-out/", arguing.case_take_out, name="case_take_out"),
    path("cases/<uuid:pk>/add/", arguing.case_add, name="case_add"),
    path("cases/<uuid:pk>/points/new/", arguing.point_new, name="point_new"),
    path("cases/<uuid:pk>/read/", arguing.case_read, name="case_read"),
    path("cases/<uuid:pk>/case.<case_file:kind>", arguing.case_file, name="case_file"),
    path("cases/<uuid:pk>/questions/<str:fingerprint>/", case_questions.case_question, name="case_question"),
    path("points/<uuid:pk>/", arguing.point_change, name="point_change"),
    path("points/<uuid:pk>/take-out/", arguing.point_take_out, name="point_take_out"),
    path("points/<uuid:pk>/up/", arguing.point_up, name="point_up"),
    path("journeys/<uuid:pk>/costs/", costing.cost_list, name="costs"),
    path("journeys/<uuid:pk>/costs/new/", costing.cost_new, name="cost_new"),
    path("costs/<uuid:pk>/", costing.cost_change, name="cost_change"),
    path("costs/<uuid:pk>/take-out/", costing.cost_take_out, name="cost_take_out"),
]
