from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.enums import Stage
from holdfast.journeys.models import Perspective, Strand
from holdfast.ui.forms import DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import WhenField
from holdfast.ui.words import box, line

from ..actions.coproduction import TookPart
from ..enums import According, Influence


class InvolvementForm(forms.Form):
    """Who took part in shaping the work, as a group."""

    hide_optional = True

    perspective = forms.ChoiceField(label=lazy("From which side were they?"))
    who = line(lazy("Who were they, as a group?"), lazy("Such as: six members of the youth forum. Never a name."))
    stage = forms.ChoiceField(label=lazy("At which stage?"), choices=Stage.choices)
    strand = forms.ChoiceField(label=lazy("In which strand?"), required=False)
    when = WhenField(label=lazy("When?"), help_text=lazy("A month or a year is enough. Empty if nobody knows."))
    influence = forms.ChoiceField(label=lazy("How much could they move?"), choices=Influence.choices, widget=Radios)
    in_words = box(lazy("In their own words"), lazy("What they say of how much they could move."))
    according_to = forms.ChoiceField(label=lazy("Who says so?"), choices=According.choices, widget=Radios)
    support = box(
        lazy("What supported them?"),
        lazy("Somebody at their side, time, travel, food, a talk before and after."),
        rows=2,
    )
    payment = box(lazy("How were they paid?"), lazy("Also when they were not: say so, and why."), rows=2)

    def __init__(self, *args, perspectives: Iterable[Perspective], strands: Iterable[Strand], **kwargs):
        super().__init__(*args, **kwargs)
        self.perspectives = {str(each.pk): each for each in perspectives}
        self.strands = {str(each.pk): each for each in strands}
        sides: Any = self.fields["perspective"]
        sides.choices = [(pk, each.name) for pk, each in self.perspectives.items()]
        strand: Any = self.fields["strand"]
        strand.choices = [("", _("all of it, or none")), *((pk, each.name) for pk, each in self.strands.items())]

    @property
    def told(self) -> TookPart:
        said = self.cleaned_data
        day, precision = said["when"]
        same = {
            name: said[name] for name in ("stage", "who", "influence", "in_words", "according_to", "support", "payment")
        }
        side, strand = self.perspectives[said["perspective"]], self.strands.get(said["strand"])
        return TookPart(perspective=side, strand=strand, happened_on=day, precision=precision, **same)


class InvolvementChangeForm(InvolvementForm, Versioned):
    """A record that is there already."""


class RaisedForm(forms.Form):
    what = box(lazy("What did they raise?"), lazy("One thing, in their words if you have them."), required=True)


class RaisedChangeForm(Versioned):
    """What became of one thing that they raised."""

    hide_optional = True

    what = box(lazy("What they raised"), required=True)
    became = box(lazy("What became of it?"))
    why_not = box(lazy("If nothing did: why not?"), lazy("The true reason, as you would say it to them."))
    told_on = DateField(
        label=lazy("When were they told?"), help_text=lazy("Empty if they have not been told yet."), required=False
    )
