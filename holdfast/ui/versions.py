"""Two people wrote at once: the late one sees both texts and chooses. Nothing typed is lost, whatever an action answers."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .refusals import Changed, NotNow


class Versioned(forms.Form):
    """A form that knows which version of a record it started from."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    theirs: list[tuple[str, str]] = []

    def show_both(self, changed: Changed) -> None:
        """Keep what was typed, show what was saved meanwhile, and let a second press choose what was typed."""
        self.theirs = [
            (str(self.fields[name].label or name), _as_chosen(self.fields[name], value))
            for name, value in self._prepared(changed.theirs)
            if _as_text(value) != _as_text(self.fields[name].prepare_value(self.cleaned_data.get(name)))
        ]
        self.data = _with(self.data, self.add_prefix("version"), str(changed.version))
        self.add_error(
            None,
            _("This was saved while you were writing, by somebody else or from another window. Both texts are here."),
        )

    def _prepared(self, theirs: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """What was saved meanwhile, as the form's fields would show it."""
        return [(name, self.fields[name].prepare_value(value)) for name, value in theirs.items() if name in self.fields]


def saved(form: Any, act: Callable[[], object], field: str | None = None) -> int:
    """302 when the form was good and the action done it; else the status of the page that says why not, at `field` or above."""
    if not form.is_valid():
        return 200
    try:
        act()
    except (NotNow, Changed) as refusal:
        return _says_why(form, refusal, field)
    return 302


def done(form: Any, act: Callable[[], Any], field: str | None = None) -> Any:
    """What the action answers to a good form; or nothing, and the form says why."""
    try:
        return act()
    except (NotNow, Changed) as refusal:
        _says_why(form, refusal, field)
    return None


def _says_why(form: Any, refusal: NotNow | Changed, field: str | None) -> int:
    if isinstance(refusal, Changed):
        form.show_both(refusal)
        return 409
    form.add_error(field, str(refusal))
    return 200


def _with(data: Any, name: str, value: str) -> Any:
    """What was sent, with one value changed. A form's own data cannot be changed in place."""
    changed = data.copy()
    changed[name] = value
    return changed


def _as_chosen(field: forms.Field, value: object) -> str:
    """As the page names it: a choice by its words, not by its key."""
    names = {str(key): str(name) for key, name in getattr(field, "choices", ())}
    return "\n".join(names.get(line, line) for line in _as_text(value).split("\n"))


def _as_text(value: object) -> str:
    if isinstance(value, list | tuple | set):
        return "\n".join(str(each) for each in value)
    return "" if value is None else str(value)
