"""Which reader a file needs, by trying what is in it; a name only helps where the bytes say nothing."""

from collections.abc import Callable

from .archives import OLD_OFFICE, is_zip, opened
from .open_document import read_open_document
from .pdf import read_pdf
from .plain import read_plain
from .shapes import Extract, NotReadable
from .shapes import marked as _
from .word import read_word

MOST_BYTES = 50_000_000
MOST_LETTERS = 40_000_000
KINDS = ("docx", "docm", "odt", "pdf", "txt")


def extract(data: bytes, name: str = "") -> Extract:
    """The text of a file. Raises NotReadable with a sentence where there is none."""
    if len(data) > MOST_BYTES:
        raise NotReadable(_("The file is larger than 50 MB. Bring the part that you want to read together."))
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xfe\xff"):
        raise NotReadable(_("The file is empty."))
    found = _reader(data)(data)
    if len(found.text) > MOST_LETTERS:
        raise NotReadable(_("There is more text in the file than can be read at once. Bring a part of it."))
    if not any(letter.isalnum() for letter in found.text):
        raise NotReadable(_("There are no words in the file."))
    return found


def _reader(data: bytes) -> Callable[[bytes], Extract]:
    if data.startswith(OLD_OFFICE):
        raise NotReadable(
            _("The file is protected by a password, or is of an old kind (.doc). Save it without a password, as .docx.")
        )
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf
    if is_zip(data):
        return _in_archive
    if data.startswith(b"{\\rtf"):
        raise NotReadable(_("Rich text (.rtf) cannot be read. Save it as .docx."))
    return read_plain


def _in_archive(data: bytes) -> Extract:
    with opened(data) as archive:
        names = set(archive.names)
        if "word/document.xml" in names:
            return read_word(archive)
        if "content.xml" in names:
            return read_open_document(archive)
    raise NotReadable(_("This is not a document that can be read. Bring .docx, .odt, .pdf or .txt."))
