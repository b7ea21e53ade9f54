"""Documents that are archives of XML, opened with caps: neither a small file that grows, nor one whose XML does, gets through."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .shapes import NotReadable
from .shapes import marked as _

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_FILES = 5_000
MOST_PART = 60_000_000
MOST_WHOLE = 400_000_000
MOST_GROWTH = 300
FREE_GROWTH = 5_000_000
BROKEN = _(
    "The file is broken, or is not of the kind that its name says. Open it, save it again, and bring the new one."
)
TOO_LARGE = _("The file would grow far beyond its size when opened, so it was not opened.")


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


class Archive:
    """Parts of an archive, each read at most once, as bytes or as XML."""

    def __init__(self, file: zipfile.ZipFile):
        self.file = file
        infos = file.infolist()
        whole = sum(info.file_size for info in infos)
        if len(infos) > MOST_FILES or whole > MOST_WHOLE or any(_grows(info) for info in infos):
            raise NotReadable(TOO_LARGE)
        if any(info.flag_bits & 1 for info in infos):
            raise NotReadable(_("The file is protected by a password. Save it without one and bring it again."))
        self.names = tuple(info.filename for info in infos)

    def bytes_of(self, name: str) -> bytes:
        """A part, never more of it than its own header says."""
        with self.file.open(name) as part:
            data = part.read(MOST_PART + 1)
        if len(data) > MOST_PART:
            raise NotReadable(TOO_LARGE)
        return data

    def xml(self, name: str) -> Element:
        try:
            root: Element = fromstring(self.bytes_of(name), forbid_dtd=True)
        except (DefusedXmlException, ParseError, ValueError, RecursionError) as error:
            raise NotReadable(BROKEN) from error
        return root


def _grows(info: zipfile.ZipInfo) -> bool:
    is_large = info.file_size > FREE_GROWTH
    return info.file_size > MOST_PART or (is_large and info.file_size > MOST_GROWTH * max(info.compress_size, 1))


@contextmanager
def opened(data: bytes) -> Iterator[Archive]:
    """Raises NotReadable for everything that is wrong with an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            yield Archive(file)
    except NotReadable:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError) as error:
        raise NotReadable(BROKEN) from error
