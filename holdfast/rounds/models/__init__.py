"""Tables of rounds: guides as they were used, who is asked, what was answered, what is thought about in private."""

from .answering import Answer, Conversation, FacilitatedSession, Guess, Response, Tally
from .asking import Group, Link, Pulse, PulseGroup, Round
from .guides import GuideVersion, SiteGuide
from .reflections import Reflection, ReflectionMember

__all__ = [
    "Answer",
    "Conversation",
    "FacilitatedSession",
    "Group",
    "Guess",
    "GuideVersion",
    "Link",
    "Pulse",
    "PulseGroup",
    "Reflection",
    "ReflectionMember",
    "Response",
    "Round",
    "SiteGuide",
    "Tally",
]
