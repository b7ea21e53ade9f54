"""One element or link at a time, what people write beside them, and what stays when two write at once."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from holdfast.analysis.theory import read_outline
from holdfast.audit.models import Event
from holdfast.memory.models import Entry
from holdfast.theory import queries
from holdfast.theory.actions.editing import (
    Linked,
    Said,
    add_element,
    add_link,
    change_element,
    change_link,
    draw_afresh,
    question_link,
    remove_element,
    remove_link,
)
from holdfast.theory.actions.outlining import begin_theory
from holdfast.theory.actions.remarks import Written, take_back_remark, write_remark
from holdfast.theory.enums import RemarkKind
from holdfast.theory.models import Element, Remark, TheoryLink
from holdfast.ui.refusals import Changed, NotNow
from tests.theory.making import a_theory, element, link_to


def test_an_element_is_added_with_what_it_leads_to(cast, as_person):
    theory = a_theory(cast)
    plans = element(theory, "Plans")
    sent = {"text": "A new first page", "kind": "activity", "leads_to": plans.pk, "perspective": ""}

    answer = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/theory/elements/add/", sent)

    added = element(theory, "A new first page")
    assert answer.status_code == 302
    assert (added.put_by.user, added.leads_to.get().target) == (cast.ben.user, plans)
    assert (added.row, added.slot) != (None, None)
    assert {"element.added", "theory_link.added"} <= set(Event.objects.values_list("what", flat=True))


@pytest.mark.parametrize("text", ["PLANS  name places, and who can change them", "  ", "\u200b"])
def test_the_same_words_or_none_are_refused(cast, text):
    theory = a_theory(cast)

    with pytest.raises(NotNow):
        add_element(theory, by=cast.amina, said=Said(text, "activity"))
    assert theory.elements.count() == 4


def test_what_an_element_rests_on_is_said_on_a_page_of_its_own_and_stays_when_its_words_change(cast, as_person):
    theory = a_theory(cast)
    plans = element(theory, "Plans")
    where = f"/elements/{plans.pk}/conditions/"

    wrong = as_person(cast.ben).post(where, {"rests_on": ["wizards"], "version": 1})
    right = as_person(cast.ben).post(where, {"rests_on": ["time", "partners"], "version": 1})
    late = as_person(cast.amina).post(where, {"rests_on": [], "version": 1})
    change_element(plans, by=cast.ben, said=Said("Plans name streets", "practice"), version=2)

    assert [wrong.status_code, right.status_code, late.status_code] == [200, 302, 409]
    assert Element.objects.get(pk=plans.pk).rests_on == ["time", "partners"]


def test_a_late_writer_of_an_element_sees_both(cast, as_person):
    theory = a_theory(cast)
    plans = element(theory, "Plans")
    change_element(plans, by=cast.ben, said=Said("Plans name streets", "practice"), version=plans.version)
    sent = {"text": "Plans name owners", "kind": "practice", "version": plans.version, "perspective": ""}

    page = as_person(cast.amina).post(f"/elements/{plans.pk}/change/", sent)

    assert (page.status_code, Element.objects.get(pk=plans.pk).text) == (409, "Plans name streets")
    assert "Plans name streets" in page.content.decode()
    again = {**sent, "version": page.context["form"]["version"].value()}
    assert as_person(cast.amina).post(f"/elements/{plans.pk}/change/", again).status_code == 302
    assert [v.data["elements"][1]["text"] for v in theory.versions.order_by("number")] == [
        "Plans name places, and who can change them",
        "Plans name streets",
        "Plans name owners",
    ]


def test_two_people_change_a_link_and_both_are_kept_and_shown(cast, as_person):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")
    change_link(link, by=cast.amina, said=Linked("The form asks."), version=link.version)
    sent = {"reason": "The chair asks.", "assumption": "", "circle": "", "perspective": "", "version": link.version}

    late = as_person(cast.ben).post(f"/theory-links/{link.pk}/change/", sent)
    kept = as_person(cast.ben).post(f"/theory-links/{link.pk}/change/", {**sent, "version": 9, "beside": "yes"})

    page = as_person(cast.ben).get(f"/theory-links/{link.pk}/").content.decode()
    assert (late.status_code, kept.status_code) == (409, 302)
    assert ("The form asks." in page, "The chair asks." in page) == (True, True)
    assert Remark.objects.get().kind == RemarkKind.OTHER_WORDS


@pytest.mark.parametrize("what", ["itself", "twice", "elsewhere"])
def test_links_that_cannot_be_are_refused(cast, what):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")
    far = a_theory_elsewhere(cast)
    ends = {
        "itself": (link.source, link.source),
        "twice": (link.source, link.target),
        "elsewhere": (link.source, far.elements.first()),
    }[what]

    with pytest.raises(NotNow):
        add_link(theory, by=cast.amina, source=ends[0], target=ends[1], said=Linked())
    assert theory.links.count() == 3


def a_theory_elsewhere(cast):
    return begin_theory(cast.elsewhere, by=cast.farid, told=read_outline("outcome: Warm\n  Buses\n").theory)


def test_the_database_keeps_a_link_from_leading_to_itself(cast):
    theory = a_theory(cast)
    plans = element(theory, "Plans")

    with pytest.raises(IntegrityError), transaction.atomic():
        TheoryLink.objects.create(theory=theory, source=plans, target=plans)


def test_taking_an_element_out_takes_its_links_and_keeps_its_words_in_versions(cast, as_person):
    theory = a_theory(cast)
    plans = element(theory, "Plans")

    as_person(cast.ben).post(f"/elements/{plans.pk}/remove/")

    assert (theory.elements.count(), theory.links.count()) == (3, 1)
    assert "Plans" in str(theory.versions.get(number=1).data)
    assert "Plans" not in str(theory.versions.get(number=2).data)


def test_nothing_else_moves_when_one_is_taken_out_or_added(cast):
    theory = a_theory(cast)
    before = queries.places_of(theory)

    remove_link(link_to(theory, "Young people"), by=cast.amina)
    remove_element(element(theory, "Two training"), by=cast.amina)
    add_element(theory, by=cast.amina, said=Said("A walk", "activity"), leads_to=element(theory, "Practitioners"))

    after = queries.places_of(theory)
    assert {id: after[id] for id in before if id in after} == {id: before[id] for id in before if id in after}
    draw_afresh(theory, by=cast.amina)
    assert set(queries.places_of(theory)) == set(after)


def test_a_box_is_moved_to_a_free_place_and_to_no_other(cast, as_person):
    theory = a_theory(cast, outline="outcome: Safer\n  practice: Plans\n  practice: Talks\n")
    plans, where = element(theory, "Plans"), f"/journeys/{cast.journey.pk}/theory/canvas/"
    sent = {"element": plans.pk, "kind": "practice", "row": 2, "slot": 4, "version": 1}

    moved = as_person(cast.ben).post(where, sent)
    taken = as_person(cast.ben).post(where, {**sent, "row": 1, "slot": 2})
    wrong = [
        as_person(cast.ben).post(where, {**sent, **change}).status_code
        for change in ({"slot": 5}, {"row": 0}, {"kind": "wizard"}, {"element": "nobody"}, {"row": "\x00"})
    ]

    plans.refresh_from_db()
    assert (moved.status_code, plans.row, plans.slot, plans.version) == (302, 1, 3, 1)
    assert "Something stands there already." in taken.content.decode()
    assert (wrong, theory.versions.count()) == ([200] * 5, 1)


def test_in_another_band_a_box_becomes_another_kind_and_a_late_mover_is_told(cast, as_person):
    theory = a_theory(cast)
    plans, where = element(theory, "Plans"), f"/journeys/{cast.journey.pk}/theory/canvas/"
    sent = {"element": plans.pk, "kind": "system", "row": 1, "slot": 1, "version": 1}

    first, late = as_person(cast.ben).post(where, sent), as_person(cast.amina).post(where, {**sent, "kind": "context"})

    plans.refresh_from_db()
    assert (first.status_code, plans.kind, plans.version) == (302, "system", 2)
    assert "Somebody else changed it meanwhile." in late.content.decode()
    assert theory.versions.count() == 2


@pytest.mark.parametrize("act", [remove_element, change_element, remove_link, change_link, draw_afresh])
def test_those_who_look_on_change_nothing(cast, act):
    theory = a_theory(cast)
    link, plans = link_to(theory, "Plans"), element(theory, "Plans")
    more = {
        change_element: {"said": Said("x", "practice"), "version": 1},
        change_link: {"said": Linked(), "version": 1},
    }.get(act, {})
    thing = {remove_element: plans, change_element: plans, draw_afresh: theory}.get(act, link)

    with pytest.raises(PermissionDenied):
        act(thing, by=cast.gwen, **more)
    assert (theory.elements.count(), theory.links.count(), theory.versions.count()) == (4, 3, 1)


def test_whoever_looks_on_may_doubt_and_the_link_counts_as_questioned(cast, as_person):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")
    sent = {"kind": "doubt", "text": "Not at night.", "said_by": "", "perspective": ""}

    as_person(cast.gwen).post(f"/theory-links/{link.pk}/remark/", sent)

    remark = Remark.objects.get()
    assert (remark.perspective.key, remark.participant.user) == ("senior_leaders", cast.gwen.user)
    assert TheoryLink.objects.get(pk=link.pk).questioned_on == timezone.localdate()
    assert Entry.objects.get(kind="remark").path == f"/theory-links/{link.pk}/"
    drawing = queries.drawing_of(theory)
    assert ("Not at night." in drawing.wide, "Gwen" in drawing.wide) == (True, True)


def test_a_comment_does_not_question_and_looking_again_does(cast):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")
    write_remark(theory, by=cast.esi, written=Written(RemarkKind.COMMENT, "Hm."), link=link)
    before = TheoryLink.objects.get(pk=link.pk).questioned_on

    question_link(link, by=cast.frances)

    assert (before, TheoryLink.objects.get(pk=link.pk).questioned_on) == (None, timezone.localdate())


def test_what_was_seen_here_draws_the_line_through(cast):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")
    assert {each.is_seen for each in queries.as_engine(theory).links} == {False}

    write_remark(theory, by=cast.ben, written=Written(RemarkKind.SEEN_HERE, "In March."), link=link)

    seen = [each.id for each in queries.as_engine(theory).links if each.is_seen]
    assert seen == [str(link.pk)]


def test_one_takes_back_ones_own_words_and_nobody_elses(cast, as_person):
    theory = a_theory(cast)
    remark = write_remark(theory, by=cast.ben, written=Written(RemarkKind.DOUBT, "Not at night."))

    with pytest.raises(NotNow):
        take_back_remark(remark, by=cast.amina)
    assert as_person(cast.ben).post(f"/remarks/{remark.pk}/take-back/").status_code == 302
    assert (Remark.objects.count(), Entry.objects.filter(kind="remark").count()) == (0, 0)


def test_somebody_elses_words_stand_under_their_name_with_who_wrote_them_down(cast, as_person):
    a_theory(cast)
    side = cast.journey.perspectives.get(key="young_people")
    sent = {"kind": "doubt", "text": "Being heard is not being safe.", "said_by": "Carys", "perspective": side.pk}

    as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/theory/remark/", sent)

    page = as_person(cast.amina).get(f"/journeys/{cast.journey.pk}/theory/").content.decode()
    assert "Carys, Young people (written down by Ben)" in page


def test_a_change_of_a_version_that_is_gone_raises_changed(cast):
    theory = a_theory(cast)
    link = link_to(theory, "Plans")

    with pytest.raises(Changed):
        change_link(link, by=cast.amina, said=Linked("x"), version=link.version + 1)
