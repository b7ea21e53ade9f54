"""One's own notes: sealed under a key of their own, and in no other place of the product."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from holdfast.audit.models import Event
from holdfast.memory.models import Entry
from holdfast.partnership.actions import own
from holdfast.partnership.models import OwnNote
from holdfast.partnership.queries import opened_note
from holdfast.people.access import Unreadable, unseal
from holdfast.records.actions.erasing import erase_person
from holdfast.ui.refusals import Changed
from tests.people import signed_in

CANARY = "I laughed when the cormorant laughed."


@pytest.fixture
def note(cast):
    return own.write_own_note(cast.journey, by=cast.esi, words=CANARY, stance="half_inside", prompt="Whose interest?")


def test_its_writer_reads_it_and_nobody_else_whatever_their_role(cast, note):
    where = reverse("partnership:own_note", args=[note.pk])

    statuses = {
        name: signed_in(getattr(cast, name)).get(where).status_code
        for name in ("amina", "ben", "esi", "gwen", "hana", "farid")
    }

    assert statuses == {"amina": 404, "ben": 404, "esi": 200, "gwen": 404, "hana": 404, "farid": 404}
    page = signed_in(cast.esi).get(reverse("partnership:own_notes"))
    assert CANARY in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_no_word_of_it_stands_anywhere_in_the_database(cast, note):
    found = []
    with connection.cursor() as cursor:
        tables = [each for each in connection.introspection.table_names(cursor) if not each.startswith("memory_words")]
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [table for row in cursor.fetchall() if any("cormorant" in _text(value) for value in row)]

    assert found == []
    assert (Event.objects.count(), Entry.objects.filter(subject=note.pk).count()) == (0, 0)


def _text(value) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def test_it_has_a_key_of_its_own_and_opens_under_no_other(cast, note, settings):
    assert opened_note(note).words == CANARY
    with pytest.raises(Unreadable):
        unseal(note.pk, note.sealed)  # the key of reflections and feelings
    settings.REFLECTION_KEY = "another house"
    with pytest.raises(Unreadable):
        opened_note(note)


def test_under_another_key_the_page_says_so_and_shows_nothing(cast, note, settings):
    settings.REFLECTION_KEY = "another house"
    esi = signed_in(cast.esi)

    one, listed = esi.get(reverse("partnership:own_note", args=[note.pk])), esi.get(reverse("partnership:own_notes"))

    assert (one.status_code, listed.status_code) == (410, 200)
    assert CANARY not in one.content.decode() + listed.content.decode()


def test_on_two_devices_both_texts_are_shown(cast, note):
    own.change_own_note(note, by=cast.esi, words="I did not laugh.", stance="outside", version=1)

    with pytest.raises(Changed) as late:
        own.change_own_note(note, by=cast.esi, words="Nobody laughed.", stance="", version=1)

    assert late.value.theirs == {"words": "I did not laugh.", "stance": "outside"}
    note.refresh_from_db()
    assert (opened_note(note).words, opened_note(note).prompt) == ("I did not laugh.", "Whose interest?")


def test_another_neither_changes_nor_deletes_it(cast, note):
    with pytest.raises(PermissionDenied):
        own.change_own_note(note, by=cast.amina, words="x", stance="", version=1)
    with pytest.raises(PermissionDenied):
        own.delete_own_note(note, by=cast.amina)
    with pytest.raises(PermissionDenied):
        own.write_own_note(cast.journey, by=cast.farid, words="x")

    assert OwnNote.objects.count() == 1


def test_it_goes_with_the_account(cast, note):
    own.write_own_note(cast.journey, by=cast.ben, words="Mine stays.")

    erase_person(cast.esi.user, by=cast.hana)

    assert [each.user for each in OwnNote.objects.all()] == [cast.ben.user]


def test_it_is_deleted_for_good(cast, note):
    answer = signed_in(cast.esi).post(reverse("partnership:own_note_delete", args=[note.pk]))

    assert (answer.status_code, OwnNote.objects.count()) == (302, 0)
