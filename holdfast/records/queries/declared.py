"""What every area says of its records: read from the module `archive` of each area that has one."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import Model

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
