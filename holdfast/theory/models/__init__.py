"""Tables of theories of change: elements and links, what people write beside them, and every version with why it changed."""

from .arguing import CaseForChange, Cost, Point
from .remarks import Remark, TheoryVersion
from .shaping import Element, Theory, TheoryLink, key_of

__all__ = ["CaseForChange", "Cost", "Element", "Point", "Remark", "Theory", "TheoryLink", "TheoryVersion", "key_of"]
