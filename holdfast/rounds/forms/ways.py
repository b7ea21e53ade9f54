from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.actions.deciding import Reason, WayChosen
from holdfast.journeys.enums import Side, Way
from holdfast.ui.forms import DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words, box

EMPTY_ROWS = 4
MOST_ROWS = 60


class WayForm(Versioned):
    """Which way was chosen, and what each group said for and against each. Nothing is worked out from it."""

    hide_optional = True

    way = forms.ChoiceField(label=lazy("Which way was chosen?"), choices=Way.choices, widget=Radios)
    what = box(lazy("What was decided, in your words?"), rows=2, longest=2000, required=True)
    why = box(lazy("Why?"), rows=3, longest=5000, required=True)
    decided_by = Words(label=lazy("By whom?"), max_length=200)
    decided_on = DateField(label=lazy("On which day?"))
    look_again_on = DateField(label=lazy("When will you look at it again?"))

    def __init__(self, *args, groups, rows: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.number = min(rows + EMPTY_ROWS, MOST_ROWS)
        people = [("", "–"), *((name, name) for name in groups)]
        for row in range(self.number):
            chosen = str(self.initial.get(f"who-{row}", ""))
            names = people if not chosen or chosen in groups else [*people, (chosen, chosen)]
            self._add(row, "who", forms.ChoiceField(label=_("Who said it?"), choices=names, required=False))
            ways = [("", "–"), *Way.choices]
            self._add(row, "way", forms.ChoiceField(label=_("About which way?"), choices=ways, required=False))
            sides = [("", "–"), *Side.choices]
            self._add(row, "side", forms.ChoiceField(label=_("For or against it?"), choices=sides, required=False))
            words = forms.Textarea(attrs={"rows": 2})
            self._add(row, "said", Words(label=_("What they said"), required=False, max_length=2000, widget=words))

    def _add(self, row: int, name: str, field: Any) -> None:
        self.fields[f"{name}-{row}"] = field

    @property
    def rows(self) -> list:
        return [[self[f"{name}-{row}"] for name in ("who", "way", "side", "said")] for row in range(self.number)]

    @property
    def decided_fields(self) -> list:
        return [self[name] for name in ("way", "what", "why", "decided_by", "decided_on", "look_again_on")]

    def clean_decided_on(self):
        if self.cleaned_data["decided_on"] > timezone.localdate():
            raise forms.ValidationError(_("That day is still to come. Write down what has been decided."))
        return self.cleaned_data["decided_on"]

    def clean(self) -> dict:
        said = super().clean() or {}
        for row in range(self.number):
            given = [said.get(f"{name}-{row}") for name in ("who", "way", "side", "said")]
            if any(given) and not all(given):
                missing = ("who", "way", "side", "said")[[bool(each) for each in given].index(False)]
                self.add_error(
                    f"{missing}-{row}", _("Fill in who, which way, for or against, and what was said; or none.")
                )
        day = said.get("decided_on")
        if day and said.get("look_again_on") and said["look_again_on"] <= day:
            self.add_error("look_again_on", _("That is not after the decision. Choose a later day."))
        return said

    @property
    def chosen(self) -> WayChosen:
        said = self.cleaned_data
        reasons = tuple(
            Reason(way=said[f"way-{row}"], side=said[f"side-{row}"], who=said[f"who-{row}"], said=said[f"said-{row}"])
            for row in range(self.number)
            if said[f"said-{row}"]
        )
        names = ("way", "what", "why", "decided_by", "decided_on", "look_again_on")
        return WayChosen(**{name: said[name] for name in names}, reasons=reasons)


def initial_of(decision) -> dict:
    """What the form starts from when a record is changed."""
    names = ("way", "what", "why", "decided_by", "decided_on", "look_again_on", "version")
    initial = {name: getattr(decision, name) for name in names}
    for row, ground in enumerate(decision.grounds.all()):
        initial |= {f"{name}-{row}": getattr(ground, name) for name in ("who", "way", "side", "said")}
    return initial
