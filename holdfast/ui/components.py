"""The parts that pages are made of. Each declares its attributes: any other is an error, and so is one missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.template import Context, TemplateSyntaxError


class ComponentError(TemplateSyntaxError):
    """A page used a component in a way that the component does not know. Names component and attribute."""


@dataclass(frozen=True)
class Component:
    """`needs` must be given; `takes` may be, and has these values otherwise; `choices` limits what a value may be."""

    name: str
    about: str
    needs: tuple[str, ...] = ()
    takes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    is_block: bool = False

    @property
    def template_name(self) -> str:
        return f"ui/components/{self.name}.html"

    @property
    def attributes(self) -> tuple[str, ...]:
        return (*self.needs, *self.takes)

    def check_names(self, names: set[str]) -> None:
        """Refuse attributes that were not declared, and calls that leave a needed one out."""
        for name in sorted(names - set(self.attributes)):
            known = ", ".join(self.attributes) or "none"
            raise ComponentError(f'Component "{self.name}" has no attribute "{name}" (it knows: {known}).')
        for name in self.needs:
            if name not in names:
                raise ComponentError(f'Component "{self.name}" needs the attribute "{name}".')

    def complete(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Check the values and add those that were left out."""
        self.check_names(set(values))
        given = {name: value for name, value in values.items() if value is not None}
        for name in self.needs:
            if name not in given:
                raise ComponentError(f'Component "{self.name}": the attribute "{name}" has no value here.')
        for name, allowed in self.choices.items():
            if given.get(name, allowed[0]) not in allowed:
                wanted = ", ".join(allowed)
                raise ComponentError(f'Component "{self.name}": "{name}" must be one of {wanted}, not "{given[name]}".')
        return {**self.takes, **given}


def component_named(name: str, *, is_block: bool) -> Component:
    """Find a component and check that it is used in its right form."""
    from holdfast.ui.catalogue import COMPONENTS

    if name not in COMPONENTS:
        raise ComponentError(f'There is no component "{name}".')
    found = COMPONENTS[name]
    if found.is_block != is_block:
        right = "uiblock" if found.is_block else "ui"
        raise ComponentError(f'Component "{name}" is written with {{% {right} "{name}" %}}.')
    return found


def draw(component: Component, values: Mapping[str, Any], context: Context, content: str | None = None) -> str:
    """The markup of one component. It sees its own attributes and the form secret, nothing else of the page."""
    own: dict[str, Any] = component.complete(values)
    if component.is_block:
        own["content"] = content
    inner = context.new(own)
    csrf_token = context.get("csrf_token")
    if csrf_token is not None:
        inner["csrf_token"] = csrf_token
    template = context.template.engine.get_template(component.template_name)  # type: ignore[union-attr]
    return template.render(inner)
