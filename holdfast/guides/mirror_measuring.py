"""How often the mirror sees what a reader sees, and how often it lights up where it should not, on labelled sentences."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.analysis.language.compiling import Mirror
from holdfast.analysis.language.reading import Finding, Held, read
from holdfast.analysis.language.rules import LENSES

from .reading import GuideError, shown

COLUMNS = ("id", "agency", "text", "lenses")


@dataclass(frozen=True)
class Labelled:
    """One sentence with the lenses that a reader saw in it. Without lenses it is innocent."""

    id: str
    agency: str
    text: str
    lenses: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """A sentence beside what the mirror found in it."""

    sentence: Labelled
    findings: tuple[Finding, ...]
    held: tuple[Held, ...] = ()

    @property
    def loud(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.weight == "normal")

    @property
    def is_right(self) -> bool:
        """Found with a lens that the reader saw, at any weight."""
        return any(lens in self.sentence.lenses for each in self.findings for lens in each.lenses)

    @property
    def is_right_and_loud(self) -> bool:
        return any(lens in self.sentence.lenses for each in self.loud for lens in each.lenses)

    @property
    def is_false_alarm(self) -> bool:
        return not self.sentence.lenses and bool(self.loud)


@dataclass(frozen=True)
class Share:
    name: str
    part: int
    whole: int

    @property
    def percent(self) -> float:
        return 100 * self.part / self.whole if self.whole else 0.0


def labelled(text: str, path: str) -> tuple[Labelled, ...]:
    """Sentences of a CSV file with columns id, agency, text, lenses; others (kind, why) are never looked at."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [each for each in COLUMNS if each not in (reader.fieldnames or ())]
    if missing:
        raise GuideError(f"{path}: the column '{missing[0]}' is missing.")
    return tuple(_labelled(row, path) for row in reader)


def _labelled(row: dict[str, str], path: str) -> Labelled:
    lenses = tuple(each.strip() for each in (row["lenses"] or "").split(";") if each.strip())
    strange = [each for each in lenses if each not in LENSES]
    if strange:
        raise GuideError(f"{path}: {shown(row['id'])}: the lens '{shown(strange[0])}' is not known.")
    return Labelled(row["id"], row["agency"], row["text"], lenses)


def judge(mirror: Mirror, sentences: Iterable[Labelled]) -> tuple[Judged, ...]:
    readings = ((each, read(mirror, each.text)) for each in sentences)
    return tuple(Judged(each, reading.findings, reading.held) for each, reading in readings)


def shares(judged: Iterable[Judged]) -> tuple[Share, ...]:
    """The figures of the table: sentences with a lens that were found, and innocent ones that lit up."""
    judged = tuple(judged)
    positive = [each for each in judged if each.sentence.lenses]
    innocent = [each for each in judged if not each.sentence.lenses]
    return (
        Share("found with a right lens", sum(each.is_right for each in positive), len(positive)),
        Share(
            "found with a right lens at normal weight", sum(each.is_right_and_loud for each in positive), len(positive)
        ),
        Share("found with any lens", sum(bool(each.findings) for each in positive), len(positive)),
        Share("innocent and lit at normal weight", sum(each.is_false_alarm for each in innocent), len(innocent)),
        Share("innocent and lit at any weight", sum(bool(each.findings) for each in innocent), len(innocent)),
    )


def by_lens(judged: Iterable[Judged]) -> tuple[Share, ...]:
    """For each lens: sentences that bear it and were found with that very lens."""
    judged = tuple(judged)
    found = []
    for lens in LENSES:
        bearing = [each for each in judged if lens in each.sentence.lenses]
        seen = sum(any(lens in finding.lenses for finding in each.findings) for each in bearing)
        found.append(Share(lens, seen, len(bearing)))
    return tuple(found)


def by_agency(judged: Iterable[Judged]) -> tuple[tuple[Share, Share], ...]:
    """For each agency: found with a right lens, and innocent but lit at normal weight."""
    judged = tuple(judged)
    agencies = sorted({each.sentence.agency for each in judged})
    return tuple((_found(judged, agency), _alarms(judged, agency)) for agency in agencies)


def _found(judged: tuple[Judged, ...], agency: str) -> Share:
    bearing = [each for each in judged if each.sentence.agency == agency and each.sentence.lenses]
    return Share(agency, sum(each.is_right for each in bearing), len(bearing))


def _alarms(judged: tuple[Judged, ...], agency: str) -> Share:
    innocent = [each for each in judged if each.sentence.agency == agency and not each.sentence.lenses]
    return Share(agency, sum(each.is_false_alarm for each in innocent), len(innocent))
