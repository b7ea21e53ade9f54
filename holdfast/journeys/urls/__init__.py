from . import authorising, ecocycle, forecasting, placing, starting, taking_part

app_name = "journeys"
urlpatterns = [
    *starting.urlpatterns,
    *placing.urlpatterns,
    *taking_part.urlpatterns,
    *authorising.urlpatterns,
    *ecocycle.urlpatterns,
    *forecasting.urlpatterns,
]
