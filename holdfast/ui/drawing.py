"""What a picture is: two drawings of one thing, what they show in words, and the same figures as a table."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Table:
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Drawing:
    """`wide` is an SVG 900 units wide, `narrow` one of 330; both carry title and description."""

    title: str
    description: str
    wide: str
    narrow: str
    table: Table

    def without_table(self) -> "Drawing":
        """For a page where every line counts: the description still says it all."""
        return replace(self, table=Table("", (), ()))
