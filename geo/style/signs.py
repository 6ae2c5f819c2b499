"""The signs of a map: what an edge, a hatch, a mark and a name's place mean, for the web map and paper alike.

Lengths are pixels of a web map 900 pixels wide; `geo.plots.map.theme` turns them into
points. CSS takes them from `place_rules`, JavaScript from `for_map`, matplotlib from
the tables themselves.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

from geo.model import Estimate
from geo.style.circles import CLOSE, FAR_LEAST, FAR_STEP, KEY_STEP, KEYS, LEVEL_SHARE
from geo.style.classes import Classes
from geo.style.palette import MODES

NO_DATA, DIFFER, CIRCLED = "none", "differ", "circled"
"""Looks of a place without a colour of its own: nothing is known of it; no single figure is given for it; a
circle stands for its figure."""

CIRCLE_FILL, CIRCLED_FILL = 0.82, 0.07
"""Opacity of a circle, and of the colour inside the outline of the place that it stands for."""


@dataclass(frozen=True, slots=True)
class Edge:
    """How the outline of a place is drawn.

    Attributes
    ----------
    width : float
        Pixels.
    dash : tuple of float
        Pixels of line and gap; empty for a full line.
    colour : str
        A colour of the palette, by name.
    fill : float
        Opacity of the colour inside.
    """

    width: float
    dash: tuple[float, ...]
    colour: str
    fill: float = 0.92

    @property
    def cap(self) -> str:
        """Return how its dashes end: dots are round."""
        return "round" if self.dash and self.dash[0] < 1 else "butt"


EDGES = {
    "": Edge(0.8, (), "border"),
    "approximate": Edge(1.3, (7.0, 4.0), "soft"),
    "schematic": Edge(2.0, (0.01, 4.0), "soft", fill=0.6),
}
"""By how sure the outline is: a full line, a broken one, dots where nobody has published the extent."""

CONTESTED_WIDTH = 1.5
"""Pixels of the edge, in the accent, round a place on which sources disagree."""

CARRIED_STRENGTH = 0.5
"""Share of its colour that the figure of an earlier year keeps."""


@dataclass(frozen=True, slots=True)
class Hatch:
    """Strokes that fill a place without a single figure: colour of the palette, pixels, degrees."""

    colour: str
    width: float
    gap: float
    angles: tuple[float, ...]


HATCHES = {
    NO_DATA: Hatch("hatch", 1.2, 7.0, (45.0,)),
    DIFFER: Hatch("accent", 1.6, 9.0, (45.0, -45.0)),
}

SPREAD_LIMITS = (0.1, 0.5)
"""Shares of the highest figure from which on a spread counts as wide, and as very wide."""


UNEQUAL = "≠"
"""What the mark of a disagreement shows. On paper `geo.plots.map.drawing` draws it: its typeface has none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a disagreement: pixels of its height, of its type and of the room beside the words."""

    height: float
    type: float
    pad: float


MARKS = (Mark(18.0, 14.0, 5.0), Mark(21.0, 16.0, 5.0), Mark(25.0, 19.0, 7.0))
"""By the spread of the figures: the further apart, the larger."""

MARK_RISE = 28.0
"""Pixels from a place's point up to the top of its mark: the name stands below."""

GREAT_RIVER_KM = 900
"""Length from which on a river counts as great: a heavier line, named from further away."""

SHARE_PIXELS = 3.1
"""Radius of a share of one per cent; areas are in proportion."""

ARROW_PIXELS = 260
"""From arrow to arrow on a long line."""

LONG_NAME, LINE_LENGTH = 13, 14
"""Characters from which on a name is broken, and that a line of it may have."""

_AROUND = (
    (0, 0), (0, -14), (0, 14), (-22, 0), (22, 0), (-22, -14), (22, -14), (-22, 14), (22, 14),
    (0, -26), (0, 26), (-40, 0), (40, 0),
)  # fmt: skip
CENTRED = tuple((-0.5, -0.5, dx, dy) for dx, dy in _AROUND)
BESIDE = ((0.0, -0.5, 7, 0), (-1.0, -0.5, -7, 0), (-0.5, -1.0, 0, -6), (-0.5, 0.0, 0, 6))
FIXED = ((-0.5, -0.5, 0, 0),)
SLOTS = {
    "zone": CENTRED,
    "province": CENTRED,
    "department": CENTRED,
    "country": CENTRED,
    "settlement": BESIDE,
    "lake": CENTRED,
    "sea": FIXED,
}
"""Where a name may stand about its point, best first: shares of its width and height, then pixels down."""

ROUND = (
    (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0),
    (0.71, -0.71), (0.71, 0.71), (-0.71, -0.71), (-0.71, 0.71),
)  # fmt: skip
"""Directions from a circle in which its name may stand, best first; down is positive."""

BETWEEN = tuple((x * a, y * b) for a, b in ((0.92, 0.38), (0.38, 0.92)) for x in (1, -1) for y in (-1, 1))
"""Further directions, for a name at the end of a leader."""

LABEL_GAP = 4.0
"""Pixels between a circle and the name beside it."""

LEADERS = (18.0, 40.0, 70.0)
"""Pixels between a place and a name that found no room beside it: a line leads from one to the other."""

STEEPEST, MOST_BEND = 66.0, 0.9
"""Degrees, and heights of the name, that a stretch of river may rise and bend under its name."""

