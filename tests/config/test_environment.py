"""What the environment says is read once, exactly, and keys are made once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from holdfast.config import environment


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/holdfast.sqlite3", Path("var/holdfast.sqlite3")),
        ("sqlite:////srv/holdfast.sqlite3", Path("/srv/holdfast.sqlite3")),
        ("sqlite:////srv/two%20words.sqlite3", Path("/srv/two words.sqlite3")),
    ],
)
def test_an_sqlite_address_names_a_file_relative_or_whole(url, path):
    settings = environment.database(url)

    assert (settings["ENGINE"], settings["NAME"]) == ("django.db.backends.sqlite3", path)
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert settings["TEST"]["NAME"] == path.parent / f"test-{path.name}"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_postgresql_address_is_taken_apart(scheme):
    settings = environment.database(f"{scheme}://hana:k%40elp@db.example.org:5433/hold%20fast?sslmode=require")

    assert settings == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hold fast",
        "USER": "hana",
        "PASSWORD": "k@elp",
        "HOST": "db.example.org",
        "PORT": "5433",
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}, "sslmode": "require"},
    }


def test_a_postgresql_socket_is_named_by_host_in_the_query():
    settings = environment.database("postgres:///holdfast?host=/run/postgresql")

    assert (settings["HOST"], settings["PORT"], settings["USER"], settings["NAME"]) == (
        "/run/postgresql",
        "",
        "",
        "holdfast",
    )
    assert list(settings["OPTIONS"]) == ["pool"]


@pytest.mark.parametrize(
    "url", ["mysql://localhost/holdfast", "holdfast.sqlite3", "postgres", "sqlite://", "sqlite:///"]
)
def test_an_address_of_another_kind_or_without_a_name_is_refused_with_what_would_do(url):
    with pytest.raises(ValueError, match="DATABASE_URL must begin with sqlite:/// or postgres:// and name a database"):
        environment.database(url)


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.setenv("HOLDFAST_DATA", str(tmp_path / "data"))

    first, again, other = environment.key("links"), environment.key("links"), environment.key("secret")

    file = tmp_path / "data" / "keys" / "links"
    assert (first == again, first == other, len(first)) == (True, False, 64)
    assert (file.read_text(), file.stat().st_mode & 0o777) == (first, 0o600)
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_key_that_another_process_made_meanwhile_is_taken(tmp_path, monkeypatch):
    monkeypatch.setenv("HOLDFAST_DATA", str(tmp_path))
    open_file = os.open

    def made_meanwhile(path, flags, mode):
        Path(path).write_text("theirs")
        return open_file(path, flags, mode)

    monkeypatch.setattr(os, "open", made_meanwhile)

    assert environment.key("links") == "theirs"


@pytest.mark.parametrize(
    ("value", "says"),
    [("1", True), ("True", True), (" yes ", True), ("on", True), ("0", False), ("", False), ("no", False)],
)
def test_a_flag_is_on_only_when_it_says_so(monkeypatch, value, says):
    monkeypatch.setenv("HOLDFAST_BEHIND_PROXY", value)

    assert environment.flag("HOLDFAST_BEHIND_PROXY") is says


def test_data_lives_beside_the_code_unless_told(monkeypatch, tmp_path):
    monkeypatch.setenv("HOLDFAST_DATA", "")
    beside = environment.folder()
    monkeypatch.setenv("HOLDFAST_DATA", str(tmp_path))

    assert (beside, environment.folder()) == (environment.ROOT / "var", tmp_path)


def test_signing_in_through_the_organisation_is_offered_only_when_it_is_set_up(monkeypatch):
    monkeypatch.delenv("HOLDFAST_OIDC_SERVER", raising=False)
    without = environment.openid_connect()
    for name, value in {"SERVER": "https://login.example.org", "CLIENT": "holdfast", "SECRET": "kelp"}.items():
        monkeypatch.setenv(f"HOLDFAST_OIDC_{name}", value)

    assert without == []
    assert environment.openid_connect() == [
        {
            "provider_id": "organisation",
            "name": "your organisation",
            "client_id": "holdfast",
            "secret": "kelp",
            "settings": {"server_url": "https://login.example.org"},
        }
    ]


def on_the_machine(**environment: str) -> tuple[int, str]:
    """What `holdfast tidy` answers to whoever types it, in a process of its own."""
    known = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    call = [sys.executable, "-m", "holdfast.config.command", "tidy"]
    done = subprocess.run(call, env=known | environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.strip()


def test_a_folder_or_a_database_that_cannot_be_used_is_said_in_a_sentence(tmp_path):
    file = tmp_path / "file"
    file.write_text("no folder and no database")

    folder = on_the_machine(HOLDFAST_DATA=str(file))
    elsewhere = on_the_machine(HOLDFAST_DATA=str(tmp_path), DATABASE_URL="mysql://localhost/holdfast")
    none = on_the_machine(HOLDFAST_DATA=str(tmp_path), DATABASE_URL=f"sqlite:///{file}")

    assert folder == (1, f"Error: Holdfast cannot begin: File exists: {file}. See HOLDFAST_DATA.")
    assert elsewhere == (
        *(
            1,
            "Error: Holdfast cannot begin: DATABASE_URL must begin with sqlite:/// or postgres:// and name a database",
        ),
    )
    assert none == (
        1,
        "Error: The database cannot be opened: file is not a database. See DATABASE_URL and HOLDFAST_DATA.",
    )
