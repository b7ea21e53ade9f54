"""What areas offer to those above them, by the fixed names of their `offers`."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import module_has_submodule


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
