"""What every area says of its records: read from the module `archive` of each area that has one."""

from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import CASCADE, PROTECT, RESTRICT, Model

from holdfast.ui.archiving import Kept, NotArchived


@cache
def declared() -> tuple[Kept | NotArchived, ...]:
    """What every area says of each of its kinds of record, in no order that matters."""
    areas = [config.name for config in apps.get_app_configs() if config.name.startswith("holdfast.")]
    said = [import_module(f"{area}.archive").ARCHIVE for area in areas if find_spec(f"{area}.archive")]
    return tuple(each for archive in said for each in archive)


@cache
def kept() -> tuple[Kept, ...]:
    """The kinds of record that a journey's archive holds, by their names."""
    return tuple(sorted((each for each in declared() if isinstance(each, Kept)), key=lambda each: each.label.lower()))


@cache
def kept_of(model: type[Model]) -> Kept | None:
    """What is said of one kind of record, if it is kept."""
    return next((each for each in kept() if each.model is model), None)


@cache
def of_journeys() -> tuple[Kept | NotArchived, ...]:
    """Every kind of record that goes with its journey, so ordered that nothing is pointed at any more by what must not lose it."""
    by_model = {each.model: each for each in declared() if each.to_journey}
    sorter: TopologicalSorter = TopologicalSorter({model: () for model in by_model})
    for model in by_model:
        for field in model._meta.concrete_fields:
            pointed_at, holds = field.related_model, getattr(field.remote_field, "on_delete", None)
            if holds in (CASCADE, PROTECT, RESTRICT) and pointed_at in by_model and pointed_at is not model:
                sorter.add(pointed_at, model)
    return tuple(by_model[model] for model in sorter.static_order())
