"""The `holdfast` command. Verbs stand in each area's commands; one is loaded only when it is called."""

import importlib
import os
import sys

import click

# verb: module and function. Those of WITHOUT_DATABASE only read files; the others set Django up first.
VERBS = {
    "serve": "holdfast.config.serving:serve",
    "work": "holdfast.config.working:work",
    "demo": "holdfast.config.demo:demo",
    "people": "holdfast.records.commands:people",
    "picture": "holdfast.rounds.commands.picture:picture",
    "mirror": "holdfast.mirror.commands.mirror:mirror",
    "forecast": "holdfast.journeys.commands.forecast:forecast",
    "spc": "holdfast.evidence.commands.spc:spc",
    "theory": "holdfast.theory.commands.check:theory",
    "report": "holdfast.reports.commands.report:report",
    "backup": "holdfast.records.commands:backup",
    "remember": "holdfast.records.commands:remember",
    "journey": "holdfast.records.commands:journey",
    "restore": "holdfast.records.commands:restore",
    "tidy": "holdfast.records.commands:tidy",
}
WITHOUT_DATABASE = {"picture", "forecast", "mirror", "spc", "theory"}


class Verbs(click.Group):
    """Finds a verb by name, so that `holdfast picture` starts without the rest of the house."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        if cmd_name not in WITHOUT_DATABASE:
            _set_up_django()
        module, function = VERBS[cmd_name].split(":")
        return getattr(importlib.import_module(module), function)

    def resolve_command(self, ctx: click.Context, args: list[str]):
        """Before a verb that needs it, the database is brought up to date; asking for help needs none."""
        found = super().resolve_command(ctx, args)
        if found[0] not in WITHOUT_DATABASE and "--help" not in args:
            from holdfast.config.serving import bring_up_to_date

            bring_up_to_date()
        return found


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
    import django
    from django.apps import apps

    if apps.ready:
        return
    try:
        django.setup()
    except OSError as error:
        why = f"{error.strerror or error}: {error.filename}. See HOLDFAST_DATA."
        raise click.ClickException(f"Holdfast cannot begin: {why}") from error
    except ValueError as error:  # what the environment says cannot be so
        raise click.ClickException(f"Holdfast cannot begin: {error}") from error


@click.group(cls=Verbs, invoke_without_command=True)
@click.pass_context
def holdfast(ctx: click.Context) -> None:
    """See whether the conditions for a change are there, decide together, and keep the learning.

    Without a verb, Holdfast is served at HOLDFAST_URL.
    """
    if ctx.invoked_subcommand is None:
        command = holdfast.get_command(ctx, "serve")
        if command is not None:
            ctx.invoke(command)


def main() -> None:
    try:
        holdfast(prog_name="holdfast")
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()


if __name__ == "__main__":
    main()
