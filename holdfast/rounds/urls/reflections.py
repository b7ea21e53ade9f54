from django.urls import path

from ..views import reflections

urlpatterns = [
    path("reflections/", reflections.reflections, name="reflections"),
    path("reflections/new/<slug:guide>/", reflections.reflection_new, name="reflection_new"),
    path("reflections/<uuid:pk>/", reflections.reflection, name="reflection"),
    path("reflections/<uuid:pk>/agree/", reflections.agree, name="reflection_agree"),
    path("reflections/<uuid:pk>/delete/", reflections.reflection_delete, name="reflection_delete"),
    path("reflections/<uuid:pk>/words.txt", reflections.reflection_file, name="reflection_file"),
    path("reflections/<uuid:pk>/unsaid/<slug:prompt>/", reflections.unsaid, name="reflection_unsaid"),
]
