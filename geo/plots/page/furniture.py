"""What lies on a map beside its names: scale bar, north arrow, shares by destination, other marks."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path
from shapely.geometry import box

from geo.language import current
from geo.plots.canvas import Page, circle
from geo.plots.map.frame import GEOD, Frame
from geo.plots.map.paths import path_of
from geo.plots.map.shown import Content
from geo.plots.map.typeface import width, wrap
from geo.style.numbers import format_number
from geo.style.signs import SHARE_PIXELS

NOTED_WIDTH, LEADING = 190.0, 1.2
"""Pixels of a line of words at a mark beside values, and the step of its lines in their size."""

Box = tuple[float, float, float, float]
"""Left, bottom, width and height of a map, points; of what is drawn on it left, bottom, right and top."""


def scale_length(frame: Frame, points_wide: float, most: float) -> tuple[float, float]:
    """Return a round length in km and how long it is drawn, measured at the map's middle.

    The length is geodesic, on the WGS 84 ellipsoid, along the parallel of the map's middle.

    Parameters
    ----------
    most : float
        Points that the bar may take.
    """
    x, y = (frame.bounds[0] + frame.bounds[2]) / 2, (frame.bounds[1] + frame.bounds[3]) / 2
    half = frame.width * most / points_wide / 2
    lon, lat = frame.degrees_at(np.array([x - half, x + half]), np.array([y, y]))
    metres = GEOD.inv(lon[0], lat[0], lon[1], lat[1])[2]
    power = 10.0 ** math.floor(math.log10(metres / 1000))
    km = next(step * power for step in (5.0, 2.0, 1.0) if step * power <= metres / 1000)
    return km, most * km * 1000 / metres


def draw_scale(page: Page, frame: Frame, map_box: Box) -> Box:
    """Draw the scale bar in the map's lower right corner; return the box it takes, points of the page."""
    look = page.look
    left, bottom, wide, _high = map_box
    km, length = scale_length(frame, wide, min(0.24 * wide, look.pt(170)))
    size, right, foot = look.pt(11.5), left + wide - look.pt(12), bottom + look.pt(11)
    tick = look.pt(5)
    x0 = right - length
    frame_line = [(x0, foot + tick), (x0, foot), (right, foot), (right, foot + tick)]
    page.line(frame_line, line="halo", weight=look.pt(4.5), zorder=5, alpha=0.8, capstyle="butt")
    page.line(frame_line, line="ink", weight=look.pt(1.4), zorder=5.1, joinstyle="miter", capstyle="butt")
    page.line(
        [(x0 + length / 2, foot), (x0 + length / 2, foot + tick * 0.7)],
        line="ink",
        weight=look.pt(1.0),
        zorder=5.1,
    )
    words = f"{format_number(km)} km"
    page.text("scale", words, right, foot + look.pt(7), size, ha="right", halo=look.pt(1.6))
    page.carried["scale"] = words
    return (x0 - 4, bottom, right + 4, foot + look.pt(8) + size)


def draw_north(page: Page, frame: Frame, map_box: Box, above: float) -> Box:
    """Draw the north arrow over the scale bar; it leans where the meridian does. Return its box."""
    look = page.look
    left, _bottom, wide, _high = map_box
    x, foot = left + wide - look.pt(24), above + look.pt(8)
    metres = frame.width / wide
    at = (frame.bounds[0] + (x - left) * metres, frame.bounds[1] + (foot - map_box[1]) * metres)
    lon, lat = (float(v) for v in frame.degrees_at(*at))
    north = frame.project(lon, lat + 0.5)
    angle = math.atan2(float(north[1]) - at[1], float(north[0]) - at[0]) - math.pi / 2
    shape = np.array([(0, 24), (9, 0), (0, 5), (-9, 0), (0, 24)]) * look.pt(1.0)
    cos, sin = math.cos(angle), math.sin(angle)
    turned = shape @ np.array([[cos, sin], [-sin, cos]]) + (x, foot + look.pt(13))
    page.path(Path(turned), fill="ink", line="halo", weight=look.pt(1.2), zorder=5.2, joinstyle="miter")
    page.text("north", "N", x, foot, look.pt(12.5), face="semibold", ha="center", halo=look.pt(1.6))
    page.carried["north"] = "N"
    return (x - look.pt(13), foot - 2, x + look.pt(13), foot + look.pt(38))


