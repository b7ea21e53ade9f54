from django.urls import path

from ..views import files, measures, values

urlpatterns = [
    path("journeys/<uuid:pk>/measures/", measures.measure_list, name="measures"),
    path("journeys/<uuid:pk>/measures/new/", measures.measure_new, name="measure_new"),
    path("journeys/<uuid:pk>/measures/<str:kind>/", files.measures_file, name="measures_file"),
    path("measures/<uuid:pk>/", measures.measure, name="measure"),
    path("measures/<uuid:pk>/change/", measures.measure_change, name="measure_change"),
    path("measures/<uuid:pk>/values/", values.values_enter, name="values"),
    path("measures/<uuid:pk>/values/new/", values.value_new, name="value_new"),
    path("measures/<uuid:pk>/file/<str:kind>/", files.measure_file, name="measure_file"),
    path("series/<uuid:pk>/", values.series, name="series"),
    path("series/<uuid:pk>/take-away/", values.series_take_away, name="series_take_away"),
    path("series/<uuid:pk>/rebase/", values.rebase, name="rebase"),
    path("series/<uuid:pk>/file/<str:kind>/", files.series_file, name="series_file"),
    path("values/<uuid:pk>/change/", values.value_change, name="value_change"),
    path("values/<uuid:pk>/take-away/", values.value_take_away, name="value_take_away"),
    path("rebases/<uuid:pk>/take-back/", values.rebase_take_back, name="rebase_take_back"),
]
