from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.analysis.spc.charts import FARTHEST
from holdfast.analysis.spc.dates import AS_WRITTEN, DAY_FIRST, MONTH_FIRST
from holdfast.analysis.spc.numbers import COMMA, POINT
from holdfast.analysis.spc.reading import Read, read_text
from holdfast.analysis.spc.telling_apart import SENTENCES, Asked, Refused, Said
from holdfast.ui.forms import DateField, Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words, readable

from ..actions.values import KEEP, REPLACE, OtherValues
from .spreadsheets import MOST_BYTES, Unreadable, WhichSheet, text_of_sheet

ANSWERS = {
    DAY_FIRST: lazy("the day comes first"),
    MONTH_FIRST: lazy("the month comes first"),
    AS_WRITTEN: lazy("yes, read them as they are written"),
    POINT: lazy("the point is the decimal mark, and a comma parts thousands"),
    COMMA: lazy("the comma is the decimal mark, and a point parts thousands"),
    KEEP: lazy("keep what is there"),
    REPLACE: lazy("take the new values"),
}
LONGEST = 4_000_000


def in_words(said: Said) -> str:
    return _(SENTENCES[said.key]) % dict(said.values)


class Answering(forms.Form):
    """Questions that stand on the page only once they have been asked."""

    QUESTIONS = ("dates", "decimal", "sheet", "conflict")

    dates = forms.ChoiceField(label=lazy("How are the dates meant?"), required=False, widget=Radios)
    decimal = forms.ChoiceField(label=lazy("How are the numbers meant?"), required=False, widget=Radios)
    sheet = forms.CharField(label=lazy("Which sheet?"), required=False, max_length=100)
    conflict = forms.ChoiceField(label=lazy("Which values are right?"), required=False, widget=Radios)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = {
            "dates": (DAY_FIRST, MONTH_FIRST, AS_WRITTEN),
            "decimal": (POINT, COMMA),
            "conflict": (KEEP, REPLACE),
        }
        for name, keys in offered.items():
            field: Any = self.fields[name]
            field.choices = [(key, ANSWERS[key]) for key in keys]
        self.asked = {name for name in self.QUESTIONS if self.data.get(self.add_prefix(name))}
        self._hide()

    def _hide(self) -> None:
        """A question that was not asked, or has its answer, travels along unseen."""
        for name in self.QUESTIONS:
            if name not in self.asked or self.data.get(self.add_prefix(name)):
                self.fields[name].widget = forms.HiddenInput()

    def ask(self, name: str, sentence: str, choices: Iterable[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.widget = Radios()
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)
        else:
            field.widget.choices = list(choices)
        self.add_error(name, sentence)


class ValuesForm(Answering):
    """Values typed, pasted or in a file."""

    hide_optional = True

    text = forms.CharField(
        label=lazy("Type or paste the values"),
        help_text=lazy(
            "One line each: the day, then the value, such as “March 2026 12”. From a spreadsheet: copy the columns and paste them here. "
            "Several series stand in columns beside each other, with their names in the first line."
        ),
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=lazy("Or choose a file"),
        help_text=lazy("A CSV in UTF-8, or a spreadsheet (.xlsx) without formulas."),
        required=False,
    )
    series = forms.ChoiceField(label=lazy("Which series do they belong to?"), required=False)
    field_order = ("text", "file", "series", "dates", "decimal", "sheet", "conflict")

    def __init__(self, *args, series: Iterable, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in series}
        field: Any = self.fields["series"]
        field.choices = [
            ("", _("as the first line names them")),
            *((pk, each.name or _("the only one")) for pk, each in self.known.items()),
        ]
        if len(self.known) < 2:
            field.widget = forms.HiddenInput()
        self.read: Read | None = None
        self.notes: list[str] = []

    def clean(self) -> dict:
        said = super().clean() or {}
        if self.errors:
            return said
        text = self._text(said)
        if text is not None:
            self._read(text, said)
        return said

    def _text(self, said: dict) -> str | None:
        """What was typed, or what the file holds. From then on it stands in the box, so that nothing is lost by asking."""
        file: UploadedFile | None = said.get("file")
        if not file:
            if not (said.get("text") or "").strip():
                self.add_error("text", _("Type or paste values, or choose a file."))
                return None
            return said["text"]
        if (said.get("text") or "").strip():
            self.add_error("file", _("There are values in the box and in the file. Leave one of them empty."))
            return None
        try:
            text = self._text_of(file, said.get("sheet") or "")
        except Unreadable as error:
            self.add_error("file", str(error))
            return None
        except WhichSheet as question:
            self.ask(
                "sheet",
                _("%(question)s Choose it, and choose the file again.") % {"question": question},
                [(each, each) for each in question.names],
            )
            return None
        changed: Any = self.data.copy()  # type: ignore[attr-defined]
        changed[self.add_prefix("text")] = text
        self.data = changed
        return text

    def _text_of(self, file: UploadedFile, sheet: str) -> str:
        name = (file.name or "").casefold()
        if (file.size or 0) > MOST_BYTES:
            raise Unreadable(_("This file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1_000_000})
        data = file.read()
        if name.endswith((".xlsm", ".xls", ".xlsb", ".ods")):
            raise Unreadable(
                _("Save it as .xlsx or as CSV. Other kinds of spreadsheets, and those with macros, are not read.")
            )
        if name.endswith(".xlsx") or data[:2] == b"PK":
            text, notes = text_of_sheet(data, sheet=sheet)
            self.notes += notes
            return text
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Unreadable(_("This file is not text in UTF-8. Save it as “CSV UTF-8”.")) from error
        if "\x00" in text:
            raise Unreadable(_("This file is not text."))
        return text

    def _read(self, text: str, said: dict) -> None:
        try:
            self.read = read_text(readable(text), dates=said.get("dates") or "", decimal=said.get("decimal") or "")
        except Asked as question:
            self.ask(question.about, in_words(question.said), [(key, ANSWERS[key]) for key in question.choices])
        except Refused as refusal:
            for each in refusal.said:
                self.add_error("text", in_words(each))
        else:
            self.notes += [in_words(each) for each in self.read.notes]

    @property
    def chosen(self):
        return self.known.get(self.cleaned_data.get("series") or "")

    def ask_which(self, clash: OtherValues) -> None:
        self.ask("conflict", str(clash), [(key, ANSWERS[key]) for key in (KEEP, REPLACE)])


class ValueForm(Versioned):
    """One value that is there already."""

    number = forms.FloatField(
        label=lazy("The value"),
        help_text=lazy("Empty if it is not known. Nothing is put in its place."),
        required=False,
        min_value=-FARTHEST,
        max_value=FARTHEST,
    )
    note = Words(
        label=lazy("What was different then?"),
        help_text=lazy("It stands beside the value if that is special. Name no young person."),
        required=False,
        max_length=300,
    )


class OneValueForm(forms.Form):
    """One more value, by hand."""

    series = forms.ChoiceField(label=lazy("Which series?"), required=False)
    taken_on = DateField(label=lazy("Which day is it of?"), help_text=lazy("For a month, its first day."))
    number = forms.FloatField(label=lazy("The value"), min_value=-FARTHEST, max_value=FARTHEST)

    def __init__(self, *args, series: Iterable, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in series}
        field: Any = self.fields["series"]
        field.choices = [(pk, each.name or _("the only one")) for pk, each in self.known.items()]
        if len(self.known) < 2:
            field.widget = forms.HiddenInput()

    @property
    def chosen(self):
        return self.known.get(self.cleaned_data.get("series") or "")

    @property
    def read(self) -> Read:
        day = self.cleaned_data["taken_on"].isoformat()
        return Read((day,), (), ((self.cleaned_data["number"],),))


class RebaseForm(forms.Form):
    """From when on a chart is drawn anew, why, and with whom that was decided."""

    begins_on = DateField(
        label=lazy("From which day on?"), help_text=lazy("The first value that belongs to the new time.")
    )
    reason = Words(
        label=lazy("What has changed for good, and how do you know?"),
        help_text=lazy(
            "A better or a worse month is no reason. A way of working that has become the usual one may be."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decided_with = Words(label=lazy("Who else decided it?"), required=False, max_length=200)
