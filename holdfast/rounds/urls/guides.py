from django.urls import path

from ..views import adapting, guides

urlpatterns = [
    path("journeys/<uuid:pk>/guides/", guides.library, name="guides"),
    path("journeys/<uuid:pk>/guides/bring-in/", adapting.bring_in, name="guide_bring_in"),
    path("journeys/<uuid:pk>/guides/<slug:guide>/", guides.guide, name="guide"),
    path("journeys/<uuid:pk>/guides/<slug:guide>/copy/", guides.guide_copy, name="guide_copy"),
    path("guides/<uuid:pk>/", adapting.site_guide, name="site_guide"),
    path("guides/<uuid:pk>/compare/", adapting.compare, name="site_guide_compare"),
    path("guides/<uuid:pk>/head/", adapting.head, name="site_guide_head"),
    path("guides/<uuid:pk>/add/", adapting.add, name="site_guide_add"),
    path("guides/<uuid:pk>/later/", adapting.later, name="site_guide_later"),
    path("guides/<uuid:pk>/discard/", adapting.discard, name="site_guide_discard"),
    path("guides/<uuid:pk>/guide.toml", adapting.as_file, name="site_guide_file"),
    path("guides/<uuid:pk>/<slug:prompt>/reword/", adapting.reword, name="site_guide_reword"),
    path("guides/<uuid:pk>/<slug:prompt>/drop/", adapting.drop, name="site_guide_drop"),
    path("guides/<uuid:pk>/<slug:prompt>/move/", adapting.move, name="site_guide_move"),
]
