from . import authorising, ecocycle, forecasting, handover, mapping, moments, path, placing, starting, taking_part

app_name = "journeys"
urlpatterns = [
    *starting.urlpatterns,
    *path.urlpatterns,
    *placing.urlpatterns,
    *taking_part.urlpatterns,
    *authorising.urlpatterns,
    *ecocycle.urlpatterns,
    *forecasting.urlpatterns,
    *moments.urlpatterns,
    *mapping.urlpatterns,
    *handover.urlpatterns,
]
