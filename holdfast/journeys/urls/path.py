from django.urls import path

from ..views import path as views

urlpatterns = [
    path("journeys/<uuid:pk>/path/", views.journey_path, name="path"),
    path("journeys/<uuid:pk>/path/file/<str:kind>/", views.path_file, name="path_file"),
    path("strands/<uuid:pk>/place/", views.strand_place, name="strand_place"),
    path("strands/<uuid:pk>/move/", views.strand_move, name="strand_move"),
    path("strands/<uuid:pk>/past/", views.strand_recall, name="strand_recall"),
    path("spells/<uuid:pk>/", views.spell_change, name="spell_change"),
    path("spells/<uuid:pk>/take-back/", views.spell_take_back, name="spell_take_back"),
]
