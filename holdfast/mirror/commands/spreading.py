"""Reading a large folder over several machines that see the same files. Needs the extra `dask`, which is imported only then."""

import os
import threading
from collections import deque
from collections.abc import Iterator
from typing import Any

from holdfast.ui.texts import NotReadable

from .running import TOGETHER, TOO_MUCH, Job, make, read_in_time

AHEAD = 64  # parcels of files that are on their way at a time, so that results do not heap up
SECONDS_TO_FIND = 30
_making = threading.Lock()


def read_over(scheduler: str, files: list[str], job: Job) -> Iterator[dict[str, Any]]:
    """For each file, in order, what a machine behind this scheduler made of it. Raises NotReadable where there is none."""
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise NotReadable("Reading over several machines needs more: pip install 'holdfast[dask]'.") from error
    try:
        client = Client(scheduler, timeout=SECONDS_TO_FIND, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NotReadable(f"No scheduler answers at {scheduler}. Is it running, and can it be reached?") from error
    with client:
        shared = client.scatter(job, broadcast=True, hash=False)
        parcels = iter([files[at : at + TOGETHER] for at in range(0, len(files), TOGETHER)])
        sent: deque[tuple[list[str], Any]] = deque()
        while True:
            while len(sent) < AHEAD and (parcel := next(parcels, None)):
                sent.append((parcel, client.submit(read_parcel, parcel, shared, pure=False)))
            if not sent:
                return
            parcel, future = sent.popleft()
            try:
                yield from future.result()
            except KilledWorker:
                yield from ({"path": path, "error": TOO_MUCH} for path in parcel)


def read_parcel(parcel: list[str], job: Job) -> list[dict[str, Any]]:
    """On one of the machines: the mirror is made once there, however many parcels come."""
    with _making:
        make(job)
    return [read_in_time(path) for path in parcel]


def as_others_see(path: str) -> str:
    """A path that means the same on every machine."""
    if path == "-":
        raise NotReadable("Standard input cannot be read over several machines.")
    return os.path.abspath(path)
