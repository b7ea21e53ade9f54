import re
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _

from holdfast.ui.words import Words

from ..actions.answering import LONGEST

ROWS = 10
LETTERS = "abcdefghi"
LINE = re.compile(r"\s*(\d{1,3})[.:)]?\s+(.+)")


class BulkForm(forms.Form):
    """Many paper forms at once, by keyboard: a row for each form, a cell for each question, and a box for words.

    A cell takes the number of a standing, or the letter of a silence. A line of words begins with the number of its question.
    """

    hide_optional = True

    token = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args, asked, **kwargs):
        super().__init__(*args, initial={"token": uuid4().hex}, **kwargs)
        self.asked = asked
        for row in range(ROWS):
            for number, each in enumerate(asked, 1):
                if each.choices:
                    self.fields[f"r{row}-{number}"] = self._cell(row, number)
            self.fields[f"r{row}-words"] = Words(
                label=_("Form %(row)s: words") % {"row": row + 1},
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 1}),
            )
            self.fields[f"r{row}-quote"] = forms.BooleanField(
                label=_("Form %(row)s: may be quoted") % {"row": row + 1}, required=False
            )

    def _cell(self, row: int, number: int) -> forms.CharField:
        label = _("Form %(row)s, question %(number)s") % {"row": row + 1, "number": number}
        attrs = {"autocomplete": "off", "class": "govuk-input--width-2", "aria-label": label}
        return forms.CharField(label=label, required=False, max_length=3, widget=forms.TextInput(attrs=attrs))

    @property
    def rows(self) -> list:
        """For the template: number, cells (or None where a question takes words alone), words, leave to quote."""
        return [
            (
                row + 1,
                [self[f"r{row}-{n}"] if each.choices else None for n, each in enumerate(self.asked, 1)],
                self[f"r{row}-words"],
                self[f"r{row}-quote"],
            )
            for row in range(ROWS)
        ]

    @property
    def key(self) -> list[tuple[str, str]]:
        """What may stand in a cell, from the first question that has choices."""
        first = next((each for each in self.asked if each.choices), None)
        if first is None:
            return []
        standings = [(str(place), label) for place, (_key, label) in enumerate(first.choices, 1)]
        return [*standings, *zip(LETTERS, (label for _key, label in first.silences), strict=False)]

    def clean(self) -> dict:
        said = super().clean() or {}
        self.entered = []
        for row in range(ROWS):
            answers = {each.id: self._answer(said, row, n, each) for n, each in enumerate(self.asked, 1)}
            self._add_words(said.get(f"r{row}-words", ""), row, answers)
            if any(any(each.values()) for each in answers.values()):
                self.entered.append((answers, said.get(f"r{row}-quote", False)))
        if not self.errors and not self.entered:
            raise forms.ValidationError(_("Nothing is filled in yet. Type the first form into the first row."))
        return said

    def _answer(self, said: dict, row: int, number: int, asked) -> dict[str, str]:
        typed = said.get(f"r{row}-{number}", "").strip().lower()
        answer = {"standing": "", "silence": "", "words": ""}
        if not typed:
            return answer
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(asked.choices):
            return {**answer, "standing": asked.choices[int(typed) - 1][0]}
        if len(typed) == 1 and typed in LETTERS[: len(asked.silences)]:
            return {**answer, "silence": asked.silences[LETTERS.index(typed)][0]}
        told = _("Form %(row)s, question %(number)s: write 1 to %(most)s, a to %(last)s, or leave it empty.")
        last = LETTERS[len(asked.silences) - 1]
        self.add_error(
            f"r{row}-{number}", told % {"row": row + 1, "number": number, "most": len(asked.choices), "last": last}
        )
        return answer

    def _add_words(self, typed: str, row: int, answers: dict) -> None:
        """Words by the number of their question; a line without one goes on with the question before it."""
        ids = [each.id for each in self.asked]
        current = None
        for line in typed.splitlines():
            found = LINE.fullmatch(line)
            if found and 1 <= int(found[1]) <= len(ids):
                current, line = ids[int(found[1]) - 1], found[2]
            elif line.strip() and current is None:
                told = _(
                    "Form %(row)s: begin each line of words with the number of its question, as in “2 They listened.”"
                )
                self.add_error(f"r{row}-words", told % {"row": row + 1})
                return
            if current and line.strip():
                answers[current]["words"] = "\n".join(filter(None, (answers[current]["words"], line.strip())))
