"""What the mirror says of itself and beside a finding, where there is no page: on the command line and in the margin of a Word file."""

from holdfast.analysis.language.rules import Rule

STANCE = (
    "Wording like this protects people who work with pain and danger. It says something about the pressure that they are under, "
    "and nothing about whether they care."
)
NOT_FOR = (
    "For talking, in the team that wrote it. Not for judging, counting or comparing people, teams or files, "
    "not for a record's file, and not for changing what was written: records are evidence."
)
CANNOT_SEE = (
    "The mirror looks at wording. It does not see tone, silence, irony, what was said in the room, or whether the work was good; "
    "its rules are English."
)
HEAD = (
    "For talking, not for the file. The questions in the margin come from a language mirror. They are for the team that "
    "wrote this. Nothing below was changed."
)
AUTHOR, INITIALS = "Language mirror", "LM"
COPY_NAME = "{name} - for talking, not for the file.docx"


def beside(rule: Rule) -> str:
    """What stands in the margin beside a finding: a question first, never a verdict."""
    parts = [rule.question]
    if "rationing" in rule.lenses:
        parts.append("This may be true. Who needs to hear it?")
    if rule.may_read_as:
        parts.append(f"How it might read to the young person: {rule.may_read_as}")
    parts.append(f"It may protect us from {rule.may_protect_us_from}.")
    parts.append("Other ways that some suggest: " + "; ".join(rule.other_ways) + ".")
    if rule.statutory:
        parts.append(f"A term of law ({rule.statutory.act}): is it needed here?")
    if rule.contested:
        parts.append(f"People differ: {rule.contested} ({'; '.join(source.name for source in rule.sources)})")
    return "\n".join(parts)
