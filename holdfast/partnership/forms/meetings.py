from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.models import Participant
from holdfast.ui.forms import Checkboxes, DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box, line

from ..actions.meeting import Held
from ..actions.planning import Plan, Rhythm
from ..enums import MEETING_PROMPTS, Every, MeetingKind
from .fields import TimeOfDay, choose_people


class RhythmForm(Versioned):
    """How often, from when on, at what time, where."""

    hide_optional = True

    every = forms.ChoiceField(label=lazy("How often do you meet?"), choices=Every.choices, widget=Radios)
    first_on = DateField(label=lazy("From which day on?"), help_text=lazy("The meetings follow from this day."))
    at = TimeOfDay(label=lazy("At what time?"), help_text=lazy("For example 14:30. Empty if it changes."))
    where = line(lazy("Where?"), lazy("A room, or the address of a call."), longest=300)
    debrief_months = forms.IntegerField(
        label=lazy("After how many months do you look back at the whole?"),
        help_text=lazy("One meeting then becomes a debrief: what does your theory need to learn from it?"),
        min_value=1,
        max_value=24,
        initial=6,
    )

    @property
    def rhythm(self) -> Rhythm:
        said = self.cleaned_data
        return Rhythm(said["every"], said["first_on"], said["at"], said["where"], said["debrief_months"])


class PlanForm(forms.Form):
    """One meeting: when, where, who is asked, and what it may begin from."""

    hide_optional = True

    day = DateField(label=lazy("On which day?"))
    at = TimeOfDay(label=lazy("At what time?"), help_text=lazy("For example 14:30."))
    where = line(lazy("Where?"), lazy("A room, or the address of a call."), longest=300)
    kind = forms.ChoiceField(
        label=lazy("What kind of meeting is it?"),
        choices=MeetingKind.choices,
        initial=MeetingKind.LEARNING,
        widget=Radios(
            hints={
                MeetingKind.LEARNING: lazy("A loose agenda, and room for what comes."),
                MeetingKind.DEBRIEF: lazy(
                    "About twice a year: what does your theory need to learn from what happened?"
                ),
            }
        ),
    )
    asked = forms.MultipleChoiceField(
        label=lazy("Who is asked to it?"),
        help_text=lazy("They read and write in it. Others who only look on know that it is, and not what is said."),
        required=False,
        widget=Checkboxes,
    )
    prompts = forms.MultipleChoiceField(
        label=lazy("What may it begin from?"),
        help_text=lazy("Choose a few, or none. Nobody has to answer them."),
        choices=list(MEETING_PROMPTS.items()),
        required=False,
        widget=Checkboxes,
    )
    own_prompt = line(lazy("A question of your own"))

    def __init__(self, *args, people: Iterable[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = choose_people(self.fields["asked"], people)

    @property
    def plan(self) -> Plan:
        said = self.cleaned_data
        asked = tuple(self.people[pk] for pk in said["asked"])
        own = {name: said[name] for name in ("day", "kind", "at", "where", "own_prompt")}
        return Plan(**own, prompts=tuple(said["prompts"]), asked=asked)


class PlanChangeForm(PlanForm, Versioned):
    """A meeting that is planned already."""


class EndForm(forms.Form):
    """A meeting was held."""

    hide_optional = True

    day = DateField(label=lazy("On which day was it?"))
    there = forms.MultipleChoiceField(label=lazy("Who was there?"), required=False, widget=Checkboxes)
    others_there = line(lazy("Who else was there?"), lazy("Roles or groups, not names."), longest=300)
    nothing_happened = forms.BooleanField(
        label=lazy("There was nothing to report this time"),
        help_text=lazy(
            "Quiet times are when things are lost. That you met all the same is worth knowing, and is kept."
        ),
        required=False,
    )

    def __init__(self, *args, people: Iterable[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = choose_people(self.fields["there"], people)

    @property
    def held(self) -> Held:
        said: dict[str, Any] = self.cleaned_data
        there = tuple(self.people[pk] for pk in said["there"])
        return Held(said["day"], there, said["others_there"], said["nothing_happened"])


class CallOffForm(forms.Form):
    why = box(
        lazy("Why does it not take place?"), lazy("An inspection, somebody who left, no time: it is part of the story.")
    )


class GistForm(Versioned):
    """What is kept of a meeting, written by whoever writes it down for all."""

    hide_optional = True

    gist = box(
        lazy("What do you want to keep of it?"),
        lazy("A few lines that all of you can live with. It needs no list of actions."),
        rows=6,
    )
