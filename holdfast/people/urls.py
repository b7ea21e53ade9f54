from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("join/", views.join, name="join"),
    path("account/name/", views.account, name="account"),
    path("account/digest/", views.digest, name="digest"),
    path("digest/stop/<str:token>/", views.digest_stop, name="digest_stop"),
]
