from . import coproduction, insights, meetings

app_name = "partnership"
urlpatterns = [*meetings.urlpatterns, *insights.urlpatterns, *coproduction.urlpatterns]
