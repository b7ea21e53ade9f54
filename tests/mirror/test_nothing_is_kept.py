"""A word that stands nowhere else goes through every door of the mirror, and is looked for afterwards wherever something could stay."""

import logging
import os
import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tests.mirror.texts import TEXT
from tests.ui.papers import pdf, word

CANARY = "quokkafenland"
SAID = f"{TEXT}\n\nThe male from {CANARY} was seen."
LARGE = 4_000_000  # more than Django keeps in memory by itself


def everything_in_the_database() -> dict[str, list[tuple]]:
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            if table == "memory_words":  # an index of what stands in another table; SQLite cannot list it
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = [tuple(map(str, row)) for row in cursor.fetchall()]
    return found


def files_in(*folders: Path) -> set[str]:
    return {
        os.path.join(here, name) for folder in folders for here, _folders, names in os.walk(folder) for name in names
    }


def every_door(browser):
    yield browser.post("/mirror/", {"text": SAID})
    yield browser.post("/mirror/", {"text": f"{SAID}\x00"})
    for name, data in {
        f"{CANARY}.docx": word(SAID),
        f"{CANARY}.pdf": pdf(f"The male from {CANARY}."),
        f"{CANARY}.txt": SAID.encode() + b" And more. " * (LARGE // 10),
        f"{CANARY}-broken.docx": b"PK\x03\x04" + CANARY.encode(),
    }.items():
        for do in ("read", "copy"):
            yield browser.post("/mirror/", {"file": SimpleUploadedFile(name, data), "do": do})
    told = {"card1-words": SAID[-60:], "card1-rules": "male-or-female-as-noun", "card1-answer": "not_useful"}
    yield browser.post("/mirror/not-useful/", told)
    yield browser.post("/mirror/talk/", {**told, "card1-answer": "talk", "line": CANARY})
    for kind in ("docx", "pdf"):
        card = {"card1-words": SAID[-60:], "card1-rules": "male-or-female-as-noun", "card1-answer": "talk"}
        yield browser.post("/mirror/sheet/", {"line": CANARY, **card, "kind": kind})


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """What is put aside for a moment lands here, and is noticed even if it is taken away again."""
    made = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    real = tempfile._TemporaryFileCloser if hasattr(tempfile, "_TemporaryFileCloser") else None
    assert real is not None
    before = real.__init__

    def noticed(self, *args, **kwargs):
        made.append(args)
        before(self, *args, **kwargs)

    monkeypatch.setattr(real, "__init__", noticed)
    return tmp_path, made


def test_no_row_no_file_no_line_of_a_log_and_no_task_keeps_a_word_of_it(client, cast, settings, temporary, caplog):
    folder, put_aside = temporary
    client.force_login(cast.ben.user)
    client.get("/mirror/")
    rows, files = everything_in_the_database(), files_in(folder, settings.DATA)

    with caplog.at_level(logging.DEBUG):
        answers = [each.content for each in every_door(client)]

    assert any(CANARY.encode() in each for each in answers)
    assert everything_in_the_database() == rows
    assert (files_in(folder, settings.DATA), put_aside) == (files, [])
    assert CANARY not in caplog.text
    assert CANARY not in str(dict(client.session))


def test_no_table_of_the_mirror_has_room_for_a_text_an_author_a_file_or_a_count():
    """What may be kept is listed here by hand: wording of an organisation's own, and who of its members said so."""
    room = {
        model.__name__: {field.name for field in model._meta.concrete_fields} - {"id", "organisation", "version"}
        for model in apps.get_app_config("mirror").get_models()
    }

    assert room == {
        "Term": {
            *("phrases", "not_when", "lens", "question", "protects", "other_ways"),
            *("source", "lit", "left_alone", "made_with", "added_by", "added_on"),
        },
        "ChosenWord": {"words", "chosen_by", "noted_by", "noted_on"},
        "Tuning": {"rule", "state", "not_when", "reason", "said_by", "said_on"},
        "NotUseful": {"once", "rule"},
        "Talk": {"journey", "held_on", "want_to_try"},
        "Proposal": {
            *("proposes", "rule", "words", "why", "proposed_by", "written_by", "written_on"),
            *("became", "answer", "answered_by", "answered_on"),
        },
    }


def test_the_look_for_files_would_notice_one(temporary):
    _folder, put_aside = temporary

    with tempfile.NamedTemporaryFile():
        pass

    assert len(put_aside) == 1
