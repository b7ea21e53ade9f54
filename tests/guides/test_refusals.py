"""What the loader says of a guide that is wrong: path, place, sentence. And what it costs to say so."""

import re
import time

import pytest

from holdfast.guides.loading import GuideError, imported_guide, parse_guide

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
source = "s"
"""


HEAD = GOOD[: GOOD.index("[[sections]]")]
SECTION = GOOD[: GOOD.index("[[sections.prompts]]")]
PROMPT = GOOD[GOOD.index("[[sections.prompts]]") :]


def lens(groups: str) -> str:
    return f'{GOOD}[[lenses]]\nid = "l"\ntitle = "L"\nsource = "s"\ngroups = {groups}\n'


def asking(text: str) -> str:
    return GOOD.replace('"What?"', f'"{text}"')


def with_head(line: str) -> str:
    return GOOD.replace("version = 1", f"version = 1\n{line}")


def test_a_small_guide_of_ones_own_is_read():
    guide = parse_guide(GOOD, "mini.toml")

    assert [prompt.id for prompt in guide.prompts] == ["first"]
    assert guide.prompts[0].asked_of(is_gentle=False)
    assert not guide.prompts[0].asked_of(is_gentle=True)


def test_a_file_from_another_kind_of_computer_is_the_same_guide():
    assert parse_guide("\ufeff" + GOOD.replace("\n", "\r\n"), "mini.toml") == parse_guide(GOOD, "mini.toml")


@pytest.mark.parametrize("text", ["Beth sy’n digwydd yn y tŷ?", "ما الذي تغير؟", "What?\\nSay it in your own way."])
def test_any_language_and_more_than_one_line_may_be_asked(text):
    assert parse_guide(asking(text), "mini.toml").prompts[0].text == text.replace("\\n", "\n")


TABLES = [
    ("", "guide: 'id' is missing."),
    ("id = ", "guide: is not TOML that can be read (Invalid value (at end of document))."),
    ("\x00", "guide: is not TOML that can be read (Invalid statement (at line 1, column 1))."),
    (GOOD.replace('title = "Mini"\n', ""), "guide: 'title' is missing."),
    (GOOD.replace("short = true", "shrt = true"), "first: 'shrt' is not known here. Known are: id, kind, title,"),
    (GOOD + '"a\\u0007b" = 1', "first: 'a?b' is not known here."),
    (GOOD.replace("version = 1", 'version = "one"'), "guide: 'version' should be of type int."),
    (GOOD.replace("version = 1", "version = true"), "guide: 'version' should be of type int."),
    (GOOD.replace("version = 1", "version = 1.5"), "guide: 'version' should be of type int."),
    (GOOD.replace("short = true", "short = 1"), "first: 'short' should be of type bool."),
    (GOOD.replace('"What?"', "2020-01-01"), "first: 'text' should be of type str."),
    (GOOD.replace('id = "first"', "id = {a = 1}"), "{'a': 1}: 'id' should be of type str."),
    ("sections = 3\n" + HEAD, "sections: should be a list of tables."),
    ("sections = [3]\n" + HEAD, "section: should be a table."),
    (SECTION + "prompts = 3", "section one: should be a list of tables."),
    (SECTION + "prompts = [3]", "prompt: should be a table."),
    (GOOD + "choices = 3", "first: should be a list of tables."),
    (GOOD + "choices = [3]", "first: should be a table."),
    (with_head('scale = "high"'), "scale: should be a list of tables."),
    (with_head("lenses = [3]"), "lens: should be a table."),
    (lens("3"), "lens l: should be a list of tables."),
    (lens("[3]"), "lens l: should be a table."),
    (lens('[{id = "g", title = "G", prompts = 3}]'), "lens l: 'prompts' should be a list of ids."),
    (lens('[{id = "g", title = "G", prompts = [3]}]'), "lens l: 'prompts' should be a list of ids."),
]
TEXTS = [
    (asking(" "), "first: 'text' has nothing in it to read."),
    (asking("\\u200b"), "first: 'text' has nothing in it to read."),
    (GOOD.replace('"Mini"', '""'), "guide: 'title' has nothing in it to read."),
    (GOOD.replace('"One"', '""'), "section one: 'title' has nothing in it to read."),
    (GOOD + 'gentle_text = " "', "first: 'gentle_text' has nothing in it to read."),
    (asking("What\\u0000?"), "first: 'text' holds a control character."),
    (asking("What\\u0007?"), "first: 'text' holds a control character."),
    (asking("What\\u0085?"), "first: 'text' holds a control character."),
    (asking("What\\u202e?"), "first: 'text' holds a control character."),
    (asking("What\\u2028?"), "first: 'text' holds a control character."),
    (asking("x" * 2001), "first: 'text' is longer than 2000 characters."),
    (GOOD.replace('"First"', '"Fi\\nrst"'), "first: 'title' goes over more than one line."),
    (
        GOOD.replace('"First"', f'"{"x" * 61}"'),
        "first: the title is longer than 60 characters; pictures need it short.",
    ),
    (
        f'{GOOD}gentle_text = "What?"\ngentle_title = "{"x" * 61}"',
        "first: the title is longer than 60 characters; pictures need it short.",
    ),
    (GOOD.replace('"first"', '"../first"'), "../first: the id '../first' may hold 60 small letters, digits,"),
    (GOOD.replace('"first"', '"First"'), "First: the id 'First' may hold"),
    (GOOD.replace('"first"', f'"{"a" * 61}"'), f"{'a' * 39}…: the id '{'a' * 39}…' may hold"),
]
PARTS = [
    (GOOD.replace('"standing"', '"vote"'), "first: the kind 'vote' is not one of: standing, words, choice, tap."),
    (GOOD.replace('"standing"', f'"{"v" * 1000}"'), f"first: the kind '{'v' * 39}…' is not one of"),
    (GOOD.replace('source = "s"\nlicence', "licence"), "guide: 'source' is missing."),
    (GOOD.replace('true\nsource = "s"', "true"), "first: names no source. Say where the idea comes from."),
    (GOOD + 'gentle_title = "Yours"', "first: has a gentle title or help and no gentle_text,"),
    (GOOD + 'gentle_help = "Because."', "first: has a gentle title or help and no gentle_text,"),
    (GOOD.replace('"standing"', '"choice"'), "first: is a choice and needs two choices or more."),
    (GOOD + 'choices = [{id = "a", label = "a"}]', "first: is of kind standing: only a choice has choices of its own."),
    (GOOD.replace("short = true", ""), "guide: marks 0 prompts as its short form; it needs between 1 and 8."),
    (
        SECTION + "".join(PROMPT.replace('"first"', f'"p-{number}"') for number in range(9)),
        "guide: marks 9 prompts as its short form; it needs between 1 and 8.",
    ),
    (
        SECTION + "".join(PROMPT.replace('"first"', f'"p-{number}"') for number in range(121)),
        "guide: needs between 1 and 120 prompts.",
    ),
    (GOOD + PROMPT, "prompts: the id 'first' stands twice."),
    (GOOD + SECTION[SECTION.index("[[sections]]") :] + PROMPT, "sections: the id 'one' stands twice."),
    (SECTION, "section one: has no prompts."),
    (HEAD, "guide: needs between 1 and 120 prompts."),
    (GOOD.replace("version = 1", "version = 0"), "guide: 'version' should be a number from 1 to 9999."),
    (GOOD.replace("Where are we?", "Who wins?"), "guide: the question 'Who wins?' is not one of: Where are we?"),
    (with_head('stage = "later"'), "guide: the stage 'later' is not one of: mobilising, designing, developing,"),
    (with_head("imported = true"), "guide: 'imported' is for answers gathered elsewhere;"),
    (with_head('scale = [{id = "a", label = "a"}]'), "scale: needs two standings or more, from lowest to highest."),
    (
        with_head('scale = [{id = "a", label = "x"}, {id = "b", label = "x"}]'),
        "scale: the label 'x' stands twice.",
    ),
    (
        with_head("scale = [" + ", ".join(f'{{id = "a{each}", label = "{each}"}}' for each in range(10)) + "]"),
        "scale: has 10 standings; more than 9 cannot be drawn.",
    ),
    (
        with_head('silences = [{id = "helps", label = "pass"}]'),
        "scale and silences: the id 'helps' stands twice.",
    ),
    (lens("[]"), "lens l: leaves out 'first'. Every prompt needs its place."),
    (lens('[{id = "g", title = "G", prompts = ["none"]}]'), "lens l: 'none' is not a prompt of this guide."),
    (lens('[{id = "g", title = "G", prompts = ["first", "first"]}]'), "lens l: the id 'first' stands twice."),
    (
        lens('[{id = "g", title = "G", prompts = ["first"]}, {id = "h", title = "H"}]'),
        "lens l: the group 'h' has no prompts.",
    ),
    (
        lens('[{id = "g", title = "G", prompts = ["first"]}, {id = "g", title = "H"}]'),
        "lens l: the id 'g' stands twice.",
    ),
]


@pytest.mark.parametrize(("wrong", "sentence"), [*TABLES, *TEXTS, *PARTS])
def test_a_guide_that_is_wrong_is_refused_with_path_place_and_sentence(wrong, sentence):
    with pytest.raises(GuideError, match="^" + re.escape(f"mini.toml: {sentence}")) as refused:
        parse_guide(wrong, "mini.toml")

    assert len(str(refused.value)) < 300


HOSTILE = {
    "too large": ("# " + "x" * 300_000, "guide: is larger than 300 kB."),
    "brackets": ("x = " + "[" * 200_000, "guide: is not TOML that can be read"),
    "tables in tables": ("x = " + "{x = " * 50_000, "guide: is not TOML that can be read"),
    "a long number": ("x = " + "1" * 200_000, "guide: is not TOML that can be read"),
    "a long name": ("a" + ".a" * 100_000 + " = 1", "guide: line 1 has a name of more than eight parts joined by dots."),
    "a quoted name": ('"\\""' + '."a"' * 50_000 + " = 1", "guide: line 1 has a name of more than eight parts"),
    "a long heading": ("x = 1\n[[ a" + " . a" * 50_000 + "]]", "guide: line 2 has a name of more than eight parts"),
    "a long inner name": ("x = {b = 1, a" + ".a" * 100_000 + " = 1}", "guide: line 1 has a name of more than eight"),
    "many tables": ("".join(f"[[a.b{each}]]\n" for each in range(20_000)), "guide: 'a' is not known here."),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_at_once(kind):
    text, sentence = HOSTILE[kind]
    started = time.monotonic()

    with pytest.raises(GuideError, match="^" + re.escape(f"mini.toml: {sentence}")):
        parse_guide(text, "mini.toml")

    assert time.monotonic() - started < 5


def bring_in(*statements: str):
    return imported_guide(
        id="imported-x",
        title="X",
        source="s",
        licence="CC BY 4.0",
        statements=statements,
        scale=["disagree", "agree"],
        silences=["pass"],
        labels={"agree": "I agree"},
    )


def test_statements_from_elsewhere_become_a_guide_that_says_so():
    guide = bring_in("Ask us", "Listen\nto us")

    assert guide.imported
    assert [(each.id, each.title, each.text) for each in guide.prompts] == [
        ("s-1", "Ask us", "Ask us"),
        ("s-2", "Listen to us", "Listen\nto us"),
    ]
    assert [(each.id, each.label) for each in (*guide.scale, *guide.silences)] == [
        ("disagree", "disagree"),
        ("agree", "I agree"),
        ("pass", "pass"),
    ]


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        ([], "imported-x: statements: there are 0; between 1 and 120 can be brought in."),
        ([f"Number {each}" for each in range(121)], "imported-x: statements: there are 121;"),
        (["Ask us", "x" * 2001], "imported-x: statement 2: 'text' is longer than 2000 characters."),
        (["Ask\u202eus"], "imported-x: statement 1: 'text' holds a control character."),
        (["Ask us", "Ask us"], "imported-x: statements: the statement 'Ask us' stands twice."),
    ],
)
def test_statements_that_cannot_be_asked_are_refused(statements, sentence):
    with pytest.raises(GuideError, match="^" + re.escape(sentence)):
        bring_in(*statements)
