from django.urls import path

from ..views import authorising, functions

urlpatterns = [
    path("journeys/<uuid:pk>/who-it-needs/", authorising.who_it_needs, name="authorising"),
    path("journeys/<uuid:pk>/who-it-needs/add/", authorising.authoriser_add, name="authoriser_add"),
    path(
        "journeys/<uuid:pk>/who-it-needs/<str:fingerprint>/answer/", authorising.question_answer, name="question_answer"
    ),
    path("authorisers/<uuid:pk>/", authorising.authoriser, name="authoriser"),
    path("authorisers/<uuid:pk>/change/", authorising.authoriser_change, name="authoriser_change"),
    path("authorisers/<uuid:pk>/remove/", authorising.authoriser_remove, name="authoriser_remove"),
    path("authorisers/<uuid:pk>/say/", authorising.stance_add, name="stance_add"),
    path("stances/<uuid:pk>/", authorising.stance_change, name="stance_change"),
    path("stances/<uuid:pk>/withdraw/", authorising.stance_withdraw, name="stance_withdraw"),
    path("journeys/<uuid:pk>/functions/", functions.function_list, name="functions"),
    path("participants/<uuid:pk>/functions/add/", functions.function_add, name="function_add"),
    path("functions/<uuid:pk>/", functions.function_change, name="function_change"),
    path("functions/<uuid:pk>/end/", functions.function_end, name="function_end"),
    path("functions/<uuid:pk>/remove/", functions.function_remove, name="function_remove"),
    path("journeys/<uuid:pk>/participants/note/", functions.participant_note, name="participant_note"),
    path("participants/<uuid:pk>/merge/", functions.participant_merge, name="participant_merge"),
]
