"""The only place that calls typst: own fonts, no system fonts, PDF/UA-1."""

from functools import lru_cache
from typing import Any, Literal, overload

from .fonts import FOLDER

ONE_TEXT = b'#set document(title: "x")\n#set text(font: "Radio Canada")\n#sys.inputs.data'


@overload
def compiled(template: bytes, data: str, *, strict: Literal[True]) -> bytes: ...
@overload
def compiled(template: bytes, data: str, *, strict: bool = False) -> bytes | None: ...
def compiled(template: bytes, data: str, *, strict: bool = False) -> bytes | None:
    """The PDF. When typst refuses: nothing, or with `strict` its error."""
    import typst

    try:
        made: Any = typst.compile(  # type: ignore[misc]  # the wheel leaves its type open
            template,
            sys_inputs={"data": data},
            font_paths=[str(FOLDER)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        if strict:
            raise
        return None
    return bytes(made)


@lru_cache(maxsize=1024)
def has_letters(letters: str) -> bool:
    """Whether one of the fonts at hand has each of these letters."""
    return compiled(ONE_TEXT, letters) is not None
