"""What the environment says. Nothing else in Holdfast reads it."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def folder() -> Path:
    """Where data lives: HOLDFAST_DATA, or var/ beside the code."""
    return Path(text("HOLDFAST_DATA") or ROOT / "var").resolve()


def key(name: str) -> str:
    """A secret kept in a file outside the database, made when first needed and readable by its owner alone."""
    path = folder() / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def database(url: str) -> dict:
    """Django's settings for a DATABASE_URL: sqlite:///path or postgres://user:password@host:port/name?option=value."""
    parts = urlsplit(url)
    name = unquote(parts.path[1:])
    if parts.scheme not in {"sqlite", "postgres", "postgresql"} or not name:
        raise ValueError("DATABASE_URL must begin with sqlite:/// or postgres:// and name a database")
    if parts.scheme == "sqlite":
        return sqlite(Path(name))
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or (parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}, **options},
    }


def sqlite(path: Path) -> dict:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
        "TEST": {"NAME": path.parent / f"test-{path.name}"},
    }


def openid_connect() -> list[dict]:
    """One provider, by environment: HOLDFAST_OIDC_SERVER, _CLIENT, _SECRET and _NAME."""
    if not text("HOLDFAST_OIDC_SERVER"):
        return []
    return [
        {
            "provider_id": "organisation",
            "name": text("HOLDFAST_OIDC_NAME", "your organisation"),
            "client_id": text("HOLDFAST_OIDC_CLIENT"),
            "secret": text("HOLDFAST_OIDC_SECRET"),
            "settings": {"server_url": text("HOLDFAST_OIDC_SERVER")},
        }
    ]
