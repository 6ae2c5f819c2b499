"""Where the map lies: Peru in South America, in a corner of the map that hides no figure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import box

from geo.atlas import Atlas
from geo.plots.canvas import Box, Page, crosses
from geo.plots.map.frame import Frame, frame_of
from geo.plots.map.paths import on_paper, path_of, projected
from geo.plots.map.shown import Content
from geo.plots.map.theme import Look

SOUTH_AMERICA = "-82,-55.5,-34,12.6"
ASPECT = 0.74
PIXELS = 150.0
"""Height of the inset, pixels of the web map."""
MOST = 0.24
"""Most of the map's height that it takes."""
PERU_DEGREES = 18.3
WHOLE = 0.9
"""From this share of Peru's height on a map shows Peru, and its window is not drawn."""


def draw_inset(
    page: Page,
    frame: Frame,
    map_box: tuple[float, float, float, float],
    atlas: Atlas,
    content: Content,
    taken: Sequence[Box],
) -> list[Box]:
    """Draw the inset into a free corner of a map of a country or less; return the box it takes, if any."""
    if frame.wide or "countries" not in atlas.layers:
        return []
    high = min(page.look.pt(PIXELS), MOST * map_box[3])
    corner = _corner(frame, map_box, (high * ASPECT, high), content, taken)
    if corner is None:
        return []
    place = (*corner, high * ASPECT, high)
    _draw(page, frame, place, atlas)
    page.carried["locator"] = "peru"
    return [(place[0] - 3, place[1] - 3, place[0] + place[2] + 3, place[1] + place[3] + 3)]


def _corner(
    frame: Frame,
    map_box: tuple[float, float, float, float],
    size: tuple[float, float],
    content: Content,
    taken: Sequence[Box],
) -> tuple[float, float] | None:
    """Return the lower left end of the corner that covers least; None where each would hide a figure."""
    left, bottom, wide, high = map_box
    gap = 4.0
    unit = frame.width / wide
    best, least = None, np.inf
    for x, y in (
        (left + gap, bottom + gap),
        (left + wide - size[0] - gap, bottom + high - size[1] - gap),
        (left + gap, bottom + high - size[1] - gap),
    ):
        on_page = (x - gap, y - gap, x + size[0] + gap, y + size[1] + gap)
        if any(crosses(on_page, other) for other in taken):
            continue
        west, south = frame.bounds[0] + (x - left) * unit, frame.bounds[1] + (y - bottom) * unit
        covered = box(west, south, west + size[0] * unit, south + size[1] * unit)
        reach = 0.12 * max(size) * unit
        shown = [place for place in content.places if place.estimate is not None]
        if any(covered.buffer(reach).contains(shapely.Point(place.at)) for place in shown):
            continue
        hidden = sum(covered.intersection(place.shape).area for place in content.places)
        if hidden < least:
            best, least = (x, y), hidden
    return best


def _draw(page: Page, frame: Frame, place: tuple[float, float, float, float], atlas: Atlas) -> None:
    look: Look = page.look
    small = frame_of(SOUTH_AMERICA, {}, place[2] / place[3])
    axes = page.map_axes(place, small.bounds, zorder=3)
    page.path(path_of([box(*small.bounds)]), fill="sea", on=axes, zorder=0)
    countries = atlas.layers["countries"]
    shapes = projected(small, countries, place[2])
    home = [shape for shape, id in zip(shapes, countries["id"], strict=True) if id == "peru"]
    page.path(path_of(shapes), fill="land", line="border", weight=look.pt(0.4), on=axes, zorder=1)
    page.path(path_of(home), fill="soft", on=axes, zorder=1.1)
    if frame.degrees[3] - frame.degrees[1] < PERU_DEGREES * WHOLE:
        edge = shapely.segmentize(box(*frame.bounds).exterior, frame.width / 12).coords
        lon, lat = frame.degrees_at(*np.array(edge).T)
        window = on_paper(small, [shapely.Polygon(np.column_stack([lon, lat]))], place[2])
        page.path(path_of(window), line="accent", weight=look.pt(1.4), on=axes, zorder=2, joinstyle="miter")
    page.rect(*place, line="rule", weight=look.pt(1.0), zorder=8)
