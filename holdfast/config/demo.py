"""`holdfast demo`: the demonstration and the journeys from the published record."""

import click

from holdfast.people.access import NOBODY, Viewer
from holdfast.people.queries import user_with_email
from holdfast.records.actions.examples import bring_in_all
from holdfast.ui.refusals import NotNow


@click.command()
@click.option("--for", "email", default="", help="The address of an account that should lead the demonstration.")
def demo(email: str) -> None:
    """Bring in an invented journey to look around in, and those from the published record."""
    user = user_with_email(email) if email else None
    if email and user is None:
        raise click.ClickException("Nobody has an account with that address.")
    try:
        journeys = bring_in_all(by=Viewer(user=user) if user else NOBODY)
    except NotNow as refusal:
        raise click.ClickException(str(refusal)) from refusal
    for journey in journeys:
        click.echo(f"{journey.name} ({journey.get_kind_display()})", err=True)
