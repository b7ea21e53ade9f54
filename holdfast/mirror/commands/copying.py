"""Copies of Word files with the mirror's questions in the margin. An original is never touched, and nothing is written over."""

import contextlib
from pathlib import Path

from holdfast.analysis.language.reading import Reading
from holdfast.analysis.language.rules import RuleSet
from holdfast.ui.texts import Extract, NotReadable

from ..queries.copying import copy_name, word_copy


def copied(path: str, data: bytes, found: Extract, reading: Reading, rules: RuleSet, to: Path) -> str:
    """Writes the copy and gives its path. Raises NotReadable where there is none to make."""
    made = word_copy(data, found, reading, rules)
    place = to / copy_name(path) if to.is_dir() else to
    try:
        with place.open("xb") as file:
            file.write(made)
    except FileExistsError as error:
        raise NotReadable(f"{place} is already there. Choose another name.") from error
    except OSError as error:
        _take_back(place)
        raise NotReadable(f"{place} could not be written: {error.strerror or error}.") from error
    return str(place)


def _take_back(place: Path) -> None:
    """A copy that broke off, as on a full disk, is none."""
    with contextlib.suppress(OSError):
        place.unlink()
