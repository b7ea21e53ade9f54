"""Reports as files: the board note from click to file, a long period report by the real worker, and the memory that it takes.

Run: python -m benchmarks.reports [runs]

The journey is the demonstration with twelve measures of three years, two of them in two places, so that its period report has more than
forty pages and thirty pictures. Beside it stands what people would otherwise use, on the very same document: python-docx as its
documentation shows it, with the pictures drawn already, and LibreOffice making a PDF of our Word file and of our page. Neither asks the
records, draws, or shows progress.
"""

import io
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
django.setup()

import numpy as np  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from pypdf import PdfReader  # noqa: E402

from holdfast.analysis.spc.reading import Read  # noqa: E402
from holdfast.config.serving import bring_up_to_date  # noqa: E402
from holdfast.evidence.actions import measures, values  # noqa: E402
from holdfast.journeys.models import Journey, Participant  # noqa: E402
from holdfast.people.access import Viewer  # noqa: E402
from holdfast.records.actions.examples import bring_in_all  # noqa: E402
from holdfast.reports.actions import filing, writing  # noqa: E402
from holdfast.reports.enums import FileState  # noqa: E402
from holdfast.reports.models import Report, ReportFile  # noqa: E402
from holdfast.reports.queries import document_of, first_day_of  # noqa: E402
from holdfast.reports.tasks import make_file  # noqa: E402
from holdfast.ui.documents import (  # noqa: E402
    Bullets,
    Document,
    Heading,
    Numbered,
    PictureSection,
    Quote,
    Table,
    Text,
    as_html,
    as_pdf,
    as_png,
    as_word,
)
from holdfast.ui.documents.tidying import tidied  # noqa: E402

MEASURES, POINTS, SEED = 12, 36, 20261128
ENDINGS = ("docx", "pdf")
MB = 1 / 1024


def long_journey() -> tuple[Journey, Viewer]:
    """The demonstration with more measures, and whoever leads it."""
    bring_up_to_date()
    journey = next(each for each in bring_in_all() if each.kind == "invented")
    lead = Viewer(user=Participant.objects.filter(journey=journey, right="lead", left_on=None).first().user)
    chance = np.random.default_rng(SEED)
    days = tuple(f"{2023 + place // 12}-{place % 12 + 1:02d}-01" for place in range(POINTS))
    for number in range(MEASURES):
        made = measures.begin_measure(journey, by=lead, told=measures.Measured(f"Measure {number + 1} of waiting"))
        columns = tuple(tuple(chance.normal(50, 8, POINTS).tolist()) for _column in range(1 + (number < 2)))
        names = ("North", "South") if number < 2 else ()
        values.enter_values(made, by=lead, read=Read(days, names, columns))
    return journey, lead


def a_report(journey: Journey, lead: Viewer, kind: str) -> Report:
    planned = writing.Planned("", first_day_of(journey), timezone.localdate())
    return writing.begin_report(journey, by=lead, kind=kind, planned=planned)


def make_one(pk: str) -> None:
    """In a process of its own: make one file as the worker does, and say what it took."""
    before, began = time.process_time(), time.perf_counter()
    filing.fill_file(pk)
    took, spent = time.perf_counter() - began, time.process_time() - before
    print(json.dumps({"took": took, "spent": spent, "peak": peak_of(os.getpid())}))


def in_a_fresh_process(report: Report, ending: str, runs: int) -> list[dict[str, float]]:
    told = []
    for _ in range(runs):
        ReportFile.objects.filter(report=report).delete()
        file = ReportFile.objects.create(report=report, ending=ending)
        command = [sys.executable, "-m", "benchmarks.reports", "make-one", str(file.pk)]
        told.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    return told


def by_the_worker(report: Report) -> None:
    """Asked for as a page does, made by `holdfast work` in a process of its own; what a page that looks again would have shown."""
    command = [sys.executable, "-m", "holdfast.config.command", "work"]
    worker = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for ending in (*ENDINGS, *ENDINGS):
            ReportFile.objects.filter(report=report).delete()
            began = time.perf_counter()
            file = ReportFile.objects.create(report=report, ending=ending)
            make_file.enqueue(str(file.pk))
            seen = set()
            while file.state != FileState.READY:
                time.sleep(0.05)
                file.refresh_from_db(fields=["state", "done", "steps"])
                seen.add((file.state, file.done, file.steps))
            told = f"{ending} by `holdfast work`, from asking; {len(seen)} states of progress seen"
            row(told, time.perf_counter() - began, None, peak_of(worker.pid))
    finally:
        worker.terminate()
        worker.wait()


