from datetime import datetime
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from holdfast.organisations.commands import people
from holdfast.people.access import NOBODY
from holdfast.people.queries import user_with_email
from holdfast.ui.refusals import NotNow

from .actions import erasing, keeping, remembering, whole_house

__all__ = ["backup", "people", "remember", "restore", "tidy"]


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Write over a file that is already there.")
def backup(file: Path, replace: bool) -> None:
    """Write everything in the database to FILE. The keys stand apart: keep them somewhere else."""
    if file.exists() and not replace:
        raise click.ClickException(f"{file} is already there. Choose another name, or add --replace.")
    if not file.parent.is_dir():
        raise click.ClickException(f"There is no folder {file.parent}.")
    rows = whole_house.back_up(file)
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
