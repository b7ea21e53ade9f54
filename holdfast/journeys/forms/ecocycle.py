from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Checkboxes, DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words, box

from ..enums import PLACE_SENTENCES, NotPlaced, Place
from .starting import lines_of

MOST = 12


class SittingForm(forms.Form):
    """What is placed: strands, things placed before, and anything else."""

    title = Words(
        label=lazy("What is it about?"),
        help_text=lazy("For example: after the first year."),
        required=False,
        max_length=120,
    )
    known = forms.MultipleChoiceField(label=lazy("What shall everybody place?"), required=False, widget=Checkboxes)
    more = Words(
        label=lazy("Anything else?"),
        help_text=lazy("One thing a line: something you do, such as a meeting, a form, a group or a training."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, names: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["known"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
        self.fields["known"].initial = names[:MOST]
        if not names:
            del self.fields["known"]
            self.fields["more"].label = _("What shall everybody place?")

    def clean_more(self) -> list[str]:
        return lines_of(self.cleaned_data["more"], longest=80)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        names = {name.casefold() for name in (*found.get("known", []), *found.get("more", []))}
        if "more" in found and not names:
            self.add_error("more", _("Choose or write at least one thing to place."))
        if len(names) > MOST:
            self.add_error("more", _("Choose at most %(most)s things. Fewer make a better talk.") % {"most": MOST})
        return found

    @property
    def names(self) -> list[str]:
        return [*self.cleaned_data.get("known", []), *self.cleaned_data["more"]]


def _places() -> list[tuple[str, str]]:
    return [(place.value, f"{number}. {place.label}") for number, place in enumerate(Place, 1)]


class PlacementForm(forms.Form):
    """Where something stands, in one's own name."""

    where = forms.ChoiceField(
        label=lazy("Where is it now, as you see it?"),
        widget=Radios(
            hints={place.value: str(words) for place, words in PLACE_SENTENCES.items()},
            quiet=NotPlaced.values,
            divider=lazy("or"),
        ),
        error_messages={"required": lazy("Choose a place, or say that you do not place it.")},
    )
    note = Words(
        label=lazy("In your own words"),
        help_text=lazy("If you like: what makes you see it there? Name no young person or parent."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["where"].choices = [*_places(), *NotPlaced.choices]  # type: ignore[attr-defined]
        self.fields["where"].widget.hints = {place.value: words for place, words in PLACE_SENTENCES.items()}  # type: ignore[attr-defined]

    @property
    def placed(self) -> dict[str, str]:
        """As the action takes it: a place, or a silence."""
        where = self.cleaned_data["where"]
        kind = "place" if where in Place.values else "silence"
        return {kind: where, "note": self.cleaned_data["note"]}


class OwnPlacementForm(PlacementForm):
    role = Words(label=lazy("Your role"), help_text=lazy("It stands beside your name."), required=False, max_length=100)


class TogetherForm(PlacementForm):
    """Where a group placed something together, written down by whoever facilitates."""

    perspective: forms.ModelChoiceField = forms.ModelChoiceField(
        label=lazy("Who said it together?"), queryset=None, empty_label=lazy("Choose a group")
    )
    people = forms.IntegerField(
        label=lazy("How many are they?"),
        help_text=lazy("Two or more. One person alone would be known by it."),
        min_value=2,
        max_value=500,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    agreed = forms.BooleanField(
        label=lazy("They want to be heard as one, and know who will see it"),
        error_messages={"required": lazy("Ask them first. A group is heard together only if it wishes to be.")},
    )
    field_order = ["perspective", "people", "where", "note", "agreed"]

    def __init__(self, *args: Any, perspectives: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["perspective"].queryset = perspectives  # type: ignore[attr-defined]
        self.fields["where"].label = _("Where do they see it?")
        self.fields["note"].label = _("In their words")
        self.fields["note"].help_text = _("If they like. Nothing that tells who one of them is.")


def _note(label: Any) -> Words:
    return box(label, longest=2000)


class NotesForm(Versioned):
    nourish = _note(lazy("What to nourish"))
    let_go = _note(lazy("What to let go"))
    begin = _note(lazy("What to begin"))


class DecideForm(forms.Form):
    what = Words(label=lazy("What was decided?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    why = Words(label=lazy("Why?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    decided_by = Words(label=lazy("Who decided it?"), max_length=200)
    look_again_on = DateField(label=lazy("When do you look at it again?"), required=False)


class PromiseMakeForm(forms.Form):
    what = Words(label=lazy("What is promised?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    to_whom = Words(label=lazy("To whom?"), required=False, max_length=200)
    by_whom = Words(label=lazy("By whom?"), max_length=200)
    due_on = DateField(label=lazy("By when?"), required=False)

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("That day is over. Choose one that is still to come."))
        return day
