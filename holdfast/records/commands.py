import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

import click
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.journeys.models import Journey
from holdfast.organisations.commands import people
from holdfast.people.access import NOBODY, Viewer
from holdfast.people.models import User
from holdfast.people.queries import user_with_email
from holdfast.ui.refusals import NotNow

from .actions import erasing, keeping, remembering, whole_house
from .actions.archive.exporting import export_journey
from .actions.archive.importing import import_journey
from .actions.example_archives import write_examples
from .queries.contents import left_out

__all__ = ["backup", "journey", "people", "remember", "restore", "tidy"]
PASSPHRASE = "HOLDFAST_PASSPHRASE"  # noqa: S105 - the name of a variable
passphrase_file = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"A file whose first line is the passphrase. Else {PASSPHRASE} is read, else you are asked.",
)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Write over a file that is already there.")
def backup(file: Path, replace: bool) -> None:
    """Write everything in the database to FILE. The keys stand apart: keep them somewhere else."""
    if os.path.lexists(file) and not replace:
        raise click.ClickException(f"{file} is already there. Choose another name, or add --replace.")
    if not file.parent.is_dir():
        raise click.ClickException(f"There is no folder {file.parent}.")
    try:
        rows = whole_house.back_up(file)
    except NotNow as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{rows} rows were written to {file}.", err=True)
    click.echo(f"The keys are in {settings.DATA / 'keys'}. Keep a copy of them apart from the backup.", err=True)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Bring a backup FILE into an empty database."""
    try:
        rows = whole_house.restore_all(file)
    except NotNow as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{rows} rows were brought in. Links work only with the keys of the house they came from.", err=True)


@click.command()
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, hidden=True)
def tidy(today: datetime | None) -> None:
    """Erase the words that people were told would be kept until now. `serve` does this by itself."""
    rounds = keeping.tidy_up(today=today.date() if today else timezone.localdate())
    click.echo(f"Words of {rounds} rounds were erased, as people were told.", err=True)


@click.command()
def remember() -> None:
    """Make what can be found by searching anew from the records, with its days. Once after an upgrade from 0.1."""
    journeys = remembering.remember_all_again()
    click.echo(f"What can be found of {journeys} journeys was made anew.", err=True)


@people.command()
@click.argument("email")
@click.confirmation_option(
    prompt="Erase this person's name, address, ways of signing in and private reflections, for good?"
)
def erase(email: str) -> None:
    """Erase EMAIL's account and private reflections. What they decided and recorded stays, without their name."""
    user = user_with_email(email)
    if user is None:
        raise click.ClickException("Nobody has an account with that address.")
    erasing.erase_person(user, by=NOBODY)
    click.echo("The account is erased.", err=True)


@click.group()
def journey() -> None:
    """Take a journey along as an archive, and bring one in."""


@journey.command("export")
@click.argument("pk", metavar="ID", type=click.UUID)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--plain", is_flag=True, help="Without a passphrase: whoever has the file can read every answer.")
@click.option("--by", "email", default="", help="Who has it made: a lead, or an administrator of the organisation.")
@passphrase_file
def journey_export(pk: UUID, file: Path, plain: bool, email: str, passphrase_file: Path | None) -> None:
    """Write the journey with this ID to FILE. The ID stands in the address of the journey's pages."""
    found = Journey.objects.filter(pk=pk).first()
    if found is None:
        raise click.ClickException("There is no journey with that ID.")
    if os.path.lexists(file) or not file.parent.is_dir():
        raise click.ClickException(f"{file} is there already, or has no folder to be written to.")
    by = Viewer(user=_user(email)) if email else NOBODY
    passphrase = None if plain else _passphrase(passphrase_file, is_new=True)
    try:
        rows = export_journey(found, file, by=by, passphrase=passphrase)
    except (NotNow, PermissionDenied) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{sum(rows.values())} rows were written to {file}.", err=True)
    for sentence in left_out(found):
        click.echo(sentence, err=True)


@journey.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as-copy", is_flag=True, help="Under ids of its own, beside a journey that is here already.")
@click.option("--lead", "email", default="", help="Somebody with an account here who leads it from now on.")
@click.option("--organisation", default="", help="Who answers for it here; the organisation of that name unless told.")
@passphrase_file
def journey_import(file: Path, as_copy: bool, email: str, organisation: str, passphrase_file: Path | None) -> None:
    """Bring a journey in from FILE: all of it or nothing."""
    lead = _user(email) if email else None
    try:
        with file.open("rb") as source:
            brought_in = import_journey(
                source,
                passphrase=lambda: _passphrase(passphrase_file, is_new=False),
                as_copy=as_copy,
                lead=lead,
                organisation=organisation,
            )
    except NotNow as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except OSError as error:
        raise click.ClickException(f"{file} could not be read: {error.strerror or error}.") from error
    click.echo(f"{brought_in.name} was brought in.", err=True)
    if lead is None:
        click.echo("Nobody can sign in to it yet: an administrator appoints a lead, under Organisation.", err=True)
    click.echo(f"{settings.HOLDFAST_URL}/journeys/{brought_in.pk}/")


@journey.command("examples")
@click.argument("folder", type=click.Path(file_okay=False, exists=True, path_type=Path))
def journey_examples(folder: Path) -> None:
    """Write every example as an archive into FOLDER, to be brought in elsewhere one by one. Nothing of them stays here."""
    try:
        if any(folder.iterdir()):
            raise click.ClickException(f"{folder} is not empty.")
        written = write_examples(folder)
    except (NotNow, OSError) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    for path in written:
        click.echo(path)


def _user(email: str) -> User:
    found = user_with_email(email)
    if found is None:
        raise click.ClickException("Nobody has an account with that address.")
    return found


def _passphrase(file: Path | None, *, is_new: bool) -> str:
    """From a file, from the environment, or asked for: never from the command itself, where others on the machine could read it."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
        except (OSError, ValueError) as error:
            raise click.ClickException(f"The passphrase could not be read from {file}.") from error
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    return click.prompt("Passphrase", hide_input=True, confirmation_prompt=is_new, err=True)
