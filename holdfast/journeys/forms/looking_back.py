"""Quick forms for a look back with a group: one moment after another."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.versions import Versioned
from holdfast.ui.when import WHEN_HELP, WhenField
from holdfast.ui.words import Words

from ..actions.moments import Told
from ..enums import Felt, MomentKind
from .moments import OWN_KINDS


class QuickMomentForm(forms.Form):
    """One line and a day: the rest can wait."""

    hide_optional = True

    title = Words(label=lazy("What happened, in one line?"), max_length=200)
    when = WhenField(label=lazy("When?"), help_text=WHEN_HELP)
    kind = forms.ChoiceField(
        label=lazy("What kind of moment was it?"),
        choices=[(kind.value, kind.label) for kind in OWN_KINDS],
        initial=MomentKind.OTHER,
    )

    @property
    def told(self) -> Told:
        day, precision = self.cleaned_data["when"]
        title = " ".join(self.cleaned_data["title"].split())
        return Told(title=title, kind=self.cleaned_data["kind"], happened_on=day, precision=precision)


class SidesForm(Versioned):
    """How one moment felt to each side in the room."""

    hide_optional = True

    def __init__(self, *args, sides, **kwargs):
        super().__init__(*args, **kwargs)
        self.sides = list(sides)
        choices: list[tuple[str, Any]] = [("", lazy("not said")), *Felt.choices]
        for side in self.sides:
            self.fields[f"felt_{side.pk}"] = forms.ChoiceField(label=side.name, choices=choices, required=False)

    @property
    def felt(self) -> dict[UUID, str]:
        return {side.pk: self.cleaned_data[f"felt_{side.pk}"] for side in self.sides}
