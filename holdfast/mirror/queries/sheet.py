"""One sheet of paper to talk from: lines of contact, the passages that a team chose, what is nowhere in the text, ten minutes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from holdfast.analysis.language.rules import Rule
from holdfast.guides.mirror_wording import STANCE
from holdfast.ui.documents import Bullets, Document, Heading, Note, Quote, Section
from holdfast.ui.drawing import Table
from holdfast.ui.shortening import shortened

from ..enums import Answer

IN_FULL = 2  # rules of one passage whose questions stand on the sheet
MOST_LETTERS = 240


@dataclass(frozen=True)
class Chosen:
    """A passage of a text, the rules that found something in it, and what was answered."""

    words: str
    rules: tuple[Rule, ...]
    answer: Answer

    @property
    def is_for_others(self) -> bool:
        return any("rationing" in rule.lenses for rule in self.rules)


def sheet_document(living: Sequence[str], chosen: Iterable[Chosen], asked: Sequence[str]) -> Document:
    passages = list(chosen)
    return Document(
        title=_("For talking, not for the file"),
        subtitle=_(STANCE),
        organisation="",
        sections=(
            *_living(living),
            *_passages(passages),
            *_asked(asked),
            _ten_minutes(),
        ),
    )


def _living(living: Sequence[str]) -> Iterator[Section]:
    if living:
        yield Heading(_("What keeps the young person close"))
        yield Quote("\n".join(shortened(each, MOST_LETTERS) for each in living), _("from the text"))


def _passages(passages: Iterable[Chosen]) -> Iterator[Section]:
    """A table, as it takes least room."""
    rows = [
        (shortened(each.words, MOST_LETTERS), " ".join(_questions(each)), _todo(each))
        for answer in (Answer.TALK, Answer.REWORD)
        for each in passages
        if each.answer is answer
    ]
    if rows:
        header = (_("In the text"), _("To ask ourselves"), _("What we want to do"))
        yield Table(_("To talk about, or to word again together"), header, tuple(rows))


def _questions(chosen: Chosen) -> Iterator[str]:
    for rule in chosen.rules[:IN_FULL]:
        yield rule.question
    if chosen.is_for_others:
        yield _("This may be true. Who needs to hear it?")


def _todo(chosen: Chosen) -> str:
    if chosen.answer is Answer.TALK:
        return str(chosen.answer.label)
    ways = "; ".join(way for rule in chosen.rules[:IN_FULL] for way in rule.other_ways)
    return _("Word it again together. Some suggest: %(ways)s.") % {"ways": ways}


def _asked(asked: Sequence[str]) -> Iterator[Section]:
    if asked:
        yield Heading(_("Asked once"))
        yield Bullets(tuple(asked))


def _ten_minutes() -> Note:
    steps = (
        _("Ten minutes. Two in silence: read a passage as the young person might, one day."),
        _("Five: what was hard just then, and what might the words have spared us?"),
        _("Three: who will do what for the young person next, and who else needs to hear this?"),
        _("The record stays as it was written; this is about the next time that you write."),
    )
    return Note(" ".join(steps))
