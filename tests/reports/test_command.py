"""`holdfast report`: a report of a journey as a file, whole or not at all."""

from datetime import timedelta
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.reports.commands.report import report as command
from holdfast.reports.models import Report
from tests.reports.addresses import a_report, issued


def run(*words):
    return CliRunner().invoke(command, [str(word) for word in words])


def asked(journey, out, *more):
    return run(journey.pk, "--kind", "board", "--format", "html", "--out", out, *more)


def test_a_draft_as_the_records_have_it_is_written_and_not_stored(cast, tmp_path):
    out = tmp_path / "board.html"

    done = asked(cast.journey, out)

    assert done.exit_code == 0
    assert "Safer after school: where it stands" in out.read_text()
    assert "not issued" in out.read_text()
    assert (Report.objects.count(), Event.objects.filter(what="report.taken").count()) == (0, 1)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["board.html"]


def test_an_issued_one_is_written_as_it_was_issued(cast, tmp_path):
    note = issued(a_report(cast.journey, cast.esi, title="For the autumn"), by=cast.esi, site=cast.amina)
    cast.journey.strands.update(name="Renamed since")
    out = tmp_path / "board.html"

    done = asked(cast.journey, out, "--number", note.number)

    assert done.exit_code == 0
    assert "For the autumn" in out.read_text()
    assert "Renamed since" not in out.read_text()


def test_what_cannot_be_written_is_said_in_a_sentence_and_leaves_nothing(cast, tmp_path):
    there = tmp_path / "there.html"
    there.write_text("mine")
    tomorrow = timezone.localdate() + timedelta(days=1)

    refusals = [
        asked(cast.journey, there),
        asked(cast.journey, tmp_path / "nowhere" / "board.html"),
        asked(cast.journey, tmp_path / "new.html", "--number", 7),
        asked(cast.journey, tmp_path / "new.html", "--until", tomorrow.isoformat()),
        asked(cast.journey, tmp_path / "new.html", "--since", "2026-03-01", "--until", "2026-02-01"),
        run(uuid4(), "--kind", "board", "--format", "pdf", "--out", tmp_path / "new.pdf"),
    ]

    assert [each.exit_code for each in refusals] == [1] * 6
    assert [each.exception.__class__.__name__ for each in refusals] == ["SystemExit"] * 6
    assert sorted(each.name for each in tmp_path.iterdir()) == ["there.html"]
    assert there.read_text() == "mine"


@pytest.mark.parametrize("words", [("not-an-id",), ()])
def test_a_wrong_call_says_how_it_is_called(words, tmp_path):
    done = run(*words, "--kind", "board", "--format", "html", "--out", tmp_path / "x.html")

    assert done.exit_code == 2
    assert "Usage" in done.output
