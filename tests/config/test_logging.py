"""No line of a log carries a secret of a link, or says who answered."""

import logging
import sys

import pytest

from holdfast.config.logging import NoSecrets


def written(message: str, *args, **extra) -> tuple[str, logging.LogRecord]:
    """What a handler with the filter writes of one record."""
    record = logging.LogRecord("django.request", logging.ERROR, "x.py", 1, message, args, extra.pop("exc_info", None))
    record.__dict__.update(extra)
    assert NoSecrets().filter(record) is True
    return logging.Formatter().format(record), record


@pytest.mark.parametrize("kind", ["a", "r", "i", "j", "s"])
def test_the_secret_of_every_kind_of_link_is_taken_out(kind):
    line, _record = written("Not Found: %s", f"/{kind}/k3lpk3lpk3lpk3lpk3lpk3lpk3/next/")

    assert line == f"Not Found: /{kind}/..."


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("GET /journeys/0b/rounds/", "GET /journeys/0b/rounds/"),
        ("GET '/a/kelp/' 200", "GET '/a/...' 200"),
        ("GET /join/?invited=/i/kelp/:1a:2b", "GET /join/?invited=/i/..."),
        ("GET /account/login/?next=%2Fi%2Fkelp%2F", "GET /account/login/?next=/i/..."),
        ("POST /account/password/reset/key/1-kelp/", "POST /account/password/reset/key/..."),
        ("100% of /r/kelp/", "100% of /r/..."),
    ],
)
def test_what_is_no_secret_stays_and_what_is_one_goes(said, line):
    assert written(said)[0] == line


def test_the_request_with_address_and_cookies_is_taken_off_the_record():
    _line, record = written("Internal Server Error: %s", "/a/kelp/", request="GET from 192.0.2.7", status_code=500)

    assert (hasattr(record, "request"), record.status_code, record.args) == (False, 500, ())


def raised(sentence: str):
    try:
        raise ValueError(sentence)
    except ValueError:
        return sys.exc_info()


def test_an_error_that_repeats_a_secret_is_told_without_its_trace_and_others_keep_theirs():
    plain, _record = written("Broken", exc_info=raised("no such table"))
    secret, _record = written("Broken", exc_info=raised("no row for /r/kelp/"))

    assert (plain.splitlines()[-1], secret) == ("ValueError: no such table", "Broken")


def test_an_error_that_was_raised_from_one_with_a_secret_is_told_without_its_trace():
    try:
        try:
            raise ValueError("no row for /r/kelp/")
        except ValueError as error:
            raise RuntimeError("could not answer") from error
    except RuntimeError:
        line, _record = written("Broken", exc_info=sys.exc_info())

    assert line == "Broken"


def test_the_house_writes_its_log_through_this_filter(settings):
    handlers = settings.LOGGING["handlers"]

    assert settings.LOGGING["filters"] == {"no_secrets": {"()": "holdfast.config.logging.NoSecrets"}}
    assert [handler["filters"] for handler in handlers.values()] == [["no_secrets"]]
