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
# Each lens: its name on a page, and how such wording might read to the young person whom it is about.
LENS_NAMES = {
    "fragmentation": "Somebody in pieces",
    "ritual": "The routine instead",
    "responsibility": "Who carries it",
    "rationing": "What we ration",
    "performance": "How it looks",
    "partnership": "Together, and nobody",
}
LENS_SAYS = {
    "fragmentation": "Wording that turns somebody into labels, codes, parts or scores (fragmentation).",
    "ritual": "Wording in which a routine stands where thinking about somebody could be (ritual).",
    "responsibility": "Wording that moves the weight: onto a young person or a family, up, down, or onto another agency (responsibility).",
    "rationing": "Wording that gives a threshold, an age or a lack of means as why nobody will be with somebody (rationing).",
    "performance": "Wording that looks after an impression, or says that things are better because a process happened (performance).",
    "partnership": "Wording in which much is shared and nobody acts, or in which harmony has no owner (partnership).",
}
MAY_READ_AS = {
    "fragmentation": "To them I am a word on a list. Do they know me?",
    "ritual": "They were busy with their forms, and I was waiting.",
    "responsibility": "They think that it is my fault, or my family's.",
    "rationing": "It has to get worse before anybody comes.",
    "performance": "It looks all right to them, so nobody will ask me.",
    "partnership": "They all talk about me, and nobody comes to me.",
}
AUTHOR, INITIALS = "Language mirror", "LM"
COPY_NAME = "{name} - for talking, not for the file.docx"


def beside(rule: Rule) -> str:
    """What stands in the margin beside a finding: a question first, never a verdict."""
    parts = [rule.question]
    if "rationing" in rule.lenses:
        parts.append("This may be true. Who needs to hear it?")
    if rule.may_read_as:
        parts.append(f"How it might read to the young person: {rule.may_read_as}")
    parts.append(f"What it may protect us from: {rule.may_protect_us_from}.")
    parts.append("Other ways that some suggest: " + "; ".join(rule.other_ways) + ".")
    if rule.statutory:
        parts.append(f"A term of law or guidance ({rule.statutory.act}): is it needed here?")
    if rule.contested:
        parts.append(f"People differ: {rule.contested} ({'; '.join(source.name for source in rule.sources)})")
    return "\n".join(parts)
