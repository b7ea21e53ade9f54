"""Tables of the mirror: how organisations tune it, and what was said not to be useful. Never a text that was read."""

from .proposals import Proposal
from .terms import ChosenWord, Term
from .tuning import NotUseful, Tuning

__all__ = ["ChosenWord", "NotUseful", "Proposal", "Term", "Tuning"]
