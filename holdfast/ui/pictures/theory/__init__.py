"""The drawing of a theory of change."""

from .drawing import draw_theory, finding
from .drivers import Tree, draw_drivers
from .shapes import Box, Line, TheoryPicture

__all__ = ["Box", "Line", "TheoryPicture", "Tree", "draw_drivers", "draw_theory", "finding"]
