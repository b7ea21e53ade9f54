"""The theory as a driver diagram: drawn, and as a table."""

from holdfast.analysis import theory as engine
from holdfast.analysis.theory import aims_of
from holdfast.ui.drawing import Drawing
from holdfast.ui.pictures.theory import Tree, draw_drivers

from ..enums import ElementKind

__all__ = ["aims_of", "drivers_drawing"]

DEEPEST = 4  # columns beside the aim
MOST_BOXES = 120


def drivers_drawing(told: engine.Theory, aim: str) -> Drawing:
    """As many columns as leave it readable."""
    found = engine.drivers_of(told, aim, deepest=1)
    for deepest in range(2, DEEPEST + 1):
        more = engine.drivers_of(told, aim, deepest)
        if sum(_boxes(each) for each in more.drivers) > MOST_BOXES:
            break
        found = more
    return draw_drivers(Tree(found.aim.text, True, tuple(_tree(each) for each in found.drivers)))


def _boxes(driver: engine.Driver) -> int:
    return 1 + sum(_boxes(each) for each in driver.under)


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
