from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis.costs import MOST as MOST_POUNDS
from holdfast.ui.forms import Radios
from holdfast.ui.shortening import shortened
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words, box

from ..actions.arguing import Asking, Pointed
from ..actions.costing import Costed
from ..enums import COST_HINTS, OWN_KNOWN, CasePart, CostBasis, CostEvery, CostKind, Known


def _box(label: Any, help_text: Any = "", *, required: bool = False, longest: int = 2000) -> Words:
    return box(label, help_text, required=required, longest=longest)


class CaseForm(forms.Form):
    """What is asked, and of whom."""

    hide_optional = True

    title = Words(
        label=lazy("What would you call it?"),
        help_text=lazy("Such as “Evenings at the bus station, for three years”."),
        max_length=120,
    )
    to_whom = Words(
        label=lazy("Who is to say yes?"), help_text=lazy("Roles or bodies, not names."), required=False, max_length=200
    )
    asked_for = _box(
        lazy("What do you ask of them?"), lazy("One or two sentences. It can be a smaller yes."), longest=600
    )

    @property
    def asking(self) -> Asking:
        return Asking(**{name: self.cleaned_data[name] for name in Asking.__dataclass_fields__})


class CaseChangeForm(CaseForm, Versioned):
    """A case that is there already."""


def _claims(claims: Iterable) -> list[tuple[str, str]]:
    return [(str(each.pk), f"{shortened(each.what, 90)} ({each.get_state_display()})") for each in claims]


class PointForm(forms.Form):
    """One point. How much is known of it comes from its claim."""

    hide_optional = True

    part = forms.ChoiceField(label=lazy("Where does it stand?"), choices=CasePart.choices)
    text = _box(
        lazy("What do you say?"),
        lazy("One or two sentences, as you would say them in front of families."),
        required=True,
    )
    claim = forms.ChoiceField(
        label=lazy("Which claim does it rest on?"),
        help_text=lazy("What is known of the claim then stands beside this point, and changes when the claim does."),
        required=False,
    )
    known = forms.ChoiceField(
        label=lazy("If on none: how much is known of it?"),
        help_text=lazy("More than plausible needs a claim, with its evidence."),
        required=False,
        widget=Radios,
    )
    source = Words(label=lazy("Where does it come from?"), required=False, max_length=300)

    def __init__(self, *args, claims: Iterable, kept: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        told = list(claims)
        self.claims = {str(each.pk): each for each in told}
        claim: Any = self.fields["claim"]
        claim.choices = [("", _("none")), *_claims(told)]
        known: Any = self.fields["known"]
        open_to = [each for each in Known if each in OWN_KNOWN or each == kept]
        known.choices = [(each.value, each.label) for each in open_to]

    @property
    def pointed(self) -> Pointed:
        said = self.cleaned_data
        return Pointed(
            part=said["part"],
            text=said["text"],
            claim=self.claims.get(said["claim"]),
            known=said["known"] or Known.NOT_KNOWN,
            source=said["source"],
        )


class PointChangeForm(PointForm, Versioned):
    """A point that is there already."""


class CostForm(forms.Form):
    """What something costs, as a range. Empty is not nothing: it is not known yet."""

    hide_optional = True

    kind = forms.ChoiceField(
        label=lazy("What kind of cost is it?"),
        choices=CostKind.choices,
        widget=Radios(hints={str(key): hint for key, hint in COST_HINTS.items()}),
    )
    what = Words(label=lazy("What is it for?"), max_length=200)
    by_whom = Words(
        label=lazy("Who bears it?"), help_text=lazy("Families can be among them."), required=False, max_length=120
    )
    every = forms.ChoiceField(
        label=lazy("How often?"), choices=CostEvery.choices, initial=CostEvery.YEAR, widget=Radios
    )
    low = forms.IntegerField(
        label=lazy("At least, in whole pounds"), required=False, min_value=0, max_value=MOST_POUNDS
    )
    high = forms.IntegerField(
        label=lazy("At most, in whole pounds"),
        help_text=lazy("Leave either empty where nobody knows. A wide range is honest."),
        required=False,
        min_value=0,
        max_value=MOST_POUNDS,
    )
    basis = forms.ChoiceField(
        label=lazy("How do you know the figure?"), choices=CostBasis.choices, initial=CostBasis.ESTIMATED, widget=Radios
    )
    source = Words(label=lazy("Where does it come from?"), required=False, max_length=200)
    claim = forms.ChoiceField(label=lazy("Which claim does it rest on?"), required=False)

    def __init__(self, *args, claims: Iterable, **kwargs):
        super().__init__(*args, **kwargs)
        told = list(claims)
        self.claims = {str(each.pk): each for each in told}
        claim: Any = self.fields["claim"]
        claim.choices = [("", _("none")), *_claims(told)]

    def clean(self) -> dict:
        said = super().clean() or {}
        low, high = said.get("low"), said.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", _("The larger figure goes here."))
        if said.get("basis") != CostBasis.NOT_KNOWN and low is None and high is None and not self.errors:
            self.add_error("basis", _("Give at least one figure, or say that it is not known yet."))
        return said

    @property
    def costed(self) -> Costed:
        said = self.cleaned_data
        names = ("kind", "what", "by_whom", "every", "low", "high", "basis", "source")
        return Costed(**{name: said[name] for name in names}, claim=self.claims.get(said["claim"]))


class CostChangeForm(CostForm, Versioned):
    """A cost that is there already."""
