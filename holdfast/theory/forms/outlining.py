"""A theory as an indented list, typed, pasted or brought in as a file."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis import theory as engine
from holdfast.analysis.theory.outline import LONGEST_OUTLINE
from holdfast.ui.pictures.theory.asking import problem_in_words
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words, readable

MOST_SHOWN = 12
MOST_BYTES = 2_000_000
HINT = lazy(
    "One line each. Put what leads to it underneath, a step further in. You can begin a line with what it is: "
    "outcome, place, system, practice, mechanism, activity, resource, need, condition."
)


class OutlineForm(forms.Form):
    """The outline, with why it changes."""

    outline = forms.CharField(
        label=lazy("The theory, line by line"),
        help_text=HINT,
        max_length=LONGEST_OUTLINE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "true", "class": "hf-outline"}),
        error_messages={"required": lazy("Write at least one line.")},
    )

    notes: tuple[str, ...] = ()  # what was left out, with the rest understood

    def clean_outline(self) -> engine.Theory:
        read = engine.read_outline(readable(self.cleaned_data["outline"]))
        self.notes = tuple(problem_in_words(each) for each in read.problems if not each.is_error)[:MOST_SHOWN]
        wrong = [problem_in_words(each) for each in read.problems if each.is_error]
        if wrong:
            raise forms.ValidationError(wrong[:MOST_SHOWN])
        if not read.theory.elements:
            raise forms.ValidationError(_("Write at least one line."))
        return read.theory


class OutlineChangeForm(OutlineForm, Versioned):
    """The same, when it is changed."""

    why = Words(
        label=lazy("Why does it change?"),
        help_text=lazy(
            "A sentence for those who come later: what was seen, said or learnt. It is kept with this version."
        ),
        required=False,
        max_length=500,
    )


class FileForm(forms.Form):
    """A theory from a file: what Holdfast wrote, a spreadsheet's rows, or an indented list."""

    file = forms.FileField(
        label=lazy("A file"),
        help_text=lazy(
            "JSON from Holdfast, a comma-separated file with columns from, to, reason, or an indented text."
        ),
        error_messages={"required": lazy("Choose a file.")},
    )
    fit = Words(
        label=lazy("Where is it from, and what fits here?"),
        help_text=lazy("It is remembered beside the theory."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_file(self) -> engine.Theory:
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 megabytes. A theory is smaller."))
        try:
            text = readable(sent.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("The file is not text in UTF-8. Save it as UTF-8 and try again.")) from error
        return theory_from(sent.name, text)


def theory_from(name: str, text: str) -> engine.Theory:
    """What a file says, by its name's ending. A sentence says what is wrong, and where."""
    try:
        if name.lower().endswith(".json"):
            return _from_json(text)
        if name.lower().endswith((".csv", ".tsv")):
            return engine.from_csv(text)
    except engine.TheoryError as error:
        raise forms.ValidationError(str(error)) from error
    read = engine.read_outline(text)
    wrong = [problem_in_words(each) for each in read.problems if each.is_error]
    if wrong or not read.theory.elements:
        raise forms.ValidationError(wrong[:MOST_SHOWN] or _("There is nothing in the file."))
    return read.theory


def _readable(data: Any) -> Any:
    """The same data with words that can be read: JSON can hold what no text shows."""
    if isinstance(data, str):
        return readable(data)
    if isinstance(data, list):
        return [_readable(each) for each in data]
    return {_readable(key): _readable(each) for key, each in data.items()} if isinstance(data, dict) else data


def _from_json(text: str) -> engine.Theory:
    try:
        data = _readable(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise engine.TheoryError("", _("It is not JSON.")) from error
    return engine.from_data(data)
