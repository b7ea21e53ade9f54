from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Checkboxes, DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words, box

from ..actions.cycles import LookedAt, Predicted
from ..enums import CycleOutcome


def long(label: Any, help_text: Any = "", *, required: bool = True, rows: int = 3) -> Words:
    return box(label, help_text, required=required, rows=rows)


class PredictForm(forms.Form):
    """What is to be tried, and what is expected of it: before anything is done."""

    hide_optional = True

    aim = Words(
        label=lazy("What is it for?"), help_text=lazy("Better for whom, and how would they notice?"), max_length=300
    )
    plan = long(lazy("What will you try?"), lazy("Small enough to do next week: one panel, one team, one month."))
    prediction = long(
        lazy("What do you expect to happen?"),
        lazy("Write it before you begin. Being wrong is how a cycle teaches; this stays as it is once you have begun."),
    )
    measures = forms.MultipleChoiceField(label=lazy("On which charts is it pinned?"), required=False, widget=Checkboxes)
    is_scaffold = forms.BooleanField(
        label=lazy("It holds the innovation up for now"),
        help_text=lazy(
            "An improvement of what there is, while there is no evidence yet for the new. It shows in the case for change."
        ),
        required=False,
    )
    holds_up = long(lazy("What does it hold up, and until when?"), required=False, rows=2)

    def __init__(self, *args, measures: Iterable, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in measures}
        field: Any = self.fields["measures"]
        field.choices = [(pk, each.name) for pk, each in self.known.items()]
        if not self.known:
            field.widget = forms.MultipleHiddenInput()

    @property
    def told(self) -> Predicted:
        said = self.cleaned_data
        chosen = tuple(self.known[pk] for pk in said["measures"])
        words = {name: said[name] for name in ("plan", "prediction", "is_scaffold", "holds_up")}
        return Predicted(aim=" ".join(said["aim"].split()), **words, measures=chosen)


class PredictChangeForm(PredictForm, Versioned):
    """A cycle that is there already."""


class BeginForm(forms.Form):
    on = DateField(label=lazy("Since which day is it being tried?"))


class LookForm(Versioned):
    """What was done, what happened, what is made of it, and what is next."""

    hide_optional = True

    done = long(lazy("What was done?"), lazy("What was done really, where it differs from the plan."))
    happened = long(lazy("What happened?"), lazy("Also what nobody expected, and for whom. Name no young person."))
    made_of = long(lazy("What do you make of it?"), lazy("Set it beside what you expected."))
    outcome = forms.ChoiceField(
        label=lazy("What comes of it?"),
        help_text=lazy("To stop doing something is a result."),
        choices=CycleOutcome.choices,
        widget=Radios,
    )
    next_step = long(lazy("What is next?"), required=False, rows=2)
    ended_on = DateField(label=lazy("When did it end?"), required=False)

    @property
    def told(self) -> LookedAt:
        return LookedAt(**{name: self.cleaned_data[name] for name in LookedAt.__dataclass_fields__})
