from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis.spc.charts import FARTHEST
from holdfast.analysis.spc.rules import LEAST_BASELINE
from holdfast.journeys.enums import Level
from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words

from ..actions.measures import Measured
from ..enums import Aspect, Better, Chart, Rules, ValueKind

NO_COUNT = lazy(
    "A share or a length of time does not say how many people it tells of, so small numbers cannot be found and left out. Keep the number "
    "of people as a measure of its own, as a count, and tick it there. Take this tick away only if every value here tells of many people."
)


class MeasureForm(forms.Form):
    """What is measured, and how."""

    hide_optional = True

    name = Words(
        label=lazy("What do you measure?"),
        help_text=lazy(
            "In the words of people who would feel the change, such as: told what was decided, within a week."
        ),
        max_length=120,
    )
    aspect = forms.ChoiceField(
        label=lazy("Is it an effort, or a change?"),
        choices=Aspect.choices,
        widget=Radios(
            hints={
                Aspect.EFFORT: lazy("What we did: people trained, meetings held, plans written."),
                Aspect.CHANGE: lazy("What is different for young people, families, places, practice or the system."),
            }
        ),
    )
    better = forms.ChoiceField(
        label=lazy("Which way is better?"),
        help_text=lazy("More reports of harm can mean more harm, or more trust. Say neither where it depends."),
        choices=Better.choices,
        initial=Better.NEUTRAL,
        widget=Radios,
    )
    value_kind = forms.ChoiceField(
        label=lazy("What is one value?"), choices=ValueKind.choices, initial=ValueKind.NUMBER, widget=Radios
    )
    unit = Words(
        label=lazy("In which unit?"),
        help_text=lazy("Such as: of every 100 young people, days, meetings a month."),
        required=False,
        max_length=60,
    )
    counts_people = forms.BooleanField(
        label=lazy("The values count people"),
        help_text=lazy(
            "Tick it if a value may tell of few people. Small counts are then left out of everything that leaves this journey, and with "
            "them what stands on the same day in other series of this measure. Pass on no other measure that holds their sum."
        ),
        required=False,
    )
    definition = Words(
        label=lazy("How exactly is it counted?"),
        help_text=lazy("So that somebody else would count the same: who is in, who is out, from when to when."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = Words(label=lazy("Where do the values come from?"), required=False, max_length=300)
    level = forms.ChoiceField(
        label=lazy("At which level does it sit?"), choices=[("", lazy("not said")), *Level.choices], required=False
    )
    chart = forms.ChoiceField(label=lazy("Which chart?"), choices=Chart.choices, initial=Chart.FITTING)
    rules = forms.ChoiceField(label=lazy("By which rules?"), choices=Rules.choices, initial=Rules.MDC_2023)
    baseline = forms.IntegerField(
        label=lazy("How many of the first values set the limits?"),
        help_text=format_lazy(
            lazy("Empty: all of them. At least {least} where you say a number."), least=LEAST_BASELINE
        ),
        required=False,
        min_value=LEAST_BASELINE,
        max_value=1000,
    )
    target = forms.FloatField(
        label=lazy("Is there a target that others set?"),
        help_text=lazy("Empty if there is none."),
        required=False,
        min_value=-FARTHEST,
        max_value=FARTHEST,
    )
    draws_target = forms.BooleanField(label=lazy("Draw the target into the chart"), required=False)

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("draws_target") and said.get("target") is None and "target" not in self.errors:
            self.add_error("target", _("Say which target is to be drawn."))
        if said.get("counts_people") and said.get("value_kind") in (ValueKind.SHARE, ValueKind.DURATION):
            self.add_error("counts_people", NO_COUNT)
        return said

    @property
    def told(self) -> Measured:
        return Measured(**{name: self.cleaned_data[name] for name in Measured.__dataclass_fields__})


class MeasureChangeForm(MeasureForm, Versioned):
    """A measure that is there already."""
