"""Words that people paste into any form: what only a machine reads is taken out, in every area alike."""

import ast
from pathlib import Path

import pytest
from django import forms

from holdfast.ui.words import box, cleaned, line, readable

HOLDFAST = Path(__file__).resolve().parents[2] / "holdfast"
AREAS = ("journeys", "rounds", "partnership", "evidence", "theory", "records")
# Fields that take something else: a table as it was pasted, an indented list, a name that has to fit, a mark of the form itself.
OTHERWISE = {
    ("evidence", "sheet"),
    ("evidence", "text"),
    ("partnership", "kind"),
    ("rounds", "_cell"),
    ("rounds", "token"),
    ("rounds", "was"),
    ("theory", "outline"),
}


class Both(forms.Form):
    long = box("Long", longest=40)
    short = line("Short", required=True, longest=10)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Tŷ\x00 ni\x07", "Tŷ ni"),
        ("\u202eevil\u202c", "evil"),
        ("be\ud800ll", "bell"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("cell\tcell", "cell cell"),
        ("hi\u0302n", "hîn"),
        ("\x85 \x1b[0m\x9f ", "[0m"),
        ("👩‍👧 sĵ ₂ مرحبا", "👩‍👧 sĵ ₂ مرحبا"),
    ],
)
def test_what_only_a_machine_reads_is_taken_out(pasted, kept):
    assert cleaned(pasted) == kept


def test_a_list_keeps_its_tabs_and_its_indents():
    assert readable("  a\x07\r\n\tb\u202e") == "  a\n\tb"


def test_a_box_keeps_its_lines_and_a_line_has_one():
    form = Both({"long": "one\x07\r\ntwo", "short": " one\x0b \u202e two "})

    assert (form.is_valid(), form.cleaned_data) == (True, {"long": "one\ntwo", "short": "one two"})


def test_nothing_but_signs_is_nothing_and_too_much_is_too_much():
    form = Both({"long": "x" * 41, "short": "\x07\u202e"})

    assert (form.is_valid(), set(form.errors)) == (False, {"long", "short"})
    assert form.errors["short"] == ["Please fill this in."]


def plain_fields(area: str) -> set[tuple[str, str]]:
    """Where the forms of an area use Django's own field of words: by the name that it gets, or the function that makes it."""
    found = set()
    for file in [*HOLDFAST.glob(f"{area}/forms/*.py"), *HOLDFAST.glob(f"{area}/forms.py")]:
        tree = ast.parse(file.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.FunctionDef):
                calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
                if any(ast.unparse(each.func) == "forms.CharField" for each in calls):
                    found.add((area, node.name if isinstance(node, ast.FunctionDef) else ast.unparse(node.targets[0])))
    return found


def test_every_area_takes_words_by_the_same_field():
    found = set.union(*(plain_fields(area) for area in AREAS))

    assert found == OTHERWISE
