"""Places by class and certainty, corridors by mode and certainty: the signs of the web map on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.plots.canvas import Box, Page, circle, pill, together
from geo.plots.map.frame import Frame
from geo.plots.map.paths import hatching, lines_of, path_of
from geo.plots.map.shown import Content, StageShown
from geo.plots.map.typeface import width
from geo.style import Classes
from geo.style.palette import BEAD_GAP, MODES, SURETIES
from geo.style.signs import (
    ARROW_PIXELS,
    CARRIED_STRENGTH,
    CIRCLE_FILL,
    CIRCLED,
    CIRCLED_FILL,
    CONTESTED_WIDTH,
    DIFFER,
    EDGES,
    HATCHES,
    MARK_RISE,
    MARKS,
    NO_DATA,
    class_of,
    spread_of,
)

ToPage = Callable[[float, float], tuple[float, float]]
Colours = Sequence[str]

SHORT_PIXELS = 60.0
ARROW = np.array([(-6.0, 5.5), (7.0, 0.0), (-6.0, -5.5), (-3.0, 0.0), (-6.0, 5.5)])
PLAIN_ROUTE: dict[str, Any] = {"line": "route", "zorder": 4.1, "alpha": 0.85}
"""How an export route is drawn that nobody asked for."""
CIRCLE_ORDER = 4.7
SMALL_MARK = 0.62
"""How large a mark is on one of several maps of a sheet, beside that of a single map."""


def class_colours(classes: Classes, unit: str) -> list[str]:
    """Return a colour for each class, lowest first; the first rank gets the strongest."""
    colours = classes.colours("light")
    return colours[::-1] if unit == "rank" else colours


def draw_places(
    page: Page, axes: Axes, content: Content, colours: Colours, unit: float, weight: float = 1.0
) -> None:
    """Draw the places of the level, those less sure of their extent with a broken edge.

    ``unit`` is the metres that a point of the sheet stands for.
    """
    for place in content.places:
        circled = place.rings[0] > 0  # the circle, not the outline, says whether sources disagree
        signs = (CIRCLED if circled else place.look, place.edge, place.contested and not circled)
        strength = 1.0 if place.carried_from is None else CARRIED_STRENGTH
        draw_area(page, axes, place.shape, signs, colours, unit, weight, strength)


def draw_circles(
    page: Page,
    content: Content,
    to_page: ToPage,
    unit: float,
    map_box: Box,
) -> None:
    """Draw the circles of totals, the larger below and each whole within ``map_box`` (left, bottom, size).

    ``unit`` is the points of a pixel of theirs.
    """
    left, bottom, wide, high = map_box
    for place in sorted(content.places, key=lambda p: -p.rings[0]):
        if not place.rings[0]:
            continue
        x, y = to_page(*place.at)
        reach = place.rings[0] * unit + 1
        x = min(max(x, left + reach), left + wide - reach)
        y = min(max(y, bottom + reach), bottom + high - reach)
        strength = CIRCLE_FILL * (1.0 if place.carried_from is None else CARRIED_STRENGTH)
        outer, inner = (circle(x, y, radius * unit) if radius else None for radius in place.rings)
        line = "accent" if place.contested else "halo"
        if place.look == DIFFER:
            dash = (0, (4 * unit, 3 * unit))
            line = "accent" if place.contested else "circle"
            page.path(outer, fill="halo", alpha=0.5, zorder=CIRCLE_ORDER)
            page.path(outer, line=line, weight=1.5 * unit, zorder=CIRCLE_ORDER, linestyle=dash)
            page.path(inner, fill="circle", zorder=CIRCLE_ORDER, alpha=strength)
            continue
        zero = place.estimate is not None and place.estimate.headline == 0
        page.path(outer, fill="halo" if zero else "circle", zorder=CIRCLE_ORDER, alpha=strength)
        page.path(outer, line="circle" if zero else line, weight=1.2 * unit, zorder=CIRCLE_ORDER)


def draw_area(
    page: Page,
    axes: Axes | None,
    shape: BaseGeometry,
    signs: tuple[str, str, bool],
    colours: Colours,
    unit: float = 1.0,
    weight: float = 1.0,
    strength: float = 1.0,
) -> None:
    """Draw one area: on the map and, as a sample, in the legend.

    Parameters
    ----------
    signs : (str, str, bool)
        Look (``none``, ``differ``, ``circled``, ``plain`` or ``c`` and the number of a class), edge,
        contested or not.
    unit : float
        What a point of the sheet is in the units of ``axes``.
    weight : float
        Strength of the lines, 1 on a sheet of one map.
    strength : float
        Of the colour: less than 1 for a value carried on from an earlier year.
    """
    look, edge, contested = signs
    drawn = EDGES[edge]
    pen, colour = page.look.pt(drawn.width) * weight, drawn.colour
    if contested:
        pen, colour = page.look.pt(CONTESTED_WIDTH) * weight, "accent"
    elif look == NO_DATA and not edge:
        colour = "department"
    style = (0, tuple(page.look.pt(d) * weight for d in drawn.dash)) if drawn.dash else "solid"
    path = path_of([shape])
    if look in HATCHES:
        hatch = HATCHES[look]
        lines = path_of([hatching(shape, page.look.pt(hatch.gap) * unit, angle) for angle in hatch.angles])
        strokes = page.look.pt(hatch.width)
        page.path(lines, line=hatch.colour, weight=strokes, on=axes, zorder=2, capstyle="butt")
    elif look == CIRCLED:
        page.path(path, fill="circle", on=axes, zorder=2, alpha=CIRCLED_FILL)
    elif (number := class_of(look)) is not None:
        page.path(path, fill=colours[number], on=axes, zorder=2, alpha=drawn.fill * strength)
    page.path(path, line=colour, weight=pen, on=axes, zorder=2.2, linestyle=style, capstyle=drawn.cap)


def draw_stages(
    page: Page, axes: Axes, content: Content, frame: Frame, points_wide: float, weight: float = 1.0
) -> None:
    """Draw the corridors: pale casing, line, core or beads, arrows, rings at ends that no source names."""
    per_point = frame.width / points_wide
    plain = path_of([stage.line for stage in content.stages if stage.plain])
    page.path(plain, **PLAIN_ROUTE, weight=page.look.pt(1.5) * weight, on=axes)
    detailed = [stage for stage in content.stages if not stage.plain]
    for stage in detailed:
        look = (stage.mode, stage.surety, stage.inferred, stage.faded)
        draw_stage(page, axes, path_of([stage.line]), *look, weight=weight)
    for stage in detailed:
        _signs(page, axes, stage, frame, per_point * weight)


def draw_stage(
    page: Page,
    axes: Axes | None,
    path: Path | None,
    mode: str,
    surety: str,
    inferred: bool = False,
    faded: bool = False,
    casing: bool = True,
    weight: float = 1.0,
) -> None:
    """Draw one line by the build of its mode and the dash of its certainty."""
    look, build = page.look, MODES[mode]
    scale = (0.8 if faded else 1.0) * weight
    alpha = (0.5 if faded else 1.0) * (0.7 if inferred else 1.0)
    dash = SURETIES[surety]
    style: object = "solid"
    if dash != "none":
        style = (0, tuple(max(0.01, look.pt(float(d) * scale)) for d in dash.split()))
    cap = "round" if surety == "schematic" else "butt"
    colour = look.mode(mode)
    if casing:
        page.path(
            path, line="halo", weight=look.pt(7.5 * scale), on=axes, zorder=4, alpha=0.3 if faded else 0.55
        )
    page.path(
        path, line=colour, weight=look.pt(build.width * scale), on=axes, zorder=4.1, alpha=alpha,
        linestyle=style, capstyle=cap,
    )  # fmt: skip
    if build.core:
        page.path(
            path,
            line="halo",
            weight=look.pt(build.core * scale),
            on=axes,
            zorder=4.2,
            linestyle=style,
            capstyle=cap,
        )
    if build.beads:
        beads = (0, (0.01, look.pt(BEAD_GAP * build.beads * scale)))
        page.path(
            path, line=colour, weight=look.pt(build.beads * scale), on=axes, zorder=4.3, alpha=alpha,
            linestyle=beads, capstyle="round",
        )  # fmt: skip


def _signs(page: Page, axes: Axes, stage: StageShown, frame: Frame, per_point: float) -> None:
    """Draw what stands on a line: arrows, rings at open ends; none on a short line of a wide map."""
    look, alpha = page.look, 0.6 if stage.faded else 1.0
    unit = look.pt(1.0) * per_point
    if frame.wide and stage.line.length < SHORT_PIXELS * unit:
        return
    colour = look.mode(stage.mode)
    arrows = [
        Path(_turned(ARROW, angle) * unit * 0.92 + (x, y))
        for line in lines_of(stage.line)
        for x, y, angle in arrow_places(line, unit)
        if frame.shows(x, y, 4 * unit)
    ]
    signs: dict[str, Any] = {"on": axes, "alpha": alpha, "joinstyle": "miter"}
    page.path(together(arrows), fill=colour, line="halo", weight=look.pt(0.9), zorder=4.5, **signs)
    rings = together(circle(x, y, 3.6 * unit) for x, y in stage.open_ends)
    page.path(rings, fill="halo", line=colour, weight=look.pt(1.8), zorder=4.6, **signs)


def arrow_places(line: np.ndarray, unit: float) -> list[tuple[float, float, float]]:
    """Return where arrows stand on a line: in its middle, or about every `ARROW_PIXELS` of a long one.

    Parameters
    ----------
    line : ndarray
        Points, metres.
    unit : float
        Metres that stand for one pixel of the web map.

    Returns
    -------
    list of (x, y, radians)
        None on a line too short for one.
    """
    if len(line) < 2:
        return []
    steps = np.hypot(*np.diff(line, axis=0).T)
    run = np.concatenate([[0.0], np.cumsum(steps)])
    total = run[-1]
    if total < 18 * unit:
        return []
    count = max(1, round(total / (ARROW_PIXELS * unit)))
    found = []
    for n in range(count):
        at = (n + 0.5) * total / count
        i = min(int(np.searchsorted(run, at, side="right")) - 1, len(steps) - 1)
        share = (at - run[i]) / steps[i] if steps[i] else 0.0
        dx, dy = line[i + 1] - line[i]
        x, y = line[i] + share * (line[i + 1] - line[i])
        found.append((float(x), float(y), float(np.arctan2(dy, dx))))
    return found


def _turned(points: np.ndarray, angle: float) -> np.ndarray:
    cos, sin = np.cos(angle), np.sin(angle)
    return points @ np.array([[cos, sin], [-sin, cos]])


def draw_mark(
    page: Page, x: float, y: float, speakers: int, spread: int, size: float = 1.0, kind: str = "mark"
) -> Box:
    """Draw the mark of a disagreement with its middle at ``x``, ``y`` points; return its box.

    Parameters
    ----------
    speakers : int
        How many disagree; written behind the sign.
    spread : int
        Number of the mark in `geo.style.signs.MARKS`.
    size : float
        Beside the mark of a single map.
    kind : str
        Kind of its words, for the check of the page.
    """
    mark, number = MARKS[spread], str(speakers)
    pixels = page.look.pt(size)
    em, high = mark.type * pixels, mark.height * pixels
    sign, gap = 0.6 * em, 0.24 * em
    words = sign + gap + width(number, em, "semibold")
    wide = max(high, words + 2 * mark.pad * pixels)
    box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    page.path(pill(*box), fill="accent", line="halo", weight=1.5 * pixels, zorder=5.5)
    left = x - words / 2
    _draw_unequal(page, left + sign / 2, y, sign / 2)
    page.text(kind, number, left + sign + gap, y - 0.34 * em, em, face="semibold", colour="panel")
    return box


def _draw_unequal(page: Page, x: float, y: float, half: float) -> None:
    """Draw "not equal", which the typeface of a sheet lacks."""
    bars = [Path(np.array([(x - half, y + d * half), (x + half, y + d * half)])) for d in (0.36, -0.36)]
    slash = Path(np.array([(x - 0.5 * half, y - half), (x + 0.5 * half, y + half)]))
    page.path(together([*bars, slash]), line="panel", weight=0.3 * half, zorder=5.6, capstyle="butt")


def draw_marks(page: Page, content: Content, to_page: ToPage, within: Box | None = None) -> list[Box]:
    """Mark where sources disagree; return the boxes of the marks. Those of a small map stay ``within`` it."""
    boxes = []
    for place in content.places:
        if place.estimate is None or not place.contested:
            continue
        spread = spread_of(place.estimate)
        x, y = to_page(*place.at)
        y += 0 if within else page.look.pt(MARK_RISE - MARKS[spread].height / 2)
        if within:
            (left, bottom, wide, tall), half = within, page.look.pt(MARKS[spread].height * SMALL_MARK)
            x = min(max(x, left + half), left + wide - half)
            y = min(max(y, bottom + half), bottom + tall - half)
        boxes.append(draw_mark(page, x, y, place.estimate.speakers, spread, SMALL_MARK if within else 1.0))
    return boxes
