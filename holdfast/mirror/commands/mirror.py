"""`holdfast mirror`: where the words of texts put distance between writers and a young person. Needs no database."""

import sys
from pathlib import Path

import click

from holdfast.guides.reading import GuideError

from .checking import check_rules


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--rules",
    "rules_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Rules of your own, over the house's.",
)
@click.option(
    "--check-rules", "checks", is_flag=True, help="Try every rule on its own examples. PATHS: labelled sentences, CSV."
)
def mirror(paths: tuple[str, ...], rules_file: Path | None, checks: bool) -> None:
    """Show where the words of PATHS put distance between their writers and a young person."""
    try:
        if checks:
            sys.exit(0 if check_rules(rules_file, paths) else 1)
    except (GuideError, OSError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
