"""A chart drawn on a page: lines over the years with their breaks, or rows with a bar each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path

from geo.plots.canvas import Page, circle
from geo.plots.chart_room import Box as Sides
from geo.plots.chart_room import Point, course, least_covering, names_at_rules
from geo.plots.map.typeface import shortened, width, wrap
from geo.style import LIGHT
from geo.style.lines import series_colours
from geo.style.numbers import format_number
from geo.views.charts import ChartData, ChartPoint, ChartSeries

Box = tuple[float, float, float, float]
"""Left, bottom, width and height, points."""
PALE = "#dcc3ad"
"""Bars of places that are not highlighted, where others are."""
LEADING = 1.3
BAR = 0.62
"""Share of its row that a bar takes."""
MOST_LABEL = 0.42
"""Share of the chart that the names of rows take at most."""


def draw_chart(page: Page, data: ChartData, box: Box, size: float) -> None:
    """Draw ``data`` in ``box``, its heading above it, in type of ``size`` points."""
    left, bottom, wide, high = box
    y = bottom + high
    for line in wrap(data.heading, wide, size * 1.15, "semibold"):
        y -= size * 1.15 * LEADING
        page.text("chart head", line, left, y + size * 0.3, size * 1.15, face="semibold")
    draw_plot(page, data, (left, bottom, wide, y - size * 0.5 - bottom), size)


def draw_plot(page: Page, data: ChartData, room: Box, size: float) -> None:
    """Draw ``data`` in ``room`` without its heading."""
    (_draw_lines if data.kind == "lines" else _draw_rows)(page, data, room, size)


@dataclass(frozen=True, slots=True)
class _Field:
    """Where years and figures lie."""

    box: Box
    first: int
    count: int
    most: float
    ranks: bool

    def x(self, year: float) -> float:
        return self.box[0] + self.box[2] * (year - self.first + 0.5) / self.count

    def y(self, value: float) -> float:
        share = 1 - (value - 1) / max(1e-9, self.most - 1) if self.ranks else value / self.most
        return self.box[1] + self.box[3] * share


def scale_of(greatest: float) -> tuple[float, float]:
    """Return the end of an axis that leaves room above the greatest figure, and its step."""
    if not greatest > 0 or not math.isfinite(greatest):
        return 1.0, 1.0
    rough = 1.1 * greatest / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1.0, 2.0, 2.5, 5.0, 10.0) if times * power >= rough)
    return step * math.ceil(1.1 * greatest / step), step


def _draw_lines(page: Page, data: ChartData, box: Box, size: float) -> None:
    assert data.years is not None
    left, bottom, wide, high = box
    below = _draw_names(page, data, (left, bottom, wide), size)
    most, step = scale_of(max((e for s in data.series for p in s.points for e in p.ends), default=1.0))
    if data.ranks:  # there is no place between two ranks
        most, step = math.ceil(most), max(1, math.ceil(step))
    axis = max(width(format_number(most), size), 2 * size) + 6
    foot = bottom + below + size * 1.6
    field = _Field(
        (left + axis, foot, wide - axis - size, bottom + high - foot),
        data.years[0], data.years[1] - data.years[0] + 1, most, data.ranks,
    )  # fmt: skip
    with page.layer("axis"):
        _draw_axes(page, field, step, size)
    with page.layer("lines"):
        for series in data.series:
            _draw_series(page, series, field, size)
    rules = [field.x(found.year - 0.5) for found in data.breaks]
    named = _draw_breaks(page, data, field, rules, size)
    _draw_figures(page, data, field, rules, named, size)


def _draw_axes(page: Page, field: _Field, step: float, size: float) -> None:
    left, bottom, wide, _high = field.box
    for number in range(1 if field.ranks else 0, round(field.most / step) + 1):
        value = number * step
        y = field.y(value)
        page.line([(left, y), (left + wide, y)], line="rule", weight=0.6, zorder=1)
        page.text("axis", format_number(value), left - 5, y - size * 0.33, size, colour="soft", ha="right")
    page.line([(left, bottom), (left + wide, bottom)], line="border", weight=0.9, zorder=1.1)
    every = math.ceil(width("2000 ", size) / (wide / field.count))
    for at in range(field.count):
        if (field.count - 1 - at) % every == 0:
            year = field.first + at
            page.text(
                "axis", str(year), field.x(year), bottom - size * 1.25, size, colour="soft", ha="center"
            )


def _draw_series(page: Page, series: ChartSeries, field: _Field, size: float) -> None:
    colour = series_colours(dark=False)[series.colour]
    for run in series.runs():
        if len(run) > 1:
            course = [(field.x(p.at), field.y(p.high)) for p in run]
            page.line(course, line=colour, weight=1.8, zorder=2)
    for point in series.points:
        x = field.x(point.at)
        ends = point.ends
        if len(ends) > 1:
            page.line([(x, field.y(ends[0])), (x, field.y(ends[-1]))], line=colour, weight=1.4, zorder=2.1)
        for end in ends:
            _draw_mark(page, x, field.y(end), point.bound, colour, size * 0.26)


def _draw_mark(page: Page, x: float, y: float, bound: str, colour: str, radius: float) -> None:
    """Draw a dot; of a floor or a ceiling a triangle that points where the figure may lie."""
    if bound in ("at_least", "at_most"):
        tip = radius * (1.4 if bound == "at_least" else -1.4)
        corners = np.array([(x - radius, y), (x + radius, y), (x, y + tip), (x - radius, y)])
        page.path(Path(corners), fill="panel", line=colour, weight=1.2, zorder=2.3)
    else:
        page.path(circle(x, y, radius), fill=colour, line="halo", weight=0.6, zorder=2.2)


def _draw_breaks(
    page: Page, data: ChartData, field: _Field, rules: Sequence[float], size: float
) -> list[Sides]:
    """Draw the rule of each break, named where there is room; return the boxes of the names."""
    left, bottom, wide, high = field.box
    lengths = [width(found.short, size) for found in data.breaks]
    begins = names_at_rules(rules, lengths, left, left + wide + size, 3)
    named = []
    for found, x, begin, length in zip(data.breaks, rules, begins, lengths, strict=True):
        with page.layer("breaks"):
            page.line(
                [(x, bottom), (x, bottom + high)], line="soft", weight=0.9, zorder=1.2, linestyle=(0, (4, 3))
            )
        if begin is not None:
            page.text("break", found.short, begin, bottom + high - size, size, colour="soft", halo=1.5)
            named.append((begin, bottom + high - 1.3 * size, begin + length, bottom + high))
    return named


def _draw_figures(
    page: Page, data: ChartData, field: _Field, rules: Sequence[float], named: Sequence[Sides], size: float
) -> None:
    """Write figures beside points where there is room: the last and the highest of each line, and bounds."""
    wanted: list[tuple[int, float, float, ChartPoint, str]] = []
    dots: list[Point] = []
    left, bottom, wide, high = field.box
    lines = [(x, bottom + at) for x in rules for at in range(0, int(high), max(1, int(size / 2)))]
    for series in data.series:
        colour = series_colours(dark=False)[series.colour]
        line = [p for p in series.points if p.joined]
        last = line[-1:] + sorted(line, key=lambda p: -p.high)[:1]
        for run in series.runs():
            lines += course([(field.x(p.at), field.y(p.high)) for p in run])
        for point in series.points:
            if not point.ends:
                continue
            x, y = field.x(point.at), field.y(point.ends[-1])
            dots.append((x, y))
            if point in last or not point.plain:
                wanted.append((0 if point in last else 1, x, y, point, colour))
    taken = [*named]
    for _rank, x, y, point, colour in sorted(wanted, key=lambda item: (item[0], item[1])):
        half = width(point.text, size) / 2
        middle = min(x, left + wide + size - half)
        starts = [
            (middle - half, y + size * 0.5),
            (middle - half, y - size * 1.4),
            (x + size * 0.6, y - size * 0.35),
            (x - size * 0.6 - 2 * half, y - size * 0.35),
        ]
        boxes = [(start - 1, low - 2, start + 2 * half + 1, low + size) for start, low in starts]
        inside = [
            number
            for number, box in enumerate(boxes)
            if box[0] > left and box[1] > bottom
            if box[2] < left + wide + 2 * size and box[3] < bottom + high
        ]
        best = least_covering([boxes[number] for number in inside], dots, lines, taken)
        if best is not None:
            start, low = starts[inside[best]]
            page.text("figure", point.text, start, low, size, colour=colour, halo=1.5)
            taken.append(boxes[inside[best]])


def _draw_names(page: Page, data: ChartData, at: tuple[float, float, float], size: float) -> float:
    """Set the names of series below the chart where there are several; return the height they take."""
    left, bottom, wide = at
    names = {series.name: series.colour for series in data.series}
    if len(names) < 2:
        return 0.0
    rows: list[list[str]] = [[]]
    used = 0.0
    for name in names:
        taken = width(name, size) + 3.2 * size
        if rows[-1] and used + taken > wide:
            rows.append([])
            used = 0.0
        rows[-1].append(name)
        used += taken
    for number, row in enumerate(reversed(rows)):
        x, y = left, bottom + number * size * LEADING
        for name in row:
            colour = series_colours(dark=False)[names[name]]
            with page.layer("legend"):
                middle = y + size * 0.35
                page.line([(x, middle), (x + 1.6 * size, middle)], line=colour, weight=1.8)
                page.path(circle(x + 0.8 * size, middle, size * 0.26), fill=colour)
            page.text("chart key", name, x + 2 * size, y, size)
            x += width(name, size) + 3.2 * size
    return len(rows) * size * LEADING + size * 0.4


def _draw_rows(page: Page, data: ChartData, box: Box, size: float) -> None:
    left, bottom, wide, high = box
    below = _draw_names(page, data, (left, bottom, wide), size)
    size = min(size, 0.8 * (high - below) / max(1, len(data.rows)))
    column = min(MOST_LABEL * wide, max(width(row.name, size) for row in data.rows) + 8)
    told = max((width(p.text, size) for s in data.series for p in s.points), default=0.0)
    start, step = left + column, (high - below) / max(1, len(data.rows))
    unit = _unit(data, wide - column - told - 10, size)
    lit = any(row.lit for row in data.rows)
    for number, row in enumerate(data.rows):
        middle = bottom + high - (number + 0.5) * step
        room = max(1, min(2, int(step / (1.15 * size))))
        lines = shortened(wrap(row.name, column - 7, size), room, column - 7, size, "regular")[0]
        for n, line in enumerate(lines):
            y = middle + ((len(lines) - 1) / 2 - n) * size * 1.1 - size * 0.33
            page.text("row", line, start - 6, y, size, ha="right", face="semibold" if row.lit else "regular")
        thick = min((BAR if len(data.series) == 1 else 0.9) * step / len(data.series), 2.2 * size)
        for n, series in enumerate(data.series):
            y = middle + ((len(data.series) - 1) / 2 - n) * thick
            colour = series_colours(dark=False)[series.colour] if len(data.series) > 1 else LIGHT.circle
            shown = PALE if lit and not row.lit and len(data.series) == 1 else colour
            with page.layer("bars"):
                points = [p for p in series.points if p.at == number]
                _draw_bars(page, points, (start, y, thick, unit), shown, size)
        if row.note:
            ends = _ends_in_row(data, number)
            x = start + unit * max(ends, default=0.0) + (told + 8 if ends else 4)
            behind = max(left + wide - x, 6 * size)
            told_of = shortened(wrap(row.note, behind, size * 0.9), room, behind, size * 0.9, "regular")[0]
            for n, line in enumerate(told_of):
                page.text("row note", line, x, middle - size * 0.3 - n * size, size * 0.9, colour="soft")
    with page.layer("axis"):
        page.line([(start, bottom + below), (start, bottom + high)], line="border", weight=0.9, zorder=3)


def _unit(data: ChartData, room: float, size: float) -> float:
    """Return the points of a bar for one of its unit, so that figure and note find room behind each."""
    units = []
    for number, row in enumerate(data.rows):
        note = min(width(row.note, size * 0.9), 0.28 * room) + 10 if row.note else 0.0
        units += [(room - note) / end for end in _ends_in_row(data, number) if end > 0]
    return min(units, default=0.0)


def _ends_in_row(data: ChartData, number: int) -> list[float]:
    return [end for s in data.series for p in s.points if p.at == number for end in p.ends]


def _draw_bars(
    page: Page, points: Sequence[ChartPoint], at: tuple[float, float, float, float], colour: str, size: float
) -> None:
    """Draw the bar of each point of a row: pale with an edge where it is a floor, a ceiling or a range."""
    start, y, thick, unit = at
    for point in points:
        ends = point.ends
        if not ends:
            continue
        low = ends[0] if len(ends) > 1 else 0.0
        page.rect(
            start + unit * low, y - thick / 2, max(0.8, unit * (ends[-1] - low)), thick,
            fill=colour if point.plain else "panel", line=colour, weight=1.0, zorder=2,
        )  # fmt: skip
        small = min(size, thick * 1.05)
        page.text("figure", point.text, start + unit * ends[-1] + 4, y - small * 0.33, small)
