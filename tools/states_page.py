"""Writes docs/reference/states.md from the tables of what may follow what."""

from writing import with_django, write_or_check

with_django()

from holdfast.evidence.enums import CLAIM_NEXT, OUTCOME_NEXT  # noqa: E402
from holdfast.evidence.enums.cycles import NEXT as CYCLE_NEXT  # noqa: E402
from holdfast.journeys.enums import HANDOVER_NEXT, MOVE_NEXT, SITTING_NEXT  # noqa: E402
from holdfast.partnership.enums import MEETING_NEXT, SLOW_NEXT  # noqa: E402
from holdfast.reports.enums import REPORT_NEXT  # noqa: E402
from holdfast.rounds.enums import NEXT  # noqa: E402

# Of what, the first state, what may follow what, and what the drawing cannot say.
MACHINES = (
    (
        "Round",
        NEXT,
        "A draft can be discarded. An open round counts as closed from the end of its last day (Europe/London) on.",
    ),
    (
        "Strand on the path, as one person places it",
        MOVE_NEXT,
        "Going back to an earlier stage is a loop and says what it takes along. Nothing is final: what ended can be taken up again.",
    ),
    (
        "Sitting at the ecocycle",
        SITTING_NEXT,
        "Until the reveal each person sees only what they placed. Set aside, all of it is deleted unseen. At most one is open.",
    ),
    (
        "Handover",
        HANDOVER_NEXT,
        "Nobody but its writer is told while it is prepared. Offered to one person at a time; whoever cannot take it on says so, and the "
        "letter waits for somebody else. Without an offer only those who lead can take on what somebody left behind who is gone.",
    ),
    (
        "Cycle of trying something",
        CYCLE_NEXT,
        "Once it is being tried, what was expected stays as it was written. What came of it can be corrected.",
    ),
    (
        "Meeting",
        MEETING_NEXT,
        "When one is held or called off, the next one of the rhythm is planned. A meeting that was held stays open for writing.",
    ),
    (
        "Slow question",
        SLOW_NEXT,
        "Until all is shown each person sees only their own. Set aside, all of it is deleted unseen. One is open at a time.",
    ),
    (
        "Report",
        REPORT_NEXT,
        "Writing in it takes it back to being written, whoever agreed. Issued, it stays as it was; when somebody takes back words that it "
        "quotes, they leave it and it is issued again as a new edition.",
    ),
    (
        "Claim",
        CLAIM_NEXT,
        "Each step says why. Supported needs evidence for it of more than one kind or source, at least one not from those who do the work; "
        "an early sign needs something for it, contested both sides, contradicted something against. When evidence is taken away "
        "and a state no longer holds, the claim goes to not known by itself.",
    ),
    (
        "Adaptation",
        OUTCOME_NEXT,
        "Each step says why. To undo one is a result; what was undone can be tried again.",
    ),
)

lines = [
    "# States",
    "",
    "Made from what may follow what in the `enums.py` of rounds, journeys, evidence and the partnership by `tools/states_page.py`.",
]
for name, table, told in MACHINES:
    first = next(iter(table))
    lines += ["", f"## {name}", "", "```mermaid", "stateDiagram-v2", f"    [*] --> {first.value}"]
    for status, following in table.items():
        lines += [f"    {status.value} --> {after.value}" for after in sorted(following)]
        if not following:
            lines.append(f"    {status.value} --> [*]")
    lines += ["```", "", told]
write_or_check("states.md", "\n".join(lines))
