from django.urls import path

from ..views import forecasting

urlpatterns = [
    path("strands/<uuid:pk>/forecast/", forecasting.forecast, name="forecast"),
    path("strands/<uuid:pk>/forecast/make/", forecasting.forecast_make, name="forecast_make"),
    path("strands/<uuid:pk>/forecast/expect/", forecasting.expect, name="expect"),
]
