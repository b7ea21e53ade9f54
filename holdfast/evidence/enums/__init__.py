"""The words that evidence chooses from, split by thing."""

from .measures import Aspect, Better, Chart, Rules, ValueKind

__all__ = ["Aspect", "Better", "Chart", "Rules", "ValueKind"]
