from django.urls import path

from .views import home, house, journey, search, statements

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("demonstration/", home.demonstration, name="demonstration"),
    path("search/", search.search, name="search"),
    path("journeys/<uuid:pk>/", journey.front, name="journey"),
    path("organisations/<uuid:pk>/orphans/", house.orphans, name="orphans"),
    path("organisations/<uuid:pk>/mail/", house.mail, name="mail"),
    path("privacy/", statements.privacy, name="privacy"),
    path("cookies/", statements.cookies, name="cookies"),
    path("accessibility/", statements.accessibility, name="accessibility"),
    path("help/", statements.help_page, name="help"),
    path("who-sees-what/", statements.who_sees_what, name="who_sees_what"),
    path("gallery/", house.gallery, name="gallery"),
    path("health/", house.health, name="health"),
]
