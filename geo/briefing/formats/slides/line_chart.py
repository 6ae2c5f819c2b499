"""A native chart of lines over the years: a gap stays a gap, a break is a rule."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from geo.briefing.formats.handout import HandoutPage
from geo.briefing.formats.slides.chart_style import (
    NUMBERS,
    SIZE,
    WIDE_CHART,
    filled,
    head,
    key,
    place_chart,
    plain_axes,
    rgb,
)
from geo.briefing.formats.slides.design import Box
from geo.briefing.formats.slides.words import describe, text_box, text_width, write
from geo.plots.chart_picture import scale_of
from geo.plots.chart_room import Point, course, least_covering, names_at_rules
from geo.style import LIGHT
from geo.style.lines import series_colours
from geo.views.charts import ChartData, ChartPoint, ChartSeries

YEAR_WIDE = 0.45
"""Inches of a year under a chart; where there are fewer it stands upright."""
HEAD_HIGH, YEARS_HIGH, KEY_HIGH, LEFT, RIGHT = 0.6, 0.5, 0.24, 0.75, 0.25
"""Inches of the heading, of the years, of a line of names, and at either side of the field."""
LOW_CHART, KEY_WIDE = 2.7, 2.6
"""Inches of height below which a wide chart has its names at the right, and of these."""
BREAK_NAME = "Break"


@dataclass(frozen=True, slots=True)
class Field:
    """The field of a chart: where its years and figures lie, inches of the slide."""

    box: Box
    years: range
    most: float
    ranks: bool

    def x(self, at: float) -> float:
        """Return where a year lies, counted from the first; its column is one wide."""
        return self.box[0] + self.box[2] * (at + 0.5) / len(self.years)

    def y(self, value: float) -> float:
        """Return where a figure lies."""
        share = (value - 1) / (self.most - 1) if self.ranks else 1 - value / self.most
        return self.box[1] + self.box[3] * share


@dataclass(frozen=True, slots=True)
class Layer:
    """Points of a series of which no two are of one year: one series of the native chart."""

    series: ChartSeries
    points: dict[int, tuple[float, ChartPoint]]
    joined: bool


def add_lines(slide: Slide, leaf: HandoutPage, data: ChartData, box: Box) -> GraphicFrame:
    """Add a chart of lines in ``box`` (inches)."""
    assert data.years is not None
    years = range(data.years[0], data.years[1] + 1)
    layers = [layer for series in data.series for layer in _layers(series)]
    content = CategoryChartData(number_format=NUMBERS)
    content.categories = [str(year) for year in years]
    for layer in layers:
        content.add_series(layer.series.name, [layer.points.get(year, (None,))[0] for year in years])
    frame = place_chart(slide, XL_CHART_TYPE.LINE_MARKERS, box, content)
    chart = frame.chart
    head(chart, data, box[2])
    values, _names = plain_axes(chart)
    most, step = scale_of(max(value for layer in layers for value, _point in layer.points.values()))
    values.maximum_scale, values.major_unit = most, step
    values.minimum_scale, values.reverse_order = (1, True) if data.ranks else (0, False)
    names = dict.fromkeys(layer.series.name for layer in layers)
    field = Field(plot_box(box, names), years, most, data.ranks)
    _hold(chart, box, field.box)
    if field.box[2] / len(years) < YEAR_WIDE:
        axis = chart._chartSpace.chart.plotArea.find(qn("c:catAx"))
        axis.find(qn("c:txPr")).find(qn("a:bodyPr")).set("rot", "-5400000")
    beside = _key_beside(box, names)
    key(chart, len(names) > 1, box[2], beside=KEY_WIDE if beside else 0.0)
    if beside:
        left, top, wide, high = field.box
        place = _layout(box, (left + wide + RIGHT, top, KEY_WIDE, high + YEARS_HIGH))
        held = chart.legend._element
        for old in held.findall(qn("c:layout")):
            held.remove(old)
        held.find(qn("c:overlay")).addprevious(place)
    _named_once(chart, layers)
    for made, layer in zip(chart.plots[0].series, layers, strict=True):
        _draw(made, layer, years)
    rules = [field.x(found.year - years[0] - 0.5) for found in data.breaks]
    _figures(chart, leaf, layers, field, rules, named=_breaks(slide, data, field, rules))
    return frame


def _layers(series: ChartSeries) -> Iterable[Layer]:
    """Yield the points of a series: those of its line, then the others; of a range both ends."""
    for joined in (True, False):
        rest = [(value, point) for point in series.points if point.joined == joined for value in point.ends]
        while rest:
            taken: dict[int, tuple[float, ChartPoint]] = {}
            left = []
            for value, point in rest:
                if point.at in taken:
                    left.append((value, point))
                else:
                    taken[point.at] = (value, point)
            yield Layer(series, taken, joined)
            rest = left


def plot_box(box: Box, names: Iterable[str]) -> Box:
    """Return the field of a chart: what heading, years and names of series leave."""
    left, top, wide, high = box
    held = list(dict.fromkeys(names))
    # Office programs set them in columns as wide as the longest.
    columns = max(1, int((wide - 0.4) // (max(text_width(name, SIZE) for name in held) / 72 + 0.55)))
    beside = _key_beside(box, held)
    lines = math.ceil(len(held) / columns) if len(held) > 1 and not beside else 0
    below = YEARS_HIGH + lines * KEY_HIGH + 0.1
    behind = RIGHT + (KEY_WIDE if beside else 0.0)
    return left + LEFT, top + HEAD_HIGH, wide - LEFT - behind, high - HEAD_HIGH - below


def _key_beside(box: Box, names: Iterable[str]) -> bool:
    """Say whether the names stand at the right: below a low and wide chart they would take its height."""
    return box[3] < LOW_CHART and box[2] > WIDE_CHART and len({*names}) > 1


def _hold(chart: Chart, box: Box, field: Box) -> None:
    """Fix where the field of the chart lies, so that rules can be drawn at its years."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, _layout(box, field, '<c:layoutTarget val="inner"/>'))


