"""The marks of a chart: a dot is ordinary; a shape with a letter is not. Which shape says whether that is better, worse or neither."""

from ..canvas import INK, KELP, PAPER, SLATE, TIDE, Canvas, n

TONES = {"concern": KELP, "improvement": TIDE, "neutral": INK}
LEAST_FOR_LETTER = 9.0


def dot(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="{SLATE}"/>')


def special(canvas: Canvas, x: float, y: float, half: float, tone: str, letter: str) -> None:
    """A diamond where it is worse, a square where it is better, a six-sided stone where nobody says; the letter if it has room."""
    fill = f'fill="{TONES[tone]}" stroke="{PAPER}" stroke-width="1.5" stroke-linejoin="round"'
    if tone == "concern":
        path = f"M{n(x)} {n(y - half)}L{n(x + half)} {n(y)} {n(x)} {n(y + half)} {n(x - half)} {n(y)}Z"
    elif tone == "improvement":
        side = half * 0.86
        path = f"M{n(x - side)} {n(y - side)}h{n(2 * side)}v{n(2 * side)}h{n(-2 * side)}Z"
    else:
        wide, short = half * 0.92, half * 0.5
        path = (
            f"M{n(x)} {n(y - half)}L{n(x + wide)} {n(y - short)} {n(x + wide)} {n(y + short)} {n(x)} {n(y + half)} "
            f"{n(x - wide)} {n(y + short)} {n(x - wide)} {n(y - short)}Z"
        )
    canvas.add(f'<path d="{path}" {fill}/>')
    if half >= LEAST_FOR_LETTER and letter:
        canvas.text(x, y + 5, letter, "sb", "onto", "mid")


def ordinary(canvas: Canvas, x: float, y: float) -> None:
    """The last value is ordinary: a wave in a ring."""
    canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="15" fill="{PAPER}" stroke="{SLATE}" stroke-width="1.75"/>')
    wave = f"M{n(x - 10)} {n(y + 2)}l5-6 5 8 5-9 5 6"
    canvas.add(f'<path d="{wave}" fill="none" stroke="{SLATE}" stroke-width="1.75" stroke-linejoin="round"/>')


def flag(canvas: Canvas, x: float, y: float, label: str, kind: str) -> None:
    """A number on the line of time: a ring for a moment, a box for a cycle."""
    edge = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.25"'
    if kind == "cycle":
        canvas.rect(x - 10, y - 10, 20, 20, f'rx="3" {edge}')
    else:
        canvas.add(f'<circle cx="{n(x)}" cy="{n(y)}" r="10.5" {edge}/>')
    canvas.text(x, y + 4.8, label, "s", "", "mid")
