"""A theory as a file: to look at, to read, to work with elsewhere, and to bring in again."""

import json
from collections.abc import Callable

from holdfast.analysis import theory as engine
from holdfast.ui.documents import as_pdf, as_png, as_word, file_name
from holdfast.ui.documents.taking import as_csv
from holdfast.ui.pictures import standalone

from ..models import Theory
from .document import theory_document
from .drawing import drawing_of
from .shaping import as_engine

Writer = Callable[[Theory, bool], bytes]


def _svg(theory: Theory, with_names: bool) -> bytes:
    return standalone(drawing_of(theory, with_names=with_names)).encode()


def _json(theory: Theory, with_names: bool) -> bytes:
    return json.dumps(engine.as_data(as_engine(theory)), ensure_ascii=False, indent=2).encode()


FILES: dict[str, Writer] = {
    "svg": _svg,
    "png": lambda theory, with_names: as_png(drawing_of(theory, with_names=with_names)),
    "docx": lambda theory, with_names: as_word(theory_document(theory, with_names=with_names)),
    "pdf": lambda theory, with_names: as_pdf(theory_document(theory, with_names=with_names)),
    "json": _json,
    "csv": lambda theory, with_names: as_csv(engine.as_rows(as_engine(theory))),
    "txt": lambda theory, with_names: engine.write_outline(as_engine(theory)).encode(),
}


def file_stem(theory: Theory) -> str:
    return file_name(theory_document(theory, with_names=False), "x").removesuffix(".x")
