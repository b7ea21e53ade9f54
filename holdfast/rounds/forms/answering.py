from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.ui.forms import Radios
from holdfast.ui.words import Words

from ..actions.answering import LONGEST, print_of
from ..queries.answering import Asked

STANDARD_MARKS = {"hinders", "no_help_yet", "helps_a_little", "helps"}


class AnswerForm(forms.Form):
    """One prompt: words first, then the standing or a silence. All of it can be left empty."""

    hide_optional = True

    words = Words(required=False, widget=forms.Textarea(attrs={"rows": 4}))
    was = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def __init__(self, *args, asked: Asked, is_gentle: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.other_words = ""
        words = self.fields["words"]
        words.label = _("What have you seen or heard?") if asked.kind == "standing" else _("Your words")
        words.help_text = _("A line is enough. You can leave this empty. Please leave out names.")
        if asked.choices:
            self._add_choice(asked, is_gentle)

    def _add_choice(self, asked: Asked, is_gentle: bool) -> None:
        label = _("So how is it here, now?") if asked.kind == "standing" else _("What do you choose?")
        marks = {key: key for key, _label in asked.choices if key in STANDARD_MARKS}
        widget = Radios(marks=marks, quiet=[key for key, _label in asked.silences], divider=_("or choose not to say"))
        choices = [*asked.choices, *asked.silences]
        if not is_gentle:
            choices = [(key, text[:1].upper() + text[1:]) for key, text in choices]
        hint = _("There is no right answer.")
        self.fields["choice"] = forms.ChoiceField(
            label=label, help_text=hint, choices=choices, required=False, widget=widget
        )
        self.fields["choice"].error_messages["invalid_choice"] = _("Choose one of these, or leave it empty.")
        self.order_fields(["words", "choice", "was"] if asked.kind == "standing" else ["choice", "words", "was"])

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if len(words) > LONGEST:
            raise forms.ValidationError(
                _(
                    "That is %(length)s letters long; we can keep %(most)s. Please make it shorter. What you wrote is still here."
                )
                % {"length": len(words), "most": LONGEST}
            )
        return words

    def show_theirs(self, words: str) -> None:
        """Another device changed the words: show both, and let a second press keep what is typed here."""
        self.other_words = words
        sent: Any = self.data
        self.data = sent.copy()
        self.data[self.add_prefix("was")] = print_of(words)  # type: ignore[index]  # a copy can be changed
        self.add_error("words", _("You changed this on another device. Both texts are here: choose, or keep both."))

    @property
    def standing(self) -> str:
        choice = self.cleaned_data.get("choice", "")
        return choice if choice in dict(self.asked.choices) else ""

    @property
    def silence(self) -> str:
        choice = self.cleaned_data.get("choice", "")
        return choice if choice in dict(self.asked.silences) else ""


class FinishForm(forms.Form):
    may_quote = forms.BooleanField(
        label=lazy("My words may be quoted, without my name"),
        help_text=lazy("If you leave this empty, only those named above read them."),
        required=False,
    )


class ReturnWordsForm(forms.Form):
    hide_optional = True

    words = Words(
        label=lazy("Your twelve words"),
        help_text=lazy("In the order in which you wrote them down, with a space between them."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )
