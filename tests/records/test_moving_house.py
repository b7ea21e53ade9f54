"""A house moves in one file, and comes out as it went in."""

import zipfile
from datetime import UTC, datetime

from django.apps import apps

from holdfast.audit.models import Event
from holdfast.records.actions import examples, whole_house


def rows_of(path) -> dict[str, list[bytes]]:
    with zipfile.ZipFile(path) as file:
        return {name: sorted(file.read(name).splitlines()) for name in file.namelist() if name.endswith(".jsonl")}


def empty_the_house() -> None:
    for model in reversed(whole_house._models()):
        model._base_manager.all()._raw_delete("default")


def test_times_words_and_links_between_records_are_the_same_after_moving(cast, tmp_path):
    examples.bring_in_all(by=cast.amina)
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
