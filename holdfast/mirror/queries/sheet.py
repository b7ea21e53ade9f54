"""One sheet of paper to talk from: lines of contact, the passages that a team chose, what is nowhere in the text, ten minutes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from holdfast.analysis.language.rules import Rule
from holdfast.guides.mirror_wording import STANCE
from holdfast.ui.documents import Bullets, Document, Heading, Note, Numbered, Quote, Section, Text

from ..enums import Answer


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
        subtitle=_("A reading in the language mirror. Nothing of it is kept; this sheet is yours."),
        organisation="",
        sections=(
            Text((_(STANCE),)),
            *_living(living),
            *_passages(_("To talk about"), passages, Answer.TALK),
            *_passages(_("To word again together"), passages, Answer.REWORD),
            *_asked(asked),
            *_ten_minutes(),
        ),
    )


def _living(living: Sequence[str]) -> Iterator[Section]:
    if living:
        yield Heading(_("What keeps the young person close"))
        yield from (Quote(line, _("from the text")) for line in living)


def _passages(title: str, passages: Iterable[Chosen], answer: Answer) -> Iterator[Section]:
    rows = [each for each in passages if each.answer is answer]
    if rows:
        yield Heading(title)
    for each in rows:
        yield Quote(each.words, _("from the text"))
        if each.is_for_others:
            yield Text((_("This may be true. Who needs to hear it?"),))
        yield Bullets(tuple(_lines(each)))


def _lines(chosen: Chosen) -> Iterator[str]:
    for rule in chosen.rules:
        yield rule.question
        if chosen.answer is Answer.REWORD:
            yield _("Other ways that some suggest: %(ways)s.") % {"ways": "; ".join(rule.other_ways)}


def _asked(asked: Sequence[str]) -> Iterator[Section]:
    if asked:
        yield Heading(_("Asked once"))
        yield Bullets(tuple(asked))


def _ten_minutes() -> Iterator[Section]:
    yield Heading(_("Ten minutes"))
    yield Numbered(
        (
            _("Two minutes, in silence: read a passage as the young person might, one day."),
            _("Five minutes: what was hard just then, and what might the words have spared us?"),
            _("Three minutes: who will do what for the young person next, and who else needs to hear this?"),
        )
    )
    yield Note(_("The record stays as it was written. This is about the next time that you write."))
