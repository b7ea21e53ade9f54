"""`holdfast report`: a report of a journey as a file, on the server. It holds what may be shown outside, and nothing else."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

import click
from django.utils import timezone

from holdfast.audit.actions import record
from holdfast.audit.enums import What
from holdfast.journeys.models import Journey
from holdfast.people.access import NOBODY
from holdfast.ui.documents import Document, as_html
from holdfast.ui.documents.taking import DOCUMENTS
from holdfast.ui.refusals import NotNow
from holdfast.ui.writing import written_whole

from .. import queries
from ..enums import Kind
from ..models import Report

WRITERS: dict[str, Callable[[Document], bytes | str]] = {**DOCUMENTS, "html": as_html}
DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("journey", type=click.UUID)
@click.option("--kind", type=click.Choice(Kind.values), required=True, help="period, board (one page) or plain.")
@click.option("--format", "ending", type=click.Choice(sorted(WRITERS)), required=True, help="Word, PDF, or a web page.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to be written.")
@click.option("--since", type=DAY, help="From which day it tells; the journey's first one unless told.")
@click.option("--until", type=DAY, help="To which day; today unless told.")
@click.option("--number", type=click.IntRange(1), help="The issued report of this number, as it was issued.")
@click.option("--replace", is_flag=True, help="Write over a file that is already there.")
def report(
    journey: UUID,
    kind: str,
    ending: str,
    out: Path,
    since: datetime | None,
    until: datetime | None,
    number: int | None,
    replace: bool,
) -> None:
    """Write a report of JOURNEY, whose ID stands in the address of its pages, to a file.

    Without --number it is a draft, as the records have it today. Small groups are protected as in everything sent to others.
    """
    found = Journey.objects.select_related("organisation").filter(pk=journey).first()
    if found is None:
        raise click.ClickException("There is no journey with that ID.")
    if out.exists() and not replace:
        raise click.ClickException(f"{out} is already there. Choose another name, or add --replace.")
    if number:
        issued = _issued(found, kind, number)
        document = queries.issued_document(issued)
    else:
        document = queries.unsaved_document(found, Kind(kind), _span(found, since, until))
    _write(out, _bytes(document, ending))
    record(What.REPORT_TAKEN, by=NOBODY, subject=found, journey=found.pk)
    click.echo(f"{document.title}: written to {out}.", err=True)


def _issued(journey: Journey, kind: str, number: int):
    found = Report.objects.filter(journey=journey, kind=kind, number=number).first()
    edition = queries.newest_edition(found) if found else None
    if edition is None:
        raise click.ClickException(f"No {Kind(kind).label} with the number {number} was issued of this journey.")
    return edition


def _span(journey: Journey, since: datetime | None, until: datetime | None) -> queries.Span:
    last = until.date() if until else timezone.localdate()
    first = since.date() if since else min(queries.first_day_of(journey), last)
    if first > last:
        raise click.ClickException("--since is after --until.")
    if last > timezone.localdate():
        raise click.ClickException("--until is still to come. A report tells of what was.")
    return queries.Span(journey, first, last)


def _bytes(document: Document, ending: str) -> bytes:
    content = WRITERS[ending](document)
    return content.encode() if isinstance(content, str) else content


def _write(out: Path, content: bytes) -> None:
    """All of it or nothing: never half a file."""
    try:
        with written_whole(out) as file:
            file.write(content)
    except NotNow as refusal:
        raise click.ClickException(str(refusal)) from refusal
