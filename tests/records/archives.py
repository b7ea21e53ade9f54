"""Archives in tests: written, opened, changed and brought into an emptied house."""

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

from holdfast.journeys.models import Journey
from holdfast.people.access import NOBODY
from holdfast.records.actions import whole_house
from holdfast.records.actions.archive.exporting import export_journey
from holdfast.records.actions.archive.importing import import_journey

PASSPHRASE = "a lantern beside the harbour"


def empty_the_house() -> None:
    for model in reversed(whole_house._models()):
        model._base_manager.all()._raw_delete("default")


def written(journey: Journey, target: Path, *, by=NOBODY, passphrase: str | None = None) -> Path:
    export_journey(journey, target, by=by, passphrase=passphrase)
    return target


def brought_in(file: Path | bytes, **how) -> Journey:
    data = file if isinstance(file, bytes) else file.read_bytes()
    return import_journey(io.BytesIO(data), passphrase=lambda: PASSPHRASE, **how)


def parts(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as zip_:
        return {name: zip_.read(name) for name in zip_.namelist()}


def content(file: Path) -> dict[str, bytes]:
    return {name: data for name, data in parts(file).items() if name.startswith("content/")}


def as_object(file: Path) -> dict:
    """A whole archive as its schema describes it."""
    held = parts(file)
    rows = {name[8:-5]: json.loads(data) for name, data in held.items() if name.startswith("content/")}
    return {"envelope": json.loads(held["envelope.json"]), "content": rows}


def zipped(held: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zip_:
        for name, data in held.items():
            zip_.writestr(name, data)
    return target.getvalue()


def put_together(archive: dict) -> bytes:
    """The zip of an archive that somebody changed, with sums that fit what it holds now."""
    held, sums = {}, {}
    for kind, rows in archive["content"].items():
        data = json.dumps(rows).encode()
        held[f"content/{kind}.json"] = data
        sums[kind] = {"rows": len(rows), "sha256": sha256(data).hexdigest()}
    envelope = {**archive["envelope"], "contents": sums}
    return zipped({"envelope.json": json.dumps(envelope).encode(), **held})
