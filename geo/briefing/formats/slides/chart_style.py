"""What all native charts have in common: type, axes, names, colours."""

from __future__ import annotations

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Inches, Pt

from geo.briefing.formats.slides.design import Box
from geo.briefing.formats.slides.words import POINTS, text_width, write
from geo.style import LIGHT
from geo.views.charts import ChartData

SIZE, HEAD = 12, 16
"""Points of what stands in a chart, and of its heading."""
SMALL_HEADS = (13, 12, 11, 10)
WIDE_CHART = 5.0
"""Inches from which a heading is set large."""
HEAD_SHARE = 0.72
"""Share of a chart's width in which office programs set its heading in one line."""
KEY_SIGN = 64
"""Points of a line of the key that are not words: its sign, and room at both ends."""
LEAST_KEY = 8
"""Points of its type where a chart is narrow."""
NUMBERS = "#,##0.##"


def place_chart(slide: Slide, kind: XL_CHART_TYPE, box: Box, content: CategoryChartData) -> GraphicFrame:
    """Add a native chart with its figures in ``box`` (inches)."""
    shapes: Any = slide.shapes
    frame: GraphicFrame = shapes.add_chart(kind, *(Inches(side) for side in box), content)
    return frame


def head(chart: Chart, data: ChartData, wide: float) -> None:
    """Set type and heading of a chart ``wide`` inches wide; the heading in one line where that can be."""
    chart.font.size = Pt(SIZE)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    chart.has_title = True
    sizes = (HEAD, *SMALL_HEADS) if wide > WIDE_CHART else SMALL_HEADS
    room = HEAD_SHARE * wide * POINTS
    size = next((s for s in sizes if text_width(data.heading, s, bold=True) <= room), sizes[0])
    write(chart.chart_title.text_frame.paragraphs[0], data.heading, size, bold=True)
    chart.chart_title.include_in_layout = False


def plain_axes(chart: Chart) -> tuple[Any, Any]:
    """Set the axes of a chart in the quiet way of all; return that of figures and that of names."""
    values, names = chart.value_axis, chart.category_axis
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = rgb(LIGHT.rule)
    values.format.line.fill.background()
    values.tick_labels.font.size = names.tick_labels.font.size = Pt(SIZE)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = NUMBERS, False
    names.format.line.color.rgb = rgb(LIGHT.border)
    names.has_major_gridlines = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    return values, names


def key(chart: Chart, wanted: bool, wide: float, *, beside: float = 0.0) -> None:
    """Set the names of series under a chart ``wide`` inches wide that has several, each in one line.

    They stand ``beside`` inches wide at its right where that is given.
    """
    chart.has_legend = wanted
    if wanted:
        chart.legend.position = XL_LEGEND_POSITION.RIGHT if beside else XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        longest = max(text_width(series.name, SIZE) for plot in chart.plots for series in plot.series)
        fits = SIZE * ((beside or wide) * 72 - KEY_SIGN) / max(longest, 1.0)
        chart.legend.font.size = Pt(max(LEAST_KEY, min(SIZE, int(2 * fits) / 2)))


def filled(form: Any, colour: str, line: str = "") -> None:  # noqa: ANN401  a format of python-pptx
    """Fill a bar or a mark, and draw its edge."""
    form.fill.solid()
    form.fill.fore_color.rgb = rgb(colour)
    if line:
        form.line.color.rgb = rgb(line)
        form.line.width = Pt(2)


def rgb(colour: str) -> RGBColor:
    """Return a colour ``#rrggbb`` of ours as python-pptx has it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())
