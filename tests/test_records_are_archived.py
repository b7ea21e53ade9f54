"""Every kind of record, and every field of it, is in a journey's archive, or a reason stands why not.

When a test here names your model: say in your area's `archive.py` what becomes of it. holdfast/ui/archiving.py tells how.
"""

from collections import Counter

import pytest
from django.apps import apps
from django.db.models import JSONField, UUIDField

from holdfast.journeys.models import Journey
from holdfast.people.models import User
from holdfast.records.queries import declared, kept
from holdfast.ui.archiving import NotArchived
from tests.test_records_are_finished import RECORDS

KEPT = {each.label: each for each in kept()}
LEFT_OUT = {each.label: each for each in declared() if isinstance(each, NotArchived)}


def fields_of(each) -> dict:
    return {field.name: field for field in each.model._meta.concrete_fields}


def test_every_kind_of_record_says_once_whether_it_is_archived():
    ours = [model._meta.label for model in apps.get_models() if model.__module__.startswith("holdfast.")]

    said = Counter(each.label for each in declared())

    assert {label for label in ours if said[label] != 1} == set()
    assert set(said) - set(ours) == set()


@pytest.mark.parametrize("label", sorted(KEPT))
def test_every_field_is_archived_or_says_why_not(label):
    each = KEPT[label]
    said = Counter([*each.names, *each.left_out, *(() if "id" in each.left_out else ("id",))])

    assert {name for name in fields_of(each) if said[name] != 1} == set()
    assert set(said) - set(fields_of(each)) == set()


def test_every_reason_is_said():
    reasons = {label: each.why for label, each in LEFT_OUT.items()}
    for label, each in KEPT.items():
        reasons |= {f"{label}.{name}": why for name, why in each.left_out.items()}
        if each.only:
            reasons[f"{label}, other rows"] = each.why_only

    assert [of for of, why in reasons.items() if len(why.split()) < 3] == []


@pytest.mark.parametrize("label", sorted(KEPT))
def test_what_is_archived_points_at_what_is_archived_and_at_no_account(label):
    fields = fields_of(KEPT[label])
    pointed_at = {
        name: fields[name].related_model._meta.label for name in KEPT[label].names if fields[name].is_relation
    }

    assert {name: to for name, to in pointed_at.items() if to not in KEPT} == {}
    assert User._meta.label not in pointed_at.values()


@pytest.mark.django_db
@pytest.mark.parametrize("label", sorted(each.label for each in declared() if each.to_journey))
def test_the_way_to_the_journey_leads_there(label):
    each = {**KEPT, **LEFT_OUT}[label]

    model = each.model
    for step in each.to_journey.split("__"):
        model = model._meta.get_field(step).related_model

    assert model is Journey


@pytest.mark.parametrize("label", sorted(KEPT))
def test_fields_of_many_values_have_a_shape_and_secrets_are_made_anew(label):
    each, fields = KEPT[label], fields_of(KEPT[label])
    many = {name for name in each.names if isinstance(fields[name], JSONField)}
    needed = {
        name
        for name in each.left_out
        if not (fields[name].null or fields[name].has_default() or fields[name].blank or name == "id")
    }

    assert many - set(each.shapes) == set()
    assert set(each.shapes) - set(each.names) == set()
    assert needed - set(each.remade) - ({"organisation"} if each.model is Journey else set()) == set()
    assert set(each.remade) - set(each.left_out) == set()
    assert set(each.written) - set(each.names) == set()
    assert set(each.holding_ids.split()) - set(each.names) == set()


@pytest.mark.parametrize("label", sorted(KEPT))
def test_an_id_that_points_at_nothing_by_itself_is_said_so_that_copies_change_it(label):
    each = KEPT[label]
    loose = {name for name, field in fields_of(each).items() if isinstance(field, UUIDField) and not field.primary_key}

    assert loose & set(each.names) - set(each.holding_ids.split()) == set()


def test_what_people_search_for_says_how_it_is_found_again():
    searched = {label for label, (_audit, kind) in RECORDS.items() if not kind.startswith("reason:")}

    silent = {label for label in searched & set(KEPT) if KEPT[label].remember is None}

    assert silent - {"journeys.Ground"} == set()  # grounds are found with their decision
