"""Words of any length stand on one line where there is room for one."""

import pytest

from holdfast.ui.shortening import shortened


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("a room\nfor  us", "a room for us"),
        ("twenty letters fit in", "twenty letters fit …"),
        ("exactly 20 letters!!", "exactly 20 letters!!"),
        ("Llanfairpwllgwyngyllgogerychwyrndrobwll", "Llanfairpwllgwyngyl…"),
    ],
)
def test_a_line_is_cut_between_words_where_that_can_be(text, line):
    assert shortened(text, 20) == line
    assert len(line) <= 20
