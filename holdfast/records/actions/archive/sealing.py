"""An archive under a passphrase: scrypt makes the key, AES-256-GCM seals chunk after chunk.

Header: 9 bytes of name, a byte for the version, 16 of salt, 6 of nonce. Each chunk of 64 KiB is sealed with the header as authenticated
data, under a nonce that holds its number and whether it is the last: a chunk left out, put elsewhere, cut off or added does not open.
"""

import io
import secrets
import unicodedata
from collections.abc import Callable
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.utils.translation import gettext as _

from holdfast.ui.refusals import NotNow

NAME, VERSION = b"HOLDFAST\x00", 1
SALT, NONCE, CHUNK, TAG = 16, 6, 64 * 1024, 16
HEADER = len(NAME) + 1 + SALT + NONCE
WORK = 2**17  # scrypt's N: 128 MB of memory for each guess at a passphrase
LEAST_LETTERS = 12


def _key(passphrase: str, salt: bytes) -> AESGCM:
    """However a keyboard puts its accents together, the passphrase is the same."""
    try:
        written = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError as error:
        raise NotNow(
            _("The passphrase holds something that is not text in UTF-8. Type it, or keep it in a file saved as UTF-8.")
        ) from error
    return AESGCM(Scrypt(salt=salt, length=32, n=WORK, r=8, p=1).derive(written))


def require_strong(passphrase: str) -> None:
    if len(passphrase) < LEAST_LETTERS:
        raise NotNow(
            _("Choose a passphrase of at least %(number)s letters: four words that do not belong together, say.")
            % {"number": LEAST_LETTERS}
        )


class Sealed(io.RawIOBase):
    """A file to write to, from beginning to end: what is written is sealed as it comes. Nothing lies open on the disk."""

    def __init__(self, target: BinaryIO, passphrase: str):
        require_strong(passphrase)
        salt, self._nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
        self._header = NAME + bytes([VERSION]) + salt + self._nonce
        self._key, self._target = _key(passphrase, salt), target
        self._waiting, self._number = bytearray(), 0
        target.write(self._header)

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._waiting += data
        while len(self._waiting) > CHUNK:  # the last one waits: only at the end is it known to be the last
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def finish(self) -> None:
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._nonce, self._number, is_last)
        self._target.write(self._key.encrypt(nonce, chunk, self._header))
        self._number += 1


def _nonce(start: bytes, number: int, is_last: bool) -> bytes:
    return start + number.to_bytes(5, "big") + bytes([is_last])


def is_sealed(source: BinaryIO) -> bool:
    """Whether a file says that it is sealed. It is read from its beginning afterwards."""
    source.seek(0)
    found = source.read(len(NAME)) == NAME
    source.seek(0)
    return found


def unseal(source: BinaryIO, target: BinaryIO, passphrase: Callable[[], str]) -> None:
    """Write what was sealed to `target`, which is worth nothing if this refuses."""
    header = source.read(HEADER)
    if len(header) < HEADER:
        raise NotNow(_("This archive is cut short."))
    if header[len(NAME)] != VERSION:
        raise NotNow(_("This archive is sealed in a way that only a newer Holdfast knows."))
    key = _key(passphrase(), header[len(NAME) + 1 : -NONCE])
    number, chunk = 0, source.read(CHUNK + TAG)
    while True:
        following = source.read(CHUNK + TAG)
        target.write(_opened(key, header, number, chunk, is_last=not following))
        if not following:
            return
        number, chunk = number + 1, following


def _opened(key: AESGCM, header: bytes, number: int, chunk: bytes, *, is_last: bool) -> bytes:
    try:
        return key.decrypt(_nonce(header[-NONCE:], number, is_last), chunk, header)
    except (InvalidTag, ValueError) as error:
        if number == 0:
            raise NotNow(_("That is not the passphrase of this archive, or the archive is damaged.")) from error
        raise NotNow(_("This archive is damaged or cut short.")) from error
