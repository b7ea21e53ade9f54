"""A driver diagram: the aim at the left, and in each column to the right what the one before depends on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...drawing import Drawing, Table
from ..canvas import EDGE, LEADING, PAPER, SHALLOWS, TIDE, Canvas, n
from ..lettering import wrap

MOST_LINES = 5
PADDING = 9
GAP = 12


@dataclass(frozen=True)
class Tree:
    """An element with what it depends on. `again`: it is told in full elsewhere in the diagram."""

    text: str
    is_aim: bool
    under: tuple["Tree", ...] = ()
    again: bool = False
    kind: str = ""
    is_idea: bool = False

    @property
    def depth(self) -> int:
        return 1 + max((each.depth for each in self.under), default=0)


def draw_drivers(tree: Tree, prefix: str = "drivers") -> Drawing:
    """Columns when wide, an indented list of boxes when narrow."""
    ideas = sum(each.is_idea and not each.again for each, _far, _above in _walk(tree))
    title = (
        ngettext("%(ideas)s idea to try is told", "%(ideas)s ideas to try are told", ideas) % {"ideas": ideas}
        if ideas
        else _("No idea to try is told yet")
    )
    rows = tuple((each.text, each.kind or _("aim"), above) for each, _far, above in _walk(tree))
    table = Table(_("What the aim depends on"), (_("What"), _("What it is"), _("so that")), rows)
    description = f"{title}. " + " ".join(f"{text} ({kind}): {above}." for text, kind, above in rows)
    drawn = {}
    for kind in ("w", "n"):
        canvas = Canvas(kind)
        canvas.flow(title, "h", gap=6)
        canvas.flow(_("Read from the aim on: each depends on what follows it."), "s", "slate", gap=14)
        if kind == "w":
            _columns(canvas, tree)
        else:
            _list(canvas, tree)
        drawn[kind] = canvas.svg(prefix, title, description)
    return Drawing(title, description, drawn["w"], drawn["n"], table)


def _walk(tree: Tree, far: int = 0, above: str = "") -> Iterator[tuple[Tree, int, str]]:
    yield tree, far, above
    for each in tree.under:
        yield from _walk(each, far + 1, tree.text)


def _columns(canvas: Canvas, tree: Tree) -> None:
    across = max(tree.depth, 2)
    gutter = 34.0
    width = (canvas.width - gutter * (across - 1)) / across
    canvas.y = _branch(canvas, tree, 0, canvas.y, width, gutter)[1]


def _branch(canvas: Canvas, tree: Tree, column: int, top: float, width: float, gutter: float) -> tuple[float, float]:
    """Draws a box with everything that it depends on. Returns the middle of its box, and where the next can begin."""
    x = column * (width + gutter)
    words = _words(canvas, tree, width)
    height = _height(canvas, words)
    y, middles = top, []
    for each in tree.under:
        middle, y = _branch(canvas, each, column + 1, y, width, gutter)
        middles.append(middle)
    own = (middles[0] + middles[-1]) / 2 if middles else top + height / 2
    own = max(own, top + height / 2)
    for middle in middles:
        half = x + width + gutter / 2
        canvas.add(
            f'<path fill="none" stroke="{TIDE}" stroke-width="2" '
            f'd="M{n(x + width)} {n(own)}H{n(half)}V{n(middle)}H{n(x + width + gutter)}"/>'
        )
    _box(canvas, tree, words, x, own - height / 2, width, height)
    return own, max(y, own + height / 2 + GAP)


def _list(canvas: Canvas, tree: Tree) -> None:
    """An indented list of boxes, each joined to the one that it stands under."""
    bottoms: dict[int, float] = {}
    for each, far, _above in _walk(tree):
        x = min(far, 5) * 18.0
        width = canvas.width - x - 1
        words = _words(canvas, each, width)
        height = _height(canvas, words)
        if far:
            way = f"M{n(x - 9)} {n(bottoms[far - 1])}V{n(canvas.y + height / 2)}H{n(x)}"
            canvas.parts.insert(0, f'<path fill="none" stroke="{TIDE}" stroke-width="2" d="{way}"/>')
        _box(canvas, each, words, x, canvas.y, width, height)
        bottoms[far] = canvas.y + height
        canvas.y += height + GAP


def _words(canvas: Canvas, tree: Tree, width: float) -> list[str]:
    text = _("%(text)s (told above)") % {"text": tree.text} if tree.again else tree.text
    return wrap(text, width - 2 * PADDING, canvas.size("s"), bold=tree.is_aim, most=MOST_LINES)


def _height(canvas: Canvas, words: list[str]) -> float:
    return len(words) * canvas.size("s") * LEADING + 2 * PADDING


def _box(canvas: Canvas, tree: Tree, words: list[str], x: float, y: float, width: float, height: float) -> None:
    fill, edge = (TIDE, TIDE) if tree.is_aim else (SHALLOWS, TIDE) if tree.is_idea else (PAPER, EDGE)
    dashes = ' stroke-dasharray="5 4"' if tree.again else ""
    radius = height / 2 if tree.is_idea else 10
    canvas.rect(
        x, y, width, height, f'rx="{n(min(radius, 18))}" fill="{fill}" stroke="{edge}" stroke-width="1.25"{dashes}'
    )
    step = canvas.size("s") * LEADING
    line = y + PADDING + step * 0.78
    for text in words:
        canvas.text(x + width / 2, line, text, "sb" if tree.is_aim else "s", "onto" if tree.is_aim else "", "mid")
        line += step
