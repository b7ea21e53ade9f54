"""A theory as a file: to look at, to read, to work with elsewhere, and to bring in again."""

import csv
import io
import json
from collections.abc import Callable

from holdfast.analysis import theory as engine
from holdfast.ui.documents import as_pdf, as_png, as_word, file_name
from holdfast.ui.documents.letters import safe_cell
from holdfast.ui.pictures import standalone

from ..models import Theory
from .document import theory_document
from .drawing import drawing_of
from .shaping import as_engine

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Writer = Callable[[Theory, bool], bytes]


def _svg(theory: Theory, with_names: bool) -> bytes:
    return standalone(drawing_of(theory, with_names=with_names)).encode()


def _json(theory: Theory, with_names: bool) -> bytes:
    return json.dumps(engine.as_data(as_engine(theory)), ensure_ascii=False, indent=2).encode()


def _csv(theory: Theory, with_names: bool) -> bytes:
    """With a mark that tells spreadsheets the letters, and no cell that one of them would run."""
    written = io.StringIO()
    csv.writer(written).writerows([[safe_cell(cell) for cell in row] for row in engine.as_rows(as_engine(theory))])
    return written.getvalue().encode("utf-8-sig")


FILES: dict[str, tuple[str, Writer]] = {
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", lambda theory, with_names: as_png(drawing_of(theory, with_names=with_names))),
    "docx": (WORD, lambda theory, with_names: as_word(theory_document(theory, with_names=with_names))),
    "pdf": ("application/pdf", lambda theory, with_names: as_pdf(theory_document(theory, with_names=with_names))),
    "json": ("application/json", _json),
    "csv": ("text/csv; charset=utf-8", _csv),
    "txt": (
        "text/plain; charset=utf-8",
        lambda theory, with_names: engine.write_outline(as_engine(theory)).encode(),
    ),
}


def file_of(theory: Theory, kind: str, *, with_names: bool) -> tuple[str, bytes]:
    """Its type, and what is in it."""
    content_type, write = FILES[kind]
    return content_type, write(theory, with_names)


def file_stem(theory: Theory) -> str:
    return file_name(theory_document(theory, with_names=False), "x").removesuffix(".x")
