"""One element or link as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis.theory import ACROSS, LONGEST, LONGEST_REASON, MOST_ELEMENTS
from holdfast.ui.forms import Checkboxes, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words

from ..actions.editing import Linked, Said
from ..actions.remarks import Written
from ..enums import KIND_HINTS, ElementKind, RemarkKind
from ..queries import conditions


class WithSide(forms.Form):
    """A form that asks which side something comes from."""

    def offer_sides(self, perspectives, own=None) -> None:
        self.sides = {str(each.pk): each for each in perspectives}
        field: Any = self.fields["perspective"]
        field.choices = [
            ("", lazy("Not said")),
            *((key, side.name) for key, side in self.sides.items()),
        ]
        if own and not self.is_bound:
            self.initial.setdefault("perspective", str(own.perspective_id or ""))

    @property
    def side(self):
        return self.sides.get(self.cleaned_data["perspective"])


def _side_field(label) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)


class ElementForm(WithSide):
    """What it is, in words that those whom it is about would use."""

    text = Words(
        label=lazy("In words"),
        help_text=lazy("One thing, in a short sentence. “Plans name places” rather than “improved planning”."),
        max_length=LONGEST,
        error_messages={"required": lazy("Say it in a few words.")},
    )
    kind = forms.ChoiceField(
        label=lazy("What is it?"),
        choices=ElementKind.choices,
        widget=Radios(hints={str(key): hint for key, hint in KIND_HINTS.items()}),
        error_messages={"required": lazy("Choose what it is. It can be changed.")},
    )
    kept_by = Words(
        label=lazy("What keeps it going when people leave?"),
        help_text=lazy("Such as induction, supervision, a form, a rule, money. Leave it empty if nobody knows yet."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    perspective = _side_field(lazy("Which side put it forward?"))

    def __init__(self, *args, perspectives, own=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_sides(perspectives, own)

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        return Said(given["text"], given["kind"], given["kept_by"], self.side)


class ElementAddForm(ElementForm):
    """The same for a new one, with what it leads to."""

    leads_to = forms.ChoiceField(label=lazy("What does it lead to?"), required=False)
    field_order = ["text", "kind", "leads_to", "kept_by", "perspective"]

    def __init__(self, *args, elements, **kwargs):
        super().__init__(*args, **kwargs)
        self.elements = {str(each.pk): each for each in elements}
        self.fields["leads_to"].choices = [
            ("", lazy("Nothing yet")),
            *((key, each.text) for key, each in self.elements.items()),
        ]

    @property
    def target(self):
        return self.elements.get(self.cleaned_data["leads_to"])


class ElementChangeForm(ElementForm, Versioned):
    """The same, when it is changed."""


class ConditionsForm(Versioned):
    """Which conditions an element rests on: those that rounds ask about."""

    rests_on = forms.MultipleChoiceField(
        label=lazy("Which conditions does it rest on?"),
        help_text=lazy("If a round says that one of them is not there, a gentle question will say so."),
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["rests_on"]
        field.choices = list(conditions().items())


class PlaceForm(forms.Form):
    """Where an element stands in the drawing."""

    element = forms.ChoiceField(label=lazy("Move this"))
    kind = forms.ChoiceField(label=lazy("To the band of"), choices=ElementKind.choices)
    row = forms.IntegerField(label=lazy("Row, from the top"), min_value=1, max_value=MOST_ELEMENTS)
    slot = forms.IntegerField(label=lazy("Place in the row, from the left"), min_value=1, max_value=ACROSS)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, elements, **kwargs):
        super().__init__(*args, **kwargs)
        self.elements = {str(each.pk): each for each in elements}
        field: Any = self.fields["element"]
        field.choices = [(key, each.text) for key, each in self.elements.items()]

    @property
    def moved(self):
        return self.elements[self.cleaned_data["element"]]

    @property
    def place(self) -> dict[str, Any]:
        """Counted from nought, as it is kept. Without a script nobody knows the version: it is the one now."""
        given = self.cleaned_data
        version = given["version"] if given["version"] is not None else self.moved.version
        return {"kind": given["kind"], "row": given["row"] - 1, "slot": given["slot"] - 1, "version": version}


class LinkForm(WithSide):
    """Why one thing leads to another."""

    reason = Words(
        label=lazy("Why does the one lead to the other?"),
        help_text=lazy("What happens in between, as somebody could see it."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    assumption = Words(
        label=lazy("What must be so for that?"),
        help_text=lazy("What is taken for granted, such as time, trust, or that a partner agrees."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    perspective = _side_field(lazy("Which side put it forward?"))
    circle = Words(
        label=lazy("Does it close a circle that is meant? Name it"),
        help_text=lazy("Only where things strengthen one another. Leave it empty otherwise."),
        required=False,
        max_length=120,
    )

    def __init__(self, *args, perspectives, own=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_sides(perspectives, own)

    @property
    def said(self) -> Linked:
        given = self.cleaned_data
        return Linked(given["reason"], given["assumption"], given["circle"], self.side)


class LinkAddForm(LinkForm):
    """The same for a new one, with both ends."""

    source = forms.ChoiceField(label=lazy("This"), error_messages={"required": lazy("Choose where it begins.")})
    target = forms.ChoiceField(label=lazy("leads to"), error_messages={"required": lazy("Choose what it leads to.")})
    field_order = ["source", "target", "reason", "assumption", "perspective", "circle"]

    def __init__(self, *args, elements, **kwargs):
        super().__init__(*args, **kwargs)
        self.elements = {str(each.pk): each for each in elements}
        choices = [("", lazy("Choose")), *((key, each.text) for key, each in self.elements.items())]
        self.fields["source"].choices = self.fields["target"].choices = choices

    @property
    def ends(self):
        return tuple(self.elements[self.cleaned_data[name]] for name in ("source", "target"))


class LinkChangeForm(LinkForm, Versioned):
    """The same, when it is changed. What was written meanwhile can stand, and one's own beside it."""

    @property
    def beside(self) -> str:
        """One's own words as one text, to stand beside what somebody else saved."""
        given = self.cleaned_data
        return "\n".join(each for each in (given["reason"], given["assumption"]) if each)


class RemarkForm(WithSide):
    """What somebody writes beside it."""

    kind = forms.ChoiceField(
        label=lazy("What is it?"),
        choices=[each for each in RemarkKind.choices if each[0] != RemarkKind.OTHER_WORDS],
        widget=Radios,
        error_messages={"required": lazy("Choose what it is.")},
    )
    text = Words(
        label=lazy("In words"),
        help_text=lazy("What you saw, heard or wonder. Nothing that could tell who a young person is."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": lazy("Write a few words.")},
    )
    said_by = Words(
        label=lazy("Are these somebody else’s words? Whose?"),
        help_text=lazy("Only with their leave. A first name or a role is enough. Leave it empty for your own."),
        required=False,
        max_length=100,
    )
    perspective = _side_field(lazy("From which side?"))

    def __init__(self, *args, perspectives, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_sides(perspectives)
        self.fields["perspective"].choices = [
            ("", lazy("My own, or not said")),
            *((key, side.name) for key, side in self.sides.items()),
        ]

    @property
    def written(self) -> Written:
        given = self.cleaned_data
        return Written(RemarkKind(given["kind"]), given["text"], given["said_by"], self.side)
