from django.urls import path

from ..views import forecasting

urlpatterns = [
    path("strands/<uuid:pk>/forecast/", forecasting.forecast, name="forecast"),
    path("strands/<uuid:pk>/forecast/make/", forecasting.forecast_make, name="forecast_make"),
    path("strands/<uuid:pk>/forecast/expect/", forecasting.expect, name="expect"),
    path("strands/<uuid:pk>/forecasts/", forecasting.forecasts, name="forecasts"),
    path("forecasts/<uuid:pk>/", forecasting.forecast_made, name="forecast_made"),
    path("forecasts/<uuid:pk>/file/<slug:kind>/", forecasting.forecast_file, name="forecast_file"),
]
