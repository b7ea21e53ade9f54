"""`holdfast mirror --check-rules`: whether rules keep their own examples. For those who write them."""

from collections.abc import Iterator
from pathlib import Path

import click

from holdfast.guides.mirror_checking import failures
from holdfast.guides.mirror_measuring import Judged, judge, labelled, shares
from holdfast.guides.mirroring import house_rules, mirror_of, rules_with

from .running import text_of


def check_rules(rules_file: Path | None, paths: tuple[str, ...]) -> bool:
    """Says what fails. Each of `paths` is a CSV file of labelled sentences, whose false alarms and misses are listed."""
    rules = rules_with(text_of(rules_file), rules_file.name) if rules_file else house_rules()
    mirror = mirror_of(rules)
    failed = failures(rules)
    for each in failed:
        click.echo(f"{each.rule}: {each.why}\n    {each.text}")
    click.echo(
        f"{len(rules.rules)} rules, {len(rules.contact)} of contact, {len(rules.absences)} absences; {len(failed)} examples fail."
    )
    for path in paths:
        sentences = labelled(text_of(Path(path)), path)
        for line in _measured(judge(mirror, sentences)):
            click.echo(line)
    return not failed


def _measured(judged: tuple[Judged, ...]) -> Iterator[str]:
    for each in judged:
        if each.is_false_alarm:
            why = ", ".join(f"{finding.rule} ({finding.text})" for finding in each.loud)
            yield f"false alarm {each.sentence.id}: {why}\n    {each.sentence.text}"
    for each in judged:
        if each.sentence.lenses and not each.is_right:
            seen = [f"{finding.rule} {finding.lenses}" for finding in each.findings]
            why = ", ".join(seen + [f"{held.rule} held back by {held.why}" for held in each.held]) or "nothing found"
            yield f"missed {each.sentence.id} [{';'.join(each.sentence.lenses)}]: {why}\n    {each.sentence.text}"
    for share in shares(judged):
        yield f"{share.name}: {share.part} of {share.whole} ({share.percent:.1f} %)"
