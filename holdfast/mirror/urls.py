from django.urls import path

from .views import not_useful, proposing, reading, rules, talks, tuning

app_name = "mirror"
urlpatterns = [
    path("mirror/", reading.mirror, name="mirror"),
    path("mirror/sheet/", reading.sheet, name="sheet"),
    path("mirror/limits/", rules.limits, name="limits"),
    path("mirror/rules/", rules.rules, name="rules"),
    path("mirror/rules/<slug:name>/", rules.lens, name="lens"),
    path("mirror/talk/", talks.talk, name="talk"),
    path("mirror/talks/", talks.talks, name="talks"),
    path("mirror/talks/keep/", talks.talk_keep, name="talk_keep"),
    path("mirror/talks/<uuid:pk>/change/", talks.talk_change, name="talk_change"),
    path("mirror/talks/<uuid:pk>/throw-away/", talks.talk_throw_away, name="talk_throw_away"),
    path("mirror/not-useful/", not_useful.not_useful_which, name="not_useful_which"),
    path("mirror/terms/<uuid:pk>/change/", tuning.term_change, name="term_change"),
    path("mirror/terms/<uuid:pk>/take-away/", tuning.term_take_away, name="term_take_away"),
    path("mirror/chosen-words/<uuid:pk>/take-away/", tuning.chosen_take_away, name="chosen_take_away"),
    path("mirror/proposals/<uuid:pk>/", proposing.proposal, name="proposal"),
    path("mirror/proposals/<uuid:pk>/term/", proposing.proposal_term, name="proposal_term"),
    path("mirror/proposals/<uuid:pk>/take-back/", proposing.proposal_take_back, name="proposal_take_back"),
    path("organisations/<uuid:pk>/mirror/", tuning.tuning, name="tuning"),
    path("organisations/<uuid:pk>/mirror/terms/new/", tuning.term_new, name="term_new"),
    path("organisations/<uuid:pk>/mirror/chosen-words/new/", tuning.chosen_new, name="chosen_new"),
    path("organisations/<uuid:pk>/mirror/rules/<slug:rule>/", tuning.rule_tune, name="rule_tune"),
    path("organisations/<uuid:pk>/mirror/not-useful/", not_useful.not_useful, name="not_useful"),
    path("organisations/<uuid:pk>/mirror/proposals/new/", proposing.proposal_new, name="proposal_new"),
]
