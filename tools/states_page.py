"""Writes docs/reference/states.md from the tables of what may follow what."""

from writing import with_django, write_or_check

with_django()

from holdfast.rounds.enums import NEXT  # noqa: E402

lines = [
    "# States",
    "",
    "Made from `holdfast/rounds/enums.py` by `tools/states_page.py`.",
    "",
    "## Round",
    "",
    "```mermaid",
    "stateDiagram-v2",
]
lines.append("    [*] --> draft")
for status, following in NEXT.items():
    lines += [f"    {status.value} --> {after.value}" for after in sorted(following)]
    if not following:
        lines.append(f"    {status.value} --> [*]")
lines += [
    "```",
    "",
    "A draft can be discarded. An open round counts as closed from the end of its last day (Europe/London) on.",
]
write_or_check("states.md", "\n".join(lines))