NAMED_FROM = {
    "place": 4.2,
    "department": 6.0,
    "settlement": 3.75,
    "great_river": 4.75,
    "lake": 5.2,
    "river": 5.8,
}
"""Zoom from which on a kind of name helps; a settlement's rises by half a step with each rank."""

NAMED_UNTIL = {"peru": 4.5, "country": 7.0, "sea": 6.0}
"""Zoom from which on a name is no longer needed."""

COUNTRY_NEAR = 4.25
"""Zoom from which on a neighbour is named near Peru, not in its own middle."""


def edge_of(certainty: object) -> str:
    """Return the key of `EDGES` for what is known of an outline; empty where it has no edge of its own."""
    return certainty if isinstance(certainty, str) and certainty in EDGES else ""


def look_of(headline: float | None, classes: Classes) -> str:
    """Return how a place with figures is filled: `DIFFER`, or ``c`` and the number of its class."""
    return DIFFER if headline is None else f"c{classes.index(headline)}"


def class_of(look: str) -> int | None:
    """Return the number of the class that a look stands for; None where it is a hatch or bare."""
    return int(look[1:]) if look[:1] == "c" and look[1:].isdigit() else None


def spread_of(estimate: Estimate) -> int:
    """Return how far apart figures are, as the number of their mark in `MARKS`."""
    low, high = estimate.low, estimate.high
    if low is None or high is None or not math.isfinite(low) or not math.isfinite(high) or high <= 0:
        return 0
    return sum((high - low) / high >= limit for limit in SPREAD_LIMITS)


def mark_text(speakers: int) -> str:
    """Return what stands in the mark of a disagreement: how many disagree."""
    return f"{UNEQUAL} {speakers}"


def place_rules() -> str:
    """Return the CSS rules of places and marks: edges, the disputed edge, marks by their spread."""
    rules = []
    for name, edge in EDGES.items():
        selector = f".place.edge-{name}" if name else ".place"
        dash = " ".join(f"{d:g}" for d in edge.dash) or "none"
        rules.append(
            f"{selector} {{ stroke: var(--{edge.colour}); stroke-width: {edge.width:g};"
            f" stroke-dasharray: {dash}; stroke-linecap: {edge.cap}; fill-opacity: {edge.fill:g}; }}"
        )
        rules.append(f"{selector}.carried {{ fill-opacity: {edge.fill * CARRIED_STRENGTH:g}; }}")
    rules += [f".place.{name} {{ fill: url(#hatch-{name}); }}" for name in HATCHES]
    rules.append(f".place.{NO_DATA}:not([class*=edge-]) {{ stroke: var(--department); }}")
    rules.append(f".place.{CIRCLED} {{ fill: var(--circle); fill-opacity: {CIRCLED_FILL:g}; }}")
    rules.append(f".circle, .circle-inner {{ fill-opacity: {CIRCLE_FILL:g}; }}")
    rules.append(f".circle.carried {{ fill-opacity: {CIRCLE_FILL * CARRIED_STRENGTH:g}; }}")
    rules.append(f".place.contested {{ stroke: var(--accent); stroke-width: {CONTESTED_WIDTH:g}; }}")
    for spread, mark in enumerate(MARKS):
        rules.append(
            f".mark.spread-{spread} {{ height: {mark.height:g}px; line-height: {mark.height:g}px;"
            f" min-width: {mark.height:g}px; border-radius: {mark.height / 2:g}px; padding: 0 {mark.pad:g}px;"
            f" font-size: {mark.type:g}px; }}"
        )
    return "\n".join(rules)


def hatch_patterns() -> str:
    """Return the SVG patterns of `HATCHES`, named ``hatch-none`` and ``hatch-differ``."""
    return "".join(
        f'<pattern id="hatch-{name}" width="{hatch.gap:g}" height="{hatch.gap:g}"'
        f' patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="{_strokes(hatch)}"'
        f' style="stroke:var(--{hatch.colour});stroke-width:{hatch.width:g}"/></pattern>'
        for name, hatch in HATCHES.items()
    )


def _strokes(hatch: Hatch) -> str:
    across = f" M0,0 H{hatch.gap:g}" if len(hatch.angles) > 1 else ""
    return f"M0,0 V{hatch.gap:g}{across}"


def for_map() -> dict[str, Any]:
    """Return what the map's code needs of the signs, JSON-ready."""
    return {
        "edges": [name for name in EDGES if name],
        "marks": [asdict(mark) for mark in MARKS],
        "mark_rise": MARK_RISE,
        "great_river_km": GREAT_RIVER_KM,
        "share_pixels": SHARE_PIXELS,
        "arrow_pixels": ARROW_PIXELS,
        "long_name": LONG_NAME,
        "line_length": LINE_LENGTH,
        "slots": SLOTS,
        "circles": {"close": CLOSE, "step": FAR_STEP, "least": FAR_LEAST},
        "circle_levels": LEVEL_SHARE,
        "keys": {"most": KEYS, "step": KEY_STEP},
        "round": ROUND,
        "between": BETWEEN,
        "label_gap": LABEL_GAP,
        "leaders": LEADERS,
        "steepest": STEEPEST,
        "most_bend": MOST_BEND,
        "named_from": NAMED_FROM,
        "named_until": NAMED_UNTIL,
        "country_near": COUNTRY_NEAR,
        "cores": [mode for mode, style in MODES.items() if style.core],
        "beads": [mode for mode, style in MODES.items() if style.beads],
    }
