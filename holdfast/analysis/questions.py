"""A gentle question: asked because of facts, answered by people, and asked again only when those facts change.

A rule looks at facts and returns questions. It never counts, grades or alarms. What is asked in words, and in which
language, is made elsewhere from `kind` and `values`. Source: Lefevre et al. 2024, ch. 7 (inquisitive, not inquisitional).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Question:
    """`kind` names the rule that asks, `about` what it asks about (an id or a word; "" for the whole).

    `facts` are what it was asked because of: an answer holds for exactly these. `values` go into its wording and may
    change (names, a number of months) without the question being asked again.
    """

    kind: str
    about: str = ""
    facts: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict, compare=False, hash=False)

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal letters that are the same for the same kind, subject and facts, in whatever order the facts come."""
        parts = (self.kind, self.about, *sorted(self.facts))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
