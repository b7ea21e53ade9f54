"""Writing a journey's archive."""

import contextlib
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.models import Journey
from holdfast.people.access import NOBODY, Viewer
from holdfast.ui.writing import written_whole

from ...access import require_responsible
from ...queries.contents import contents
from .packing import pack, pack_envelope
from .sealing import Sealed


@contextlib.contextmanager
def _at_one_moment() -> Iterator[None]:
    """Everything that is read is as it was at the beginning, also while others go on writing."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@_at_one_moment()
def export_journey(journey: Journey, target: Path, *, by: Viewer, passphrase: str | None) -> dict[str, int]:
    """Write a journey's archive, sealed unless there is no passphrase. Returns how many rows of each kind.

    `by` is a lead, an administrator, or NOBODY: whoever runs the machine that the journey stands on.
    """
    if by != NOBODY:
        require_responsible(by, journey)
    with written_whole(target) as file, _sealed(file, passphrase) as open_, zipfile.ZipFile(open_, "w") as zip_:
        written = pack(zip_, contents(journey))
        pack_envelope(zip_, {**_envelope(journey, by), "contents": written})
    house = journey.organisation_id
    how = ["plain"] if passphrase is None else ["sealed"]
    record(What.JOURNEY_EXPORTED, by=by, subject=journey, journey=journey.pk, organisation=house, fields=how)
    return {kind: said["rows"] for kind, said in written.items()}


@contextlib.contextmanager
def _sealed(file: BinaryIO, passphrase: str | None) -> Iterator[Any]:
    if passphrase is None:
        yield file
        return
    sealed = Sealed(file, passphrase)
    yield sealed
    sealed.finish()


def _envelope(journey: Journey, by: Viewer) -> dict:
    house = journey.organisation
    least = {"least_inside": house.least_inside, "least_beyond": house.least_beyond}
    return {
        "holdfast": tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["project"]["version"],
        "made_at": timezone.now().isoformat(timespec="seconds").replace("+00:00", "Z"),
        "made_by": by.name,
        "organisation": {"name": house.name, **least},
    }
