"""The chart of a scene as a native one: its figures lie in it, its bars and lines can be changed."""

from __future__ import annotations

from pptx.slide import Slide

from geo.briefing.formats.handout import HandoutPage
from geo.briefing.formats.slides.bar_chart import add_bars
from geo.briefing.formats.slides.chart_style import SIZE
from geo.briefing.formats.slides.design import Box
from geo.briefing.formats.slides.line_chart import add_lines
from geo.briefing.formats.slides.words import describe, each_paragraph, lines_in, text_box, write

MOST_WORDS = 0.4
"""Share of the height that what the breaks mean may take."""
CHART_NAME, BREAKS_NAME = "Chart", "Breaks"


def add_chart(slide: Slide, leaf: HandoutPage, box: Box, *, small: bool) -> None:
    """Add the chart of a scene in ``box`` (inches), under it, unless it is small, what its breaks mean."""
    data = leaf.chart
    assert data is not None
    left, top, wide, high = box
    told = [] if small else [found.sentence for found in data.breaks]
    below = sum(lines_in(line, wide * 72, SIZE) * SIZE * 1.25 for line in told) / 72
    if below > MOST_WORDS * high:  # they stand in the notes as well
        told, below = [], 0.0
    area: Box = (left, top, wide, high - below - (0.05 if told else 0.0))
    frame = add_lines(slide, leaf, data, area) if data.kind == "lines" else add_bars(slide, data, area)
    frame.name = f"{CHART_NAME} {leaf.id}"
    describe(frame, leaf.chart_alt_text)
    if told:
        words = text_box(slide.shapes, BREAKS_NAME, (left, top + high - below, wide, below))
        for paragraph, line in each_paragraph(words, told):
            write(paragraph, line, SIZE, soft=True)
