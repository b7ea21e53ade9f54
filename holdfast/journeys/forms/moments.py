from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Checkboxes, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import WHEN_HELP, WhenField
from holdfast.ui.words import Words

from ..actions.feelings import LONGEST
from ..actions.moments import Told
from ..enums import Felt, MarkKind, MomentKind, Sharing

OWN_KINDS = [kind for kind in MomentKind if kind not in (MomentKind.ROUND_CLOSED,)]


class MomentForm(forms.Form):
    """What happened, when, and who was there."""

    hide_optional = True

    title = Words(
        label=lazy("What happened, in one line?"),
        help_text=lazy("Write about the moment and not about a person. Do not name a young person."),
        max_length=200,
    )
    when = WhenField(label=lazy("When?"), help_text=WHEN_HELP)
    kind = forms.ChoiceField(
        label=lazy("What kind of moment was it?"),
        choices=[(kind.value, kind.label) for kind in OWN_KINDS],
        initial=MomentKind.OTHER,
    )
    what = Words(
        label=lazy("What should others know about it?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    strand = forms.ChoiceField(label=lazy("Which strand was it about?"), required=False)
    there = forms.MultipleChoiceField(label=lazy("Who was there?"), required=False, widget=Checkboxes)
    others_there = Words(
        label=lazy("Who else was there?"), help_text=lazy("Roles or groups, not names."), required=False, max_length=300
    )

    def __init__(self, *args, strands: Iterable, participants: Iterable, **kwargs):
        super().__init__(*args, **kwargs)
        self.strands = {str(each.pk): each for each in strands}
        self.people = {str(each.pk): each for each in participants}
        strand: Any = self.fields["strand"]
        strand.choices = [("", _("all of it, or none")), *((pk, each.name) for pk, each in self.strands.items())]
        there: Any = self.fields["there"]
        there.choices = [(pk, each.known_as) for pk, each in self.people.items()]

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        day, precision = said["when"]
        return Told(
            title=" ".join(said["title"].split()),
            kind=said["kind"],
            what=said["what"],
            happened_on=day,
            precision=precision,
            strand=self.strands.get(said["strand"]),
            others_there=said["others_there"],
            there=tuple(self.people[pk] for pk in said["there"]),
        )


class MomentChangeForm(MomentForm, Versioned):
    """A moment that is there already. One that placed itself keeps its kind."""

    def __init__(self, *args, kind: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if kind == MomentKind.ROUND_CLOSED:
            chosen: Any = self.fields["kind"]
            chosen.choices = [*chosen.choices, (kind, MomentKind.ROUND_CLOSED.label)]


class MarkForm(forms.Form):
    """What somebody calls a moment, in their own name."""

    kinds = forms.MultipleChoiceField(
        label=lazy("What was it, as you see it?"),
        help_text=lazy("Your name and role stand beside it."),
        choices=MarkKind.choices,
        required=False,
        widget=Checkboxes,
    )


class FeelingForm(Versioned):
    """How a moment felt to oneself, and who may see it."""

    hide_optional = True

    felt = forms.ChoiceField(label=lazy("How did it feel to you?"), choices=Felt.choices, widget=Radios)
    words = Words(
        label=lazy("In your own words"),
        help_text=lazy("For yourself, unless you choose below that they may be quoted."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    sharing = forms.ChoiceField(
        label=lazy("Who may see how it felt?"), choices=Sharing.choices, initial=Sharing.PRIVATE, widget=Radios
    )
    is_quotable = forms.BooleanField(
        label=lazy("My words may be quoted"),
        help_text=lazy(
            "They then stand beside where you placed the moment, on the map and in files for those taking part. You can "
            "take this back: from then on they are gone from the map and from every new file."
        ),
        required=False,
    )

    def __init__(self, *args, least: int, perspective: str, **kwargs):
        super().__init__(*args, **kwargs)
        widget: Any = self.fields["sharing"].widget
        without = (
            _(
                "As part of %(perspective)s. It waits until %(least)s of you have shared, and then all are shown together. "
                "Somebody who knows you well may still guess."
            )
            % {"perspective": perspective, "least": least}
            if perspective
            else _("Nobody has said from which side you see this journey, so this is not possible yet.")
        )
        widget.hints = {
            Sharing.PRIVATE: _("Sealed. Nobody else sees it through Holdfast, whatever their role."),
            Sharing.PERSPECTIVE: without,
            Sharing.NAME: _("Your name stands beside it, on the map and in files for those taking part."),
        }

    def clean(self) -> dict:
        said = super().clean() or {}
        if said.get("is_quotable") and said.get("sharing") == Sharing.PRIVATE:
            self.add_error("is_quotable", _("Words can be quoted only if you share how it felt."))
        return said


class TogetherForm(Versioned):
    """How a moment felt to a group that spoke about it together."""

    hide_optional = True

    felt = forms.ChoiceField(label=lazy("How did it feel to them, as they say it together?"), choices=Felt.choices)
    words = Words(
        label=lazy("In their words"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_quotable = forms.BooleanField(
        label=lazy("They agreed that these words may be quoted"),
        help_text=lazy("On the map and in its files. Without this, only those who can change it read them here."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        felt: Any = self.fields["felt"]
        felt.widget = Radios(choices=Felt.choices)


class LookBackForm(Versioned):
    """What stands beside the map."""

    how_far = Words(
        label=lazy("How far we have come"),
        help_text=lazy("What is there now that was not there at the start?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    what_next = Words(
        label=lazy("What next"),
        help_text=lazy("What do you carry on, and at what pace that people can keep?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
