"""One map a year on one sheet, all in one frame, with one legend."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.errors import PlotError
from geo.language import _
from geo.plots.canvas import Page
from geo.plots.map.base_map import draw_grounds, draw_lines
from geo.plots.map.drawing import draw_circles, draw_marks, draw_places, draw_stages
from geo.plots.map.frame import Frame, frame_of
from geo.plots.map.shown import Content
from geo.plots.map.typeface import width
from geo.plots.page.furniture import draw_scale
from geo.plots.plan import Plan
from geo.views.spans import estimate_at
from geo.wording.estimate import figure_words

YEAR, TOTAL = 12.0, 8.2
LEAST_PT = 46.0
"""A map smaller than this, in points a side, says nothing."""


def draw_multiples(
    page: Page,
    plan: Plan,
    room: tuple[float, float, float, float],
    years: Sequence[int | None],
    shape: float,
) -> tuple[Frame, tuple[Content, ...]]:
    """Draw a map for each of ``years`` into ``room``.

    Raises
    ------
    PlotError
        If the maps would be too small to read.
    """
    look = page.look
    head, gap = YEAR * look.scale * 1.35, 7.0 * look.scale
    columns, wide, high = _cells(room, len(years), shape, head, gap)
    frame = frame_of(plan.view.extent, plan.atlas.layers, wide / high)
    contents = []
    for number, year in enumerate(years):
        row, column = divmod(number, columns)
        left = room[0] + column * (wide + gap)
        bottom = room[1] + room[3] - (row + 1) * (high + head) - row * gap
        content = plan.content(year, frame, wide)
        _small_map(page, plan, content, frame, (left, bottom, wide, high))
        contents.append(content)
    return frame, tuple(contents)


def multiples_frame(plan: Plan, room: tuple[float, float, float, float], count: int, shape: float) -> Frame:
    """Return the window that each of ``count`` maps in ``room`` shows."""
    scale = plan.look.scale
    _columns, wide, high = _cells(room, count, shape, YEAR * scale * 1.35, 7.0 * scale)
    return frame_of(plan.view.extent, plan.atlas.layers, wide / high)


def _cells(
    room: tuple[float, float, float, float], count: int, shape: float, head: float, gap: float
) -> tuple[int, float, float]:
    """Return columns of maps, and the width and height of each."""
    columns, rows = _grid(count, room, shape, head, gap)
    wide = (room[2] - gap * (columns - 1)) / columns
    high = (room[3] - gap * (rows - 1)) / rows - head
    if min(wide, high) < LEAST_PT:
        raise PlotError(
            _("{count} maps do not fit on this sheet; expected fewer years or a larger sheet").format(
                count=count
            )
        )
    return columns, wide, high


def _grid(
    count: int, room: tuple[float, float, float, float], shape: float, head: float, gap: float
) -> tuple[int, int]:
    """Return columns and rows in which maps of ``shape`` come out largest."""

    def seen(columns: int) -> float:
        rows = math.ceil(count / columns)
        wide = (room[2] - gap * (columns - 1)) / columns
        high = (room[3] - gap * (rows - 1)) / rows - head
        return min(wide, high * shape) if high > 0 else 0.0

    columns = max(range(1, count + 1), key=seen)
    return columns, math.ceil(count / columns)


def _small_map(
    page: Page, plan: Plan, content: Content, frame: Frame, box: tuple[float, float, float, float]
) -> None:
    """Draw one small map with its year, the chosen place's value and marks, without names."""
    look, (left, bottom, wide, high) = page.look, box
    axes = page.map_axes(box, frame.bounds)
    draw_grounds(page, axes, frame, plan.view, plan.atlas, wide, None)
    draw_places(page, axes, content, plan.colours, frame.width / wide, weight=0.6)
    draw_lines(page, axes, frame, plan.view, plan.atlas, wide, weight=0.6)
    draw_stages(page, axes, content, frame, wide, weight=0.6)
    to_page = frame.onto(box)
    draw_circles(page, content, to_page, plan.circle_unit(frame), box)
    draw_marks(page, content, to_page, small=True)
    if not page.boxes and not frame.wide:
        draw_scale(page, frame, box)
        page.carried["north"] = "N"
        page.text(
            "north", _("north is up"), left + look.pt(6), bottom + look.pt(6), look.pt(10), halo=look.pt(1.4)
        )
    page.rect(left, bottom, wide, high, line="soft", weight=look.pt(0.7), zorder=8)
    page.boxes.append(box)
    foot, year = bottom + high + 3.5 * look.scale, str(content.year)
    page.text("year", year, left, foot, YEAR * look.scale, face="semibold")
    page.carried.setdefault("year", year)
    total = _total(plan, content)
    size = TOTAL * look.scale
    if total and width(total, size) < wide - width(year, YEAR * look.scale, "semibold") - 6:
        page.text("total", total, left + wide, foot, size, colour="soft", ha="right")


def _total(plan: Plan, content: Content) -> str:
    """Return the chosen place's value in the year of the map."""
    if content.year is None or not plan.view.place:
        return ""
    estimate = estimate_at(plan.view, plan.known, plan.view.place, content.year, plan.atlas)
    return figure_words(estimate, plan.atlas)
