from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Checkboxes, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words

from ..actions.answering import LONGEST

ALONE = "alone"


class BeginForm(forms.Form):
    """Alone, or with people of one journey."""

    hide_optional = True

    with_whom = forms.ChoiceField(label=lazy("For whom?"), widget=Radios, initial=ALONE)
    team = forms.MultipleChoiceField(
        label=lazy("Who writes with you?"),
        help_text=lazy("Only for a team. Each of them sees everything that stands under a name here, and can leave."),
        required=False,
        widget=Checkboxes,
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.journeys = {str(journey.pk): journey for journey, _people in colleagues}
        self.people = {str(each.pk): each for _journey, people in colleagues for each in people}
        team = [(key, f"{journey.name}: {_('with a team')}") for key, journey in self.journeys.items()]
        whom: Any = self.fields["with_whom"]
        whom.choices = [(ALONE, _("For myself alone")), *team]
        chosen: Any = self.fields["team"]
        chosen.choices = [(key, f"{each.user.name} ({each.journey.name})") for key, each in self.people.items()]
        if not self.journeys:
            del self.fields["team"]

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("with_whom") not in (None, ALONE):
            team = [self.people[key] for key in said.get("team", [])]
            if not [each for each in team if str(each.journey_id) == said["with_whom"]]:
                self.add_error("team", _("Choose at least one person of that journey."))
        return said

    @property
    def journey(self):
        return self.journeys.get(self.cleaned_data["with_whom"])

    @property
    def chosen(self) -> list:
        return [self.people[key] for key in self.cleaned_data.get("team", [])]


class WriteForm(Versioned):
    """One's own words to each question."""

    hide_optional = True

    def __init__(self, *args, prompts, **kwargs):
        super().__init__(*args, **kwargs)
        self.prompts = prompts
        for prompt in prompts:
            self.fields[prompt.id] = Words(
                label=prompt.text,
                help_text=prompt.help,
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def words(self) -> dict[str, str]:
        return {prompt.id: self.cleaned_data[prompt.id] for prompt in self.prompts}


class UnsaidForm(forms.Form):
    """Words without a name."""

    words = Words(
        label=lazy("Your words, without your name"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
