"""Versions of a theory: every one with why it changed, and what two of them differ in."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from holdfast.analysis import theory as engine
from holdfast.journeys.models import Perspective

from ..enums import ElementKind
from ..models import Theory, TheoryVersion


def versions_of(theory: Theory) -> QuerySet[TheoryVersion]:
    """Newest first, without their data."""
    found = TheoryVersion.objects.filter(theory=theory).select_related("participant__user")
    return found.defer("data").order_by("-number")


def last_version(theory: Theory) -> TheoryVersion | None:
    return versions_of(theory).first()


def version_numbered(theory: Theory, number: int) -> TheoryVersion | None:
    found = TheoryVersion.objects.filter(theory=theory, number=number)
    return found.select_related("participant__user").first()


def theory_in(version: TheoryVersion) -> engine.Theory:
    """The theory as it was."""
    return engine.from_data(version.data)


FIELD_NAMES = {
    "text": lambda: _("words"),
    "kind": lambda: _("what it is"),
    "perspective": lambda: _("put forward by"),
    "kept_by": lambda: _("what keeps it going"),
    "rests_on": lambda: _("rests on"),
    "reason": lambda: _("reason"),
    "assumption": lambda: _("assumption"),
    "circle": lambda: _("circle"),
}


@dataclass(frozen=True)
class ChangeTold:
    """One change as a list tells it: what became of it, what it is, and each field as it was and is."""

    what: str
    words: str
    fields: tuple[tuple[str, str, str], ...]


def changes_between(theory: Theory, before: engine.Theory, after: engine.Theory) -> list[ChangeTold]:
    """Every change between two versions of a theory, in the words of its journey."""
    what = {"added": _("New"), "gone": _("Taken out"), "changed": _("Changed")}
    names = dict(Perspective.objects.filter(journey=theory.journey_id).values_list("key", "name"))
    return [
        ChangeTold(what[each.what], each.words, tuple(_field(names, *row) for row in each.fields))
        for each in engine.compare(before, after).changes
    ]


def _field(names: dict[str, str], name: str, before: str, after: str) -> tuple[str, str, str]:
    if name == "kind":
        before, after = str(ElementKind(before).label), str(ElementKind(after).label)
    if name == "perspective":
        before, after = names.get(before, before), names.get(after, after)
    return FIELD_NAMES[name](), before or _("nothing"), after or _("nothing")
