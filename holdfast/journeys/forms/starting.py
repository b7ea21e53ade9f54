from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Checkboxes, Radios
from holdfast.ui.when import not_in_future
from holdfast.ui.words import Words

from ..enums import PERSPECTIVES, STAGE_SENTENCES, Framework, Precision, Stage

MOST_LINES = 20


def lines_of(text: str, *, longest: int) -> list[str]:
    """The lines of a box, without empty and repeated ones."""
    lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(_("Write at most %(most)s lines.") % {"most": MOST_LINES})
    if any(len(line) > longest for line in lines):
        raise forms.ValidationError(_("Keep each line under %(longest)s letters.") % {"longest": longest})
    return lines


class DescriptionForm(forms.Form):
    """What a journey says of itself."""

    name = Words(label=lazy("What is it called?"), max_length=120)
    place = Words(label=lazy("Where is it?"), max_length=120, required=False)
    better_for = Words(
        label=lazy("Better for whom?"),
        help_text=lazy("One sentence is enough: who should have it better, if this works?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    judged_by = Words(
        label=lazy("Who will judge whether it is better, and how?"),
        help_text=lazy("Young people, practitioners, leaders and funders may judge differently."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    judged_how = Words(required=False, max_length=1000, widget=forms.HiddenInput)
    frameworks = forms.MultipleChoiceField(
        label=lazy("Which ways of working does it draw on?"),
        choices=Framework.choices,
        required=False,
        widget=Checkboxes,
    )
    partners = Words(
        label=lazy("Partner organisations"),
        help_text=lazy("One a line. You can add them later."),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_partners(self) -> list[str]:
        return lines_of(self.cleaned_data["partners"], longest=120)


class StartForm(DescriptionForm):
    """Everything that starting a journey asks, on one page."""

    organisation = forms.ChoiceField(label=lazy("Which organisation is responsible?"))
    perspectives = forms.MultipleChoiceField(
        label=lazy("Whose view of it matters?"),
        choices=[(key, name) for key, name, _gentle in PERSPECTIVES],
        initial=[key for key, _name, _gentle in PERSPECTIVES],
        widget=Checkboxes,
    )
    own_perspectives = Words(
        label=lazy("Anybody else?"),
        help_text=lazy("One group a line, for example: shopkeepers."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    stage = forms.ChoiceField(
        label=lazy("Where does it stand now, as you see it?"),
        help_text=lazy("Others may see it elsewhere, and can say so. Going back and forth is normal."),
        choices=[(stage.value, stage.label) for stage in Stage],
        widget=Radios,
    )
    since = forms.DateField(
        label=lazy("Since when?"),
        help_text=lazy("About is fine. Leave it empty if you do not know."),
        required=False,
        widget=forms.DateInput(attrs={"type": "month"}),
        input_formats=["%Y-%m", "%Y-%m-%d", "%d/%m/%Y", "%m/%Y", "%B %Y", "%b %Y", "%Y"],
    )
    role = Words(
        label=lazy("Your role"),
        help_text=lazy("It stands beside your name wherever you say where something stands."),
        max_length=100,
        initial=lazy("innovation lead"),
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {str(each.pk): each for each in organisations}
        self.fields["organisation"].choices = [(pk, each.name) for pk, each in self.organisations.items()]
        for key, sentence in STAGE_SENTENCES.items():
            self.fields["stage"].widget.hints = {
                **getattr(self.fields["stage"].widget, "hints", {}),
                key.value: sentence,
            }
        if len(self.organisations) == 1:
            self.fields["organisation"].initial = next(iter(self.organisations))
            self.fields["organisation"].widget = forms.HiddenInput()

    def clean_own_perspectives(self) -> list[str]:
        return lines_of(self.cleaned_data["own_perspectives"], longest=80)

    def clean_since(self) -> date | None:
        return not_in_future(self.cleaned_data["since"])

    @property
    def precision(self) -> Precision:
        return Precision.MONTH if self.cleaned_data["since"] else Precision.UNKNOWN