def peak_of(pid: int) -> float:
    """What it took at most since it began as this program; getrusage would count what it was forked from as well."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * MB


def board_note(report: Report, lead: Viewer, runs: int) -> None:
    """Through every layer but the network: signed in, permission asked, composed, drawn, written, recorded."""
    settings.ALLOWED_HOSTS = ["*"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    browser = Client()
    browser.force_login(lead.user)
    for ending in ("docx", "pdf", "html"):
        where = reverse("reports:report_file", args=[report.pk, ending])
        took = []
        for _ in range(runs):
            began = time.perf_counter()
            answer = browser.get(where)
            took.append(time.perf_counter() - began)
            assert answer.status_code == 200, answer.status_code
        words = f"board note as {ending}, {len(answer.content) // 1024} kB"
        told = f"{words}: first {took[0]:.2f} s, slowest after that {max(took[1:]):.2f} s, median"
        row(told, statistics.median(took), None, None)


def written_plainly(document: Document, pictures: list[bytes]) -> bytes:
    """The same words, tables and pictures by python-docx, as its documentation shows it."""
    import docx
    from docx.shared import Mm

    word, drawn = docx.Document(), iter(pictures)
    word.add_heading(document.title, 0)
    for section in document.sections:
        match section:
            case Heading(text, level):
                word.add_heading(text, level - 1)
            case Text(paragraphs) | Bullets(paragraphs) | Numbered(paragraphs):
                for each in paragraphs:
                    word.add_paragraph(each, style=None if isinstance(section, Text) else "List Bullet")
            case Quote(words, who):
                word.add_paragraph(f"{words} {who}", style="Quote")
            case Table():
                plain_table(word, section)
            case PictureSection(drawing):
                word.add_picture(io.BytesIO(next(drawn)), width=Mm(160))
                plain_table(word, drawing.table)
            case _:
                word.add_paragraph(getattr(section, "text", getattr(section, "words", "")))
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def plain_table(word: Any, table: Table) -> None:
    if not table.header:
        return
    made = word.add_table(rows=1 + len(table.rows), cols=len(table.header), style="Table Grid")
    for line, cells in zip(made.rows, (table.header, *table.rows), strict=True):
        for cell, text in zip(line.cells, cells, strict=True):
            cell.text = text


def by_libreoffice(content: bytes, ending: str) -> tuple[float, float, bytes] | None:
    """Seconds by the clock and of the processor, and the PDF. Started anew each time, as a script does."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"report.{ending}")
        source.write_bytes(content)
        kind = "writer_web_pdf_Export" if ending == "html" else "writer_pdf_Export"
        command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        command += [f"pdf:{kind}", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)  # once, so that its profile is there
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        return (
            took,
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            Path(folder, "report.pdf").read_bytes(),
        )


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    before, began = time.process_time(), time.perf_counter()
    made = work()
    return made, time.perf_counter() - began, time.process_time() - before


def beside(document: Document) -> None:
    document = tidied(document)
    pictures, drawing, drew = timed(
        lambda: [as_png(each.drawing) for each in document.sections if isinstance(each, PictureSection)]
    )
    row(f"{len(pictures)} pictures drawn as PNG, alone", drawing, drew, None)
    _made, took, spent = timed(lambda: written_plainly(document, pictures))
    row("python-docx as documented, pictures given", took, spent, None)
    word, took, spent = timed(lambda: as_word(document))
    row("ours: Word from the document, pictures drawn", took, spent, None)
    pdf, took, spent = timed(lambda: as_pdf(document))
    row(f"ours: PDF from the document, {len(PdfReader(io.BytesIO(pdf)).pages)} pages, tagged", took, spent, None)
    for content, ending in ((word, "docx"), (as_html(document).encode(), "html")):
        made = by_libreoffice(content, ending)
        if made:
            took, spent, other = made
            tagged = "tagged" if "/StructTreeRoot" in PdfReader(io.BytesIO(other)).trailer["/Root"] else "not tagged"
            row(
                f"LibreOffice: PDF from our {ending}, {len(PdfReader(io.BytesIO(other)).pages)} pages, {tagged}",
                took,
                spent,
                None,
            )


def row(what: str, took: float, spent: float | None, peak: float | None) -> None:
    told = [f"{took:.2f}", "" if spent is None else f"{spent:.2f}", "" if peak is None else f"{peak:.0f}"]
    print(f"| {what} | {' | '.join(told)} |", flush=True)


def main(runs: int = 5) -> None:
    journey, lead = long_journey()
    report, board = a_report(journey, lead, "period"), a_report(journey, lead, "board")
    document, took, spent = timed(lambda: document_of(report))
    pictures = sum(isinstance(each, PictureSection) for each in document.sections)
    print(
        f"{connection.vendor}: {len(document.sections)} sections, {pictures} pictures; load {os.getloadavg()[0]:.1f}\n"
    )
    print("| what | seconds by the clock | seconds of the processor | MB at most |\n|---|---|---|---|")
    board_note(board, lead, runs * 4)
    row("period report gathered from the records", took, spent, None)
    for ending in ENDINGS:
        told = in_a_fresh_process(report, ending, runs)
        middle = {name: statistics.median(each[name] for each in told) for name in ("took", "spent")}
        row(
            f"period report as {ending}, in a fresh process",
            middle["took"],
            middle["spent"],
            max(each["peak"] for each in told),
        )
    by_the_worker(report)
    beside(document)


if __name__ == "__main__":
    if sys.argv[1:2] == ["make-one"]:
        make_one(sys.argv[2])
    else:
        main(*map(int, sys.argv[1:2]))
