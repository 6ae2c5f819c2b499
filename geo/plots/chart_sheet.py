"""A chart as a sheet of its own: head, foot, references and cautions of a map, and a list of its figures."""

from __future__ import annotations

from dataclasses import replace

from geo.language import _
from geo.plots.canvas import new_page
from geo.plots.chart_picture import draw_plot
from geo.plots.drawn import Drawn
from geo.plots.page.chart_words import places_content, words_of_figures, words_of_places
from geo.plots.page.layout import lay_out
from geo.plots.page.place_list import PlaceList, Row, place_list
from geo.plots.page.set_words import set_words
from geo.plots.page.wanted import LEAST_CHART, Wanted
from geo.plots.plan import MAP_SHARE, Plan
from geo.views.charts import ChartData, ChartPoint

SHAPE = 1.6
"""Width of a chart by its height, where it may choose."""
TYPE = 13.0
"""Size of its type in pixels of the web map."""
INSET = 4.0
MOST_ROW = 6.0
"""Most that a row of a chart may take, in sizes of its type."""


def draw_chart_sheet(plan: Plan, data: ChartData) -> Drawn:
    """Draw the sheet of a chart.

    Raises
    ------
    PlotError
        If the words and the list of figures leave no room for the chart.
    """
    contents = (places_content(plan),) if data.kind == "bars" else ()
    if contents:
        words = words_of_places(plan, data, contents[0])
        listed = _plain(place_list(plan, contents[0], {} if words.shared else words.numbers))
        rows: tuple[str, ...] = ()
    else:
        words, numbers = words_of_figures(plan, data)
        listed = _figures(data, numbers)
        rows = tuple(" ".join(row.cells[:-1]) for row in listed.rows)
    size = (72 * plan.sheet.inches[0], 72 * plan.sheet.inches[1])
    layout = lay_out(
        Wanted(words, (), listed, listed, size, plan.look, _shape(plan, data), least=LEAST_CHART)
    )
    page = new_page(*plan.sheet.inches, plan.look)
    left, bottom, wide, high = layout.map_box
    letters = plan.look.pt(TYPE)
    tall = high - letters - INSET
    if data.rows:
        tall = min(tall, len(data.rows) * MOST_ROW * letters)
    room = (left + INSET, bottom + high - letters - tall, wide - 2 * INSET, tall)
    draw_plot(page, data, room, letters)
    page.charts.append(layout.map_box)
    set_words(page, layout, plan.colours)
    return Drawn(page, words, contents, None, rows=rows)


def _shape(plan: Plan, data: ChartData) -> float:
    """Return the width of a chart by its height: few rows are wide and low."""
    if not data.rows:
        return SHAPE
    tallest = len(data.rows) * MOST_ROW * plan.look.pt(TYPE)
    return max(SHAPE, 72 * plan.sheet.inches[0] * MAP_SHARE / tallest)


def _plain(listed: PlaceList) -> PlaceList:
    """Return the list of places without colours of a map."""
    return PlaceList(listed.heads, tuple(replace(row, place=None) for row in listed.rows), chips=False)


def _figures(data: ChartData, numbers: dict[str, str]) -> PlaceList:
    """Return the list of the figures of a chart: year or place, who says it, the figure, its reference."""
    rows = []
    points = [point for series in data.series for point in series.points]
    for point in sorted(points, key=lambda point: point.at):
        told = f"[{','.join(sorted({numbers[id] for id in point.statements}, key=int))}]"
        rows.append(Row((_label(data, point), point.text, told), ((None, point.statements[0], point.text),)))
    head = _("Year and source") if data.kind == "lines" else _("Source")
    return PlaceList((head, _("Figure"), ""), tuple(rows), chips=False)


def _label(data: ChartData, point: ChartPoint) -> str:
    return f"{point.at} · {point.who}" if data.kind == "lines" else data.rows[point.at].name
