"""Places by class and certainty, corridors by mode and certainty: the signs of the web map on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from geo.plots.canvas import Page, circle, together
from geo.plots.map.content import Content, StageShown
from geo.plots.map.frame import Frame
from geo.plots.map.paths import hatching, lines_of, path_of
from geo.style import Classes
from geo.style.palette import BEAD_GAP, MODES, SURETIES

Colours = Sequence[str]

HATCHES = {"none": ("hatch", 1.0, 6.0, (45.0,)), "differ": ("accent", 1.5, 9.0, (45.0, -45.0))}
"""Colour, pen and distance in pixels of the web map, and directions of what no single value fills."""
ARROW_PIXELS = 260
SHORT_PIXELS = 60.0
ARROW = np.array([(-6.0, 5.5), (7.0, 0.0), (-6.0, -5.5), (-3.0, 0.0), (-6.0, 5.5)])
MARK_PIXELS = 9.0
MARK_RISE = 19.0
"""Pixels from a place's point up to the middle of its mark: the name stands below."""
CARRIED_STRENGTH = 0.5
"""Share of its colour that a value of an earlier year keeps."""
EDGES = {"": (0.8, None), "approximate": (1.3, (7.0, 4.0)), "schematic": (2.0, (0.01, 4.0))}


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
        signs = (place.look, place.edge, place.contested)
        strength = 1.0 if place.carried_from is None else CARRIED_STRENGTH
        draw_area(page, axes, place.shape, signs, colours, unit, weight, strength)


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
        Look (``none``, ``differ``, ``plain`` or the number of a class), edge, contested or not.
    unit : float
        What a point of the sheet is in the units of ``axes``.
    weight : float
        Strength of the lines, 1 on a sheet of one map.
    strength : float
        Of the colour: less than 1 for a value carried on from an earlier year.
    """
    look, edge, contested = signs
    pixels, dash = EDGES[edge]
    width, colour = page.look.pt(pixels) * weight, "soft" if edge else "border"
    if contested:
        width, colour = page.look.pt(1.5) * weight, "accent"
    elif look == "none" and not edge:
        colour = "department"
    style = "solid" if dash is None else (0, tuple(page.look.pt(d) * weight for d in dash))
    path = path_of([shape])
    if look in HATCHES:
        strokes, pen, gap, angles = HATCHES[look]
        lines = [hatching(shape, page.look.pt(gap) * unit, angle) for angle in angles]
        page.path(path_of(lines), line=strokes, weight=page.look.pt(pen), on=axes, zorder=2, capstyle="butt")
    elif look != "plain":
        alpha = (0.6 if edge == "schematic" else 0.92) * strength
        page.path(path, fill=colours[int(look)], on=axes, zorder=2, alpha=alpha)
    cap = "round" if edge == "schematic" else "butt"
    page.path(path, line=colour, weight=width, on=axes, zorder=2.2, linestyle=style, capstyle=cap)


def draw_stages(
    page: Page, axes: Axes, content: Content, frame: Frame, points_wide: float, weight: float = 1.0
) -> None:
    """Draw the corridors: pale casing, line, core or beads, arrows, rings at ends that no source names."""
    per_point = frame.width / points_wide
    for stage in content.stages:
        look = (stage.mode, stage.surety, stage.inferred, stage.faded)
        draw_stage(page, axes, path_of([stage.line]), *look, weight=weight)
    for stage in content.stages:
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
    signs = {"on": axes, "alpha": alpha, "joinstyle": "miter"}
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


def draw_mark(page: Page, x: float, y: float, radius: float) -> None:
    """Draw the sign of a contested value: a disc with "not equal", in points of the page."""
    page.path(circle(x, y, radius), fill="accent", line="halo", weight=0.17 * radius, zorder=7)
    bars = [
        Path(np.array([(x - 0.5 * radius, y + d * radius), (x + 0.5 * radius, y + d * radius)]))
        for d in (0.2, -0.2)
    ]
    slash = Path(np.array([(x - 0.26 * radius, y - 0.56 * radius), (x + 0.26 * radius, y + 0.56 * radius)]))
    page.path(together([*bars, slash]), line="panel", weight=0.17 * radius, zorder=7.1, capstyle="butt")


def draw_marks(
    page: Page, content: Content, to_page: Callable[[float, float], tuple[float, float]], small: bool = False
) -> list[tuple[float, float, float, float]]:
    """Mark contested places; return the boxes of the marks, points of the page."""
    boxes = []
    radius = page.look.pt(MARK_PIXELS * (0.62 if small else 1.0))
    for place in content.places:
        if not place.contested:
            continue
        x, y = to_page(*place.at)
        y += 0.0 if small else page.look.pt(MARK_RISE)
        draw_mark(page, x, y, radius)
        boxes.append((x - radius, y - radius, x + radius, y + radius))
    return boxes
