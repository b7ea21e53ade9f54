from . import authorising, ecocycle, forecasting, mapping, moments, placing, starting, taking_part

app_name = "journeys"
urlpatterns = [
    *starting.urlpatterns,
    *placing.urlpatterns,
    *taking_part.urlpatterns,
    *authorising.urlpatterns,
    *ecocycle.urlpatterns,
    *forecasting.urlpatterns,
    *moments.urlpatterns,
    *mapping.urlpatterns,
]
