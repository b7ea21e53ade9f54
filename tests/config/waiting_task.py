"""A task that says when it begins and waits to be let go: for the test that kills its worker."""

import time
from pathlib import Path

from django_tasks import task


@task()
def wait_for(folder: str) -> str:
    """Begins, waits for a file called `go`, and is done."""
    tries = Path(folder, "tries")
    tries.write_text(f"{tries.read_text() if tries.exists() else ''}x")
    while not Path(folder, "go").exists():
        time.sleep(0.1)
    return "done"
