"""`holdfast theory check`: the gentle questions about a theory of change in a file. Needs no database."""

import contextlib
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import click

from holdfast.analysis import theory as engine
from holdfast.analysis.questions import Question

MOST_BYTES = 5_000_000
MOST_PARTS = 20
PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
# Where a name can begin in TOML: more parts than that take its reader minutes, and a theory needs two.
LONG_NAME = re.compile(rf"(?m)(?:^|[\[{{,])[ \t]*+(?:{PART}[ \t]*+\.[ \t]*+){{{MOST_PARTS}}}")
NOTHING = "There is no theory in it. It needs at least one element: something that is done, or what it is for."
ENDINGS = (".toml", ".json", ".csv", ".tsv", ".txt", ".md")


@click.group()
def theory() -> None:
    """Work with theories of change in files."""


@theory.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(file: str, as_json: bool) -> None:
    """Say what a theory of change leaves open, as gentle questions. None of them is a fault.

    FILE is an indented text, JSON or TOML in Holdfast's format, or CSV with columns from,to,reason. A folder is read by
    its theory.toml; - reads indented text or JSON from standard input.
    """
    try:
        told, notes, around = read_theory(file)
    except engine.TheoryError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    for note in notes:
        click.echo(note, err=True)
    found = checked(told, around)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else as_text(found))


def read_theory(name: str) -> tuple[engine.Theory, list[str], engine.Around]:
    """The theory in a file, what was left out of it, and which conditions it says are not there.

    TheoryError says what is wrong, and in which line.
    """
    text, ending = _text(name)
    read = _read(name, text, ending)
    if not read[0].elements:
        raise engine.TheoryError(name, NOTHING)
    return read


def _read(name: str, text: str, ending: str) -> tuple[engine.Theory, list[str], engine.Around]:
    try:
        if ending == ".toml":
            return _from_data(tomllib.loads(_with_short_names(name, text)))
        if ending == ".json":
            return _from_data(json.loads(text))
    except (ValueError, RecursionError) as error:
        if isinstance(error, engine.TheoryError):
            raise
        raise engine.TheoryError(name, f"is not {ending[1:].upper()}: {error}.") from error
    if ending in {".csv", ".tsv"}:
        return engine.from_csv(text), [], engine.Around()
    return _outline(name, text)


def _with_short_names(name: str, text: str) -> str:
    if LONG_NAME.search(text):
        raise engine.TheoryError(
            name, f"a name in it has more than {MOST_PARTS} parts with dots between them. A theory needs two."
        )
    return text


def _from_data(data: Any) -> tuple[engine.Theory, list[str], engine.Around]:
    return engine.from_data(data), [], engine.Around(engine.absent_in(data))


def _text(name: str) -> tuple[str, str]:
    path = _file(name)
    try:
        with contextlib.nullcontext(sys.stdin.buffer) if path is None else path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise engine.TheoryError(name, "is larger than 5 megabytes. A theory is smaller.")
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise engine.TheoryError(name, f"could not be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise engine.TheoryError(name, "is not text in UTF-8.") from error
    if not text.strip():
        raise engine.TheoryError(name, NOTHING)
    ending = path.suffix.lower() if path else ""
    return text, ".json" if ending not in ENDINGS and text.lstrip()[:1] == "{" else ending


def _file(name: str) -> Path | None:
    """The file that is meant, or None for standard input."""
    path = Path(name)
    if not path.is_dir():
        return None if name == "-" else path
    if not (path / "theory.toml").is_file():
        raise engine.TheoryError(name, "is a folder without a theory.toml.")
    return path / "theory.toml"


def _outline(name: str, text: str) -> tuple[engine.Theory, list[str], engine.Around]:
    read = engine.read_outline(text)
    asking = _words()
    wrong = [asking.problem_in_words(problem) for problem in read.problems if problem.is_error]
    if wrong:
        raise engine.TheoryError(name, " ".join(wrong[:10]))
    return read.theory, [asking.problem_in_words(problem) for problem in read.problems], engine.Around()


def checked(told: engine.Theory, around: engine.Around | None = None) -> dict[str, Any]:
    """What JSON holds: the theory's title, and each question with what it is about and why it is asked."""
    return {
        "title": told.title,
        "elements": len(told.elements),
        "links": len(told.links),
        "questions": [_question(told, question) for question in engine.questions_about(told, around)],
    }


def _question(told: engine.Theory, question: Question) -> dict[str, Any]:
    asking = _words()
    links = {link.id: link for link in told.links}
    about: dict[str, str] = {}
    if question.about in links:
        link = links[question.about]
        about = {"from": told.words(link.source), "to": told.words(link.target)}
    elif question.about in told.by_id:
        about = {"element": told.words(question.about)}
    who: Any = question.values.get("who", ())
    sides = {key: key.replace("_", " ") for key in who}
    return {
        "kind": question.kind,
        "about": about,
        "question": asking.asked(question, sides),
        "why": asking.why_asked(question),
    }


def _words() -> Any:
    """The words of the house are Django's to translate; here they are English, and nothing else of it is set up."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)
    from holdfast.ui.pictures.theory import asking

    return asking


def as_text(found: dict[str, Any]) -> str:
    """For a person at a terminal."""
    asked = found["questions"]
    head = found["title"] or "A theory of change"
    if not asked:
        return f"{head}\n\nNo question is raised. That does not say that it is so."
    lines = [head, ""]
    for each in asked:
        lines += [each["question"], f"  Why it is asked: {each['why']}", ""]
    return "\n".join([*lines, "None of these is a fault. “We do not know yet” is an answer."])
