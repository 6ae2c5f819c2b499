"""All that is known of a sheet before it is drawn: its view settled, its years, classes and look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from geo.atlas import Atlas
from geo.errors import PlotError
from geo.estimates import Timelines
from geo.language import _
from geo.model import View
from geo.plots.map.base_map import Relief
from geo.plots.map.content import content_of, level_classes
from geo.plots.map.drawing import class_colours
from geo.plots.map.frame import Frame, map_zoom
from geo.plots.map.shown import Content
from geo.plots.map.theme import Look, look_of
from geo.plots.sheet import CHART, Sheet
from geo.style import Classes
from geo.style.circles import share_at
from geo.views.charts import ChartData, chart_of, usual_chart
from geo.views.defaults import settled
from geo.views.spans import shown_of

MAP_SHARE = 0.8
"""About how much of a sheet's width its map takes: known before the sheet is laid out."""
SMALLEST_SHARE = 0.35
"""Least size of a circle on one of several maps, beside that on a single one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is known of a sheet before it is drawn.

    Attributes
    ----------
    sheet : Sheet
    view : View
        Settled: with level and year, in the sheet's language.
    years : tuple of int or None
        Years shown; one None where the measure has no value in any year.
    known : Timelines
    atlas : Atlas
    classes : Classes
    colours : tuple of str
    look : Look
    relief : Relief or None
    held : dict
        What has been worked out for the plan already, by year and window.
    circle_share : float
        Size of circles beside that which suits the type: less on a slide, whose type is large.
    chart : ChartData or None
        What is drawn instead of a map.
    """

    sheet: Sheet
    view: View
    years: tuple[int | None, ...]
    known: Timelines
    atlas: Atlas
    classes: Classes
    colours: tuple[str, ...]
    look: Look
    relief: Relief | None
    held: dict[tuple[object, ...], object] = field(default_factory=dict)
    circle_share: float = 1.0
    chart: ChartData | None = None

    def once(self, key: tuple[object, ...], make: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Return what ``make`` makes, made once for the plan under ``key``."""
        if key not in self.held:
            self.held[key] = make()
        return self.held[key]

    def content(self, year: int | None, frame: Frame, wide: float) -> Content:
        """Return what the map of ``year`` shows in a window ``wide`` points wide, made once."""
        return self.once(
            ("content", year, frame.bounds, wide),
            lambda: content_of(self.view, year, self.atlas, self.known, self.classes, frame, wide),
        )

    def circle_unit(self, frame: Frame) -> float:
        """Return the points of a circle's pixel: fewer on several maps of a sheet, and far off."""
        maps = len(self.years) if self.sheet.layout == "multiples" else 1
        zoom = map_zoom(frame, 72 * self.sheet.inches[0] * MAP_SHARE, self.look.pt(1.0))
        share = self.circle_share * share_at(self.view.level, zoom)
        return self.look.pt(max(SMALLEST_SHARE, maps**-0.5)) * share


def plan_of(sheet: Sheet, atlas: Atlas, timelines: Callable[..., Timelines], relief: Relief | None) -> Plan:
    """Return the plan of ``sheet``.

    Raises
    ------
    PlotError
        If the sheet cannot be (see `Sheet.check`), names an unknown measure or place, or a year
        without data.
    """
    sheet.check()
    view = replace(sheet.view, language=sheet.spoken, year=sheet.one_year)
    if view.measure not in atlas.measures:
        raise PlotError(_("measure “{name}” is unknown").format(name=view.measure[:60]))
    if view.place and view.place not in atlas.places:
        raise PlotError(_("place “{name}” is unknown").format(name=view.place[:60]))
    known = shown_of(view, atlas, timelines(atlas, view.measure, view.whole_lens))
    view = settled(view, known, atlas)
    chart = _chart(sheet, view, atlas) if sheet.layout == CHART else None
    if chart is not None:
        view = replace(view, year=chart.years[-1] if chart.years else view.year)
        years: tuple[int | None, ...] = chart.years or (view.year,)
    else:
        years = sheet.years or _years(sheet, view, known, atlas)
    classes = level_classes(known, view.level, atlas)
    unit = atlas.measures[view.measure].unit
    look = look_of(sheet.style, sheet.inches[0] * 72, sheet.inches[1] * 72)
    colours = tuple(class_colours(classes, unit))
    return Plan(sheet, view, years, known, atlas, classes, colours, look, relief, chart=chart)


def _chart(sheet: Sheet, view: View, atlas: Atlas) -> ChartData:
    if not sheet.chart:
        return usual_chart(view, atlas, sheet.years)
    span = (min(sheet.years), max(sheet.years)) if len(sheet.years) > 1 else None
    return chart_of(sheet.chart, view, atlas, years=span)


def _years(sheet: Sheet, view: View, known: Timelines, atlas: Atlas) -> tuple[int | None, ...]:
    if sheet.layout == "single":
        return (view.year,)
    return tuple(known.years(atlas.at_level(view.level), view.as_of))
