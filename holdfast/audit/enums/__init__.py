"""Everything that leaves a trace, with the sentence that a person reads."""

from .sentences import SENTENCES
from .what import What

__all__ = ["SENTENCES", "What"]
