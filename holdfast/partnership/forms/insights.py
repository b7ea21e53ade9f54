from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.journeys.enums import Level
from holdfast.journeys.models import Perspective
from holdfast.ui.forms import DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box, line

from ..actions.insights import Seen


class InsightForm(forms.Form):
    """What somebody came to see."""

    hide_optional = True

    observation = box(
        lazy("What did you come to see?"),
        lazy("One thing. Write about how things work together, not about a person."),
        required=True,
        longest=2000,
    )
    level = forms.ChoiceField(
        label=lazy("Where is it moved?"),
        choices=Level.choices,
        widget=Radios(
            hints={
                Level.PEOPLE: lazy("By those who do the work, and their teams."),
                Level.ORGANISATION: lazy("By one organisation: its rules, money, posts."),
                Level.PARTNERSHIP: lazy("Between organisations."),
                Level.LAW: lazy("By law, policy, inspection: here it can only be named to others."),
            }
        ),
    )
    perspective = forms.ChoiceField(label=lazy("Whose view is it?"), required=False)
    is_firm = forms.ChoiceField(
        label=lazy("How sure are you?"),
        choices=[("", lazy("tentative")), ("yes", lazy("firm"))],
        required=False,
        widget=Radios(
            hints={
                "": lazy("It may turn out otherwise. Most insights begin like this."),
                "yes": lazy("It was seen more than once, or from more than one side."),
            }
        ),
    )

    def __init__(self, *args, perspectives: Iterable[Perspective], **kwargs):
        super().__init__(*args, **kwargs)
        self.perspectives = {str(each.pk): each for each in perspectives}
        whose: Any = self.fields["perspective"]
        whose.choices = [("", _("my own")), *((pk, each.name) for pk, each in self.perspectives.items())]

    @property
    def seen(self) -> Seen:
        said = self.cleaned_data
        whose = self.perspectives.get(said["perspective"])
        return Seen(said["observation"], said["level"], whose, said["is_firm"] == "yes")


class InsightChangeForm(InsightForm, Versioned):
    """One's own insight."""


class SetOffForm(Versioned):
    set_off = box(
        lazy("What did it set off?"),
        lazy("A question, a talk, a change, nothing yet: all of it is worth knowing."),
        rows=4,
    )


class ToldForm(forms.Form):
    """With whom it was shared, outside the product."""

    with_whom = line(lazy("With whom?"), lazy("A group, a meeting, a role. No names of young people."), required=True)
    day = DateField(label=lazy("When?"), initial=timezone.localdate)


class FootingForm(forms.Form):
    """Something that stands in the product, or words."""

    kind = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    subject = forms.UUIDField(required=False, widget=forms.HiddenInput)
    words = line(lazy("In your own words"), lazy("What somebody said, what you saw, a paper."), longest=300)
