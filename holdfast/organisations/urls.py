from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("s/<str:token>/", views.set_up, name="set_up"),
    path("organisations/<uuid:pk>/", views.organisation, name="organisation"),
    path("organisations/<uuid:pk>/change/", views.organisation_change, name="change"),
    path("organisations/<uuid:pk>/statement/", views.statement, name="statement"),
    path("organisations/<uuid:pk>/events/", views.events, name="events"),
    path("organisations/<uuid:pk>/invite/", views.member_invite, name="invite"),
    path("organisation-invitations/<uuid:pk>/revoke/", views.invitation_revoke, name="invitation_revoke"),
    path("i/<str:secret>/", views.invitation_accept, name="invitation_accept"),
    path("members/<uuid:pk>/change/", views.member_change, name="member_change"),
    path("members/<uuid:pk>/end/", views.member_end, name="member_end"),
]
