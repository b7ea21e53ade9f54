"""The guides that ship, and what the loader says of those that are wrong."""

import json
from dataclasses import replace

import pytest

from holdfast.guides.loading import (
    GuideError,
    chosen,
    guide_from_dict,
    guides,
    load_guide,
    minutes,
)
from holdfast.guides.plain_words import ADULTS, GENTLE, reading_of

SHIPPED = [
    *("conditions", "principles", "contextual", "transitional", "trauma-informed", "training"),
    *("innovate-or-improve", "fit", "trustworthy", "people", "expectations"),
    *("pulse", "containment", "primary-task"),
    *("stage-1", "stage-2", "stage-3", "stage-4", "stage-5", "stage-6", "sustain", "spread", "journey-map"),
]
DECIDING = ["innovate-or-improve", "fit", "people", "expectations"]


def test_all_guides_are_there_in_the_order_in_which_they_are_offered():
    assert [guide.id for guide in guides()] == SHIPPED


def test_four_guides_end_in_a_record_of_which_way_was_chosen_and_two_may_be_answered_for_oneself():
    assert [guide.id for guide in guides() if guide.decides] == DECIDING
    assert [guide.id for guide in guides() if guide.for_oneself] == ["containment", "primary-task", "journey-map"]


@pytest.mark.parametrize("guide_id", SHIPPED)
def test_every_prompt_says_at_which_level_it_can_be_moved(guide_id):
    assert [prompt.id for prompt in load_guide(guide_id).prompts if prompt.kind != "tap" and not prompt.level] == []


@pytest.mark.parametrize("guide_id", [each for each in SHIPPED if each not in ("pulse", "journey-map")])
def test_every_standing_belongs_to_a_domain(guide_id):
    standings = [prompt for prompt in load_guide(guide_id).prompts if prompt.kind == "standing"]

    assert [prompt.id for prompt in standings if not prompt.domain] == []


def test_what_law_and_policy_decide_is_marked_as_what_only_others_can_move():
    prompts = [prompt for guide in guides() for prompt in guide.prompts if prompt.level == "law"]

    assert prompts != []
    assert [prompt.id for prompt in prompts if not prompt.only_others] == []


@pytest.mark.parametrize("guide_id", SHIPPED)
def test_a_guide_names_its_source_and_every_prompt_its_own(guide_id):
    guide = load_guide(guide_id)

    assert (bool(guide.source), bool(guide.licence), bool(guide.audience), bool(guide.purpose)) == (True,) * 4
    assert [prompt.id for prompt in guide.prompts if not prompt.source.startswith("Lefevre et al. 2024, ")] == []


@pytest.mark.parametrize("guide_id", SHIPPED)
def test_adults_words_are_at_most_grade_eight_and_young_peoples_at_most_six(guide_id):
    guide = load_guide(guide_id)
    gentle = reading_of(guide, is_gentle=True)

    assert reading_of(guide, is_gentle=False).grade <= ADULTS
    assert gentle is None or gentle.grade <= GENTLE


def test_a_hard_guide_would_be_found():
    hard = replace(
        load_guide("pulse"),
        purpose="Organisational instrumentalisation notwithstanding, considerations persevere. " * 9,
    )

    assert reading_of(hard, is_gentle=False).grade > ADULTS


@pytest.mark.parametrize("guide_id", SHIPPED)
def test_the_short_form_takes_five_minutes_at_most_and_asks_eight_things_at_most(guide_id):
    short = chosen(load_guide(guide_id))

    assert 1 <= len(short) <= 8
    assert minutes(short) <= 5
    assert minutes(short, is_gentle=True) <= 5


@pytest.mark.parametrize(("stage", "keyed"), [(1, 6), (2, 6), (3, 6), (4, 6), (5, 5), (6, 6)])
def test_each_stage_has_its_keyed_questions_and_ends_with_right_and_possible(stage, keyed):
    questions, end = load_guide(f"stage-{stage}").sections

    assert (len(questions.prompts), [prompt.id for prompt in end.prompts]) == (keyed, ["ethical", "feasible"])


def test_conditions_can_be_read_by_its_six_domains_or_by_five_clusters():
    guide = load_guide("conditions")

    assert (len(guide.sections), [len(lens.groups) for lens in guide.lenses]) == (6, [5])
    assert "own reading" in guide.note


def test_no_prompt_is_asked_twice_within_a_guide():
    for guide in guides():
        texts = [prompt.text for prompt in guide.prompts]
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("guide_id", SHIPPED)
def test_a_guide_survives_being_kept_as_data(guide_id):
    guide = load_guide(guide_id)

    assert guide_from_dict(json.loads(json.dumps(guide.as_dict()))) == guide


def test_added_sections_are_asked_whole_and_in_order():
    asked = chosen(load_guide("conditions"), ["cultures"])

    assert [prompt.id for prompt in asked][-6:] == [
        "curiosity",
        "mistakes",
        "containment",
        "attitudes",
        "openness",
        "energy",
    ]
    assert len(asked) == 11


@pytest.mark.parametrize("guide_id", ["none", "../secrets", "Conditions", "", "a\x00b"])
def test_a_guide_that_is_not_there_is_said_so(guide_id):
    with pytest.raises(GuideError, match="There is no guide"):
        load_guide(guide_id)
