"""The theory as a driver diagram: drawn, and as a table."""

from holdfast.analysis import theory as engine
from holdfast.analysis.theory import aims_of
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.theory import Tree, draw_drivers

from ..enums import ElementKind

__all__ = ["aims_of", "drivers_drawing"]


def drivers_drawing(told: engine.Theory, aim: str) -> Drawing:
    found = engine.drivers_of(told, aim)
    return draw_drivers(Tree(found.aim.text, True, tuple(_tree(each) for each in found.drivers)))


def _tree(driver: engine.Driver) -> Tree:
    element = driver.element
    return Tree(
        element.text,
        False,
        tuple(_tree(each) for each in driver.under),
        again=driver.again,
        kind=str(ElementKind(element.kind).label),
        is_idea=element.kind in {"activity", "resource"},
    )
