"""The guides that ship, and what the loader says of those that are wrong."""

import json
import re
from pathlib import Path

import pytest

from holdfast.guides import return_words
from holdfast.guides.loading import (
    GuideError,
    chosen,
    guide_from_dict,
    guides,
    imported_guide,
    load_guide,
    minutes,
    parse_guide,
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


GOOD = """
id = "mini"
version = 1
title = "Mini"
question = "Where are we?"
purpose = "p"
source = "s"
licence = "l"
audience = "a"
[[sections]]
id = "one"
title = "One"
[[sections.prompts]]
id = "first"
kind = "standing"
title = "First"
text = "What?"
short = true
"""


def test_a_small_guide_of_ones_own_is_read():
    guide = parse_guide(GOOD, "mini.toml")

    assert [prompt.id for prompt in guide.prompts] == ["first"]
    assert guide.prompts[0].asked_of(is_gentle=False)
    assert not guide.prompts[0].asked_of(is_gentle=True)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("id = ", "mini.toml: guide: is not TOML that can be read"),
        (GOOD.replace('title = "Mini"\n', ""), "mini.toml: guide: 'title' is missing."),
        (GOOD.replace("version = 1", 'version = "one"'), "mini.toml: guide: 'version' should be of type int."),
        (GOOD.replace("version = 1", "version = true"), "mini.toml: guide: 'version' should be of type int."),
        (GOOD.replace('kind = "standing"', 'kind = "vote"'), "mini.toml: first: the kind 'vote' is not one of"),
        (GOOD.replace("short = true", "shrt = true"), "mini.toml: first: 'shrt' is not known here."),
        (GOOD.replace("short = true", ""), "mini.toml: guide: marks 0 prompts as its short form"),
        (GOOD.replace('"First"', f'"{"x" * 61}"'), "mini.toml: first: the title is longer than 60 characters"),
        (GOOD.replace('"What?"', '" "'), "mini.toml: first: has no text or no title."),
        (GOOD.replace('"What?"', '"What\\u0007?"'), "mini.toml: first: 'text' holds a control character."),
        (GOOD.replace('"What?"', f'"{"x" * 2001}"'), "mini.toml: first: 'text' is longer than 2000 characters."),
        (GOOD.replace('id = "first"', 'id = "../first"'), "mini.toml: ../first: the id '../first' may hold"),
        (GOOD.replace("Where are we?", "Who wins?"), "mini.toml: guide: the question 'Who wins?' is not one of"),
        (GOOD + GOOD[GOOD.index("[[sections.prompts]]") :], "mini.toml: prompts: the id 'first' stands twice."),
        ("sections = 3\n" + GOOD[: GOOD.index("[[sections]]")], "mini.toml: sections: should be a list of tables."),
        (
            GOOD.replace('id = "mini"', 'id = "mini"\nscale = [{id = "a", label = "a"}]'),
            "mini.toml: scale: needs two standings",
        ),
        (
            GOOD
            + '[[lenses]]\nid = "l"\ntitle = "L"\nsource = "s"\ngroups = [{id = "g", title = "G", prompts = ["none"]}]\n',
            "lens l: 'first' is in",
        ),
        ("x = " + "[" * 5000, "is not TOML that can be read"),
        ("# " + "x" * 300_001, "mini.toml: guide: is larger than 300 kB."),
    ],
)
def test_a_guide_that_is_wrong_is_refused_with_path_place_and_sentence(wrong, sentence):
    with pytest.raises(GuideError, match=re.escape(sentence)):
        parse_guide(wrong, "mini.toml")


@pytest.mark.parametrize("guide_id", ["none", "../secrets", "Conditions", "", "a\x00b"])
def test_a_guide_that_is_not_there_is_said_so(guide_id):
    with pytest.raises(GuideError, match="There is no guide"):
        load_guide(guide_id)


def test_statements_from_elsewhere_become_a_guide_that_says_so():
    guide = imported_guide(
        id="imported-x",
        title="X",
        source="s",
        licence="CC BY 4.0",
        statements=["Ask us"],
        scale=["disagree", "agree"],
        silences=["pass"],
    )

    assert (guide.imported, guide.prompts[0].id, [each.id for each in guide.scale]) == (
        True,
        "s-1",
        ["disagree", "agree"],
    )


SECRET = "abcdefghijklmnopqrstuvwxyz"


def test_a_return_link_is_twelve_words_and_twelve_words_are_a_return_link():
    words = return_words.words_of("mfrggzdfmztwq2lknnwg23tpoa")

    assert len(words) == 12
    assert return_words.secret_of(" ".join(words).upper()) == "mfrggzdfmztwq2lknnwg23tpoa"


def test_a_slip_of_the_pen_is_noticed():
    words = return_words.words_of("mfrggzdfmztwq2lknnwg23tpoa")
    swapped = [words[1], words[0], *words[2:]]

    with pytest.raises(return_words.WordsError, match="right order"):
        return_words.secret_of(" ".join(swapped))
    with pytest.raises(return_words.WordsError, match="You typed 11"):
        return_words.secret_of(" ".join(words[1:]))
    with pytest.raises(return_words.WordsError, match="is not one of our words"):
        return_words.secret_of(" ".join(["xyzzy", *words[1:]]))


def test_the_words_are_many_different_and_gentle():
    words = return_words.word_list()

    assert (len(words), len(set(words))) == (2048, 2048)
    assert set(words) & {"abuse", "victim", "weapon", "police", "gun", "kill", "prison"} == set()
