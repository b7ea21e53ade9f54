from django.urls import path

from ..views import home

urlpatterns = [path("journeys/<uuid:pk>/evidence/", home.home, name="home")]
