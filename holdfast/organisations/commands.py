"""`holdfast people`: links for people, where no mail is set up or nobody can sign in."""

import click
from django.conf import settings

from holdfast.people.commands import reset

from . import actions, queries


@click.group()
def people() -> None:
    """Print links that let people in."""


def _organisation(name: str):
    found = queries.organisation_named(name) if name else queries.hosts().first()
    if found is None:
        raise click.ClickException("There is no such organisation. Set the house up first: ./run prints the link.")
    return found


@people.command()
@click.argument("email")
@click.option("--organisation", default="", help="Which organisation; the first that was set up unless told.")
@click.option("--administrator", is_flag=True, help="They look after people and statements too.")
def invite(email: str, organisation: str, administrator: bool) -> None:
    """Print a link by which EMAIL can make an account and join an organisation."""
    if "@" not in email:
        raise click.ClickException("That is not an e-mail address.")
    found = _organisation(organisation)
    invitation, secret = actions.invite_from_the_machine(found, email=email, as_administrator=administrator)
    click.echo(f"{settings.HOLDFAST_URL}/i/{secret}/")
    click.echo(f"For one person, to join {found.name}, until {invitation.expires_on:%-d %B %Y}.", err=True)


people.add_command(reset)
