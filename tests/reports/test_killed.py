"""Report files outlive their worker, on both databases: `kill -9` in the middle, and the next worker makes the file, whole."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.config.test_working import house, run, wait_until, worker  # noqa: F401 - a fixture

ROOT = Path(__file__).resolve().parents[2]
DJANGO = "import django; django.setup()\n"
BEGIN = f"""{DJANGO}
from tests.people import make_cast
from tests.reports.addresses import a_report
from holdfast.reports.models import Chapter
cast = make_cast()
report = a_report(cast.journey, cast.esi, kind="period")
words = "\\n\\n".join("It rained, and the bus came late, and we stood there. " * 40 for _each in range(20))
Chapter.objects.filter(report=report).update(words=words)
print(report.pk)
"""
ASK = f"""{DJANGO}
from django.db import transaction
from holdfast.people.access import Viewer
from holdfast.reports.actions.filing import ask_for_file
from holdfast.reports.models import Report
from holdfast.reports.tasks import make_file
report = Report.objects.get()
asked, is_new = ask_for_file(report, by=Viewer(user=report.by_user), ending="docx")
if is_new:
    make_file.enqueue(str(asked.pk))
print(asked.pk, is_new)
"""
TELL = f"""{DJANGO}
from django_tasks_db.models import DBTaskResult
from holdfast.reports.models import ReportFile
file, task = ReportFile.objects.get(), DBTaskResult.objects.get()
print(file.state, file.content is not None, task.status, len(task.worker_ids))
"""
KILL = f"""{DJANGO}
import os, signal, time
from holdfast.reports.models import ReportFile
while not ReportFile.objects.filter(state="making", done__gte=3).exists():
    time.sleep(0.01)
os.kill(%d, signal.SIGKILL)
"""
WAIT = f"""{DJANGO}
import time
from holdfast.reports.models import ReportFile
while not ReportFile.objects.filter(state="ready").exists():
    time.sleep(0.1)
"""
TAKE = f"""{DJANGO}
import sys
from holdfast.people.access import Viewer
from holdfast.reports.actions.filing import hand_out
from holdfast.reports.models import ReportFile
from holdfast.ui.refusals import NotNow
file = ReportFile.objects.get()
try:
    content = hand_out(file, by=Viewer(user=file.asked_by))
except NotNow as refusal:
    print(refusal)
else:
    from tests.ui.documents.samples import open_word
    written = [each for each in open_word(content).paragraphs if each.text.startswith("It rained")]
    print(f"whole, with all {{len(written)}} paragraphs")
"""


def python(house, program: str) -> str:  # noqa: F811
    return run(house, "-c", program)


def asked_twice_at_once(house) -> list[list[str]]:  # noqa: F811
    command = [sys.executable, "-c", ASK]
    both = [subprocess.Popen(command, env=house, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _person in range(2)]
    return [each.communicate(timeout=120)[0].split() for each in both]


def test_asked_twice_at_once_and_killed_halfway_it_becomes_one_whole_file(house):  # noqa: F811
    run(house, "-m", "holdfast.config.command", "work", "--until-done")  # makes the database
    python(house, BEGIN)
    asked = asked_twice_at_once(house)
    first = worker(house)
    python(house, KILL % first.pid)
    first.wait()
    killed, refused = python(house, TELL), python(house, TAKE)

    second = worker(house)
    python(house, WAIT)
    wait_until(lambda: python(house, TELL) == "ready True SUCCESSFUL 2")
    second.send_signal(signal.SIGTERM)

    assert asked[0][0] == asked[1][0]
    assert {is_new for _file, is_new in asked} == {"True", "False"}
    assert killed == "making False RUNNING 1"
    assert refused == "This file is not ready yet."
    assert python(house, TAKE) == "whole, with all 220 paragraphs"
    assert second.wait(timeout=60) == 0
