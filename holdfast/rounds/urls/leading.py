from django.urls import path

from ..views import calendar, leading, leading_links, leading_words

urlpatterns = [
    path("journeys/<uuid:pk>/rounds/", leading.round_list, name="list"),
    path("journeys/<uuid:pk>/rounds/new/", leading.round_new, name="new"),
    path("rounds/<uuid:pk>/", leading.detail, name="detail"),
    path("rounds/<uuid:pk>/change/", leading.round_change, name="change"),
    path("rounds/<uuid:pk>/open/", leading.round_open, name="open"),
    path("rounds/<uuid:pk>/close/", leading.round_close, name="close"),
    path("rounds/<uuid:pk>/closing.ics", calendar.closing, name="closing"),
    path("rounds/<uuid:pk>/discard/", leading.round_discard, name="discard"),
    path("rounds/<uuid:pk>/links/", leading_links.links, name="links"),
    path("rounds/<uuid:pk>/arriving/", leading_words.words_arriving, name="words_arriving"),
    path("rounds/<uuid:pk>/withhold/", leading_words.withhold, name="withhold"),
    path("links/<uuid:pk>/poster/", leading_links.poster, name="poster"),
    path("links/<uuid:pk>/qr.svg", leading_links.qr, name="qr"),
    path("links/<uuid:pk>/revoke/", leading_links.link_revoke, name="link_revoke"),
    path("links/<uuid:pk>/set-aside/", leading_links.link_set_aside, name="link_set_aside"),
    path("groups/<uuid:pk>/links/", leading_links.link_new, name="link_new"),
    path("groups/<uuid:pk>/personal/", leading_links.links_personal, name="links_personal"),
    path("groups/<uuid:pk>/change/", leading_links.group_change, name="group_change"),
    path("groups/<uuid:pk>/remove/", leading_links.group_remove, name="group_remove"),
    path("groups/<uuid:pk>/paper/", leading_links.paper, name="paper"),
    path("groups/<uuid:pk>/enter/", leading_words.enter, name="enter"),
    path("groups/<uuid:pk>/together/", leading_words.enter, {"together": True}, name="together"),
]
