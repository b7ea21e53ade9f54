from . import placing, starting, taking_part

app_name = "journeys"
urlpatterns = [*starting.urlpatterns, *placing.urlpatterns, *taking_part.urlpatterns]
