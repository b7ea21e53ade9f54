"""What a change costs, in ranges, and who bears it."""

import pytest

from holdfast.audit.models import Event
from holdfast.theory.actions import costing
from holdfast.theory.actions.costing import Costed
from holdfast.theory.models import Cost
from holdfast.ui.refusals import NotNow


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"low": "5", "high": "4"}, "high"),
        ({"low": "-1"}, "low"),
        ({"high": "1000000000001"}, "high"),
        ({"low": "a lot"}, "low"),
        ({"low": "1.5"}, "low"),
        ({}, "basis"),
        ({"low": "1", "what": "\x00\x07"}, "what"),
        ({"low": "1", "kind": "profit"}, "kind"),
    ],
)
def test_a_cost_that_cannot_be_is_refused_and_nothing_is_written(cast, as_person, more, field):
    sent = {"kind": "running", "what": "Evenings", "every": "year", "basis": "estimated", **more}

    page = as_person(cast.ben).post(f"/journeys/{cast.journey.pk}/costs/new/", sent)

    assert (page.status_code, list(page.context["form"].errors)) == (200, [field])
    assert Cost.objects.count() == 0


def test_costs_stand_in_ranges_and_what_is_avoided_is_never_taken_off(cast, as_person):
    browser = as_person(cast.ben)
    address = f"/journeys/{cast.journey.pk}/costs/new/"
    sent = {"kind": "running", "what": "Evenings", "every": "year", "basis": "estimated", "low": "1000", "high": "2500"}
    assert browser.post(address, sent).status_code == 302
    browser.post(address, {**sent, "kind": "avoided", "what": "Returns", "low": "", "high": "9000"})
    browser.post(address, {**sent, "kind": "in_kind", "what": "Tea", "low": "", "high": "", "basis": "not_known"})

    page = browser.get(f"/journeys/{cast.journey.pk}/costs/")

    assert page.context["sums"] == [
        ("to keep it going, each year", "£1,000 to £2,500"),
        ("given in kind, each year", "not known yet"),
        ("avoided elsewhere, each year", "up to £9,000"),
    ]
    assert "It rests on no claim: hoped." in page.content.decode()
    with pytest.raises(NotNow, match="A range runs from"):
        costing.note_cost(cast.journey, by=cast.ben, costed=Costed("running", "Evenings", low=2, high=1))


def test_a_cost_is_changed_and_taken_out(cast, as_person):
    cost = costing.note_cost(cast.journey, by=cast.ben, costed=Costed("running", "Evenings", low=1))
    browser = as_person(cast.ben)
    sent = {"kind": "running", "what": "Evenings", "every": "year", "basis": "counted", "low": "7", "version": 1}

    assert browser.post(f"/costs/{cost.pk}/", sent).status_code == 302
    assert browser.post(f"/costs/{cost.pk}/", {**sent, "low": "8"}).status_code == 409
    cost.refresh_from_db()
    assert (cost.low, cost.basis) == (7, "counted")
    assert browser.post(f"/costs/{cost.pk}/take-out/").status_code == 302
    assert Cost.objects.count() == 0
    assert sorted(Event.objects.values_list("what", flat=True)) == ["cost.changed", "cost.noted", "cost.taken_out"]
