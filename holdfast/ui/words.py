"""Words as they are kept, and the fields that take them: whatever was pasted, no sign that only a machine reads stays in them."""

import re
import unicodedata
from typing import Any

from django import forms

LONGEST = 4000
# Control characters but the tab and the end of a line, halves of letters, and what turns a line around.
UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def readable(words: str) -> str:
    """Composed letters, one kind of line end, no control characters but the tab, nothing that turns a line around."""
    words = unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n")
    return UNREADABLE.sub("", words)


def cleaned(words: str) -> str:
    """Words as they are kept: readable, a space where a tab was, nothing around them."""
    return readable(words).replace("\t", " ").strip()


class Words(forms.CharField):
    """Words that somebody typed or pasted; one line where one is asked for."""

    def to_python(self, value: Any) -> str:
        text = cleaned(super().to_python(value) or "")
        return text if isinstance(self.widget, forms.Textarea) else " ".join(text.split())


def box(label: Any, hint: Any = "", *, rows: int = 3, required: bool = False, longest: int = LONGEST) -> Words:
    widget = forms.Textarea(attrs={"rows": rows})
    return Words(label=label, help_text=hint, required=required, max_length=longest, widget=widget)


def line(label: Any, hint: Any = "", *, required: bool = False, longest: int = 200) -> Words:
    return Words(label=label, help_text=hint, required=required, max_length=longest)
