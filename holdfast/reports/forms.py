from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.documents import Quote
from holdfast.ui.forms import Checkboxes, DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box, line

from .actions.writing import Planned
from .enums import KIND_HINTS, TOPICS, Kind

LONGEST = 12_000


class BeginForm(forms.Form):
    """For whom a report is, and which time it tells of. Everything else can be changed later."""

    kind = forms.ChoiceField(
        label=lazy("For whom is it?"),
        choices=Kind.choices,
        widget=Radios(hints={each.value: text for each, text in KIND_HINTS.items()}),
        initial=Kind.PERIOD,
    )
    since = DateField(label=lazy("From which day does it tell?"))
    until = DateField(label=lazy("To which day?"), initial=timezone.localdate)
    title = line(lazy("What is it called?"), lazy("Leave it empty, and we begin with a plain one."), longest=150)

    def clean(self):
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and since > until:
            self.add_error("until", lazy("The last day comes before the first one."))
        if until and until > timezone.localdate():
            self.add_error("until", lazy("That day is still to come. A report tells of what was."))
        return said

    @property
    def planned(self) -> Planned:
        said = self.cleaned_data
        return Planned(said["title"], said["since"], said["until"])


class ChangeForm(Versioned):
    """Title, time, and which chapters are in."""

    title = line(lazy("What is it called?"), required=True, longest=150)
    since = DateField(label=lazy("From which day does it tell?"))
    until = DateField(label=lazy("To which day?"))
    topics = forms.MultipleChoiceField(
        label=lazy("Which chapters are in?"),
        help_text=lazy("What you wrote in one that you leave out is kept, and is there again when it comes back."),
        widget=Checkboxes,
        error_messages={"required": lazy("Choose at least one chapter.")},
    )

    clean = BeginForm.clean

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        topics: Any = self.fields["topics"]
        topics.choices = [(each.value, each.label) for each in TOPICS[Kind(kind)]]

    @property
    def planned(self) -> Planned:
        said = self.cleaned_data
        return Planned(said["title"], said["since"], said["until"])


class ChapterForm(Versioned):
    """A chapter in one's own words."""

    words = box(
        lazy("What do you want to say here?"),
        lazy(
            "An empty line begins a new paragraph, and a dash at the beginning of a line a list. Leave it empty, and what the records say "
            "stands here. Do not copy anybody's words here: quotes stand below by themselves, as long as their writers allow it."
        ),
        rows=14,
        longest=LONGEST,
    )
    offered = forms.CharField(
        widget=forms.HiddenInput, required=False
    )  # the print of the records' words as the page showed them
    quoted = forms.MultipleChoiceField(
        label=lazy("Which quotes are in?"),
        help_text=lazy("Each writer allows it to be quoted. Leave out what could point to a person all the same."),
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args, quotes: Iterable[Quote], **kwargs):
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["quoted"]
        chosen.choices = [(quote.ref, f"{quote.words} ({quote.who})") for quote in quotes]
        if not chosen.choices:
            del self.fields["quoted"]


class WishesForm(forms.Form):
    wishes = box(
        lazy("What should be different?"),
        lazy("Those who write it read this. Say what is not so, what is missing, what cannot be said like this yet."),
        required=True,
        rows=6,
    )


class LeverForm(forms.Form):
    """Somebody told us that they used a report."""

    who = line(lazy("Who used it?"), lazy("A role or a body. No names of young people."), required=True, longest=150)
    what_for = box(lazy("For what, and what moved?"), lazy("Also when nothing moved yet."), required=True, longest=2000)
    told_on = DateField(label=lazy("When did they tell you?"), initial=timezone.localdate)


class LeverChangeForm(LeverForm, Versioned):
    """What is known of it has changed."""
