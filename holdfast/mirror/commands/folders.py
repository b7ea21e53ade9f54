"""Which files a call of `holdfast mirror` means: those that are named, and those in folders that can be read."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from holdfast.ui.texts import KINDS

ENDINGS = tuple(f".{kind}" for kind in KINDS)


def files_of(paths: Iterable[str]) -> tuple[list[str], int]:
    """Every file once, in order of its path, and how many in folders were left out because of their kind."""
    found: set[str] = set()
    left_out = 0
    for path in paths:
        if not Path(path).is_dir():
            found.add(path)
            continue
        for file in _inside(path):
            if file.lower().endswith(ENDINGS):
                found.add(file)
            else:
                left_out += 1
    return sorted(found), left_out


def _inside(folder: str) -> Iterator[str]:
    """Files of a folder and the folders in it, not hidden ones, and never through a link."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(here, name)
            if not name.startswith((".", "~$")) and not os.path.islink(path):
                yield path
