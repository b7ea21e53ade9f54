"""Who is looking, the secrets that links carry, and the sealing of private words."""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core import signing
from django.core.cache import cache

from .models import User

GUESSES_AN_HOUR = 30
SIGN_IN_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
_INVITED = signing.TimestampSigner(salt="invited")
_DIGEST = signing.Signer(salt="digest")


@dataclass(frozen=True)
class Viewer:
    """Whoever made the request. Every query narrows to a viewer; every action is done `by` one."""

    user: User | None = None

    @property
    def is_known(self) -> bool:
        return self.user is not None

    @property
    def name(self) -> str:
        return self.user.name if self.user else ""


NOBODY = Viewer()


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request):
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Signing in through the organisation finds an account that an invitation made; it makes none."""

    def is_open_for_signup(self, request, sociallogin):
        return False


def _written(entropy: bytes) -> str:
    return base64.b32encode(entropy).decode("ascii").rstrip("=").lower()


def new_secret() -> str:
    """128 random bits, as 26 letters and digits that survive being read out."""
    return _written(secrets.token_bytes(16))


def link_secret(kind: str, pk: UUID) -> str:
    """The secret of a link that can be shown again: made from a key outside the database, so nothing there opens it."""
    return _written(hmac.new(settings.LINK_KEY.encode(), f"{kind}:{pk}".encode(), hashlib.sha256).digest()[:16])


def secret_hash(secret: str) -> str:
    """What is stored of a secret. 128 random bits need no salt."""
    return hashlib.sha256(secret.strip().lower().encode()).hexdigest()


def _guess_key(request) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    return "guess:" + hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]


def guessed_too_often(request) -> bool:
    """Whether this address has tried too many links that do not exist in the last hour. Only misses are counted."""
    return cache.get(_guess_key(request), 0) >= GUESSES_AN_HOUR


def count_missed_guess(request) -> None:
    """Count one link that does not exist. Nothing is kept of a link that does."""
    key = _guess_key(request)
    cache.add(key, 0, timeout=3600)
    cache.incr(key)


def setup_token() -> str:
    """The token of the one-time set-up link. It opens nothing once there is a user."""
    return link_secret("setup", UUID(int=0))


def is_setup_token(token: str) -> bool:
    return hmac.compare_digest(token.encode(), setup_token().encode())


def invited_to(path: str) -> str:
    """A token for the page of an invitation that holds: whoever brings it may make an account."""
    return _INVITED.sign(path)


def path_invited_to(token: str) -> str | None:
    """The invitation's page, if the token is ours and not older than a day."""
    try:
        return _INVITED.unsign(token, max_age=86_400)
    except signing.BadSignature:
        return None


def digest_token(user: User) -> str:
    """A token that stops one person's weekly letter and opens nothing."""
    return _DIGEST.sign(user.pk.hex).replace(":", ".")


def user_of_digest(token: str) -> UUID | None:
    """Whose weekly letter a token stops."""
    try:
        return UUID(_DIGEST.unsign(token.replace(".", ":", 1)))
    except (signing.BadSignature, ValueError):
        return None


class Unreadable(Exception):
    """Private words cannot be opened: the key is another one, or what is stored was damaged."""


def _cipher(purpose: str) -> AESGCM:
    """Each purpose has a key of its own, made from the one outside the database. Without a purpose: reflections and feelings."""
    key = settings.REFLECTION_KEY.encode()
    own = hmac.new(key, purpose.encode(), hashlib.sha256) if purpose else hashlib.sha256(key)
    return AESGCM(own.digest())


def seal(pk: UUID, content: dict[str, Any], *, purpose: str = "") -> bytes:
    """Private words as they are stored: AES-GCM under a key outside the database, bound to their own row, with no time in it."""
    nonce = secrets.token_bytes(12)
    return nonce + _cipher(purpose).encrypt(nonce, json.dumps(content, ensure_ascii=False).encode(), pk.bytes)


def unseal(pk: UUID, sealed: bytes | memoryview, *, purpose: str = "") -> dict[str, Any]:
    """Private words, opened. Raises Unreadable."""
    stored = bytes(sealed)
    try:
        content: dict[str, Any] = json.loads(_cipher(purpose).decrypt(stored[:12], stored[12:], pk.bytes))
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error
    return content
