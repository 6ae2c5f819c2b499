"""A native chart of bars that are read downwards."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide

from geo.briefing.formats.slides.chart_style import (
    NUMBERS,
    SIZE,
    filled,
    head,
    key,
    place_chart,
    plain_axes,
    rgb,
)
from geo.briefing.formats.slides.design import Box
from geo.briefing.formats.slides.words import text_width, write
from geo.language import _
from geo.plots.chart_picture import PALE
from geo.style import LIGHT
from geo.style.lines import series_colours
from geo.views.charts import ChartData, ChartSeries

LEAST_SIZE = 10
"""Points of a figure at a bar where a template leaves little room."""
ROW_HIGH, BAR_HIGH, AROUND = 0.21, 0.21, 0.75
"""Inches of a row of one bar and of each bar of a row of two, and of heading and foot of a chart."""
HEAD_FOOT, GAPS = 1.0, 1.15
"""Inches of a chart without bars, and how much more than its thickness a bar takes."""
LEAST_ROWS = 4
"""Rows that a chart under a text has at least: else it stands under the map."""
LONG_NOTE = 24
"""Characters from which on a note is a sentence: it stands in the notes of the slide."""
FIGURES_ROOM = 1.35
"""How far the axis of bars goes beyond the longest at least: room for the figures behind them."""
BARS_SHARE, MOST_FIGURES = 0.55, 0.5
"""About the part of a chart's width left for bars and figures, and the most that figures take of it."""


def rows_in(data: ChartData, box: Box) -> int:
    """Return how many rows of a chart can be read in ``box`` (inches)."""
    bars = len(data.series)
    thick = int((box[3] - HEAD_FOOT) * 72 / (bars * GAPS * LEAST_SIZE))
    return min(thick, int((box[3] - AROUND) / (ROW_HIGH if bars == 1 else bars * BAR_HIGH + 0.05)))


def add_bars(slide: Slide, data: ChartData, box: Box) -> GraphicFrame:
    """Add bars that are read downwards: a row a source, or a place; two a row where years are compared.

    A range is a bar that floats from its lowest to its highest figure.
    """
    content = CategoryChartData(number_format=NUMBERS)
    content.categories = [_row_words(data, number) for number in range(len(data.rows))]
    rows = range(len(data.rows))
    ranged = len(data.series) == 1 and any(p.low != p.high for p in data.series[0].points)
    for series in data.series:
        at = {point.at: point for point in series.points}
        if ranged:
            lows = [at[n].low if n in at and at[n].low != at[n].high else None for n in rows]
            content.add_series(_("from"), lows)
        ends = [at[n].high if n in at else None for n in rows]
        tops = [((at[n].high - at[n].low) or at[n].high) if n in at else None for n in rows]
        content.add_series(series.name or data.unit, tops if ranged else ends)
    kind = XL_CHART_TYPE.BAR_STACKED if ranged else XL_CHART_TYPE.BAR_CLUSTERED
    frame = place_chart(slide, kind, box, content)
    chart = frame.chart
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = (120 if len(rows) < 6 else 45), (100 if ranged else -5)
    *floats, _last = plot.series if ranged else (None,)
    for made in floats:
        made.format.fill.background()
    for made, series in zip(plot.series[1:] if ranged else plot.series, data.series, strict=True):
        _bar(made, series, data, min(SIZE, max(LEAST_SIZE, _thickness(data, box))))
    head(chart, data, box[2])
    values, names = plain_axes(chart)
    names.reverse_order = True
    values.visible = values.has_major_gridlines = False  # each bar has its figure
    values.minimum_scale = 0
    most = max((p.high for series in data.series for p in series.points), default=1.0)
    values.maximum_scale = _room(data, box) * most or 1.0
    key(chart, len(data.series) > 1, box[2])
    _every_name(names)
    return frame


def _room(data: ChartData, box: Box) -> float:
    """Return how far the axis goes beyond the longest bar, for the longest figure to stand in one line."""
    longest = max((text_width(p.text, SIZE) for series in data.series for p in series.points), default=0.0)
    share = min(MOST_FIGURES, longest / (BARS_SHARE * box[2] * 72))
    return max(FIGURES_ROOM, 1 / (1 - share))


def _bar(made: Any, series: ChartSeries, data: ChartData, size: float) -> None:  # noqa: ANN401  a series of python-pptx
    """Colour the bars of a series: the highlighted in full, hatched what is a floor, a ceiling or a range."""
    lit = any(row.lit for row in data.rows)
    own = series_colours(dark=False)[series.colour] if len(data.series) > 1 else LIGHT.circle
    filled(made.format, own)
    for point in series.points:
        held = made.points[point.at]
        colour = PALE if lit and len(data.series) == 1 and not data.rows[point.at].lit else own
        filled(held.format, colour)
        if not point.plain:
            held.format.fill.patterned()
            held.format.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            held.format.fill.fore_color.rgb, held.format.fill.back_color.rgb = rgb(colour), rgb(LIGHT.panel)
            held.format.line.color.rgb = rgb(colour)
        frame = held.data_label.text_frame
        frame.word_wrap = False
        write(frame.paragraphs[0], point.text, size)


def _thickness(data: ChartData, box: Box) -> float:
    """Return about the points that a bar and the gap beside it take."""
    return (box[3] - HEAD_FOOT) * 72 / (len(data.rows) * len(data.series)) / GAPS


def _row_words(data: ChartData, number: int) -> str:
    row = data.rows[number]
    note = row.note if len(row.note) <= LONG_NOTE else _("cannot be compared")
    return f"{row.name} ({note})" if note else row.name


def _every_name(names: Any) -> None:  # noqa: ANN401  an axis of python-pptx
    """Have every row named: by itself a program leaves out what it finds too close."""
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", "1")
    held = names._element
    after = [held.find(qn(f"c:{tag}")) for tag in ("lblOffset", "lblAlgn", "auto", "crosses")]
    next(element for element in after if element is not None).addnext(skip)
