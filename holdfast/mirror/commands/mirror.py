"""`holdfast mirror`: where the words of texts put distance between writers and a young person. Needs no database."""

import json
import sys
from collections.abc import Iterable
from contextlib import closing, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from holdfast.guides.mirror_wording import CANNOT_SEE, NOT_FOR
from holdfast.guides.mirroring import house_rules, rules_with
from holdfast.guides.reading import GuideError
from holdfast.ui.texts import NotReadable

from .checking import check_rules
from .folders import files_of
from .running import FEW, Job, Kept, results, text_of
from .showing import error_text
from .spreading import as_others_see, read_over

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("paths", nargs=-1, required=False)
@click.option("--json", "how", flag_value="json", help="Print everything that was found, as JSON.")
@click.option("--text", "how", flag_value="text", default=True, help="Print a few passages of each file (usual).")
@click.option(
    "--docx",
    "copy",
    type=click.Path(path_type=Path),
    help="Copies of Word files with questions in the margin: a new file, or a folder.",
)
@click.option("--rules", "rules_file", type=FILE, help="Rules of your own, over the house's.")
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep results in this file, so that a stopped run goes on.",
)
@click.option("--scheduler", default="", help="Read over several machines: the address of a dask scheduler.")
@click.option(
    "--check-rules", "checks", is_flag=True, help="Try every rule on its own examples. PATHS: labelled sentences, CSV."
)
def mirror(
    paths: tuple[str, ...],
    how: str,
    copy: Path | None,
    rules_file: Path | None,
    keep: Path | None,
    scheduler: str,
    checks: bool,
) -> None:
    """Show where the words of PATHS put distance between their writers and a young person.

    PATHS are .docx, .odt, .pdf or .txt, or folders of them; - reads standard input. Nothing leaves this machine unless
    --scheduler names others, and nothing is kept unless --keep or --docx says where.
    """
    try:
        if checks:
            sys.exit(0 if check_rules(rules_file, paths) else 1)
        if not paths:
            raise GuideError("Name a file or a folder to read.")
        rules = rules_with(text_of(rules_file), rules_file.name) if rules_file else house_rules()
        is_read = _read(paths, Job(rules, "docx" if copy else how, copy), keep, scheduler)
    except (GuideError, NotReadable) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except OSError as error:  # a full disk, in the middle
        click.echo(f"Error: {keep or 'What was found'} could not be written: {error.strerror or error}.", err=True)
        sys.exit(2)
    sys.exit(0 if is_read else 2)


def _read(paths: tuple[str, ...], job: Job, keep: Path | None, scheduler: str) -> bool:
    """Whether anything could be read."""
    read_all = None
    if scheduler:
        paths, read_all = tuple(map(as_others_see, paths)), partial(read_over, scheduler)
        job = replace(job, to=job.to and job.to.absolute())
    files, left_out = files_of(paths)
    if not files:
        raise GuideError("There is no file in there that can be read (.docx, .odt, .pdf, .txt).")
    if job.to and not job.to.is_dir() and len(files) > 1:
        raise GuideError(f"{job.to} should be a folder that is there, as there are {len(files)} files.")
    for line in (NOT_FOR, CANNOT_SEE, *([f"{left_out} files of other kinds were left out."] if left_out else [])):
        click.echo(line, err=True)
    with closing(Kept(keep, job)) if keep else nullcontext() as kept:
        broken = _with_bar(results(files, job, kept, read_all), len(files), job)
    for line in broken:
        click.echo(line, err=True)
    return len(broken) < len(files)


def _with_bar(found: Iterable[dict[str, Any]], number: int, job: Job) -> list[str]:
    if number <= FEW:
        return _print(found, job)
    with click.progressbar(found, length=number, file=sys.stderr, label="Reading") as shown:
        return _print(shown, job)


def _print(found: Iterable[dict[str, Any]], job: Job) -> list[str]:
    """Prints results as they come; gives what could not be read."""
    broken = []
    between = '{"files": [\n'
    for result in found:
        if "error" in result:
            broken.append(error_text(result))
        if job.how == "json":
            shape = {"path": result["path"], "findings": [], "contact": [], "absences": []}
            click.echo(between + json.dumps({**shape, **result}, ensure_ascii=False), nl=False)
            between = ",\n"
        elif "error" not in result:
            click.echo(result.get("shown") or result["copied"])
    if job.how == "json":
        click.echo("\n]}")
    return broken
