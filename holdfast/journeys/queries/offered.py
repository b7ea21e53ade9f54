"""What areas offer to those above them, by the fixed names of their `offers`."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from holdfast.people.access import Viewer

from ..models import Journey

MOST_NEXT = 3


def offered(name: str) -> list[Callable[..., Any]]:
    """The function of this name of every area that has one, in the order of the areas."""
    found = []
    for area in settings.OFFERING_AREAS:
        config = apps.get_app_config(area)
        if module_has_submodule(config.module, "offers"):
            function = getattr(import_module(f"{config.name}.offers"), name, None)
            if function is not None:
                found.append(function)
    return found


def within(found: QuerySet, journey: Journey | None) -> QuerySet:
    """Of all journeys, or of one."""
    return found if journey is None else found.filter(journey=journey)


def next_perhaps(journey: Journey, viewer: Viewer, panels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """At most three things that could be done next: (sentence, path). First what is due, one of each area; then what panels suggest.

    What a panel says itself, for all to see, is not said twice."""
    said = {path for panel in panels for path in panel.get("said", [])}
    today = timezone.localdate()
    found = [[line for line in due(viewer, today, journey) if line[1] not in said][:1] for due in offered("due")]
    told = [(_without_name(sentence, journey), path) for lines in found for sentence, path in lines]
    suggested = [line for panel in panels for line in panel.get("perhaps", [])]
    return list(dict.fromkeys([*told, *suggested]))[:MOST_NEXT]


def _without_name(sentence: str, journey: Journey) -> str:
    """On the journey's own page its name need not be said."""
    said = sentence.removeprefix(f"{journey.name}: ")
    return said[:1].upper() + said[1:]