def _layout(box: Box, part: Box, target: str = "") -> Any:  # noqa: ANN401  an element of lxml
    """Return where a part of the chart in ``box`` lies, as shares of it."""
    shares = (
        (part[0] - box[0]) / box[2],
        (part[1] - box[1]) / box[3],
        part[2] / box[2],
        part[3] / box[3],
    )
    sides = "".join(f'<c:{n} val="{v:.5f}"/>' for n, v in zip(("x", "y", "w", "h"), shares, strict=True))
    return parse_xml(
        f"<c:layout {nsdecls('c')}><c:manualLayout>{target}"
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{sides}</c:manualLayout></c:layout>'
    )


def _named_once(chart: Chart, layers: Sequence[Layer]) -> None:
    """Leave out of the names of series those that would stand there again."""
    if not chart.has_legend:
        return
    held = chart.legend._element
    seen: set[str] = set()
    for number, layer in enumerate(layers):
        if layer.series.name in seen:
            entry = (
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>'
            )
            held.insert(1 + len(held.findall(qn("c:legendEntry"))), parse_xml(entry))
        seen.add(layer.series.name)


def _draw(made: Any, layer: Layer, years: range) -> None:  # noqa: ANN401  a series of python-pptx
    colour = series_colours(dark=False)[layer.series.colour]
    made.smooth = False
    made.format.line.width = Pt(2.5)
    made.format.line.color.rgb = rgb(colour)
    if not layer.joined:
        made.format.line.fill.background()
    made.marker.style = XL_MARKER_STYLE.CIRCLE if layer.joined else XL_MARKER_STYLE.DIAMOND
    made.marker.size = 8
    filled(made.marker.format, colour)
    begins = {run[0].at for run in layer.series.runs()[1:]}
    for year, (_value, point) in layer.points.items():
        if layer.joined and year in begins:  # nothing leads to it from the run before
            made.points[year - years[0]].format.line.fill.background()
        if not point.plain:
            filled(made.points[year - years[0]].marker.format, LIGHT.panel, colour)


