"""`holdfast picture`: the picture of agreement, difference and silence, from a CSV file. Needs no database."""

import json
import sys
from pathlib import Path

import click

from holdfast.analysis.answers import AnswersError, count_answers, read_asked
from holdfast.analysis.picture import (
    Difference,
    GroupPicture,
    NotHeard,
    Picture,
    PromptPicture,
    Protection,
    Scale,
    draw_picture,
)

SCALE = "hinders,no_help_yet,helps_a_little,helps"
SILENCES = "not_my_role,too_early,not_applicable,rather_not_say"
LEAST = 5


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise AnswersError(f"{name} could not be read: {error.strerror or error}.") from error


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _scale(scale: str, silences: str) -> Scale:
    found = Scale(_words(scale), _words(silences))
    if len(found.standings) < 2:
        raise AnswersError("--scale needs two standings or more, from lowest to highest, with commas between them.")
    if len({*found.standings, *found.silences}) < len(found.standings) + len(found.silences):
        raise AnswersError("An answer stands twice in --scale and --silences.")
    return found


@click.command()
@click.argument("file")
@click.option("--scale", default=SCALE, show_default=True, help="Standings from lowest to highest.")
@click.option("--silences", default=SILENCES, show_default=True, help="Chosen non-answers.")
@click.option("--asked", default="", help="A CSV file with columns perspective,asked: how many people were asked.")
@click.option(
    "--threshold", default=10, show_default=True, help="How many a group needs before it is shown; five or more."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def picture(file: str, scale: str, silences: str, asked: str, threshold: int, as_json: bool) -> None:
    """Show where groups agree, where they differ, and who was not heard.

    FILE has columns respondent,perspective,prompt,answer; - reads it from standard input.
    """
    try:
        if threshold < LEAST:
            raise AnswersError(f"The threshold can be raised, never below {LEAST}: smaller groups can be recognised.")
        found = _scale(scale, silences)
        numbers = read_asked(_read(asked)) if asked else {}
        questions, heard = count_answers(_read(file), scale=found.standings, silences=found.silences, asked=numbers)
    except AnswersError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    drawn = draw_picture(found, questions, threshold, heard=heard)
    click.echo(json.dumps(as_data(drawn), ensure_ascii=False, indent=1) if as_json else as_text(drawn))


def as_data(drawn: Picture) -> dict:
    """The picture as plain data; counts follow `scale`, silences `silences`. A protected group occurs in no figure."""
    return {
        "scale": list(drawn.scale.standings),
        "silences": list(drawn.scale.silences),
        "threshold": drawn.threshold,
        "prompts": [_prompt_data(prompt) for prompt in drawn.prompts],
        "not_heard": [
            {"perspective": each.perspective, "asked": each.asked, "answered": each.answered, "why": each.why.value}
            for each in drawn.not_heard
        ],
    }


def _prompt_data(prompt: PromptPicture) -> dict:
    ground = prompt.common_ground
    return {
        "prompt": prompt.prompt,
        "groups": [_group_data(group) for group in prompt.groups],
        "differences": [_difference_data(each) for each in prompt.differences if each.steps_apart is not None],
        "common_ground": ground
        and {
            "half": "upper" if ground.upper else "lower",
            "strength": ground.strength,
            "perspectives": list(ground.perspectives),
        },
    }


def _group_data(group: GroupPicture) -> dict:
    return {
        "perspective": group.perspective,
        "asked": group.asked,
        "answered": group.answered,
        "counts": None if group.counts is None else list(group.counts),
        "protected": group.protected,
        "silences": None if group.silences is None else list(group.silences),
    }


def _difference_data(each: Difference) -> dict:
    return {
        "a": each.a,
        "b": each.b,
        "steps_apart": each.steps_apart,
        "superiority": each.superiority,
        "interval": list(each.interval or ()),
        "word": each.word.value,
    }


def shown(text: str) -> str:
    """Text that cannot steer a terminal: control and direction characters are replaced."""
    return "".join(letter if letter.isprintable() else "·" for letter in text)


def as_text(drawn: Picture) -> str:
    """The picture for a person at a terminal: common ground first, then differences, then who was not heard."""
    ordered = sorted(
        drawn.prompts, key=lambda prompt: -max((d.steps_apart or 0 for d in prompt.differences), default=-1)
    )
    apart = sum(1 for prompt in drawn.prompts if prompt.differences)
    lines = [
        f"{apart} of {len(drawn.prompts)} prompts show a difference between groups. Threshold {drawn.threshold}.",
        "",
    ]
    lines += _common_lines(drawn)
    for prompt in ordered:
        lines += [shown(prompt.prompt), *(f"  {_group_line(group, drawn.scale)}" for group in prompt.groups)]
        lines += [f"  > {_difference_line(each)}" for each in prompt.differences]
        if not prompt.differences:
            lines.append("  > asked, heard, not shown: too few groups are large enough to stand beside each other")
        lines.append("")
    lines.append("Who was not heard")
    lines += [f"  {_silence_line(each)}" for each in drawn.not_heard] or [
        "  Everybody who was asked answered something."
    ]
    return "\n".join(lines)


def _common_lines(drawn: Picture) -> list[str]:
    ground = sorted(
        (prompt for prompt in drawn.prompts if prompt.common_ground),
        key=lambda prompt: -(prompt.common_ground.strength if prompt.common_ground else 0),
    )
    lines = ["Common ground, of the groups that can be shown"]
    for prompt in ground:
        half = "upper" if prompt.common_ground and prompt.common_ground.upper else "lower"
        lines.append(f"  all lean to the {half} half: {shown(prompt.prompt)}")
    return [*(lines if ground else [*lines, "  none"]), ""]


def _group_line(group: GroupPicture, scale: Scale) -> str:
    of = f" of {group.asked}" if group.asked is not None else ""
    start = f"{shown(group.perspective)}: {group.answered}{of} answered; "
    if group.protection is Protection.NEARLY_ALL and group.mostly is not None:
        return start + f"nearly all: {shown(scale.standings[group.mostly])}"
    if group.answered == 0:
        return start + "nobody answered this"
    if group.counts is None or group.silences is None:
        return start + "asked, heard, not shown"
    counts = [f"{shown(name)} {count}" for name, count in zip(scale.standings, group.counts, strict=True)]
    silent = [f"{shown(name)} {count}" for name, count in zip(scale.silences, group.silences, strict=True) if count]
    return start + ", ".join([*counts, *silent]) + (" (mixed)" if group.mixed else "")


def _difference_line(each: Difference) -> str:
    a, b = shown(each.a), shown(each.b)
    if each.steps_apart is None or each.superiority is None or each.interval is None:
        return f"{a} beside {b}: {each.word.value} (in words only, as one of them nearly all stand together)"
    low, high = each.interval
    return (
        f"{a} beside {b}: {each.steps_apart:.1f} steps apart, {each.word.value}; "
        f"in {round(each.superiority * 10)} of 10 pairs {a} stands higher (90 % interval {low:+.2f} to {high:+.2f})"
    )


def _silence_line(each: NotHeard) -> str:
    numbers = f" ({each.answered} of {each.asked} answered)" if each.asked is not None else ""
    return f"{shown(each.perspective)}: {each.why.value}{numbers}"
