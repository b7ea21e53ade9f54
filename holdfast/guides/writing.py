"""A guide written as TOML, in the format that the loader reads."""

from typing import Any

import tomli_w

from .loading import HOUSE_SCALE, HOUSE_SILENCES
from .shapes import Guide


def _lean(row: Any) -> Any:
    """Rows without what is empty: the loader fills it in again."""
    if isinstance(row, dict):
        return {key: _lean(value) for key, value in row.items() if value not in ("", None, False, (), [])}
    return [_lean(each) for each in row] if isinstance(row, list | tuple) else row


def toml_of(guide: Guide) -> str:
    """The guide as a file. Translations stand in files of their own and are not in it."""
    data = guide.as_dict()
    for name, house in (("scale", HOUSE_SCALE), ("silences", HOUSE_SILENCES)):
        if getattr(guide, name) == house:
            del data[name]
    del data["translations"], data["imported"]
    return tomli_w.dumps(_lean(data))
