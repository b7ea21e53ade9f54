"""The path: going back, pausing, ending, handing on, what lies behind, and what was placed wrongly."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.actions import placing
from holdfast.journeys.actions.placing import Stay
from holdfast.journeys.enums import Move, Precision, Stage
from holdfast.journeys.models import Journey, Spell, Strand
from holdfast.memory.models import Entry
from holdfast.ui.refusals import Changed, NotNow


@pytest.fixture
def strand(cast) -> Strand:
    return placing.add_strand(cast.journey, by=cast.amina, name="Detached youth work")


def place(strand: Strand, by, stage: Stage, since: date, **more) -> Spell:
    return placing.place_strand(strand, by=by, stage=stage, since=since, precision=Precision.MONTH, role="here", **more)


def move(strand: Strand, by, how: Move, since: date, **more) -> Spell:
    return placing.move_strand(strand, by=by, move=how, since=since, precision=Precision.MONTH, role="here", **more)


def stay(stage: Stage, since: date | None, until: date | None = None, **more) -> Stay:
    return Stay(stage, since, Precision.MONTH, "innovation lead", until, Precision.MONTH, **more)


def test_going_back_says_what_it_takes_along(cast, strand, as_person):
    place(strand, cast.amina, Stage.INTEGRATING, date(2026, 1, 1))
    sent = {"stage": "designing", "since": "March 2026", "role": "innovation lead", "why": "Half the chairs changed."}

    asked = as_person(cast.amina).post(f"/strands/{strand.pk}/place/", sent)
    answered = as_person(cast.amina).post(f"/strands/{strand.pk}/place/", sent | {"carried": "The talk beforehand."})

    assert asked.context["form"].errors == {
        "carried": ["This goes back to an earlier stage. Say what you take with you: it must not be lost."]
    }
    assert asked.context["form"]["why"].value() == "Half the chairs changed."
    assert answered.status_code == 302
    assert list(strand.spells.values_list("stage", "since", "until", "carried")) == [
        ("integrating", date(2026, 1, 1), date(2026, 3, 1), ""),
        ("designing", date(2026, 3, 1), None, "The talk beforehand."),
    ]


@pytest.mark.parametrize("how", [Move.PAUSED, Move.ENDED, Move.HANDED_ON])
def test_a_strand_pauses_ends_or_is_handed_on_where_it_stands(cast, strand, as_person, how):
    place(strand, cast.ben, Stage.DEVELOPING, date(2026, 1, 1))
    sent = {"move": how.value, "since": "about 2026", "role": "practitioner", "carried": "The list of who to ask."}

    answer = as_person(cast.ben).post(f"/strands/{strand.pk}/move/", sent)

    last = strand.spells.last()
    assert (answer.status_code, answer.url) == (302, f"/journeys/{cast.journey.pk}/path/")
    assert (last.stage, last.move, last.since_precision, last.carried) == (
        "developing",
        how,
        "about",
        "The list of who to ask.",
    )
    assert Entry.objects.get(subject=last.pk).title == f"Detached youth work: {how.label}"


def test_what_ended_can_only_be_taken_up_again(cast, strand):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))
    move(strand, cast.amina, Move.ENDED, date(2026, 2, 1))

    with pytest.raises(NotNow, match="cannot follow what you said last"):
        move(strand, cast.amina, Move.PAUSED, date(2026, 3, 1))

    assert queries.moves_open_to(cast.amina, strand) == []
    assert place(strand, cast.amina, Stage.DEVELOPING, date(2026, 4, 1)).move == Move.STAGE


def test_a_strand_that_somebody_did_not_place_is_not_paused_by_them(cast, strand, as_person):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))

    with pytest.raises(NotNow, match="Say first which stage"):
        move(strand, cast.ben, Move.PAUSED, date(2026, 3, 1))

    assert as_person(cast.ben).get(f"/strands/{strand.pk}/move/").url == f"/strands/{strand.pk}/place/"
    assert strand.spells.count() == 1


def test_somebody_who_looks_on_moves_nothing(cast, strand):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))

    with pytest.raises(PermissionDenied):
        placing.recall_spell(strand, by=cast.frances, stay=stay(Stage.DESIGNING, date(2024, 1, 1)))

    assert strand.spells.count() == 1


def test_what_lies_behind_is_entered_and_lasts_until_the_next_stay(cast, strand, as_person):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))
    sent = {"stage": "mobilising", "move": "stage", "since": "2024", "until": "", "role": "innovation lead"}

    answer = as_person(cast.amina).post(f"/strands/{strand.pk}/past/", sent)

    assert (answer.status_code, answer.url) == (302, f"/strands/{strand.pk}/past/")
    assert list(strand.spells.values_list("stage", "since", "since_precision", "until")) == [
        ("mobilising", date(2024, 1, 1), "year", date(2026, 1, 1)),
        ("developing", date(2026, 1, 1), "month", None),
    ]


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [
        ("March 2025", "January 2025", "It ends before it began. Check both dates."),
        ("", "January 2025", "It ends before it began. Check both dates."),
        (
            "March 2025",
            "March 2026",
            "You have it in Developing at that time already. One person sees it in one stage.",
        ),
        ("2999", "", "That day is still to come. Say when it began, or leave it empty."),
        (
            "the other day",
            "",
            "Write a day, a month, a quarter or a year, like 5 March 2024, March 2024, Q1 2024 or 2024.",
        ),
    ],
)
def test_a_stay_that_cannot_be_is_refused_and_nothing_typed_is_lost(cast, strand, as_person, since, until, sentence):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))
    sent = {"stage": "designing", "move": "stage", "since": since, "until": until, "role": "lead", "why": "We drew."}

    answer = as_person(cast.amina).post(f"/strands/{strand.pk}/past/", sent)

    assert (answer.status_code, answer.context["form"].errors) == (200, {"since": [sentence]})
    assert answer.context["form"]["why"].value() == "We drew."
    assert strand.spells.count() == 1


def test_two_people_see_it_in_two_stages_at_the_same_time_and_both_are_drawn(cast, strand):
    today = timezone.localdate()
    place(strand, cast.amina, Stage.DEVELOPING, today - timedelta(400))
    place(strand, cast.amina, Stage.INTEGRATING, today - timedelta(200))
    place(strand, cast.ben, Stage.DEVELOPING, today - timedelta(300))

    drawing = queries.path_of([each for each in queries.strands_of(cast.journey) if each.pk == strand.pk])

    assert drawing is not None
    assert drawing.title == "Detached youth work is in integrating"
    assert [row[1:2] + row[3:4] for row in drawing.table.rows] == [
        ("Developing", "Amina, here"),
        ("Developing", "Ben, here"),
        ("Integrating", "Amina, here"),
    ]
    assert drawing.wide.count('class="other" d="M') == 2  # Ben's stay, and its key


def test_a_pause_is_told_and_drawn(cast, strand):
    today = timezone.localdate()
    place(strand, cast.amina, Stage.DEVELOPING, today - timedelta(400))
    move(strand, cast.amina, Move.PAUSED, today - timedelta(200), carried="Ben keeps the list.")

    drawing = queries.path_of([each for each in queries.strands_of(cast.journey) if each.pk == strand.pk])

    assert drawing is not None
    assert drawing.title == "Detached youth work is paused in developing"
    assert [row[1] for row in drawing.table.rows] == ["Developing", "Developing, paused"]
    assert drawing.table.rows[1][4] == "Ben keeps the list."


def test_a_placing_is_corrected_by_who_made_it_and_a_late_writer_sees_both(cast, strand):
    spell = place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))

    placing.change_spell(spell, by=cast.amina, stay=stay(Stage.DESIGNING, date(2026, 2, 1)), version=1)

    with pytest.raises(Changed) as late:
        placing.change_spell(spell, by=cast.amina, stay=stay(Stage.GROWING, date(2026, 2, 1)), version=1)
    with pytest.raises(NotNow, match="Only who placed it"):
        placing.change_spell(spell, by=cast.ben, stay=stay(Stage.GROWING, date(2026, 2, 1)), version=2)
    spell.refresh_from_db()
    assert (late.value.theirs["stage"], late.value.version) == ("designing", 2)
    assert (spell.stage, spell.since, spell.version) == ("designing", date(2026, 2, 1), 2)


def test_a_placing_is_taken_back_by_who_made_it_and_a_note_stays(cast, strand, as_person):
    spell = place(strand, cast.ben, Stage.DEVELOPING, date(2026, 1, 1), why="We tried a lantern walk.")

    refused = as_person(cast.amina).post(f"/spells/{spell.pk}/take-back/")
    asked = as_person(cast.ben).get(f"/spells/{spell.pk}/take-back/")
    kept = Spell.objects.filter(pk=spell.pk).count()
    taken = as_person(cast.ben).post(f"/spells/{spell.pk}/take-back/")

    assert (refused.status_code in (302, 409), asked.status_code, kept, taken.status_code) == (True, 200, 1, 302)
    assert Spell.objects.filter(pk=spell.pk).count() == 0
    assert Entry.objects.filter(subject=spell.pk).count() == 0
    assert Event.objects.filter(what="spell.taken_back").values_list("subject", flat=True).get() == spell.pk


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_path_is_a_picture_to_keep(cast, as_person, kind):
    answer = as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/path/file/{kind}/")

    assert answer["Content-Disposition"] == f'attachment; filename="path.{kind}"'
    assert answer.content[:4] == {"svg": b"<svg", "png": b"\x89PNG"}[kind]
    assert as_person(cast.frances).get(f"/journeys/{cast.journey.pk}/path/file/exe/").status_code == 404


def test_hackney_goes_back_to_design_in_told_order_and_what_was_hoped_stands_beside(demonstrated):
    hackney = Journey.objects.get(name__startswith="The Hackney pilot")

    drawing = queries.path_of(queries.strands_of(hackney))

    assert drawing is not None
    assert "In the order that the record tells. It tells no dates." in drawing.wide
    assert [(row[1], row[2]) for row in drawing.table.rows] == [
        ("Designing", "not told"),
        ("Developing", "not told"),
        ("Integrating", "not told"),
        ("Designing", "not told"),
    ]
    assert (
        ">1</text>" in drawing.wide.split("The pilot goes back to designing")[0]
    )  # the loop's number stands on the line
    assert "when is not told" in drawing.wide
    assert drawing.wide.count('class="other" d="M') == 2  # what stakeholders hoped, and the key of it
    assert ">2000<" not in drawing.wide + drawing.narrow


def test_a_placing_does_not_lie_over_a_stay_that_is_over(cast, strand):
    placing.recall_spell(strand, by=cast.amina, stay=stay(Stage.DESIGNING, date(2025, 1, 1), date(2025, 12, 1)))

    with pytest.raises(NotNow, match="Choose a date after it"):
        place(strand, cast.amina, Stage.DEVELOPING, date(2025, 3, 1))

    assert strand.spells.count() == 1


def test_taking_back_the_last_move_lets_the_stay_before_it_go_on(cast, strand):
    place(strand, cast.amina, Stage.INTEGRATING, date(2026, 1, 1))
    mistaken = place(strand, cast.amina, Stage.GROWING, date(2026, 3, 1))

    placing.take_back_spell(mistaken, by=cast.amina)

    assert list(strand.spells.values_list("stage", "until", "until_precision")) == [("integrating", None, "unknown")]
    with pytest.raises(NotNow, match="Say what you take with you"):
        place(strand, cast.amina, Stage.DESIGNING, date(2026, 4, 1))


def test_what_lies_behind_makes_no_way_back_that_carries_nothing(cast, strand):
    place(strand, cast.amina, Stage.DESIGNING, date(2026, 1, 1))

    with pytest.raises(NotNow, match="Your next stay, in Designing, would go back"):
        placing.recall_spell(strand, by=cast.amina, stay=stay(Stage.INTEGRATING, date(2025, 1, 1)))
    placing.recall_spell(strand, by=cast.amina, stay=stay(Stage.MOBILISING, date(2024, 1, 1), date(2024, 6, 1)))
    placing.recall_spell(strand, by=cast.amina, stay=stay(Stage.DESIGNING, date(2024, 6, 1), date(2025, 1, 1)))
    with pytest.raises(NotNow, match="Say what you take with you"):
        placing.recall_spell(strand, by=cast.amina, stay=stay(Stage.MOBILISING, date(2025, 1, 1), date(2025, 6, 1)))

    assert strand.spells.count() == 3


@pytest.mark.parametrize(
    ("until", "precision", "kept"),
    [(date(2025, 1, 1), "year", date(2025, 3, 1)), (date(2025, 1, 1), "quarter", date(2025, 3, 1))],
)
def test_an_end_that_is_known_roughly_may_be_any_day_of_it(cast, strand, until, precision, kept):
    said = Stay(Stage.DESIGNING, date(2025, 3, 1), Precision.MONTH, "lead", until, precision)

    spell = placing.recall_spell(strand, by=cast.amina, stay=said)

    assert (spell.until, spell.until_precision) == (kept, precision)


def test_an_end_that_is_over_before_it_began_is_refused_however_roughly_it_is_known(cast, strand):
    said = Stay(Stage.DESIGNING, date(2025, 3, 1), Precision.MONTH, "lead", date(2024, 1, 1), Precision.YEAR)

    with pytest.raises(NotNow, match="ends before it began"):
        placing.recall_spell(strand, by=cast.amina, stay=said)

    assert strand.spells.count() == 0


def test_no_day_to_come_is_taken_by_whatever_way(cast, strand):
    later = timezone.localdate() + timedelta(days=40)
    with pytest.raises(NotNow, match="still to come"):
        place(strand, cast.amina, Stage.DESIGNING, later)
    with pytest.raises(NotNow, match="still to come"):
        placing.recall_spell(strand, by=cast.amina, stay=stay(Stage.DESIGNING, date(2025, 1, 1), later))

    assert strand.spells.count() == 0


def test_a_year_that_was_said_roughly_gets_no_month(cast, strand, as_person):
    said = Stay(Stage.DESIGNING, date(2024, 1, 1), Precision.ABOUT, "lead")
    spell = placing.recall_spell(strand, by=cast.amina, stay=said)

    page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/path/").content.decode()
    form = as_person(cast.amina).get(f"/spells/{spell.pk}/").content.decode()

    assert ("since about 2024" in page, "about January 2024" in page) == (True, False)
    assert 'value="about 2024"' in form


def test_a_stay_without_dates_is_never_taken_for_where_it_stands_now_and_the_picture_says_so(cast, strand):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))
    placing.recall_spell(strand, by=cast.amina, stay=stay(Stage.MOBILISING, None))

    present = placing.present_spell(strand, cast.amina)
    drawing = queries.path_of([each for each in queries.strands_of(cast.journey) if each.pk == strand.pk])

    assert (present.stage, drawing is None) == ("developing", False)
    assert "1 placing has no date and stands in the list alone." in drawing.wide


def test_strands_beyond_five_are_said_to_stand_in_the_table(cast):
    for number in range(7):
        place(
            placing.add_strand(cast.journey, by=cast.amina, name=f"S{number}"),
            cast.amina,
            Stage.DESIGNING,
            date(2026, 1, 1),
        )

    drawing = queries.path_of(queries.strands_of(cast.journey))

    assert drawing is not None
    assert "3 more strands stand in the table." in drawing.narrow
    assert len(drawing.table.rows) == 8


def test_the_same_stage_again_is_no_move_and_says_how_to_correct_it(cast, strand, as_person):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))
    sent = {"stage": "developing", "since": "March 2026", "role": "innovation lead"}

    answer = as_person(cast.amina).post(f"/strands/{strand.pk}/place/", sent)

    sentence = (
        "You have it in Developing already, so nothing would move. To change what you said, correct it on the path."
    )
    assert answer.context["form"].errors == {"stage": [sentence]}
    assert strand.spells.count() == 1


def test_a_pause_in_a_stage_is_taken_up_again_in_the_same_stage(cast, strand):
    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 1, 1))
    move(strand, cast.amina, Move.PAUSED, date(2026, 2, 1))

    place(strand, cast.amina, Stage.DEVELOPING, date(2026, 3, 1))

    assert list(strand.spells.values_list("move", flat=True)) == ["stage", "paused", "stage"]
