"""Tables of the mirror: how organisations tune it, what was said not to be useful, what teams want to try. Never a text that was read."""

from .proposals import Proposal
from .talks import Talk
from .terms import ChosenWord, Term
from .tuning import NotUseful, Tuning

__all__ = ["ChosenWord", "NotUseful", "Proposal", "Talk", "Term", "Tuning"]
