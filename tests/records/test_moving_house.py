"""A house moves in one file, and comes out as it went in."""

import zipfile
from datetime import UTC, datetime

from django.apps import apps

from holdfast.audit.models import Event
from holdfast.memory.models import Entry
from holdfast.memory.queries import entries_matching
from holdfast.records.actions import whole_house


def rows_of(path) -> dict[str, list[bytes]]:
    with zipfile.ZipFile(path) as file:
        return {name: sorted(file.read(name).splitlines()) for name in file.namelist() if name.endswith(".jsonl")}


def empty_the_house() -> None:
    for model in reversed(whole_house._models()):
        model._base_manager.all()._raw_delete("default")


def test_times_words_and_links_between_records_are_the_same_after_moving(demonstrated, tmp_path):
    first = Event.objects.order_by("pk").values_list("pk", flat=True)[0]
    super(type(Event.objects.all()), Event.objects.filter(pk=first)).update(at=datetime(2025, 3, 1, 9, 30, tzinfo=UTC))
    before, after = tmp_path / "before.zip", tmp_path / "after.zip"
    written = whole_house.back_up(before)

    empty_the_house()
    restored = whole_house.restore_all(before)
    whole_house.back_up(after)

    assert restored == written
    assert rows_of(after) == rows_of(before)
    assert Event.objects.get(pk=first).at == datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
    assert apps.get_model("rounds.Answer").objects.count() > 1000


def test_a_house_that_moved_is_searched_as_before(demonstrated, tmp_path):
    entry = Entry.objects.filter(kind="decision").order_by("pk")[0]

    def found() -> list[int]:
        return [hit.pk for hit in entries_matching(entry.title, journeys=[entry.journey], led=[]).hits]

    before = found()
    whole_house.back_up(tmp_path / "before.zip")
    empty_the_house()
    emptied = found()
    whole_house.restore_all(tmp_path / "before.zip")

    assert (entry.pk in before, emptied, found()) == (True, [], before)
