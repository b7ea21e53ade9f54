"""The path's line where the lead was handed on, and a pause among what was tried."""

from datetime import date

from holdfast.journeys import queries
from holdfast.journeys.actions import placing
from holdfast.journeys.actions.placing import Stay
from holdfast.journeys.enums import Move, Precision, Stage
from holdfast.journeys.models import Handover, Strand
from holdfast.journeys.queries import placing as placing_queries
from holdfast.memory.models import Entry
from tests.journeys.test_path import move, place, strand

__all__ = ["strand"]


def handed_over(cast, *, on: date) -> None:
    """From Amina to Ben, as it stands once it was taken on."""
    people = {each.user: each for each in cast.journey.participants.select_related("user")}
    Handover.objects.create(
        journey=cast.journey,
        writer=people[cast.amina.user],
        successor=people[cast.ben.user],
        status="accepted",
        accepted_on=on,
    )


def lines_of(strand: Strand) -> dict[str, list[tuple[str, date, date | None]]]:
    """What is drawn as the strand's line, and what is dashed beside it."""
    found = next(each for each in queries.strands_of(strand.journey) if each.pk == strand.pk)
    line = placing_queries._line(found, list(found.spells.all()), placing_queries.hands_of(strand.journey))
    drawn = {"line": [], "dashed": []}
    for spell in line.spells:
        drawn["line" if spell.own else "dashed"].append((spell.placed_by, spell.since, spell.until))
    return drawn


def test_the_line_changes_hands_where_the_lead_was_handed_on(cast, strand):
    place(strand, cast.amina, Stage.MOBILISING, date(2025, 1, 1))
    place(strand, cast.amina, Stage.DESIGNING, date(2025, 6, 1))
    place(strand, cast.ben, Stage.DEVELOPING, date(2025, 7, 1))  # Ben's own view, before he led
    handed_over(cast, on=date(2026, 3, 10))
    place(strand, cast.ben, Stage.INTEGRATING, date(2026, 5, 1))
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 6, 1))  # Amina's own view, when she led no more

    assert lines_of(strand) == {
        "line": [
            ("Amina", date(2025, 1, 1), date(2025, 6, 1)),
            ("Amina", date(2025, 6, 1), date(2026, 5, 1)),
            ("Ben", date(2026, 5, 1), None),
        ],
        "dashed": [("Ben", date(2025, 7, 1), date(2026, 5, 1)), ("Amina", date(2026, 6, 1), None)],
    }
    drawing = queries.path_of(queries.strands_of(cast.journey))
    assert "Amina hands the lead on to Ben, March 2026" in drawing.wide
    assert ("All strands", "Handed on", "March 2026", "Amina to Ben", "") in drawing.table.rows


def test_where_a_new_lead_sees_it_earlier_no_way_back_is_counted(cast, strand):
    place(strand, cast.amina, Stage.INTEGRATING, date(2025, 1, 1))
    handed_over(cast, on=date(2026, 3, 10))
    place(strand, cast.ben, Stage.DEVELOPING, date(2026, 3, 1))

    drawing = queries.path_of([each for each in queries.strands_of(cast.journey) if each.pk == strand.pk])

    assert "goes back to" not in drawing.wide
    assert lines_of(strand)["line"] == [("Amina", date(2025, 1, 1), date(2026, 3, 1)), ("Ben", date(2026, 3, 1), None)]


def test_a_strand_that_others_place_more_often_keeps_their_line(cast, strand):
    for month, stage in enumerate((Stage.MOBILISING, Stage.DESIGNING, Stage.DEVELOPING), 1):
        place(strand, cast.esi, stage, date(2025, month, 1))
    place(strand, cast.amina, Stage.MOBILISING, date(2025, 1, 1))
    handed_over(cast, on=date(2026, 3, 10))

    drawn = lines_of(strand)

    assert {name for name, _since, _until in drawn["line"]} == {"Esi"}


def test_a_paused_strand_is_found_among_what_was_tried_and_moves_back_to_stages_when_corrected(cast, strand, as_person):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))
    paused = move(strand, cast.amina, Move.PAUSED, date(2026, 2, 1), carried="Ask the owner first.")
    found = as_person(cast.amina).get("/search/?words=owner&look=tried").content.decode()
    kinds = [Entry.objects.get(subject=paused.pk).kind]

    corrected = Stay(Stage.DEVELOPING, date(2026, 2, 1), Precision.MONTH, "lead", carried="Ask the owner first.")
    placing.change_spell(paused, by=cast.amina, stay=corrected, version=1)

    kinds.append(Entry.objects.get(subject=paused.pk).kind)
    assert "Detached youth work: paused" in found
    assert "Pauses, endings, handing on" in found
    assert kinds == ["move", "spell"]
