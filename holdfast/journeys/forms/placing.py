from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.when import WHEN_HELP, WhenField
from holdfast.ui.words import Words, box

from ..actions.placing import Stay
from ..enums import STAGE_SENTENCES, Move, Stage
from .starting import DescriptionForm


class StrandForm(forms.Form):
    name = Words(label=lazy("What is this strand called?"), max_length=80)


def _stages() -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=lazy("Which stage is it in, as you see it?"),
        choices=[(stage.value, stage.label) for stage in Stage],
        widget=Radios,
    )
    field.widget.hints = {key.value: sentence for key, sentence in STAGE_SENTENCES.items()}
    return field


def _words(label, help_text="") -> Words:
    return box(label, help_text, longest=2000)


class PlaceForm(forms.Form):
    """Which stage a strand is in, in one's own name."""

    stage = _stages()
    since = WhenField(
        label=lazy("Since when?"),
        help_text=lazy("The month is enough, like March 2024. A day, a year or “about 2024” will do too."),
        required=True,
        error_messages={"required": lazy("Say which month it moved. About is fine.")},
    )
    role = Words(label=lazy("Your role"), max_length=100)
    why = _words(lazy("Why did it move?"))
    carried = _words(
        lazy("What do you take with you?"),
        lazy("Going back to an earlier stage carries what was learnt. Say what should not be lost."),
    )


class MoveForm(forms.Form):
    """That a strand pauses, ends or is handed on."""

    move = forms.ChoiceField(label=lazy("What is it?"), choices=(), widget=Radios)
    since = WhenField(
        label=lazy("Since when?"),
        help_text=lazy("The month is enough, like March 2024. A day, a year or “about 2024” will do too."),
        required=True,
        error_messages={"required": lazy("Say which month it was. About is fine.")},
    )
    role = Words(label=lazy("Your role"), max_length=100)
    why = _words(lazy("Why?"), lazy("If it is handed on: to whom?"))
    carried = _words(
        lazy("What was learnt, and how is it kept?"),
        lazy("Somebody may take it up again one day. Say what they should not have to find out anew."),
    )

    def __init__(self, *args, moves: Iterable[Move], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["move"].choices = [(each.value, each.label.capitalize()) for each in moves]  # type: ignore[attr-defined]


class StayForm(forms.Form):
    """A stay in a stage, entered after the fact."""

    stage = _stages()
    move = forms.ChoiceField(
        label=lazy("Was it at work?"),
        choices=[(move.value, move.label.capitalize()) for move in Move],
        initial=Move.STAGE,
    )
    since = WhenField(label=lazy("From when?"), help_text=WHEN_HELP)
    until = WhenField(
        label=lazy("Until when?"), help_text=lazy("If you leave it empty, it lasts until the next stay that you told.")
    )
    role = Words(label=lazy("Your role"), max_length=100)
    why = _words(lazy("Why did it move there?"))
    carried = _words(lazy("What did you take with you?"))

    @property
    def stay(self) -> Stay:
        """What was said, as the action takes it."""
        said = self.cleaned_data
        since, since_precision = said["since"]
        until, until_precision = said["until"]
        return Stay(
            stage=Stage(said["stage"]),
            move=Move(said["move"]),
            since=since,
            since_precision=since_precision,
            until=until,
            until_precision=until_precision,
            role=said["role"],
            why=said["why"],
            carried=said["carried"],
        )


class StayChangeForm(StayForm, Versioned):
    """A stay that is corrected."""


class ChangeForm(DescriptionForm, Versioned):
    """The description, when it is changed."""


class PromiseForm(Versioned):
    """What became of a promise."""

    done = Words(label=lazy("What we did"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    could_not = Words(
        label=lazy("What we could not do, because"),
        help_text=lazy("People who asked for it will read this. Say why, in plain words."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
