"""A file that somebody asked for by name is there whole or not at all, and its owner alone may read it."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from .refusals import NotNow


@contextlib.contextmanager
def written_whole(target: Path) -> Iterator[BinaryIO]:
    """A new file to write to, which takes its name when everything is in it. Raises NotNow where it cannot be written."""
    partial = target.with_name(target.name + ".partial")
    try:
        with contextlib.suppress(FileNotFoundError):
            partial.unlink()
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
        partial.replace(target)
    except OSError as error:
        raise NotNow(f"{target} could not be written: {error.strerror or error}.") from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()
