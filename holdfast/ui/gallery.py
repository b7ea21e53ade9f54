"""One example of each component, for the page that shows them all and for the tests that draw them all."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.template.loader import get_template, render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .catalogue import COMPONENTS
from .components import Component
from .forms import Checkboxes, DateField, Radios


@dataclass(frozen=True)
class GalleryItem:
    """A component, how it is written, and what comes of it."""

    component: Component
    source: str
    drawn: SafeString


class EveryField(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the round"), help_text=_("People see it when they answer."))
    why = forms.CharField(label=_("Why you ask"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    address = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    secret = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    asked = forms.IntegerField(
        label=_("How many are asked"), widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"})
    )
    closes = DateField(label=_("Last day"), help_text=_("For example, 27 3 2027."))
    stage = forms.ChoiceField(label=_("Stage now"), choices=[("1", _("Mobilising")), ("2", _("Designing"))])
    standing = forms.ChoiceField(
        label=_("So how is it here, now?"),
        choices=[
            ("hinders", _("It gets in the way")),
            ("helps", _("It helps")),
            ("too_early", _("It is too early to say")),
        ],
        widget=Radios(
            hints={"helps": _("What we say changes what they do.")},
            marks={"hinders": "hinders", "helps": "helps"},
            quiet=["too_early"],
            divider=_("or choose not to say"),
        ),
    )
    groups = forms.MultipleChoiceField(
        label=_("Who is asked"),
        choices=[("young_people", _("Young people")), ("practitioners", _("Practitioners"))],
        widget=Checkboxes(hints={"young_people": _("In words for young people.")}),
    )
    agreed = forms.BooleanField(label=_("The organisation has filled in its statements"))
    file = forms.FileField(label=_("Answers as a file"), required=False)
    version = forms.CharField(widget=forms.HiddenInput, initial="1")


@dataclass(frozen=True)
class _Table:
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Drawing:
    title: str
    description: str
    wide: str
    narrow: str
    table: _Table


def _svg(name: str, width: int) -> str:
    return (
        f'<svg class="{name}" viewBox="0 0 {width} 60" role="img" aria-label="Young people: 2 no help yet, 1 helps">'
        f'<rect class="lane" x="0" y="8" width="{width}" height="44" rx="6"/>'
        '<use href="#hf-mark-no_help_yet" x="30" y="30"/><use href="#hf-mark-no_help_yet" x="50" y="30"/>'
        '<use href="#hf-mark-helps" x="90" y="30"/><text class="s" x="120" y="35">3 young people</text></svg>'
    )


_CONTEXT = {
    "rows": [("Guide", "Conditions, short form"), ("Closes", "27 March 2027", "#rows", "Change")],
    "header": ["Group", "Asked", "Answered"],
    "table": [["Young people", 10, 7], ["Senior leaders", 5, 5]],
    "tasks": [
        ("Choose a guide", "#tasks", "Done", ""),
        ("Say who is asked", "#tasks", "To do", "How many in each group, about."),
        ("Open the round", "", "Later", ""),
    ],
    "said": [("Tell us what was decided.", "Young people, round 2")],
    "did": [("Somebody phones within a week.", "")],
    "could_not": [("Keep the youth building open later. Gwen asks again in January.", "")],
    "drawing": _Drawing(
        "Two groups on one prompt",
        "Young people: 2 no help yet, 1 helps.",
        _svg("w", 900),
        _svg("n", 330),
        _Table("Number of people", ("Group", "No help yet", "Helps"), (("Young people", "2", "1"),)),
    ),
    "svg": '<svg viewBox="0 0 3 3" aria-hidden="true"><path d="M0 0h1v1H0zM2 0h1v1H2zM1 1h1v1H1zM0 2h1v1H0z"/></svg>',
}


def gallery_items() -> Iterator[GalleryItem]:
    """Each component once: how it is written (templates/ui/gallery) and what comes of it."""
    values = {**_CONTEXT, "form": EveryField(), "page": Paginator(range(60), 25).page(2), "wrong": EveryField(data={})}
    for name, component in COMPONENTS.items():
        file = f"ui/gallery/{name}.html"
        written: str = get_template(file).template.source  # type: ignore[attr-defined]
        source = written.removeprefix("{% load ui %}\n").strip()
        yield GalleryItem(component, source, render_to_string(file, values))