def _figures(
    chart: Chart,
    leaf: HandoutPage,
    layers: Sequence[Layer],
    field: Field,
    rules: Sequence[float],
    named: Sequence[Box],
) -> None:
    """Write figures beside points where there is room: those of the text, then the last of each line.

    They cover no dot and none of the ``named`` boxes, and as little of lines and ``rules`` as can be.
    """
    cited = {source["statement"] for source in leaf.sources[: leaf.told]}
    wanted = []
    for number, layer in enumerate(layers):
        last = max(layer.points)
        for year, (value, point) in layer.points.items():
            rank = 0 if cited & set(point.statements) else 1 if year == last and layer.joined else 2
            if rank < 2 or not point.plain:
                wanted.append((rank, number, year, value, point))
    dots, strokes = _drawn(layers, field)
    strokes += [(x, field.box[1] + 0.2 * n) for x in rules for n in range(int(field.box[3] / 0.2))]
    taken = [*named]
    for _rank, number, year, value, point in sorted(wanted, key=lambda item: item[:3]):
        at = year - field.years[0]
        places = {
            position: box
            for position, box in _round_a_dot(point.text, field.x(at), field.y(value)).items()
            if field.box[0] < box[0] and box[2] < field.box[0] + field.box[2] + RIGHT
        }
        best = least_covering([*places.values()], dots, strokes, taken)
        if best is None:
            continue
        label = chart.plots[0].series[number].points[at].data_label
        words = label.text_frame.paragraphs[0]
        write(words, point.text, SIZE)
        words.runs[0].font.color.rgb = rgb(series_colours(dark=False)[layers[number].series.colour])
        label.position = [*places][best]
        taken.append([*places.values()][best])


def _drawn(layers: Sequence[Layer], field: Field) -> tuple[list[Point], list[Point]]:
    """Return the dots of all series, and points along their lines."""
    at = {
        id(layer): {y: (field.x(y - field.years[0]), field.y(v)) for y, (v, _p) in layer.points.items()}
        for layer in layers
    }
    strokes = [
        point
        for layer in layers
        if layer.joined
        for run in layer.series.runs()
        for point in course([at[id(layer)][p.at] for p in run if p.at in at[id(layer)]])
    ]
    return [dot for places in at.values() for dot in places.values()], strokes


def _round_a_dot(text: str, x: float, y: float) -> dict[XL_LABEL_POSITION, Box]:
    """Return the boxes (sides, inches) that a figure takes at each side of its dot, the better first."""
    half, high = text_width(text, SIZE) / 144, SIZE * 1.3 / 72
    return {
        XL_LABEL_POSITION.ABOVE: (x - half, y - 0.1 - high, x + half, y - 0.1),
        XL_LABEL_POSITION.BELOW: (x - half, y + 0.1, x + half, y + 0.1 + high),
        XL_LABEL_POSITION.RIGHT: (x + 0.1, y - high / 2, x + 0.1 + 2 * half, y + high / 2),
        XL_LABEL_POSITION.LEFT: (x - 0.1 - 2 * half, y - high / 2, x - 0.1, y + high / 2),
    }


def _breaks(slide: Slide, data: ChartData, field: Field, rules: Sequence[float]) -> list[Box]:
    """Draw the rule of each break, named where there is room; return the boxes of the names."""
    left, top, wide, high = field.box
    lengths = [text_width(found.short, SIZE) / 72 + 0.05 for found in data.breaks]
    begins = names_at_rules(rules, lengths, left, left + wide + RIGHT, 0.05)
    named = []
    for found, x, begin, length in zip(data.breaks, rules, begins, lengths, strict=True):
        rule = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, *(Inches(v) for v in (x, top, x, top + high))
        )
        rule.name = f"{BREAK_NAME} {found.year}"
        rule.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
        rule.line.width, rule.line.dash_style = Pt(1.25), MSO_LINE.DASH
        describe(rule, found.sentence)
        if begin is None:
            continue
        named.append((begin, top, begin + length, top + 0.22))
        frame = text_box(slide.shapes, f"{BREAK_NAME} {found.year}", (begin, top, length, 0.22))
        frame.word_wrap = False
        write(frame.paragraphs[0], found.short, SIZE, soft=True)
    return named
