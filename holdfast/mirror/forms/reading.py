"""A text to be read: pasted, or out of a file. Neither is kept."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.organisations.queries import organisations_for
from holdfast.people.access import Viewer
from holdfast.ui.texts import MOST_BYTES, Extract, NotReadable, extract

MOST_PASTED = 500_000
TOO_MUCH = lazy("That is more than can be pasted at once (500,000 letters). Bring it as a file, or a part of it.")


class ReadForm(forms.Form):
    text = forms.CharField(
        label=lazy("Paste a text"),
        required=False,
        help_text=lazy("Minutes, a plan, a letter, a few lines: as it stands. What you paste is gone when you leave."),
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )
    file = forms.FileField(
        label=lazy("Or bring a file"),
        required=False,
        allow_empty_file=True,
        help_text=lazy(
            "Word (.docx), PDF, OpenDocument (.odt) or plain text, up to 50 MB. It is read in memory, never stored."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.docm,.odt,.pdf,.txt"}),
    )
    organisation = forms.ChoiceField(
        label=lazy("With whose terms shall it be read?"),
        required=False,
        help_text=lazy("You belong to more than one organisation. Each tunes its mirror for itself."),
    )
    found: Extract
    data_of_file: bytes = b""

    def __init__(self, *args, viewer: Viewer, **kwargs):
        super().__init__(*args, **kwargs)
        own = [(str(each.pk), each.name) for each in organisations_for(viewer)]
        if len(own) > 1:
            self.fields["organisation"].choices = own  # type: ignore[attr-defined]
        else:
            del self.fields["organisation"]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text) > MOST_PASTED:
            raise forms.ValidationError(TOO_MUCH)
        return text

    def clean(self) -> dict:
        sent, text = self.cleaned_data.get("file"), self.cleaned_data.get("text")
        if self.errors:
            return self.cleaned_data
        if sent and text:
            self.add_error("file", _("There is a pasted text and a file. Take one of them away."))
        elif sent:
            self.data_of_file = sent.read()
            self._extract("file", self.data_of_file, sent.name)
        elif text:
            self._extract("text", text.encode(), "")
        else:
            self.add_error("text", _("Paste a text, or bring a file."))
        return self.cleaned_data

    def _extract(self, field: str, data: bytes, name: str) -> None:
        try:
            self.found = extract(data, name)
        except NotReadable as error:
            self.add_error(field, _(str(error)))


def file_too_large() -> str:
    return _("The file is larger than %(most)s MB. Bring the part that you want to read together.") % {
        "most": MOST_BYTES // 1_000_000
    }
