"""The words of a sheet set where its layout has them."""

from __future__ import annotations

from collections.abc import Sequence

from geo.plots.canvas import Page
from geo.plots.page.legend import draw_group
from geo.plots.page.place_list import draw_list
from geo.plots.page.wanted import Layout


def set_words(page: Page, layout: Layout, colours: Sequence[str]) -> None:
    """Set head, foot, legend and list of places, and note what every picture must carry."""
    for line in layout.lines:
        page.text(line.kind, line.text, line.x, line.y, line.size, face=line.face, colour=line.colour)
        page.carried.setdefault(line.kind, line.text)
    for left, right, height in layout.rules:
        page.line([(left, height), (right, height)], line="rule", weight=0.8, zorder=3)
    if layout.listed:
        with page.layer("list"):
            draw_list(page, *layout.listed, colours)
    for column in layout.columns:
        with page.layer("legend"):
            draw_group(page, column.group, column.left, column.top, column.width)
