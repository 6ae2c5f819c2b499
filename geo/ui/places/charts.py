"""A chart of every measure with values in more than one year."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo.estimates import counts
from geo.language import _
from geo.markup import Markup
from geo.model import Measure, View
from geo.style.lines import series_colours
from geo.style.numbers import unit_name
from geo.ui.elements import show
from geo.ui.elements.chart import SHAPES, chart_frame, series_chart, slim
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.frame.state import address_parts, current_view, write_address
from geo.ui.places.figures import Figures
from geo.views.record import stated_of
from geo.wording.view import measure_label

GLYPHS = {"circle": "●", "diamond": "◆", "triangle-up": "▲", "triangle-down": "▼", "stroke": "┃"}
"""What stands in the legend for each mark of the chart."""

HEIGHT, HEIGHT_ALONE = 260, 220
"""Pixels of a chart beside another, and of one that has the width to itself."""

FEW = 2
"""Charts that stand open; of more than these only the first does."""

SECOND = "second"
"""Part of the address that names the measure charted below the first, over the same years."""


def charts(found: list[Figures], view: View, atlas: Atlas, *, dark: bool) -> None:
    """Draw a chart for each measure with claims for several years: the first ones, the others on demand."""
    measures = charted(found, view, atlas)
    if not measures:
        return
    with st.container():
        marks = st.empty()
        asked = _second(measures[1:])
        first = measures[:1] if len(measures) > FEW or asked else measures
        frames = {m: chart_frame(view.place, m.id, atlas, view.as_of, view.without) for m in [*first, *asked]}
        height = HEIGHT if len(measures) > 1 else HEIGHT_ALONE
        if asked:
            _one_below_another(list(frames.items()), view, atlas, dark=dark)
        else:
            _in_rows(list(frames.items()), view, atlas, height=height, dark=dark)
    if rest := [measure for measure in measures if measure not in frames]:
        box = show.expander(
            _("All charts ({n} more)").format(n=len(rest)), key="all_charts", on_change="rerun"
        )
        if box.open:
            more = {m: chart_frame(view.place, m.id, atlas, view.as_of, view.without) for m in rest}
            with box:
                _in_rows(list(more.items()), view, atlas, height=height, dark=dark)
            frames |= more
    marks.html(marks_legend({bound for frame in frames.values() for bound in frame["bound"]}))


def charted(found: list[Figures], view: View, atlas: Atlas) -> list[Measure]:
    """Return the measures with figures of the place itself, in their own unit, for several years.

    That of the view comes first.
    """
    years: dict[str, set[int]] = {}
    for s in stated_of(view.place, atlas, view.as_of, view.without):
        if s.place == view.place and counts(s) and s.unit == atlas.measures[s.measure].unit:
            years.setdefault(s.measure, set()).add(s.period_end.year)
    several = [one.measure for one in found if len(years.get(one.measure.id, ())) > 1]
    return sorted(several, key=lambda measure: measure.id != view.measure)


def _second(others: list[Measure]) -> list[Measure]:
    """Offer the other measures for a panel under the first chart; return the one that the address names."""
    offered = {measure.id: measure for measure in others}
    asked = address_parts().get(SECOND, "")
    st.session_state["second_chart"] = asked if asked in offered else None

    def chosen() -> None:
        measure = st.session_state["second_chart"]
        write_address(current_view(), **({SECOND: measure} if measure else {}))

    if asked and asked not in offered:
        text = _("second: “{name}” has no chart beside the first here.")
        show.warning(text.format(name=asked[:60]))
    if offered:
        show.selectbox(
            _("Second measure, in a chart below"),
            list(offered),
            index=None,
            key="second_chart",
            format_func=lambda id: offered[id].label(),
            placeholder=_("none"),
            on_change=chosen,
            width=320,
        )
    return [offered[asked]] if asked in offered else []


def _one_below_another(
    drawn: list[tuple[Measure, pd.DataFrame]], view: View, atlas: Atlas, *, dark: bool
) -> None:
    """Draw two charts over the same years, each with an axis of its own."""
    years = [int(year) for _measure, frame in drawn for year in frame["year"]]
    with st.container(key="single_chart"):
        for measure, frame in drawn:
            both = (min(years), max(years))
            _chart(measure, frame, view, atlas, height=HEIGHT_ALONE, dark=dark, years=both)


def _in_rows(
    drawn: list[tuple[Measure, pd.DataFrame]], view: View, atlas: Atlas, *, height: int, dark: bool
) -> None:
    for start in range(0, len(drawn), 2):
        row = drawn[start : start + 2]
        columns = st.columns(2) if len(drawn) > 1 else [st.container(key="single_chart")]
        for column, (measure, frame) in zip(columns, row, strict=False):
            with column:
                _chart(measure, frame, view, atlas, height=height, dark=dark)


def marks_legend(bounds: set[str]) -> Markup:
    """Return the heading of the charts and what their marks mean, those that occur, as HTML."""
    words = {
        "exact": _("a single figure"),
        "approx": _("about: a round figure"),
        "at_least": _("at least: a floor"),
        "at_most": _("at most: a ceiling"),
        "range": _("a range, drawn from its low to its high end"),
    }
    keys = [(GLYPHS[SHAPES[bound]], text) for bound, text in words.items() if bound in bounds]
    return render("places.marks", keys=keys)


def _chart(
    measure: Measure,
    frame: pd.DataFrame,
    view: View,
    atlas: Atlas,
    *,
    height: int,
    dark: bool,
    years: tuple[int, int] | None = None,
) -> None:
    unit = unit_name(measure.unit)
    name = measure_label(atlas, measure.id)
    st.html(render("places.chart_title", name=name, unit=unit))
    breaks = [b.year for b in atlas.breaks_known(view.as_of) if b.concerns(measure.id, view.place)]
    colours, ranks = list(series_colours(dark)), measure.unit == "rank"
    spec = series_chart(frame, breaks, colours, ranks=ranks, years=years)
    for layer in spec["layer"]:
        if colour := layer["encoding"].get("color"):
            colour["legend"] |= {"labelLimit": 380 if height == HEIGHT_ALONE else 230}
    spec |= {"height": height, "description": chart_words(frame, name, unit)}
    st.vega_lite_chart(slim(frame), spec, width="stretch")


def chart_words(frame: pd.DataFrame, name: str, unit: str) -> str:
    """Return the text alternative of a chart: what each series covers."""
    parts = []
    for series, rows in frame.groupby("series", sort=False, observed=True):
        first, last = rows.sort_values("year").iloc[[0, -1]].to_dict("records")
        parts.append(
            _("{series}: {first_year} {first}, {last_year} {last}").format(
                series=series,
                first_year=first["year"],
                first=first["text"],
                last_year=last["year"],
                last=last["text"],
            )
        )
    return f"{name}, {unit}. {'; '.join(parts)}."
