from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from holdfast.guides.reading import MOST_BYTES, MOST_TEXT, MOST_TITLE
from holdfast.guides.shapes import KINDS, LEVELS
from holdfast.guides.translating import LANGUAGES
from holdfast.ui.forms import Radios
from holdfast.ui.versions import Versioned
from holdfast.ui.words import Words, box

KIND_WORDS = {
    "standing": lazy("an open question, then where it stands here"),
    "words": lazy("an open question, answered in words alone"),
    "tap": lazy("one tap"),
}


def why_box(required: bool = True):
    return box(
        lazy("Why?"),
        lazy("Whoever reads this guide later sees it beside the question."),
        rows=2,
        longest=500,
        required=required,
    )


class WordingForm(Versioned):
    """One question in its two wordings, and why it departs from the guide that it was copied from."""

    hide_optional = True

    title = Words(label=lazy("Its short name, as pictures show it"), max_length=MOST_TITLE)
    text = box(
        lazy("The open question"),
        lazy("One idea. Begin with what, how, who or when."),
        rows=2,
        longest=MOST_TEXT,
        required=True,
    )
    help = box(lazy("Why it is asked"), rows=2, longest=MOST_TEXT, required=False)
    gentle_title = Words(label=lazy("Short name for young people and parents"), max_length=MOST_TITLE, required=False)
    gentle_text = box(
        lazy("The question for young people and parents"),
        lazy("In the plainest words. Leave it empty, and they are not asked."),
        rows=2,
        longest=MOST_TEXT,
        required=False,
    )
    gentle_help = box(lazy("Why it is asked, for them"), rows=2, longest=MOST_TEXT, required=False)
    short = forms.BooleanField(label=lazy("It belongs to the short form"), required=False)
    level = forms.ChoiceField(
        label=lazy("Who can move it?"), choices=[("", lazy("not said")), *LEVELS.items()], required=False
    )
    only_others = forms.BooleanField(label=lazy("We cannot change it by ourselves"), required=False)
    why = why_box()

    WORDING = ("title", "text", "help", "gentle_title", "gentle_text", "gentle_help", "short", "level", "only_others")

    def clean(self) -> dict:
        said = super().clean() or {}
        if (said.get("gentle_title") or said.get("gentle_help")) and not said.get("gentle_text"):
            self.add_error("gentle_text", _("Write the question for them too, or leave all three empty."))
        return said

    @property
    def wording(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.WORDING}


class AddForm(WordingForm):
    """A question that the parent does not ask."""

    kind = forms.ChoiceField(
        label=lazy("How is it answered?"), choices=KIND_WORDS.items(), initial=KINDS[0], widget=Radios
    )
    section = forms.ChoiceField(label=lazy("In which section?"))
    source = Words(label=lazy("Where does the idea come from?"), max_length=300)

    def __init__(self, *args, sections, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [(each.id, each.title) for each in sections]
        self.order_fields(["section", "kind", *self.WORDING, "source", "why"])

    @property
    def wording(self) -> dict:
        return {**super().wording, "kind": self.cleaned_data["kind"], "source": self.cleaned_data["source"]}


class DropForm(Versioned):
    why = why_box()


class MoveForm(Versioned):
    up = forms.TypedChoiceField(
        label=lazy("Where to?"),
        choices=[("yes", lazy("one place up")), ("no", lazy("one place down"))],
        coerce=lambda value: value == "yes",
        widget=Radios,
    )
    why = why_box()


class HeadForm(Versioned):
    """What a copy is called, what it is for and in which language its words are."""

    hide_optional = True

    title = Words(label=lazy("Title"), max_length=60)
    purpose = box(lazy("What it is for"), rows=2, longest=MOST_TEXT, required=True)
    audience = Words(label=lazy("For whom"), max_length=300)
    language = forms.ChoiceField(label=lazy("Language of its words"), choices=list(LANGUAGES.items()))
    why = why_box(required=False)


class LaterForm(Versioned):
    """For each question that a later version of the parent changed: take it over, or say why not."""

    hide_optional = True

    def __init__(self, *args, pairs, **kwargs):
        super().__init__(*args, **kwargs)
        self.pairs = pairs
        for number, pair in enumerate(pairs):
            self.fields[f"take-{number}"] = forms.ChoiceField(
                label=(pair.now or pair.was).title,
                choices=[("yes", lazy("take the later version over")), ("no", lazy("keep ours"))],
                widget=Radios,
            )
            self.fields[f"why-{number}"] = Words(label=lazy("If you keep yours: why?"), required=False, max_length=500)

    @property
    def rows(self) -> list:
        return [(pair, self[f"take-{n}"], self[f"why-{n}"]) for n, pair in enumerate(self.pairs)]

    def clean(self) -> dict:
        said = super().clean() or {}
        for number, _pair in enumerate(self.pairs):
            if said.get(f"take-{number}") == "no" and not said.get(f"why-{number}"):
                self.add_error(f"why-{number}", _("Say why you keep yours."))
        return said

    @property
    def taken(self) -> set[str]:
        return {pair.id for n, pair in enumerate(self.pairs) if self.cleaned_data[f"take-{n}"] == "yes"}

    @property
    def kept(self) -> dict[str, str]:
        return {p.id: self.cleaned_data[f"why-{n}"] for n, p in enumerate(self.pairs) if p.id not in self.taken}


class BringInForm(forms.Form):
    """A guide as a file."""

    hide_optional = True

    file = forms.FileField(label=lazy("A guide as a TOML file"), help_text=lazy("As Holdfast writes it."))
    why = why_box(required=False)

    def clean_file(self) -> str:
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 300 kB."))
        try:
            return sent.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("The file is not in UTF-8. Save it as UTF-8 and try again.")) from error
