"""Tables of theories of change: elements and links, what people write beside them, and every version with why it changed."""

from .remarks import Remark, TheoryVersion
from .shaping import Element, Theory, TheoryLink

__all__ = ["Element", "Remark", "Theory", "TheoryLink", "TheoryVersion"]
