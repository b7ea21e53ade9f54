"""What the drawing of a theory is made from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """An element: its words, its band, and its place there. `mark` says what became of it between two versions."""

    id: str
    text: str
    kind: str  # in words
    band: int  # from the top
    row: int
    slot: int
    is_goal: bool = False
    mark: str = ""
    is_free: bool = False  # nothing stands here: a place to put something
    moves: str = ""  # what a script needs to move it: attributes, made by us


@dataclass(frozen=True)
class Line:
    """A link. `standing` is seen, hoped or gap; `doubts` are (words, whose)."""

    id: str
    source: str
    target: str
    standing: str
    reason: str = ""
    doubts: tuple[tuple[str, str], ...] = ()
    circle: str = ""
    mark: str = ""


@dataclass(frozen=True)
class TheoryPicture:
    """`bands` are the words at the left, from the top; `about` says whose it is, which version, from when."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    bands: tuple[str, ...]
    about: str
    standings: tuple[tuple[str, str], ...]  # standing, in words
    title: str = ""
    end: str = ""
