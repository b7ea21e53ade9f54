"""A file that somebody takes with them: what it is, and an answer that no browser or proxy keeps."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from .letters import safe_cell
from .pdf import as_pdf
from .word import as_word

DOCUMENTS = {"docx": as_word, "pdf": as_pdf}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "toml": "application/toml",
    "txt": "text/plain; charset=utf-8",
}


def as_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """With a mark that tells spreadsheets the letters, and no cell that one of them would run."""
    written = io.StringIO()
    csv.writer(written).writerows([[safe_cell(str(cell)) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def file_answer(content: bytes | str, name: str) -> HttpResponse:
    """`content` to be kept under `name`, whose end says what it is."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]], headers=headers)
