import click
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from . import queries


@click.command()
@click.argument("email")
def reset(email: str) -> None:
    """Print a link by which EMAIL can choose a new password."""
    user = queries.user_with_email(email)
    if user is None or not user.is_active:
        raise click.ClickException("Nobody has an account with that address.")
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    click.echo(f"{settings.HOLDFAST_URL}{path}")
    click.echo("For that person only. It works once, for three days.", err=True)
