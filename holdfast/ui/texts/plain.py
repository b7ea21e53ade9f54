"""Plain text, however its letters are stored."""

import codecs

from .archives import BROKEN
from .shapes import Extract, NotReadable, Said

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4_096
MOST_STRANGE = 0.02


def read_plain(data: bytes) -> Extract:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        if encoding:
            return _checked(data.decode(encoding), ())
        return _checked(data.decode("utf-8"), ())
    except UnicodeDecodeError:
        pass
    # Five bytes have no letter in Windows-1252.
    return _checked(data.decode("cp1252", "replace").replace("\ufffd", "?"), (Said.ENCODING,))


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of English is nothing."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    for name, place in (("utf-16-le", 1), ("utf-16-be", 0)):
        if half > 1 and sample[place::2].count(0) > 0.8 * half and sample[1 - place :: 2].count(0) < 0.1 * half:
            return name
    return ""


def _checked(text: str, said: tuple[Said, ...]) -> Extract:
    """Refuses what is no text at all: pictures, programs."""
    sample = text[:SAMPLE]
    strange = sum(ord(letter) < 32 and letter not in "\t\n\r\f\v" for letter in sample)
    if strange > MOST_STRANGE * len(sample) or "\0" in sample:
        raise NotReadable(BROKEN)
    return Extract(text.replace("\0", ""), "txt", said)
