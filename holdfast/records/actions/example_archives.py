"""Every example as an archive that any installation can bring in. They are made anew each time, and nothing of them stays here."""

from pathlib import Path

from django.db import transaction

from holdfast.people.access import NOBODY
from holdfast.ui.refusals import NotNow

from .archive.exporting import export_journey
from .examples import DEMONSTRATION, RECORDS, bring_in_anew


class _Undone(Exception):
    """Takes back what was brought in only to be written down."""


def write_examples(folder: Path) -> list[Path]:
    """Write each example to a file of its name, without a passphrase: they are published or invented."""
    written: list[Path] = []
    try:
        with transaction.atomic():
            for name, journey in zip((*RECORDS, DEMONSTRATION), bring_in_anew(), strict=True):
                written.append(folder / f"{name}.zip")
                export_journey(journey, written[-1], by=NOBODY, passphrase=None)
            raise _Undone
    except _Undone:
        return written
    except NotNow:
        for path in written:
            path.unlink(missing_ok=True)
        raise
