"""The chart of a scene as a native one: its figures lie in it, its bars and lines can be changed."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide

from geo.briefing.formats.handout import HandoutPage
from geo.briefing.formats.slides.bar_chart import LEAST_ROWS, add_bars, rows_in
from geo.briefing.formats.slides.chart_style import SIZE
from geo.briefing.formats.slides.design import Box
from geo.briefing.formats.slides.line_chart import add_lines, plot_box
from geo.briefing.formats.slides.words import describe, each_paragraph, lines_in, text_box, write
from geo.language import _
from geo.views.charts import ChartData

LEAST_FIELD, GOOD_FIELD = 0.8, 1.5
"""Inches of a field of lines at least, and where there is no lack of room."""
MOST_WORDS = 0.4
"""Share of the height that what the breaks mean may take."""
CHART_NAME, BREAKS_NAME = "Chart", "Breaks"


def has_room(data: ChartData, box: Box, *, whole: bool) -> bool:
    """Say whether a chart can be read in ``box`` (inches): the ``whole`` of it at ease, or most of it."""
    if data.kind == "lines":
        high = plot_box(box, [series.name for series in data.series])[3]
        return high >= (GOOD_FIELD if whole else LEAST_FIELD)
    return rows_in(data, box) >= (len(data.rows) if whole else min(LEAST_ROWS, len(data.rows)))


def add_chart(slide: Slide, leaf: HandoutPage, box: Box, *, small: bool) -> None:
    """Add the chart of a scene in ``box`` (inches), under it, unless it is small, what its breaks mean."""
    data = leaf.chart
    assert data is not None
    left, top, wide, high = box
    told = [] if small else [found.sentence for found in data.breaks]
    below = _height(told, wide)
    if below > MOST_WORDS * high:  # they stand in the notes as well
        told, below = [], 0.0
    if data.kind != "lines" and (most := max(1, rows_in(data, box))) < len(data.rows):
        told.append(_("Not shown here for lack of room: {count}.").format(count=len(data.rows) - most))
        below, data = _height(told, wide), data.cut_to(most)
    area: Box = (left, top, wide, high - below - (0.05 if told else 0.0))
    frame = add_lines(slide, leaf, data, area) if data.kind == "lines" else add_bars(slide, data, area)
    frame.name = f"{CHART_NAME} {leaf.id}"
    describe(frame, leaf.chart_alt_text)
    if told:
        words = text_box(slide.shapes, BREAKS_NAME, (left, top + high - below, wide, below))
        for paragraph, line in each_paragraph(words, told):
            write(paragraph, line, SIZE, soft=True)


def _height(lines: Sequence[str], wide: float) -> float:
    """Return how high lines stand below a chart ``wide`` inches wide, inches."""
    return sum(lines_in(line, wide * 72, SIZE) * SIZE * 1.25 for line in lines) / 72
