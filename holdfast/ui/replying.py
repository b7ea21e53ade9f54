"""Answering a gentle question, whichever area asks it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as lazy

from .versions import Versioned
from .words import Words


class ReplyForm(Versioned):
    """We know, because ... It begins from the answer that stands, if there is one."""

    because = Words(
        label=lazy("We know, because"),
        help_text=lazy(
            "It stands here until what is asked about changes. “We do not know yet” is an answer too, and so is “Not yet, and "
            "that is fine because …”."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": lazy("Write a few words, or leave the question open.")},
    )

    def __init__(self, data: Any, *, asked: Any) -> None:
        reply = asked.reply
        super().__init__(
            data, initial={"because": reply.because, "version": reply.version} if reply else {"version": 0}
        )


def asked_now(asked: Iterable[Any], fingerprint: str) -> Any:
    """The question with this fingerprint. One that is asked no more is not found."""
    found = next((each for each in asked if each.question.fingerprint == fingerprint), None)
    if found is None:
        raise Http404
    return found
