"""What the records say for one chapter, on one day, for readers outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from holdfast.journeys.models import Journey
from holdfast.ui.documents import Section


@dataclass(frozen=True)
class Span:
    """A journey, and the stretch of time that a report tells of."""

    journey: Journey
    since: date
    until: date

    @property
    def in_words(self) -> str:
        return _("%(since)s to %(until)s") % {"since": in_words(self.since), "until": in_words(self.until)}


@dataclass(frozen=True)
class Draft:
    """A chapter as the records have it: words to go on writing from, what stands below them, and the page that it comes from."""

    words: str = ""
    below: tuple[Section, ...] = ()
    page: str = ""  # the name of an address that takes a journey
    is_broken: bool = False  # something went wrong, and `below` says so

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.below


def in_words(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def paragraphs(*texts: str) -> str:
    """Texts one under the other, as a chapter is written: an empty line between two."""
    return "\n\n".join(text.strip() for text in texts if text and text.strip())


def bullets(items: Iterable[str], *, most: int = 0) -> str:
    """A list as a chapter is written: a dash before each line. Beyond `most` it says how many are left out."""
    lines = [" ".join(item.split()) for item in items if item.strip()]
    shown = lines[:most] if most else lines
    left = len(lines) - len(shown)
    if left:
        shown.append(ngettext("and %(left)s more", "and %(left)s more", left) % {"left": left})
    return "\n".join(f"- {line}" for line in shown)


def headed(heading: str, listed: str) -> str:
    """A list with the sentence that leads to it, or nothing where nothing is listed."""
    return f"{heading}\n\n{listed}" if listed else ""


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    line = " ".join(text.split())
    return line if not line or line[-1] in ".!?…" else f"{line}."
