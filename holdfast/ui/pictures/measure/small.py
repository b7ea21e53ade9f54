"""Many measures on one page: each a small chart with its name, what its last point says, and its band."""

from ..canvas import EDGE, INK, Canvas, n
from .chart import BAND, thinned
from .scales import Scale, as_value, scale_of
from .shapes import dot, special
from .told import ChartTold

HEIGHT = 78


def draw_small(told: ChartTold, *, prefix: str) -> str:
    """One SVG of 330 units: no words but the numbers at both ends of the scale. Name and finding stand beside it as text."""
    canvas = Canvas("n")
    scale = scale_of(told, 50, canvas.width - 14, 8, 8 + HEIGHT)
    for stretch in told.stretches:
        left = scale.left if not stretch.start else scale.x(told.days[stretch.start]) - 3
        right = scale.right if stretch.stop == len(told.days) else scale.x(told.days[stretch.stop]) - 3
        if stretch.lower is not None and stretch.upper is not None:
            low = stretch.lower if told.floor is None else max(stretch.lower, told.floor)
            top = scale.y(stretch.upper)
            canvas.rect(
                left, top, right - left, scale.y(low) - top, f'fill="{BAND}" stroke="{EDGE}" stroke-width="0.75"'
            )
        canvas.add(
            f'<path d="M{n(left)} {n(scale.y(stretch.middle))}H{n(right)}" stroke="{INK}" stroke-width="1.25" fill="none"/>'
        )
    _points(canvas, told, scale)
    low, high = min(told.numbers), max(told.numbers)
    canvas.text(44, scale.y(high) + 5, as_value(high), "s", "slate", "end")
    if scale.y(low) - scale.y(high) > 18:
        canvas.text(44, scale.y(low) + 5, as_value(low), "s", "slate", "end")
    canvas.y = scale.bottom + 6
    return canvas.svg(prefix, told.name, f"{told.finding} {told.last}".strip())


def _points(canvas: Canvas, told: ChartTold, scale: Scale) -> None:
    points = [(scale.x(day), scale.y(number)) for day, number in zip(told.days, told.numbers, strict=True)]
    line = thinned(points, scale)
    canvas.add(
        f'<path d="M{"L".join(f"{n(x)} {n(y)}" for x, y in line)}" fill="none" stroke="{EDGE}" stroke-width="1.25"/>'
    )
    for place in [place for place, each in enumerate(told.direction) if each][-100:]:
        special(canvas, *points[place], 6.5, told.tones[told.direction[place]], "")
    last = told.direction[-1]
    if last:
        letter = told.letters[0] if last > 0 else told.letters[1]
        special(canvas, points[-1][0] - 2, points[-1][1], 10, told.tones[last], letter)
    else:
        dot(canvas, *points[-1], 4)
