from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import DateField, Radios
from holdfast.ui.words import box

from ..actions.pulse import PulsePlan
from ..enums import RHYTHM_DAYS, Rhythm
from .leading import MOST_ASKED, MOST_DAYS


class PulseForm(forms.Form):
    """A pulse on one page."""

    hide_optional = True

    why = box(
        lazy("Why do you ask?"),
        lazy("One or two sentences. Those who answer read them each time."),
        rows=2,
        required=True,
        longest=3000,
    )
    guide = forms.ChoiceField(label=lazy("Which taps?"), widget=Radios)
    rhythm = forms.ChoiceField(label=lazy("How often?"), choices=Rhythm.choices, initial=Rhythm.MONTHLY, widget=Radios)
    starts_on = DateField(label=lazy("First day"))
    days_open = forms.IntegerField(
        label=lazy("How many days does it stay open each time?"), min_value=1, max_value=28, initial=7
    )

    def __init__(self, *args, guides, perspectives, **kwargs):
        super().__init__(*args, **kwargs)
        self.guides = {guide.id: guide for guide in guides}
        self.fields["guide"].choices = [(guide.id, guide.title) for guide in guides]
        self.fields["guide"].initial = guides[0].id
        if len(guides) == 1:
            self.fields["guide"].widget = forms.HiddenInput()
        self.perspectives = {f"asked-{each.pk}": each for each in perspectives}
        for name, perspective in self.perspectives.items():
            self.fields[name] = forms.IntegerField(
                label=perspective.name, required=False, min_value=1, max_value=MOST_ASKED,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
            )  # fmt: skip

    @property
    def asked_fields(self) -> list:
        return [self[name] for name in self.perspectives]

    @property
    def plain_fields(self) -> list:
        return [self[name] for name in ("why", "guide", "rhythm", "starts_on", "days_open")]

    def clean_starts_on(self):
        day, today = self.cleaned_data["starts_on"], timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("That day has gone. Choose one that is still to come."))
        if day > today + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("Choose a day within a year."))
        return day

    def clean(self) -> dict:
        said = super().clean() or {}
        if not self.errors and said["days_open"] > RHYTHM_DAYS[Rhythm(said["rhythm"])]:
            self.add_error(
                "days_open", _("It stays open longer than the time until it is asked again. Choose fewer days.")
            )
        if not self.errors and not any(said.get(name) for name in self.perspectives):
            raise forms.ValidationError(_("Say how many people of at least one group you ask."))
        return said

    def plan(self) -> PulsePlan:
        said = self.cleaned_data
        return PulsePlan(
            guide=self.guides[said["guide"]],
            why=said["why"],
            rhythm=Rhythm(said["rhythm"]),
            starts_on=said["starts_on"],
            days_open=said["days_open"],
            asked=tuple((each, said[name]) for name, each in self.perspectives.items() if said[name]),
        )
