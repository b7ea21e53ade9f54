from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.guides.frameworks import FrameworkModel
from holdfast.journeys.enums import Level
from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import WHEN_HELP, WhenField
from holdfast.ui.words import Words, box

from ..actions.adapting import Adapted
from ..enums.adapting import OUTCOME_NEXT, Outcome

LONGEST = 2000


def _box(label: Any, help_text: Any = "", *, required: bool = False) -> Words:
    return box(label, help_text, required=required, longest=LONGEST)


class ConditionForm(forms.Form):
    """What is so in this place."""

    hide_optional = True

    what = Words(
        label=lazy("What is so here?"),
        help_text=lazy(
            "Something that a model from elsewhere meets here: “the nearest station is in the next county”."
        ),
        max_length=300,
    )
    level = forms.ChoiceField(
        label=lazy("Who could change it?"), choices=[("", lazy("not said")), *Level.choices], required=False
    )


class ConditionChangeForm(ConditionForm, Versioned):
    """A condition that is there already."""


class AdaptationForm(forms.Form):
    """Where this place departs from a model, and why."""

    hide_optional = True

    principle = forms.ChoiceField(
        label=lazy("What does it depart from?"),
        help_text=lazy("A principle where it touches one; else the model as a whole."),
        required=False,
    )
    model_name = Words(
        label=lazy("Or which other model?"),
        help_text=lazy("Only where it is none of those above."),
        required=False,
        max_length=120,
    )
    was = _box(lazy("How does the model have it?"), lazy("As you were told, or as it was done before."))
    what = _box(lazy("How is it done here?"), required=True)
    why = _box(
        lazy("Why?"), lazy("So that somebody in three years can tell whether the reason still holds."), required=True
    )
    condition = forms.ChoiceField(label=lazy("Which condition of this place does it answer to?"), required=False)
    decided_by = Words(
        label=lazy("Who had a say in it?"),
        help_text=lazy("Groups or roles: “the panel, with four young people”."),
        required=False,
        max_length=200,
    )
    when = WhenField(label=lazy("Since when?"), help_text=WHEN_HELP)
    effect = _box(
        lazy("What has been seen of it?"),
        lazy("What went better, what went worse, who says so. Empty if nobody knows yet."),
    )

    def __init__(self, *args, models: Iterable[FrameworkModel], conditions: Iterable, **kwargs):
        super().__init__(*args, **kwargs)
        self.conditions = {str(each.pk): each for each in conditions}
        principle: Any = self.fields["principle"]
        principle.choices = [("", _("another model, named below")), *(_of_model(each) for each in models)]
        condition: Any = self.fields["condition"]
        condition.choices = [("", _("none that is noted")), *((pk, each.what) for pk, each in self.conditions.items())]

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("principle") and said.get("model_name"):
            self.add_error("model_name", _("Choose one above, or name another here. Not both."))
        if not said.get("principle") and not said.get("model_name") and "principle" not in self.errors:
            self.add_error("model_name", _("Choose what it departs from above, or name the model here."))
        return said

    @property
    def adapted(self) -> Adapted:
        said = self.cleaned_data
        framework, _colon, principle = said["principle"].partition(":")
        day, precision = said["when"]
        return Adapted(
            **{name: said[name] for name in ("what", "why", "model_name", "was", "effect", "decided_by")},
            framework=framework,
            principle=principle,
            condition=self.conditions.get(said["condition"]),
            since=day,
            precision=precision,
        )


def _of_model(model: FrameworkModel) -> tuple[str, list[tuple[str, str]]]:
    whole = (f"{model.id}:", _("%(model)s, none of its principles") % {"model": model.title})
    return model.title, [*((f"{model.id}:{each.id}", each.title) for each in model.principles), whole]


class AdaptationChangeForm(AdaptationForm, Versioned):
    """An adaptation that is there already."""


class OutcomeForm(forms.Form):
    """What becomes of an adaptation, and why."""

    to = forms.ChoiceField(label=lazy("What becomes of it?"), widget=Radios)
    why = _box(lazy("Why?"), lazy("What was seen, by whom. To undo something is a result."), required=True)

    def __init__(self, *args, outcome: str, **kwargs):
        super().__init__(*args, **kwargs)
        words = {Outcome.TRYING: _("try it again"), Outcome.KEPT: _("keep it"), Outcome.UNDONE: _("undo it")}
        to: Any = self.fields["to"]
        to.choices = [(each.value, words[each]) for each in Outcome if each in OUTCOME_NEXT[Outcome(outcome)]]
