from . import meetings

app_name = "partnership"
urlpatterns = [*meetings.urlpatterns]
