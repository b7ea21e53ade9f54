"""The ecocycle: placed alone, seen by nobody until the reveal, then looked at together, furthest apart first."""

import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from holdfast.audit.models import Event
from holdfast.journeys import queries
from holdfast.journeys.actions import ecocycle
from holdfast.journeys.enums import SITTING_NEXT, SittingStatus
from holdfast.journeys.models import Activity, Placement, Sitting
from holdfast.memory.models import Entry
from holdfast.records.actions.erasing import erase_person
from holdfast.ui.refusals import Changed, NotNow


@pytest.fixture
def sitting(cast) -> Sitting:
    return ecocycle.open_sitting(cast.journey, by=cast.amina, names=["Panel", "Walks"])


@pytest.fixture
def panel(sitting) -> Activity:
    return sitting.activities.get(name="Panel")


@pytest.fixture
def revealed(cast, sitting, panel) -> Sitting:
    """Amina, Ben and Esi see the panel in three places, and the walks in one."""
    walks = sitting.activities.get(name="Walks")
    for who, place in ((cast.amina, "maturing"), (cast.ben, "letting_go"), (cast.esi, "to_maturing")):
        ecocycle.place_activity(panel, by=who, place=place, note=f"{who.name} says why.", role="a role")
        ecocycle.place_activity(walks, by=who, place="emerging")
    return ecocycle.reveal_sitting(sitting, by=cast.amina)


def whats() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("what", flat=True))


# Opening


def test_somebody_who_works_on_the_journey_opens_a_sitting_and_strands_are_known_by_name(cast):
    made = ecocycle.open_sitting(cast.journey, by=cast.ben, names=["panel", "Walks", " walks ", ""], title="In May")

    assert [(each.name, each.strand and each.strand.name) for each in made.activities.all()] == [
        ("panel", "Panel"),
        ("walks", None),
    ]
    assert (made.title, made.status, made.opened_by) == ("In May", "open", cast.ben.user)
    assert whats() == ["sitting.opened"]


@pytest.mark.parametrize("who", ["frances", "gwen", "hana", "farid"])
def test_who_may_not_open_a_sitting_is_refused(cast, who):
    with pytest.raises(PermissionDenied):
        ecocycle.open_sitting(cast.journey, by=getattr(cast, who), names=["Panel"])

    assert (Sitting.objects.count(), whats()) == (0, [])


@pytest.mark.parametrize(
    ("names", "sentence"),
    [([], "at least one"), (["", "  "], "at least one"), ([f"n{n}" for n in range(13)], "at most 12")],
)
def test_a_sitting_with_nothing_or_too_much_to_place_is_refused(cast, names, sentence):
    with pytest.raises(NotNow, match=sentence):
        ecocycle.open_sitting(cast.journey, by=cast.amina, names=names)


