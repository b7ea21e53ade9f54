"""Reading many files over all cores, so that one broken file stops nothing and a stopped run goes on where it was."""

import hashlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from holdfast.analysis.language.compiling import Mirror
from holdfast.analysis.language.reading import read
from holdfast.analysis.language.rules import RuleSet
from holdfast.guides.mirroring import house_mirror, house_rules, mirror_of
from holdfast.ui.texts import NotReadable, extract

from .copying import copied
from .showing import as_data, as_text

FEW = 8
MOST_SECONDS = 300
TOGETHER = 8
TOO_MUCH = "Reading it took more than this machine has. Bring a part of it."


@dataclass(frozen=True)
class Job:
    """What is made of each file: "json", "text", or copies in a folder (or one file) `to`."""

    rules: RuleSet
    how: str
    to: Path | None = None


ReadAll = Callable[[list[str], Job], Iterator[dict[str, Any]]]
_mirror: Mirror | None = None
_job: Job | None = None


def results(
    files: Sequence[str], job: Job, kept: "Kept | None" = None, read_all: ReadAll | None = None
) -> Iterator[dict[str, Any]]:
    """For each file, in order, what was found or why it could not be read. Files of `kept` are not read again."""
    done = {path: found for path in files if kept and (found := kept.get(path))}
    fresh = (read_all or read_here)([path for path in files if path not in done], job)
    for path in files:
        result = done.get(path) or next(fresh)
        if kept and path not in done:
            kept.add(path, result)
        yield result


def read_here(files: list[str], job: Job) -> Iterator[dict[str, Any]]:
    """Over the cores of this machine."""
    make(job)
    if len(files) <= FEW:
        yield from map(read_file, files)
        return
    left = list(files)
    while left:
        try:
            with ProcessPoolExecutor(_cores(), initializer=_begin, initargs=(job, os.getpid())) as pool:
                for result in pool.map(read_in_time, tuple(left), chunksize=TOGETHER):
                    left.pop(0)
                    yield result
        except BrokenProcessPool:
            yield from _carefully(left, job)


def _carefully(left: list[str], job: Job) -> Iterator[dict[str, Any]]:
    """After a reader was killed: the next files one by one, each in a process of its own, so that the culprit is named."""
    for _ in range(min(len(left), _cores() * TOGETHER * 2)):
        path = left.pop(0)
        try:
            with ProcessPoolExecutor(1, initializer=_begin, initargs=(job, os.getpid())) as pool:
                yield pool.submit(read_in_time, path).result()
        except BrokenProcessPool:
            yield {"path": path, "error": TOO_MUCH}


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make(job: Job) -> None:
    """Once in the process that asks: those that it starts have it already, where they are forked."""
    global _mirror, _job
    if _job is not job:
        _mirror = house_mirror() if job.rules is house_rules() else mirror_of(job.rules)
        _job = job


def _begin(job: Job, parent: int) -> None:
    """In a process that reads for another: it ends when the other has ended, however that came about."""
    make(job)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def read_in_time(path: str) -> dict[str, Any]:
    try:
        with _alarm():
            return read_file(path)
    except TimeoutError:
        return {"path": path, "error": f"Reading it took longer than {MOST_SECONDS // 60} minutes."}


@contextmanager
def _alarm() -> Iterator[None]:
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(MOST_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def read_file(path: str) -> dict[str, Any]:
    """What the job makes of one file, or `error` with a sentence."""
    if _mirror is None or _job is None:
        raise RuntimeError("No mirror was made.")
    try:
        data = bytes_of(path)
        found = extract(data, path)
        reading = read(_mirror, found.text)
        if _job.how == "text":
            return {"path": path, "shown": as_text(path, found, reading, _job.rules)}
        if _job.to is not None:
            return {"path": path, "copied": copied(path, data, found, reading, _job.rules, _job.to)}
    except NotReadable as error:
        return {"path": path, "error": str(error)}
    except OSError as error:
        return {"path": path, "error": f"It could not be opened: {error.strerror or error}."}
    return as_data(path, found, reading)


def text_of(path: Path) -> str:
    """What stands in a file of rules, labels or kept results. Raises NotReadable."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise NotReadable(f"{path} could not be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise NotReadable(f"{path} is not text in UTF-8.") from error


def bytes_of(path: str) -> bytes:
    return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()


class Kept:
    """Results of a run in a file, one on a line, so that a stopped run goes on. Other rules, or a changed file, are read anew."""

    def __init__(self, path: Path, job: Job):
        self.mark = hashlib.sha256(f"{_told(job.rules)} {job.how} {job.to}".encode()).hexdigest()[:16]
        self.found: dict[str, dict[str, Any]] = {}
        before = text_of(path) if os.path.lexists(path) else ""
        if before and not before.startswith('{"rules": "'):
            raise NotReadable(f"{path} is there already, and holds no results of the mirror. Choose another name.")
        for line in before.splitlines():
            self._remember(line)
        # Only its owner reads it: it holds what people wrote.
        try:
            self.file = os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8")
        except OSError as error:
            raise NotReadable(f"{path} could not be written: {error.strerror or error}.") from error
        if before and not before.endswith("\n"):
            self.file.write("\n")

    def close(self) -> None:
        self.file.close()

    def _remember(self, line: str) -> None:
        """A line that broke off when the run was stopped is left aside."""
        try:
            kept = json.loads(line)
            if kept["rules"] == self.mark:
                self.found[kept["result"]["path"]] = kept
        except (ValueError, KeyError, TypeError):
            return

    def get(self, path: str) -> dict[str, Any] | None:
        kept = self.found.get(path)
        return kept["result"] if kept and kept["file"] == _state(path) else None

    def add(self, path: str, result: dict[str, Any]) -> None:
        line = {"rules": self.mark, "file": _state(path), "result": result}
        self.file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.file.flush()


def _told(rules: RuleSet) -> str:
    """The rules as a text that is the same in every run: sets have no order of their own."""
    words = rules.words
    sets = sorted(words.names), sorted(words.not_names), sorted(words.doubling)
    return repr(
        (rules.rules, rules.contact, rules.absences, rules.everywhere, words.lists, words.verbs, words.nouns, sets)
    )


def _state(path: str) -> list[int]:
    try:
        state = os.stat(path)
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns]
