from django.urls import path

from ..views import canvas, elements, links, outlining, questions, remarks, theory

urlpatterns = [
    path("journeys/<uuid:pk>/theory/", theory.theory, name="theory"),
    path("journeys/<uuid:pk>/theory/outline/", outlining.outline, name="outline"),
    path("journeys/<uuid:pk>/theory/draw/", outlining.draw, name="draw"),
    path("journeys/<uuid:pk>/theory/draw-afresh/", theory.draw_afresh, name="draw_afresh"),
    path("journeys/<uuid:pk>/theory/table/", theory.table, name="table"),
    path("journeys/<uuid:pk>/theory/canvas/", canvas.canvas, name="canvas"),
    path("journeys/<uuid:pk>/theory/drivers/", theory.drivers, name="drivers"),
    path("journeys/<uuid:pk>/theory/remark/", remarks.theory_remark, name="theory_remark"),
    path("journeys/<uuid:pk>/theory/elements/add/", elements.element_add, name="element_add"),
    path("journeys/<uuid:pk>/theory/links/add/", links.link_add, name="link_add"),
    path("journeys/<uuid:pk>/theory/questions/<str:fingerprint>/", questions.question_answer, name="question_answer"),
    path("elements/<uuid:pk>/", elements.element, name="element"),
    path("elements/<uuid:pk>/change/", elements.element_change, name="element_change"),
    path("elements/<uuid:pk>/conditions/", elements.element_conditions, name="element_conditions"),
    path("elements/<uuid:pk>/remove/", elements.element_remove, name="element_remove"),
    path("elements/<uuid:pk>/remark/", remarks.element_remark, name="element_remark"),
    path("theory-links/<uuid:pk>/", links.link, name="link"),
    path("theory-links/<uuid:pk>/change/", links.link_change, name="link_change"),
    path("theory-links/<uuid:pk>/remove/", links.link_remove, name="link_remove"),
    path("theory-links/<uuid:pk>/looked-at/", links.link_questioned, name="link_questioned"),
    path("theory-links/<uuid:pk>/remark/", remarks.link_remark, name="link_remark"),
    path("remarks/<uuid:pk>/take-back/", remarks.remark_take_back, name="remark_take_back"),
]
