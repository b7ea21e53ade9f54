from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import DateField
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box, line


class GuessForm(forms.Form):
    """Where each group is expected to stand on one prompt."""

    hide_optional = True

    def __init__(self, *args, groups, scale, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = {f"group-{group.pk}": group for group in groups}
        choices = [("", _("no guess")), *((standing.id, standing.label) for standing in scale)]
        for name, group in self.groups.items():
            self.fields[name] = forms.ChoiceField(label=group.perspective.name, choices=choices, required=False)

    @property
    def standings(self) -> dict:
        return {group: self.cleaned_data[name] for name, group in self.groups.items() if self.cleaned_data[name]}


MOST_WORDS = 5000


class TalkForm(forms.Form):
    """What was said about one prompt, and what came of it. Nothing here is pressed."""

    hide_optional = True

    said = box(
        lazy("What was said?"),
        rows=4,
        longest=MOST_WORDS,
        hint=lazy("What helped you to understand the picture. Leave out who said it."),
    )
    decided = box(
        lazy("What was decided?"),
        longest=MOST_WORDS,
        hint=lazy("Leave it empty if nothing was. That is an answer too."),
    )
    decided_by = line(lazy("By whom?"))
    look_again_on = DateField(label=lazy("When will you look at it again?"), required=False)
    promised = box(lazy("What is promised?"), longest=MOST_WORDS, hint=lazy("Those who answered will read it."))
    promised_by = line(lazy("Who promises it?"))
    to_whom = line(lazy("To whom?"))
    due_on = DateField(label=lazy("By when?"), required=False)

    def clean(self) -> dict:
        said = super().clean() or {}
        if not (said.get("said") or said.get("decided") or said.get("promised")) and not self.errors:
            raise forms.ValidationError(_("Write down what was said, what was decided or what was promised."))
        if said.get("decided") and not said.get("decided_by"):
            self.add_error("decided_by", _("Say who decided it."))
        if said.get("promised") and not said.get("promised_by"):
            self.add_error("promised_by", _("Say who promises it."))
        return said

    def _still_to_come(self, name: str) -> date | None:
        day = self.cleaned_data[name]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("That day has gone. Choose one that is still to come."))
        return day

    def clean_look_again_on(self) -> date | None:
        return self._still_to_come("look_again_on")

    def clean_due_on(self) -> date | None:
        return self._still_to_come("due_on")


class SaidForm(Versioned):
    said = box(lazy("What was said?"), rows=6, longest=MOST_WORDS)
