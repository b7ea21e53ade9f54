"""The text of a PDF, page by page. Pictures of pages hold none, and that is said."""

import io
import logging
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .archives import BROKEN
from .shapes import Extract, NotReadable, Piece, Said
from .shapes import marked as _

MOST_PAGES = 2_000
PASSWORD = _("The PDF is protected by a password. Save it without one and bring it again.")
SCANNED = _(
    "The PDF holds pictures of pages and no text. Bring the document that it was made from, or let it be recognised (OCR) first."
)
# All that a broken or hostile PDF has been seen to raise inside the reader.
_BREAKS = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    NotImplementedError,
    OSError,
    AssertionError,
    ArithmeticError,
)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would tell the log about what is in people's files


def read_pdf(data: bytes) -> Extract:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotReadable(PASSWORD)
        count = len(reader.pages)
        pages = [_cleaned(page) for page in _pages(reader, min(count, MOST_PAGES))]
    except NotReadable:
        raise
    except _BREAKS as error:
        raise NotReadable(BROKEN) from error
    if not any(pages):
        raise NotReadable(SCANNED)
    said = [Said.MORE_PAGES] if count > MOST_PAGES else []
    said += [Said.WITHOUT_TEXT] if not all(pages) else []
    return _joined(pages, said)


def _pages(reader: PdfReader, count: int) -> Iterator[str]:
    for number in range(count):
        yield reader.pages[number].extract_text()


def _cleaned(page: str) -> str:
    return page.replace("\0", "").strip()


def _joined(pages: list[str], said: list[Said]) -> Extract:
    pieces: list[Piece] = []
    at = 0
    for number, page in enumerate(pages):
        if page:
            pieces.append(Piece(at, at + len(page), "pages", number))
            at += len(page) + 1
    return Extract("\n".join(page for page in pages if page), "pdf", tuple(said), tuple(pieces))