def test_only_one_sitting_is_open_at_a_time(cast, sitting):
    with pytest.raises(NotNow, match="open already"):
        ecocycle.open_sitting(cast.journey, by=cast.ben, names=["Panel"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Sitting.objects.create(journey=cast.journey)

    assert Sitting.objects.get() == sitting


# Placing


def test_each_places_in_their_own_name_and_can_change_it_until_the_reveal(cast, panel):
    ecocycle.place_activity(panel, by=cast.gwen, place="emerging")
    ecocycle.place_activity(panel, by=cast.gwen, place="too_rigid", note="Look again.", role="senior leader")

    placed = Placement.objects.get()
    assert (placed.placed_by, placed.role, placed.place, placed.note) == (
        "Gwen",
        "senior leader",
        "too_rigid",
        "Look again.",
    )
    assert placed.perspective.key == "senior_leaders"


@pytest.mark.parametrize("who", ["hana", "farid"])
def test_who_takes_no_part_cannot_place(cast, panel, who):
    with pytest.raises(PermissionDenied):
        ecocycle.place_activity(panel, by=getattr(cast, who), place="emerging")

    assert Placement.objects.count() == 0


@pytest.mark.parametrize("values", [{}, {"place": "emerging", "silence": "too_far"}])
def test_a_placement_is_a_place_or_a_silence_never_both_or_neither(cast, panel, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        ecocycle.place_activity(panel, by=cast.ben, **values)


def test_nobody_sees_what_others_placed_before_the_reveal_not_even_a_lead(cast, sitting, panel, as_person):
    ecocycle.place_activity(panel, by=cast.ben, place="too_rigid", note="Nobody dares to say so.")

    for who in (cast.amina, cast.esi, cast.gwen):
        browser = as_person(who)
        page = browser.get(f"/sittings/{sitting.pk}/").content.decode()
        assert "Nobody dares" not in page
        assert "1 person of 5 taking part has placed something." in page
        assert browser.get(f"/activities/{panel.pk}/picture.svg").status_code == 404
        assert browser.get(f"/sittings/{sitting.pk}/file.pdf").status_code == 404
    assert "Nobody dares" in as_person(cast.ben).get(f"/sittings/{sitting.pk}/").content.decode()
    assert queries.placed_at(sitting) == []
    assert queries.ecocycle_sections(sitting) == ()
    assert Entry.objects.filter(text__contains="dares").count() == 0


def test_a_group_says_it_together_and_only_its_side_and_number_are_kept(cast, panel):
    young = cast.journey.perspectives.get(key="young_people")

    placed = ecocycle.place_together(
        panel, by=cast.esi, perspective=young, people=4, place="maturing", note="Ours now."
    )

    assert (placed.placed_by, placed.people, placed.by_user, placed.entered_name) == ("Young people", 4, None, "Esi")
    with pytest.raises(NotNow, match="written down already"):
        ecocycle.place_together(panel, by=cast.ben, perspective=young, people=3, place="emerging")


def test_one_person_is_no_group_and_a_group_of_another_journey_is_none_of_this(cast, panel):
    mine, far = (each.perspectives.get(key="young_people") for each in (cast.journey, cast.elsewhere))

    with pytest.raises(NotNow, match="two people or more"):
        ecocycle.place_together(panel, by=cast.esi, perspective=mine, people=1, place="emerging")
    with pytest.raises(NotNow, match="not part of this journey"):
        ecocycle.place_together(panel, by=cast.esi, perspective=far, people=4, place="emerging")
    with pytest.raises(PermissionDenied):
        ecocycle.place_together(panel, by=cast.gwen, perspective=mine, people=4, place="emerging")

    assert Placement.objects.count() == 0


# Revealing


def test_what_may_follow_what_is_as_the_table_says():
    assert {"open": {"revealed", "set_aside"}, "revealed": set(), "set_aside": set()} == SITTING_NEXT


def test_after_the_reveal_all_see_all_furthest_apart_first(cast, revealed):
    placed = queries.placed_at(revealed)

    assert [each.drawing.title for each in placed] == [
        "Panel is seen furthest apart by Ben (letting go) and Esi (between emerging and maturing)",
        "Walks: all 3 see it in the same place, emerging",
    ]
    assert placed[0].drawing.table.rows == (
        ("Amina", "a role", "maturing", "", "Amina says why."),
        ("Ben", "a role", "letting go", "", "Ben says why."),
        ("Esi", "a role", "between emerging and maturing", "", "Esi says why."),
    )
    assert Entry.objects.filter(kind="placement", text__contains="says why").count() == 3
    assert whats()[-1] == "sitting.revealed"


def test_nothing_is_placed_in_a_sitting_that_is_over_and_it_is_not_revealed_twice(cast, revealed, panel):
    panel.refresh_from_db()

    with pytest.raises(NotNow, match="over"):
        ecocycle.place_activity(panel, by=cast.gwen, place="emerging")
    with pytest.raises(NotNow, match="over"):
        ecocycle.reveal_sitting(revealed, by=cast.amina)
    with pytest.raises(NotNow, match="over"):
        ecocycle.set_aside(revealed, by=cast.amina)

    assert Placement.objects.count() == 6


def test_a_sitting_in_which_nobody_placed_anything_is_not_revealed(cast, sitting):
    with pytest.raises(NotNow, match="Nobody has placed anything"):
        ecocycle.reveal_sitting(sitting, by=cast.amina)

    sitting.refresh_from_db()
    assert sitting.status == SittingStatus.OPEN


def test_leads_reveal_any_sitting_and_others_only_their_own(cast, sitting, panel):
    ecocycle.place_activity(panel, by=cast.ben, place="emerging")
    with pytest.raises(PermissionDenied):
        ecocycle.reveal_sitting(sitting, by=cast.ben)
    ecocycle.set_aside(sitting, by=cast.amina)
    own = ecocycle.open_sitting(cast.journey, by=cast.ben, names=["Panel"])
    ecocycle.place_activity(own.activities.get(), by=cast.ben, place="emerging")

    ecocycle.reveal_sitting(own, by=cast.ben)

    assert [each.status for each in Sitting.objects.order_by("opened_at")] == ["set_aside", "revealed"]


def test_a_sitting_set_aside_deletes_what_was_placed_and_makes_room_for_another(cast, sitting, panel, as_person):
    ecocycle.place_activity(panel, by=cast.ben, place="emerging", note="Unseen.")

    ecocycle.set_aside(sitting, by=cast.amina)

    assert Placement.objects.count() == 0
    assert ecocycle.open_sitting(cast.journey, by=cast.ben, names=["Panel"]).status == SittingStatus.OPEN
    assert "Nobody" not in as_person(cast.esi).get(f"/sittings/{sitting.pk}/").content.decode().split("<main")[0]
    assert as_person(cast.esi).get(f"/sittings/{sitting.pk}/").status_code == 200


def test_sides_that_said_nothing_are_named_and_those_who_spoke_together_are_heard(cast, sitting, panel):
    young = cast.journey.perspectives.get(key="young_people")
    ecocycle.place_activity(panel, by=cast.ben, silence="too_far")
    ecocycle.place_together(panel, by=cast.esi, perspective=young, people=4, place="emerging")

    assert [each.key for each in queries.not_heard(sitting)] == [
        *("parents_carers", "community", "managers", "senior_leaders"),
        *("partner_agencies", "elected_members_funders", "learning_partners"),
    ]


# Earlier placements


def test_where_the_same_person_placed_it_before_is_hollow(cast, revealed):
    Sitting.objects.filter(pk=revealed.pk).update(held_on=date(2026, 5, 12))
    again = ecocycle.open_sitting(cast.journey, by=cast.amina, names=["PANEL"])
    thing = again.activities.get()
    ecocycle.place_activity(thing, by=cast.amina, place="maturing")
    ecocycle.place_activity(thing, by=cast.esi, place="maturing")
    ecocycle.place_activity(thing, by=cast.gwen, place="renewing")
    again = ecocycle.reveal_sitting(again, by=cast.amina)

    [placed] = queries.placed_at(again)

    assert [(row[0], row[2], row[3]) for row in placed.drawing.table.rows] == [
        ("Amina", "maturing", "maturing"),
        ("Esi", "maturing", "between emerging and maturing"),
        ("Gwen", "renewing", ""),
    ]
    drawn = " ".join(re.findall(r">([^<]+)<", placed.drawing.wide))
    assert "placed it before, 12 May 2026." in drawn
    assert placed.drawing.wide.count('stroke-dasharray="3 2.5"') == 2
    assert queries.placed_at(revealed)[0].drawing.table.rows[0][3] == ""  # the first has none before it


def test_a_record_holds_people_without_an_account_with_source_and_a_date_as_exactly_as_known(cast):
    record = Sitting.objects.create(journey=cast.journey, status="revealed", source="ch. 3, Declining momentum")
    thing = Activity.objects.create(sitting=record, name="The work")
    Placement.objects.create(
        activity=thing,
        place="letting_go",
        placed_by="An innovation lead",
        role="two areas",
        placed_on=date(2021, 1, 1),
        precision="year",
        source="ch. 3",
    )

    [placed] = queries.placed_at(record)

    assert placed.drawing.title == "Only one has placed The work. An innovation lead: letting go"
    assert placed.drawing.table.rows == (("An innovation lead", "two areas, 2021, ch. 3", "letting go", "", ""),)


# Writing together, taking back, erasing


def test_notes_are_written_after_the_reveal_and_a_late_writer_sees_what_the_other_saved(cast, revealed, panel):
    first = ecocycle.note_activity(panel, by=cast.ben, nourish="The start", let_go="The list", begin="", version=1)

    with pytest.raises(Changed) as changed:
        ecocycle.note_activity(panel, by=cast.esi, nourish="", let_go="", begin="Ask", version=1)

    panel.refresh_from_db()
    assert (panel.nourish, panel.begin, panel.noted_by, first.version) == ("The start", "", "Ben", 2)
    assert (changed.value.theirs["let_go"], changed.value.version) == ("The list", 2)
    assert Entry.objects.get(kind="activity").text.startswith("The start")


def test_notes_before_the_reveal_or_by_who_only_looks_on_are_refused(cast, panel, revealed):
    ecocycle_notes = {"nourish": "x", "let_go": "", "begin": "", "version": 1}
    with pytest.raises(PermissionDenied):
        ecocycle.note_activity(panel, by=cast.gwen, **ecocycle_notes)
    unseen = ecocycle.open_sitting(cast.journey, by=cast.amina, names=["Panel"]).activities.get()
    with pytest.raises(NotNow, match="after the reveal"):
        ecocycle.note_activity(unseen, by=cast.amina, **ecocycle_notes)

    assert set(Activity.objects.values_list("nourish", flat=True)) == {""}


def test_late_notes_show_both_texts_on_the_page_and_lose_nothing(cast, revealed, panel, as_person):
    ecocycle.note_activity(panel, by=cast.ben, nourish="Ben's line", let_go="", begin="", version=1)
    typed = {"nourish": "Esi's line", "let_go": "", "begin": "", "version": 1}

    answer = as_person(cast.esi).post(f"/activities/{panel.pk}/notes/", typed)

    assert answer.status_code == 409
    assert [words in answer.content.decode() for words in ("Ben&#x27;s line", "Esi&#x27;s line")] == [True, True]


def test_before_the_reveal_a_placement_is_taken_back_whole(cast, panel):
    placed = ecocycle.place_activity(panel, by=cast.ben, place="emerging", note="Hm.")
    with pytest.raises(NotNow, match="whoever wrote it"):
        ecocycle.take_back(placed, by=cast.amina)

    ecocycle.take_back(placed, by=cast.ben)

    assert Placement.objects.count() == 0


def test_after_the_reveal_words_are_taken_back_and_the_place_stays(cast, revealed):
    placed = Placement.objects.get(by_user=cast.ben.user, place="letting_go")

    ecocycle.take_back(placed, by=cast.ben)

    placed.refresh_from_db()
    assert (placed.place, placed.note) == ("letting_go", "")
    assert Entry.objects.filter(text__contains="Ben says why").count() == 0
    assert Entry.objects.filter(text__contains="Esi says why").count() == 1


def test_a_person_who_is_erased_leaves_places_without_name_or_words(cast, revealed):
    again = ecocycle.open_sitting(cast.journey, by=cast.amina, names=["Panel"])
    ecocycle.place_activity(again.activities.get(), by=cast.ben, place="emerging", note="Not yet seen")

    erase_person(cast.ben.user, by=cast.ben)

    left = Placement.objects.filter(place="letting_go").get()
    assert (left.placed_by, left.role, left.note, left.by_user) == ("somebody who left", "", "", None)
    assert Placement.objects.filter(note="Not yet seen").count() == 0
    assert Entry.objects.filter(text__contains="Ben").count() == 0
    assert Placement.objects.get(by_user=cast.esi.user, activity__name="Panel").note == "Esi says why."
