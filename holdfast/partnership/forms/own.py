from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import box

from ..actions.own import LONGEST
from ..enums import OwnStance


class OwnNoteForm(forms.Form):
    """Words for oneself alone, and where one stood."""

    hide_optional = True

    words = box(lazy("What do you notice, also about yourself?"), rows=8, required=True, longest=LONGEST)
    stance = forms.ChoiceField(
        label=lazy("Where did you stand?"),
        choices=[("", lazy("not said")), *OwnStance.choices],
        required=False,
        widget=Radios,
    )


class OwnNoteChangeForm(OwnNoteForm, Versioned):
    """A note of one's own."""
