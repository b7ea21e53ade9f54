from django.urls import path

from ..views import answering

urlpatterns = [
    path("a/<str:secret>/", answering.landing, name="landing"),
    path("r/", answering.return_words, name="return_words"),
    path("r/<str:secret>/", answering.returning, name="returning"),
    path("answer/", answering.answer, name="answer"),
    path("answer/q/<slug:prompt>/", answering.question, name="question"),
    path("answer/q/<slug:prompt>/save/", answering.autosave, name="autosave"),
    path("answer/all/", answering.all_questions, name="all_questions"),
    path("answer/keep/", answering.keep, name="keep"),
    path("answer/finish/", answering.finish, name="finish"),
    path("answer/done/", answering.done, name="done"),
    path("answer/delete/", answering.delete, name="delete"),
    path("answer/mine/", answering.mine, name="mine"),
    path("answer/traces/", answering.traces, name="traces"),
]
