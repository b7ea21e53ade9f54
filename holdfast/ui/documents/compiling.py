"""The only place that calls typst: own fonts, no system fonts, PDF/UA-1."""

from functools import lru_cache
from typing import Any, Literal, overload

from .fonts import FOLDER

ONE_TEXT = b'#set document(title: "x")\n#set text(font: "Radio Canada")\n#sys.inputs.data'
LARGE = 100_000  # letters of content: about twenty pages, or ten pictures
REMEMBERED = 10  # runs: so long typst keeps what it has set, to be quick where little has changed


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
    finally:
        if len(data) > LARGE:
            _forget()
    return bytes(made)


def _forget() -> None:
    """Runs with next to nothing push out of typst's memory what it has just set: 70 MB for fifty pages, ten times over in a worker."""
    for _run in range(REMEMBERED + 1):
        compiled(ONE_TEXT, "x")


@lru_cache(maxsize=1024)
def has_letters(letters: str) -> bool:
    """Whether one of the fonts at hand has each of these letters."""
    return compiled(ONE_TEXT, letters) is not None
