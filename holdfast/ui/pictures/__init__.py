"""The house's own pictures, drawn on the server. Each returns a Drawing: two SVGs, words, and the same figures as a table."""

from ..drawing import Drawing
from .authorising import draw_authorising
from .ecocycle import draw_ecocycle, draw_empty_ecocycle
from .journey_map import draw_journey_map
from .measure import draw_measure
from .over_time import draw_over_time
from .path import draw_path
from .prompts import draw_prompt
from .pulse import draw_pulse
from .sections import draw_section
from .silence import draw_not_heard
from .standing import draw_standing

__all__ = [
    "draw_authorising",
    "draw_ecocycle",
    "draw_empty_ecocycle",
    "draw_journey_map",
    "draw_measure",
    "draw_not_heard",
    "draw_over_time",
    "draw_path",
    "draw_prompt",
    "draw_pulse",
    "draw_section",
    "draw_standing",
    "standalone",
]

# The classes of the style sheet, for files that have none. Other renderers know no var().
STYLE = """text{fill:#0E2A31;font-family:'Radio Canada','Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
.h{font-size:22px;font-weight:600}.b{font-size:16px;font-weight:600}.p{font-size:15.5px}.s{font-size:14.5px}
.sb{font-size:14.5px;font-weight:600}.mid{text-anchor:middle}.end{text-anchor:end}.slate{fill:#3E5258}.tidet{fill:#0B4C59}.onto{fill:#FFFFFF}
.lane{fill:#F3F7F6}.rule,.year{stroke:#C5D0D1;fill:none}.other{fill:none;stroke:#0B4C59;stroke-width:2;stroke-dasharray:5 4}
.q{font-size:16px;font-family:Literata,Charter,Georgia,serif}
.badge{fill:#FFFFFF;stroke:#0E2A31;stroke-width:1.5}
.kelpt{fill:#6B4E08}.heathert{fill:#5B4A8A}.odd{fill:#E6F0EF;stroke:#FFFFFF;stroke-width:2}.even{fill:#D3E6E6;stroke:#FFFFFF;stroke-width:2}
.drop{stroke:#6B7F84;stroke-width:1;fill:none;stroke-dasharray:1 4;stroke-linecap:round}"""


def standalone(drawing: Drawing, which: str = "w") -> str:
    """One of the two drawings as a file of its own, with its style inside."""
    svg = drawing.wide if which == "w" else drawing.narrow
    head, rest = svg.split("</desc>", 1)
    return f"{head}</desc><style>{STYLE}</style>{rest}"
