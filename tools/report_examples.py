"""Writes docs/examples/reports/: three kinds of report in three forms, of the demonstration and of Hackney, by `holdfast report`.

Run by hand, with a folder of its own for the data: python tools/report_examples.py
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ["HOLDFAST_DATA"] = tempfile.mkdtemp()
os.environ["HOLDFAST_URL"] = "https://holdfast.example"
os.environ.pop("DATABASE_URL", None)

from writing import ROOT, with_django

with_django()

from click.testing import CliRunner  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.utils.formats import date_format  # noqa: E402

from holdfast.config.serving import bring_up_to_date  # noqa: E402
from holdfast.journeys.models import Journey  # noqa: E402
from holdfast.records.actions.examples import bring_in_all  # noqa: E402
from holdfast.reports.commands.report import WRITERS, report  # noqa: E402
from holdfast.reports.enums import Kind  # noqa: E402

FOLDER = ROOT / "docs" / "examples" / "reports"
JOURNEYS = {"safer-after-school": "Safer after school", "hackney": "The Hackney pilot of Contextual Safeguarding"}
ABOUT = """# Reports, as files

Made on {day} by `python tools/report_examples.py`, which brings the examples into an empty house (`holdfast demo`) and calls
`holdfast report JOURNEY --kind KIND --format FORM --out FILE`. Nobody has written in them: every chapter says what the records say, as a
draft does before anybody begins. Dates in the invented journey are counted back from the day they were made. Links lead to an example
address. How reports are written, agreed to and issued: [write a report](../../how-to/write-a-report.md).

"Safer after school" is invented, every word. Hackney is put together from the published record (see
[examples](../../../examples/README.md)): nobody was asked in Holdfast there, and the reports say so.

| journey | kind | Word | PDF | page |
|---|---|---|---|---|
{rows}
"""


def write(journey: Journey, stem: str, kind: str) -> str:
    """The three forms of one report; the row that leads to them."""
    links = []
    for ending in ("docx", "pdf", "html"):
        name = f"{stem}-{kind}.{ending}"
        words = [str(journey.pk), "--kind", kind, "--format", ending, "--out", str(FOLDER / name), "--replace"]
        done = CliRunner().invoke(report, words)
        if done.exit_code:
            sys.exit(done.output)
        links.append(f"[{ending}]({name})")
    return f"| {journey.name} | {Kind(kind).label} | {' | '.join(links)} |"


def main() -> None:
    assert set(WRITERS) == {"docx", "pdf", "html"}
    bring_up_to_date()
    bring_in_all()
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = []
    for stem, name in JOURNEYS.items():
        journey = Journey.objects.get(name=name)
        rows += [write(journey, stem, kind) for kind in Kind.values]
    day = date_format(timezone.localdate(), "j F Y")
    Path(FOLDER / "README.md").write_text(ABOUT.format(day=day, rows="\n".join(rows)), encoding="utf-8")


if __name__ == "__main__":
    main()
