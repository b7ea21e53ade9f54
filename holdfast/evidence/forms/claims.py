from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import WHEN_HELP, WhenField
from holdfast.ui.words import Words, box

from ..actions.claims import Claimed
from ..actions.evidence_items import Found
from ..enums.claims import (
    CLAIM_NEXT,
    EVIDENCE_HINTS,
    STATE_SENTENCES,
    ClaimKind,
    ClaimState,
    EvidenceKind,
    EvidenceSide,
    RestsOn,
)
from ..queries.resting import Rest

LONGEST = 2000


def _box(label: Any, help_text: Any = "", *, rows: int = 2, required: bool = False) -> Words:
    return box(label, help_text, rows=rows, required=required, longest=LONGEST)


class ClaimForm(forms.Form):
    """A claim, and what would show it wrong."""

    hide_optional = True

    what = _box(
        lazy("What do you believe comes of it?"),
        lazy("One thing, in one sentence, as you would say it in front of those it is about."),
        required=True,
    )
    for_whom = Words(
        label=lazy("For whom?"),
        help_text=lazy("A group, never a person: “young people who come to a panel”."),
        required=False,
        max_length=200,
    )
    kind = forms.ChoiceField(label=lazy("What is it about?"), choices=ClaimKind.choices, widget=Radios)
    wrong_if = _box(
        lazy("What would show that it is wrong?"),
        lazy("Something that could really happen, and that you would notice."),
    )
    who_benefits = _box(
        lazy("Who gains if it is believed?"),
        lazy("Those it is for, those who do the work, those who pay, those who made the model."),
    )
    unintended = _box(
        lazy("What might it do to families that nobody meant?"),
        lazy("More visits, more people who know, a label that stays, work that falls to a parent."),
    )

    @property
    def claimed(self) -> Claimed:
        return Claimed(**{name: self.cleaned_data[name] for name in Claimed.__dataclass_fields__})


class ClaimChangeForm(ClaimForm, Versioned):
    """A claim that is there already."""


class TurnForm(forms.Form):
    """Where a claim stands now, and why."""

    to = forms.ChoiceField(label=lazy("What do you call it now?"), widget=Radios)
    why = _box(lazy("Why?"), lazy("What you looked at, who was there, and what made the difference."), required=True)

    def __init__(self, *args, state: str, **kwargs):
        super().__init__(*args, **kwargs)
        following = [each for each in ClaimState if each in CLAIM_NEXT[ClaimState(state)]]
        to: Any = self.fields["to"]
        to.choices = [(each.value, each.label) for each in following]
        to.widget.hints = {each.value: STATE_SENTENCES[each] for each in following}


class EvidenceForm(forms.Form):
    """One piece of evidence. Whose it is decides more than what kind it is."""

    hide_optional = True

    side = forms.ChoiceField(label=lazy("Which way does it speak?"), choices=EvidenceSide.choices, widget=Radios)
    says = _box(
        lazy("What does it say?"),
        lazy("What was seen, heard or counted. No names, and nothing by which a young person could be known."),
        rows=3,
        required=True,
    )
    kind = forms.ChoiceField(
        label=lazy("What kind of evidence is it?"),
        choices=EvidenceKind.choices,
        widget=Radios(hints={str(key): hint for key, hint in EVIDENCE_HINTS.items()}),
    )
    source = Words(
        label=lazy("Who does it come from?"),
        help_text=lazy(
            "A role or a group, such as “youth workers at the bus station” or “parents at the school gate”."
        ),
        max_length=200,
    )
    by_those_who_do_it = forms.ChoiceField(
        label=lazy("Are they the people who do the work that the claim is about?"),
        help_text=lazy(
            "What they see counts. A claim is called supported only when somebody else has seen it too, because "
            "everybody finds it hard to doubt their own work."
        ),
        choices=[("yes", lazy("Yes, they do it or lead it")), ("no", lazy("No"))],
        widget=Radios,
    )
    perspective = forms.ChoiceField(label=lazy("From which side do they see it?"), required=False)
    when = WhenField(label=lazy("When is it from?"), help_text=WHEN_HELP)
    rests_on = forms.ChoiceField(label=lazy("What in this journey does it rest on?"), required=False)
    document = Words(
        label=lazy("Or which document or study?"),
        help_text=lazy("Title, who wrote it, year, and where it can be read."),
        required=False,
        max_length=300,
    )

    def __init__(
        self, *args, perspectives: Iterable, rests: Iterable[Rest], kept: tuple[str, UUID] | None = None, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.perspectives = {str(each.pk): each for each in perspectives}
        self.rests = {each.key: each for each in rests}
        self.kept = f"{kept[0]}:{kept[1]}" if kept else ""
        perspective: Any = self.fields["perspective"]
        perspective.choices = [("", _("not said")), *((pk, each.name) for pk, each in self.perspectives.items())]
        rests_on: Any = self.fields["rests_on"]
        rests_on.choices = [("", _("nothing here")), *self._unseen(), *self._by_kind()]

    def _unseen(self) -> list[tuple[str, str]]:
        """What it rests on already, although this person may not see it, stays unless they choose something else."""
        if not self.kept or self.kept in self.rests:
            return []
        return [(self.kept, _("what it rests on now, which is not for you to see"))]

    def _by_kind(self) -> list[tuple[str, list[tuple[str, str]]]]:
        found = [
            (
                str(kind.label).capitalize(),
                [(each.key, each.title) for each in self.rests.values() if each.kind == kind],
            )
            for kind in RestsOn
        ]
        return [(name, choices) for name, choices in found if choices]

    def _rest(self) -> Rest | None:
        chosen = self.cleaned_data["rests_on"]
        if chosen and chosen == self.kept and chosen not in self.rests:
            kind, pk = chosen.split(":")
            return Rest(RestsOn(kind), UUID(pk), "", "")
        return self.rests.get(chosen)

    @property
    def found(self) -> Found:
        said = self.cleaned_data
        day, precision = said["when"]
        return Found(
            **{name: said[name] for name in ("side", "kind", "says", "document")},
            source=" ".join(said["source"].split()),
            by_those_who_do_it=said["by_those_who_do_it"] == "yes",
            perspective=self.perspectives.get(said["perspective"]),
            seen_on=day,
            precision=precision,
            rest=self._rest(),
        )


class EvidenceChangeForm(EvidenceForm, Versioned):
    """Evidence that is there already."""
