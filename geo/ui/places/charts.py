"""A chart of every measure with values in more than one year."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo.language import _
from geo.markup import Markup
from geo.model import Measure, View
from geo.style.lines import series_colours
from geo.style.numbers import unit_name
from geo.ui.elements import show
from geo.ui.elements.chart import SHAPES, chart_frame, series_chart, slim
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.ui.places.figures import Figures
from geo.wording.view import measure_label

GLYPHS = {"circle": "●", "diamond": "◆", "triangle-up": "▲", "triangle-down": "▼", "stroke": "┃"}
"""What stands in the legend for each mark of the chart."""

HEIGHT, HEIGHT_ALONE = 260, 220
"""Pixels of a chart beside another, and of one that has the width to itself."""

FEW = 2
"""Charts that stand open; of more than these only the first does."""

OLDER = -1
"""What `chart_frame` gives as the colour of an older place's claims: they alone make no chart."""


def charts(found: list[Figures], view: View, atlas: Atlas, *, dark: bool) -> list[Measure]:
    """Draw a chart for each measure with claims for several years; return the measures drawn."""
    drawn = []
    for one in found:
        frame = chart_frame(view.place, one.measure.id, atlas, view.as_of)
        if frame.loc[frame["colour"] != OLDER, "year"].nunique() > 1:
            drawn.append((one.measure, frame))
    if not drawn:
        return []
    bounds = {bound for _measure, frame in drawn for bound in frame["bound"]}
    st.html(marks_legend(bounds))
    height = HEIGHT if len(drawn) > 1 else HEIGHT_ALONE
    few = len(drawn) <= FEW
    ordered = drawn if few else sorted(drawn, key=lambda one: one[0].id != view.measure)
    _in_rows(ordered[: len(ordered) if few else 1], view, atlas, height=height, dark=dark)
    if not few:
        with show.expander(_("All charts ({n} more)").format(n=len(ordered) - 1)):
            _in_rows(ordered[1:], view, atlas, height=height, dark=dark)
    return [measure for measure, _frame in ordered]


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
    measure: Measure, frame: pd.DataFrame, view: View, atlas: Atlas, *, height: int, dark: bool
) -> None:
    unit = unit_name(measure.unit)
    name = measure_label(atlas, measure.id)
    st.html(render("places.chart_title", name=name, unit=unit))
    breaks = [b.year for b in atlas.breaks_known(view.as_of) if b.concerns(measure.id, view.place)]
    spec = series_chart(frame, None, breaks, list(series_colours(dark)), ranks=measure.unit == "rank")
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
