"""Every picture that these tests draw is one that an archive may bring back."""

import pytest

from holdfast.ui.documents.checking import check_picture
from holdfast.ui.pictures.canvas import Canvas


@pytest.fixture(autouse=True)
def _only_draws(monkeypatch):
    drawn = Canvas.svg

    def checked(self, *told):
        svg = drawn(self, *told)
        check_picture(svg)
        return svg

    monkeypatch.setattr(Canvas, "svg", checked)
