"""`holdfast mirror --scheduler`: a large folder over several machines, with the extra dask; a sentence where it is not installed."""

import json
import sys
import warnings

import pytest

from tests.mirror.test_command import TEXT, run
from tests.ui.papers import pdf


@pytest.fixture
def folder(tmp_path):
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "21.pdf").write_bytes(pdf(""))
    return tmp_path


@pytest.fixture
def scheduler(socket_enabled):
    """Two workers, each a process of its own as another machine would be."""
    import distributed

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=2, dashboard_address=None, host="127.0.0.1"
        ) as cluster:
            yield cluster.scheduler_address


def test_several_machines_find_what_one_finds_in_the_same_order(folder, scheduler, tmp_path):
    keep = tmp_path / "kept.jsonl"

    spread = run(folder, "--json", "--scheduler", scheduler, "--keep", keep)

    assert spread.exit_code == 0
    assert json.loads(spread.stdout) == json.loads(run(folder, "--json").stdout)
    assert len(keep.read_text().splitlines()) == 21
    assert "21.pdf: not read. The PDF holds pictures of pages" in spread.stderr


def test_a_scheduler_that_does_not_answer_is_said(folder, socket_enabled, monkeypatch):
    monkeypatch.setattr("holdfast.mirror.commands.spreading.SECONDS_TO_FIND", 1)

    done = run(folder, "--json", "--scheduler", "tcp://127.0.0.1:1")

    assert done.exit_code == 2
    assert "No scheduler answers at tcp://127.0.0.1:1." in done.stderr


def test_without_the_extra_it_is_said_how_to_have_it_and_standard_input_stays_here(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    done, given = run(folder, "--scheduler", "tcp://x:1"), run("-", "--scheduler", "tcp://x:1", given=b"Text.")

    assert (done.exit_code, given.exit_code) == (2, 2)
    assert "pip install 'holdfast[dask]'" in done.stderr
    assert "Standard input cannot be read over several machines." in given.stderr


def test_nothing_of_dask_is_imported_unless_it_is_asked_for(folder):
    before = {name for name in sys.modules if name.split(".")[0] in ("dask", "distributed")}

    assert run(folder, "--json").exit_code == 0
    assert {name for name in sys.modules if name.split(".")[0] in ("dask", "distributed")} == before
