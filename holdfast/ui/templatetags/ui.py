"""{% ui "button" text="Save" %} draws a component, {% uiblock "inset" %} ... {% enduiblock %} one around something."""

from collections.abc import Iterable

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from holdfast.ui.components import Component, ComponentError, component_named, draw

register = template.Library()


class ComponentNode(template.Node):
    def __init__(self, component: Component, values: dict[str, FilterExpression], nodelist: NodeList | None = None):
        self.component = component
        self.values = values
        if nodelist is not None:
            self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        values = {name: value.resolve(context, ignore_failures=True) for name, value in self.values.items()}
        content = self.nodelist.render(context) if self.component.is_block else None
        return SafeString(draw(self.component, values, context, content))


def _read(parser: Parser, token: Token, *, is_block: bool) -> tuple[Component, dict[str, FilterExpression]]:
    tag, *bits = token.split_contents()
    if not bits or bits[0][0] not in "\"'":
        raise ComponentError(f'Write {{% {tag} "name" attribute=value %}}: the name of the component in quotes, first.')
    component = component_named(bits[0][1:-1], is_block=is_block)
    rest = bits[1:]
    values = token_kwargs(rest, parser)
    if rest:
        raise ComponentError(f'Component "{component.name}": "{rest[0]}" is not written as attribute=value.')
    component.check_names(set(values))
    return component, values


@register.tag
def ui(parser: Parser, token: Token) -> ComponentNode:
    """A component without a body."""
    return ComponentNode(*_read(parser, token, is_block=False))


@register.tag
def uiblock(parser: Parser, token: Token) -> ComponentNode:
    """A component around a body, ended by enduiblock."""
    component, values = _read(parser, token, is_block=True)
    nodelist = parser.parse(("enduiblock",))
    parser.delete_first_token()
    return ComponentNode(component, values, nodelist)


@register.filter
def table_rows(rows: Iterable[Iterable[object]], row_headers: bool) -> SafeString:
    """The rows of a table in one go: a table can have thousands of cells, and a template takes its time with each."""
    written = []
    for row in rows:
        cells = [conditional_escape(str(cell)) if not hasattr(cell, "__html__") else cell for cell in row]
        head = f'<th scope="row" class="govuk-table__header">{cells[0]}</th>' if row_headers and cells else ""
        rest = "".join(f'<td class="govuk-table__cell">{cell}</td>' for cell in cells[bool(head) :])
        written.append(f"<tr>{head}{rest}</tr>")
    return SafeString("".join(written))
