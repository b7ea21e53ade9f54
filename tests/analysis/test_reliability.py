"""Krippendorff's own published example, and what is refused."""

import json
from pathlib import Path

import pytest

from holdfast.analysis.reliability import Level, krippendorff_alpha

REFERENCE = json.loads((Path(__file__).parent / "reference_values.json").read_text())["krippendorff"]


@pytest.mark.parametrize("level", list(Level))
def test_krippendorffs_published_example_is_reproduced_at_every_level(level):
    alpha = krippendorff_alpha(REFERENCE["data"], level)

    assert alpha == pytest.approx(REFERENCE["alpha"][level], abs=1e-9)
    assert round(alpha, 3) == REFERENCE["published"][level]


def test_full_agreement_is_one():
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]], Level.NOMINAL) == 1


@pytest.mark.parametrize(
    ("data", "level"),
    [
        ([[1, 2], [1]], Level.NOMINAL),
        ([[1, None], [None, 2]], Level.NOMINAL),
        ([[1, 1], [1, 1]], Level.NOMINAL),
        ([[-1, 2], [1, 2]], Level.RATIO),
    ],
)
def test_codings_that_say_nothing_are_refused(data, level):
    with pytest.raises(ValueError):
        krippendorff_alpha(data, level)
