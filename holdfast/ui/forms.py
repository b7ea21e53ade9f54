"""How every form of the house is drawn, and the few fields and widgets that Django does not bring."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

# Django's own names for ways to draw a form or its errors, and what the house draws instead.
_OURS = {
    "django/forms/div.html": "ui/forms/form.html",
    "django/forms/p.html": "ui/forms/form.html",
    "django/forms/ul.html": "ui/forms/form.html",
    "django/forms/table.html": "ui/forms/form.html",
    "django/forms/errors/list/default.html": "ui/forms/errors.html",
    "django/forms/errors/list/ul.html": "ui/forms/errors.html",
}
_WIDGETS = "django/forms/widgets/"


class Renderer(TemplatesSetting):
    """Draws any plain Django form in the markup of GOV.UK Frontend. Named in settings.FORM_RENDERER."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith(_WIDGETS):
            try:
                return get_template("ui/widgets/" + template_name.removeprefix(_WIDGETS))
            except TemplateDoesNotExist:
                return get_template(template_name)
        return get_template(_OURS.get(template_name, template_name))


class _Choosing:
    """Choices that may each have a hint and a mark; some may stand apart, quieter, after a divider.

    `quiet` holds the values that follow `divider`: the silences of an answer. `marks` are names in ui/marks.
    """

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Iterable[Any] = (),
        *,
        hints: Mapping[str, object] | None = None,
        marks: Mapping[str, str] | None = None,
        quiet: Iterable[str] = (),
        divider: object = "",
    ):
        super().__init__(attrs, choices)  # type: ignore[call-arg]
        self.hints, self.marks = dict(hints or {}), dict(marks or {})
        self.quiet, self.divider = tuple(quiet), divider

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        key = str(value)
        option["hint"] = self.hints.get(key, "")
        option["mark"] = f"ui/marks/{self.marks[key]}.html" if key in self.marks else ""
        option["is_quiet"] = key in self.quiet
        option["divider"] = self.divider if self.quiet and key == self.quiet[0] else ""
        if option["hint"] and option["attrs"].get("id"):
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


class Radios(_Choosing, forms.RadioSelect):
    """One of several, as radio buttons with hints and marks."""


class Checkboxes(_Choosing, forms.CheckboxSelectMultiple):
    """Any of several, as checkboxes with hints."""


class DateParts(forms.Widget):
    """A date as three boxes: day, month, year. What was typed stays, also when it is no date."""

    template_name = "ui/widgets/date_parts.html"
    use_fieldset = True
    PARTS = ("day", "month", "year")

    def id_for_label(self, id_: str | None, index: object = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        words = (_("Day"), _("Month"), _("Year"))
        typed = self._typed(value)
        own_id = context["widget"]["attrs"].pop("id", "") or f"id_{name}"
        context["widget"]["parts"] = [
            {"name": f"{name}_{part}", "id": f"{own_id}_{number}", "label": word, "value": text, "part": part}
            for number, (part, word, text) in enumerate(zip(self.PARTS, words, typed, strict=True))
        ]
        return context

    def _typed(self, value: Any) -> tuple[str, str, str]:
        if not value:
            return "", "", ""
        if hasattr(value, "year"):
            return str(value.day), str(value.month), str(value.year)
        year, month, day = [*str(value).split("-"), "", ""][:3]
        return day, month, year

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        day, month, year = (str(data.get(f"{name}_{part}", "")).strip().replace("-", "") for part in self.PARTS)
        if not (day or month or year):
            return data.get(name) or None
        return f"{year}-{month}-{day}"

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key in data for key in (name, *(f"{name}_{part}" for part in self.PARTS)))


class DateField(forms.DateField):
    """A date asked for as day, month and year. One written as 2027-03-27 under the plain name is taken too."""

    widget = DateParts
    default_error_messages = {
        "required": _("Give a day, a month and a year."),
        "invalid": _("Write the date in numbers, like 27 3 2027."),
    }

    def __init__(self, **options: Any):
        super().__init__(input_formats=["%Y-%m-%d"], **options)
