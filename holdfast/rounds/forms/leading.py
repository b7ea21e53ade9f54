from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.guides.loading import Guide, chosen, minutes
from holdfast.ui.forms import Checkboxes, DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import months_after
from holdfast.ui.words import Words, box

from ..actions.leading.preparing import TEXTS, Asking, Plan
from ..enums import Entry, FirstReading, Mode

MOST_ASKED = 100_000
OPEN_DAYS = 14
LONG = 15
LONGEST_KEPT = 120  # months
MOST_DAYS = 366


class PrepareForm(Versioned):
    """A whole round on one page, with defaults that need little change."""

    hide_optional = True

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**31)
    guide = forms.ChoiceField(label=lazy("What do you want to know?"), widget=Radios)
    title = Words(
        label=lazy("What shall the round be called?"),
        help_text=lazy("People who answer see it. Leave it empty to take the guide's title."),
        max_length=120,
        required=False,
    )
    why = box(
        lazy("Why do you ask?"),
        lazy("One or two sentences, as you would say it to a young person."),
        rows=2,
        required=True,
        longest=3000,
    )
    added = forms.MultipleChoiceField(
        label=lazy("Ask more than the short form?"),
        help_text=lazy("The short form takes about five minutes. Each section you add is asked whole."),
        required=False,
        widget=Checkboxes,
    )
    entries = forms.MultipleChoiceField(
        label=lazy("How can people answer?"), choices=Entry.choices, initial=[Entry.OWN_DEVICE], widget=Checkboxes
    )
    mode = forms.ChoiceField(
        label=lazy("With or without names?"),
        help_text=lazy("Young people and parents are never asked with names."),
        choices=Mode.choices,
        initial=Mode.ANONYMOUS,
        widget=Radios,
    )
    opens_on = DateField(label=lazy("First day"))
    closes_on = DateField(label=lazy("Last day"), help_text=lazy("It closes at the end of that day."))
    first_reading = forms.ChoiceField(
        label=lazy("Who first reads the words, and when?"),
        help_text=lazy("People are told before they write."),
        choices=FirstReading.choices,
        initial=FirstReading.NOBODY,
        widget=Radios,
    )
    read_from = DateField(label=lazy("When will somebody first read them?"))
    safeguarding_contact = forms.ChoiceField(label=lazy("Who is the safeguarding contact?"), required=False)
    responsible = box(lazy("Who is responsible?"), rows=2, required=True, longest=3000)
    contact = box(lazy("Whom can people ask?"), rows=2, required=True, longest=3000)
    danger = box(lazy("What happens when somebody tells of danger?"), rows=2, required=False, longest=3000)
    call_now = box(lazy("Whom can they call now?"), rows=2, required=False, longest=3000)
    keep_until = DateField(label=lazy("Until when are words kept?"), help_text=lazy("After that day they are erased."))
    agreed = forms.BooleanField(
        label=lazy("It is long, and I have thought about it"),
        help_text=lazy("Over 15 minutes, fewer people finish. Tick this only if you still want to ask so much."),
        required=False,
    )

    def __init__(self, *args, journey, guides: Iterable[Guide], perspectives, contacts, suggested: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.journey, self.guides = journey, {guide.id: guide for guide in guides}
        self.perspectives = {f"asked-{each.pk}": each for each in perspectives}
        self.contacts = {str(each.pk): each for each in contacts}
        self._offer_guides(suggested)
        self._choices(
            "safeguarding_contact", [("", lazy("Nobody")), *((k, p.known_as) for k, p in self.contacts.items())]
        )
        for name, perspective in self.perspectives.items():
            self.fields[name] = forms.IntegerField(
                label=perspective.name, required=False, min_value=1, max_value=MOST_ASKED,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
            )  # fmt: skip
            why = Words(label=perspective.name, required=False, max_length=300)
            self.fields[name.replace("asked", "why")] = why

    def _offer_guides(self, suggested: str) -> None:
        ordered = sorted(self.guides.values(), key=lambda guide: guide.id != suggested)
        self._choices("guide", [(guide.id, guide.title) for guide in ordered])
        widget: Any = self.fields["guide"].widget
        widget.hints = {guide.id: _guide_hint(guide, guide.id == suggested) for guide in ordered}
        added = [
            (f"{guide.id}/{section.id}", f"{guide.title}: {section.title}")
            for guide in ordered
            for section in guide.sections
            if any(not prompt.short for prompt in section.prompts)
        ]
        self._choices("added", added)

    def _choices(self, name: str, choices: list) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    @property
    def asked_fields(self) -> list:
        """For the template: each perspective's number, and why it is not asked."""
        return [(self[name], self[name.replace("asked", "why")]) for name in self.perspectives]

    @property
    def plain_fields(self) -> list:
        apart = ("guide", "why", "version")
        return [self[name] for name in self.fields if name not in apart and not name.startswith(("asked-", "why-"))]

    def clean(self) -> dict:
        said = super().clean() or {}
        if self.errors:
            return said
        if not any(said.get(name) for name in self.perspectives):
            raise forms.ValidationError(_("Say how many people of at least one group you ask."))
        self._check_days(said["opens_on"], said["closes_on"], said["keep_until"])
        if said["read_from"] < said["opens_on"]:
            self.add_error("read_from", _("That is before the round opens. Choose a later day."))
        if said["first_reading"] == FirstReading.CONTACT and not said["safeguarding_contact"]:
            self.add_error("safeguarding_contact", _("Say who reads the words as they arrive."))
        self._check_length(said)
        return said

    def _check_days(self, opens: date, closes: date, keep: date) -> None:
        today = timezone.localdate()
        if closes < opens:
            self.add_error("closes_on", _("The last day is before the first. Choose a later one."))
        elif closes < today:
            self.add_error("closes_on", _("That day has gone. Choose one that is still to come."))
        elif closes > today + timedelta(days=MOST_DAYS):
            self.add_error("closes_on", _("A round closes within a year. Choose an earlier day."))
        elif keep > months_after(closes, LONGEST_KEPT):
            self.add_error("keep_until", _("Ten years is the longest that words are kept. Choose an earlier day."))
        if keep < closes:
            self.add_error("keep_until", _("Words are kept at least until the round closes."))

    def _check_length(self, said: dict) -> None:
        prompts = chosen(self.guides[said["guide"]], self._sections(said))
        if max(minutes(prompts), minutes(prompts, is_gentle=True)) > LONG and not said["agreed"]:
            self.add_error(
                "agreed",
                _("This takes about %(minutes)s minutes. Ask less, or tick this.") % {"minutes": minutes(prompts)},
            )

    def _sections(self, said: dict) -> tuple[str, ...]:
        return tuple(key.split("/", 1)[1] for key in said["added"] if key.split("/", 1)[0] == said["guide"])

    def plan(self) -> Plan:
        said = self.cleaned_data
        names = (*TEXTS, "guide", "mode", "first_reading")
        asking = tuple(
            Asking(perspective, said[name], said[name.replace("asked", "why")])
            for name, perspective in self.perspectives.items()
        )
        return Plan(
            **{name: said[name] for name in names if name != "title"},
            title=said["title"] or self.guides[said["guide"]].title,
            entries=tuple(said["entries"]),
            sections=self._sections(said),
            safeguarding_contact=self.contacts.get(said["safeguarding_contact"]),
            asking=asking,
        )


def _guide_hint(guide: Guide, is_suggested: bool) -> str:
    asked = chosen(guide)
    told = _("%(purpose)s About %(minutes)s minutes.") % {"purpose": guide.purpose, "minutes": minutes(asked)}
    gentle = [prompt for prompt in asked if prompt.asked_of(True)]
    if not gentle:
        told = f"{told} {_('Not for young people and parents.')}"
    elif minutes(gentle, is_gentle=True) != minutes(asked):
        plain = _("In plainer words, for young people and parents, about %(minutes)s.")
        told = f"{told} {plain % {'minutes': minutes(gentle, is_gentle=True)}}"
    return f"{_('Made for your stage.')} {told}" if is_suggested else told


def first_values(statement, journey, lead: str) -> dict:
    """What a new round starts from: today, a fortnight, and what the organisation has said."""
    today = timezone.localdate()
    closes = today + timedelta(days=OPEN_DAYS)
    return {
        "opens_on": today,
        "closes_on": closes,
        "read_from": closes + timedelta(days=1),
        "keep_until": months_after(closes, statement.keep_months or 12),
        "responsible": statement.responsible or journey.organisation.name,
        "contact": statement.contact or lead,
        "danger": statement.danger,
        "call_now": statement.call_now,
    }


class ReasonForm(forms.Form):
    """A reason that others read."""

    why = box(lazy("Why?"), lazy("Everybody who sees the picture reads it."), rows=2, longest=500, required=True)


class NamesForm(forms.Form):
    names = box(
        lazy("Names"), lazy("One a line. Each gets a link of their own."), rows=6, longest=20_000, required=True
    )

    def clean_names(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["names"].splitlines())
        names = list(dict.fromkeys(line for line in lines if line))
        if any(len(name) > 100 for name in names):
            raise forms.ValidationError(_("Keep each name under 100 letters."))
        return names


class AskedForm(forms.Form):
    """How many were asked, until the round closes; and what was heard about silence, at any time."""

    asked = forms.IntegerField(label=lazy("How many were asked?"), min_value=1, max_value=MOST_ASKED)
    heard_about_silence = box(
        lazy("What have you heard about why some did not answer?"), rows=2, required=False, longest=500
    )

    def __init__(self, *args, is_closed: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_closed:
            del self.fields["asked"]
