from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.versions import Versioned
from holdfast.ui.words import box, line


class NoteForm(forms.Form):
    """A note of one's own, under one of the meeting's questions or under none."""

    hide_optional = True

    words = box(lazy("Write a note"), lazy("Your name stands beside it. Do not name a young person."), required=True)
    about = forms.ChoiceField(label=lazy("Under which question?"), required=False)

    def __init__(self, *args, prompts: Iterable[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        listed = list(prompts)
        about: Any = self.fields["about"]
        about.choices = [("", _("none of them")), *((prompt, prompt) for prompt in listed)]
        if not listed:
            del self.fields["about"]


class NoteChangeForm(Versioned):
    words = box(lazy("Your note"), required=True)


class CommentForm(forms.Form):
    words = box(lazy("What do you want to say beside it?"), required=True, longest=2000)


class SlowQuestionForm(forms.Form):
    """One question, and how long the silence lasts."""

    question = line(
        lazy("What do you ask?"), lazy("One question. It should have no right answer."), required=True, longest=300
    )
    minutes = forms.IntegerField(label=lazy("How many minutes of silence?"), min_value=1, max_value=15, initial=3)


class SlowAnswerForm(forms.Form):
    """One's own words, alone."""

    hide_optional = True

    words = box(lazy("Your words"), rows=5)
    rather_not = forms.BooleanField(label=lazy("I would rather not say here"), required=False)

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("rather_not") and said.get("words"):
            self.add_error("rather_not", _("You wrote something. Take the words out, or the tick."))
        elif not said.get("rather_not") and not said.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write something, or say below that you would rather not."))
        return said


class DebriefForm(Versioned):
    """What a look back at the whole came to."""

    hide_optional = True

    holds = box(lazy("What still holds of what we thought?"), rows=4)
    learns = box(
        lazy("What should our theory learn from what happened?"),
        lazy("Where did what we did not lead to what we expected? What came instead?"),
        rows=4,
    )
    questions = box(
        lazy("Which new questions does it open?"),
        lazy("One a line. Meetings begin with them until the next debrief."),
        rows=4,
    )
