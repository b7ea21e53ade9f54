"""The guides that ship, and what the loader says of those that are wrong."""

import json
import re
from pathlib import Path

import pytest

from holdfast.guides.loading import (
    GuideError,
    chosen,
    guide_from_dict,
    guides,
    load_guide,
    minutes,
)

FIELD_WORDS = set((Path(__file__).parent / "field-words.txt").read_text().split())
SHIPPED = ["conditions", "stage-1", "stage-2", "stage-3", "stage-4", "stage-5", "stage-6", "pulse"]


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    return max(len(groups) - silent, 1)


def grades(text: str) -> tuple[float, float]:
    """US grade by Flesch-Kincaid (1975) and by the automated readability index (1967), without the field's own words."""
    sentences = max(len(re.findall(r"[.?!]", text)), 1)
    words = [word for word in re.findall(r"[A-Za-z']+", text) if word.lower() not in FIELD_WORDS]
    letters = sum(len(word) for word in words)
    beats = sum(syllables(word) for word in words)
    return (
        0.39 * len(words) / sentences + 11.8 * beats / len(words) - 15.59,
        4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43,
    )


def test_all_guides_of_this_version_are_there_in_the_order_in_which_they_are_offered():
    assert [guide.id for guide in guides()] == SHIPPED


@pytest.mark.parametrize("guide_id", SHIPPED)
def test_a_guide_names_its_source_and_every_prompt_its_own(guide_id):
    guide = load_guide(guide_id)

    assert (bool(guide.source), bool(guide.licence), bool(guide.audience), bool(guide.purpose)) == (True,) * 4
    assert [prompt.id for prompt in guide.prompts if not prompt.source.startswith("Lefevre et al. 2024, ")] == []


@pytest.mark.parametrize("guide_id", SHIPPED)
def test_adults_words_are_at_most_grade_eight_and_young_peoples_at_most_six(guide_id):
    guide = load_guide(guide_id)

    adults = grades(" ".join(f"{prompt.text} {prompt.help}" for prompt in guide.prompts))
    gentle = grades(" ".join(prompt.gentle_text for prompt in guide.prompts))

    assert max(adults) <= 8
    assert max(gentle) <= 6


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
