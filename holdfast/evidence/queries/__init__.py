"""What can be read of evidence, by whom."""

from .home import parts_of
from .measures import measures_for, measures_of

__all__ = ["measures_for", "measures_of", "parts_of"]