def draw_shares(
    page: Page,
    content: Content,
    map_box: Box,
    to_page: Callable[[float, float], tuple[float, float]],
) -> list[Box]:
    """Draw a circle for each share by destination; beyond the map it stands at its edge. Return the boxes."""
    look = page.look
    left, bottom, wide, high = map_box
    boxes: list[Box] = []
    for mark in content.shares:
        words = mark.words[current()]
        radius = look.pt(SHARE_PIXELS) * mark.share**0.5
        big, small = look.pt(17), look.pt(12.5)
        name = words["name"]
        room = 2 * radius + look.pt(5) + max(width(words["value"], big, "semibold"), width(name, small))
        half = max(radius, big * 0.8)
        x, y = to_page(*mark.at)
        x = min(max(x, left + radius + 4), left + wide - room + radius - 4)
        y = min(max(y, bottom + half + 4), bottom + high - half - 4)
        y = _clear(y, (x - radius - 4, x - radius + room + 4), half + 2, boxes, bottom, bottom + high)
        alpha = 0.6 if mark.faded else 1.0
        page.path(circle(x, y, radius), fill="ink", zorder=5.4, alpha=0.14 * alpha)
        page.path(circle(x, y, radius), line="ink", weight=look.pt(1.6), zorder=5.5, alpha=alpha)
        start = x + radius + look.pt(5)
        page.text(
            "share",
            words["value"],
            start,
            y + small * 0.1,
            big,
            face="semibold",
            halo=look.pt(2),
            alpha=alpha,
        )
        page.text("share", name, start, y - small * 0.95, small, halo=look.pt(2), alpha=alpha)
        boxes.append((x - radius - 4, y - half - 2, x - radius + room + 4, y + half + 2))
    return boxes


def _clear(
    y: float, span: tuple[float, float], half: float, boxes: list[Box], low: float, high: float
) -> float:
    """Return the height nearest to ``y`` at which a mark covers none of ``boxes``."""
    tried = sorted(np.arange(low + half, high - half, 3.0), key=lambda v: abs(v - y))
    for at in [y, *tried]:
        if not any(
            span[0] < b[2] and span[1] > b[0] and at - half < b[3] and at + half > b[1] for b in boxes
        ):
            return float(at)
    return y


def draw_noted(
    page: Page,
    axes: Axes,
    content: Content,
    map_box: Box,
    to_page: Callable[[float, float], tuple[float, float]],
    taken: list[Box],
) -> None:
    """Draw the marks beside values with their outlines and figures, clear of ``taken``, which grows."""
    look = page.look
    left, bottom, wide, high = map_box
    big, small, beside = look.pt(12.5), look.pt(11), look.pt(9)
    for mark in content.noted:
        if mark.shape is not None:
            _draw_emergency(page, path_of([mark.shape]), on=axes, partial=mark.partial)
        lines = [
            (text, size, face)
            for words in mark.words
            for whole, size, face in ((words["value"], big, "semibold"), (words["name"], small, "regular"))
            for text in wrap(whole, look.pt(NOTED_WIDTH), size, face)
        ]
        tall = sum(size * LEADING for _text, size, _face in lines)
        long = max(width(text, size, face) for text, size, face in lines)
        x, y = to_page(*mark.at)
        west = mark.shape is not None or x + beside + long > left + wide - 4
        start = max(x - long - beside, left + 4) if west else x + beside
        span = (min(start - 2, x - look.pt(7)), max(start + long + 2, x + look.pt(7)))
        y = _clear(y, span, tall / 2 + 2, taken, bottom + 2, bottom + high - 2)
        if mark.shape is None:
            draw_noted_sign(page, mark.layer, x, y, partial=False)
        taken.append((span[0], y - tall / 2 - 2, span[1], y + tall / 2 + 2))
        foot = y + tall / 2
        for text, size, face in lines:
            foot -= size * LEADING
            page.text("noted", text, start, foot + size * 0.25, size, face=face, halo=look.pt(2))


def draw_noted_sign(page: Page, layer: str, x: float, y: float, *, partial: bool) -> None:
    """Draw the sign of a layer of marks round a point of the page."""
    half = page.look.pt(6)
    if layer == "emergencies":
        left, wide, high = x - page.look.pt(15), page.look.pt(30), page.look.pt(14)
        _draw_emergency(page, path_of([box(left, y - high / 2, left + wide, y + high / 2)]), partial=partial)
    elif layer == "airstrips":
        bar = [(x - half, y - half * 0.7), (x + half, y + half * 0.7)]
        page.line(bar, line="ink", weight=page.look.pt(4.5), zorder=5.5, capstyle="butt")
    else:
        corners = np.array([(0, 1), (1, 0), (0, -1), (-1, 0), (0, 1)]) * half + (x, y)
        page.path(Path(corners), fill="panel", line="ink", weight=page.look.pt(1.6), zorder=5.5)


def _draw_emergency(page: Page, path: Path | None, *, partial: bool, on: Axes | None = None) -> None:
    weight = page.look.pt(1.6)
    page.path(path, fill="ink", on=on, zorder=3.35, alpha=0.08)
    dash = (0, (4.5, 2.5)) if partial else "solid"
    page.path(path, line="ink", weight=weight, on=on, zorder=3.4, linestyle=dash)
