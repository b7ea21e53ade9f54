"""The zip of an archive: how it is written, and how one from anywhere is read without trusting it."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Any, BinaryIO

from django.utils.translation import gettext as _

from holdfast.ui.refusals import NotNow

from .reading import parsed

FORMAT, VERSION = "holdfast-journey", 1
ENVELOPE = "envelope.json"
NAME = re.compile(r"content/([a-z_]{1,40}\.[a-z_]{1,60})\.json")
DAY = (1980, 1, 1, 0, 0, 0)  # when a part was written says nothing
MOST_PARTS, MOST_BYTES, MOST_RATIO = 200, 1 << 29, 200
SMALL = 1 << 20  # so much may be pressed together as hard as it likes
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


def pack(zip_: zipfile.ZipFile, contents: Iterable[tuple[str, Iterator[bytes]]]) -> dict[str, dict]:
    """Write rows of each kind. Returns how many rows each has and what they amount to, for the envelope."""
    written = {}
    for kind, rows in contents:
        digest, number = hashlib.sha256(), 0
        with zip_.open(_part(f"content/{kind}.json"), "w", force_zip64=True) as part:
            for row in rows:
                _add(part, digest, (b",\n" if number else b"[\n") + row)
                number += 1
            _add(part, digest, b"\n]\n")
        written[kind] = {"rows": number, "sha256": digest.hexdigest()}
    return written


def _add(part: IO[bytes], digest: Any, data: bytes) -> None:
    part.write(data)
    digest.update(data)


def pack_envelope(zip_: zipfile.ZipFile, envelope: dict[str, Any]) -> None:
    text = json.dumps({"format": FORMAT, "version": VERSION, **envelope}, ensure_ascii=False, indent=1, sort_keys=True)
    zip_.writestr(_part(ENVELOPE), text + "\n")


def _part(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def unpack(source: BinaryIO) -> tuple[dict[str, Any], dict[str, list]]:
    """(envelope, rows by kind) of an archive. What it says is checked against its own sums, and not yet believed."""
    try:
        with zipfile.ZipFile(source) as zip_:
            _look_at(zip_)
            envelope = _envelope(zip_)
            rows = {kind: _rows(zip_, kind, said) for kind, said in sorted(envelope["contents"].items())}
    except DAMAGE as error:
        raise NotNow(_("This file is not an archive of Holdfast, or it is damaged or cut short.")) from error
    return envelope, rows


def _look_at(zip_: zipfile.ZipFile) -> None:
    """Refuse what no archive of ours looks like, before anything of it is opened."""
    parts = zip_.infolist()
    if len(parts) > MOST_PARTS or len({part.filename for part in parts}) != len(parts):
        raise NotNow(_("This file holds too many parts, or one twice. It is not an archive of Holdfast."))
    for part in parts:
        if part.filename != ENVELOPE and not NAME.fullmatch(part.filename):
            raise NotNow(
                _("This file holds a part that no archive has: %(name)s") % {"name": ascii(part.filename)[:80]}
            )
        if part.file_size > max(SMALL, part.compress_size * MOST_RATIO):
            raise NotNow(_("A part of this file would become far larger than it is. It was not opened."))
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise NotNow(_("This file holds more than an archive may hold. It was not opened."))


def _read(zip_: zipfile.ZipFile, name: str) -> bytes:
    """One part, no longer than it says it is."""
    size = zip_.getinfo(name).file_size
    with zip_.open(name) as part:
        data = part.read(size + 1)
    if len(data) != size:
        raise ValueError("A part is not as long as it says.")
    return data


def _envelope(zip_: zipfile.ZipFile) -> dict[str, Any]:
    if ENVELOPE not in zip_.namelist():
        raise NotNow(_("This file is not an archive of Holdfast: it has no envelope."))
    envelope = parsed(_read(zip_, ENVELOPE), ENVELOPE)
    if not isinstance(envelope, dict) or envelope.get("format") != FORMAT:
        raise NotNow(_("This file is not an archive of a journey of Holdfast."))
    version = envelope.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NotNow(
            _("This archive comes from a newer Holdfast: it is of version %(theirs)s, and this one reads %(ours)s.")
            % {"theirs": version, "ours": VERSION}
        )
    said = envelope.get("contents")
    held = {found[1] for part in zip_.namelist() if (found := NAME.fullmatch(part))}
    if not isinstance(said, dict) or set(said) != held:
        raise NotNow(_("This archive does not hold what its envelope says."))
    return envelope


def _rows(zip_: zipfile.ZipFile, kind: str, said: Any) -> list:
    name = f"content/{kind}.json"
    data = _read(zip_, name)
    if not isinstance(said, dict) or hashlib.sha256(data).hexdigest() != said.get("sha256"):
        raise NotNow(_("%(name)s is not as it was written: its sum differs.") % {"name": name})
    rows = parsed(data, name)
    if not isinstance(rows, list) or len(rows) != said.get("rows"):
        raise NotNow(_("%(name)s does not hold as many rows as it should.") % {"name": name})
    return rows
