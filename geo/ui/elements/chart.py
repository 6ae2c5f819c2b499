"""A small chart of one measure at one place: each series its own line, each single claim its own mark."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from geo.atlas import once_per_atlas
from geo.estimates import on_line, superseded
from geo.language import _, current
from geo.model import Place, Statement
from geo.style.numbers import bound_text
from geo.ui.frame.addresses import statement_prefix
from geo.ui.frame.atlas import Atlas
from geo.views.charts.over_time import figures_of
from geo.views.lines import line_of
from geo.wording.claim import claimant

SHAPES = {
    "exact": "circle",
    "approx": "diamond",
    "at_least": "triangle-up",
    "at_most": "triangle-down",
    "range": "stroke",
}
"""Mark of each kind of bound: a floor points up, a ceiling down."""

LABELS_WIDE = 44
"""Pixels that the labels of an axis take in charts below one another, so that their years stand in line."""

GREY = "#8a867d"
"""Of the year drawn and of breaks: seen on paper and on a dark wall."""

COLUMNS = [
    "year", "value", "low", "high", "series", "colour", "definition", "bound", "text", "who", "line", "id",
]  # fmt: skip


def chart_frame(
    place: str, measure: str, atlas: Atlas, as_of: date | None, without: Collection[str] = ()
) -> pd.DataFrame:
    """Return one row per claim and year for the chart, with the columns `COLUMNS`.

    Claims on an older place drawn on this one's outline come as an earlier series of
    their own name, never on one line with this place's. Claims read in one of the ways
    ``without`` are left out.
    """
    return _frame(atlas, place, measure, as_of, tuple(without), current())


@once_per_atlas
def _frame(
    atlas: Atlas, place: str, measure: str, as_of: date | None, without: Collection[str], _language: str
) -> pd.DataFrame:
    older = {p.id: p for p in atlas.places.older(place)}
    drawn = figures_of(place, measure, atlas, as_of, without)
    rows = [_row(s, atlas, older.get(s.place), superseded(s, drawn, atlas.sources)) for s in drawn]
    frame = pd.DataFrame(rows, columns=COLUMNS).sort_values(["series", "definition", "year"])
    return frame.assign(run=_runs(frame))


def _runs(frame: pd.DataFrame) -> pd.Series:
    """Return a number for each stretch of a line: a new one at a gap, another series or definition."""
    on_line = frame[frame["line"].astype(bool)]
    keys = on_line["series"] + "|" + on_line["definition"]
    new = (keys != keys.shift()) | (on_line["year"].diff() > 1)
    return new.cumsum().reindex(frame.index, fill_value=0)


def _row(s: Statement, atlas: Atlas, older: Place | None, replaced: bool) -> dict[str, object]:
    name, colour = line_of(s, atlas, older)
    values = [v for v in (s.value, s.low, s.high) if v is not None]
    return {
        "year": s.period_end.year,
        "value": s.value,  # a range has none: it is drawn as a span, not by its middle
        "low": min(values),
        "high": max(values),
        "series": name,
        "colour": colour,
        "definition": s.definition,
        "bound": s.bound,
        "text": bound_text(s.value, s.low, s.high, s.bound, s.unit),
        "who": claimant(s, atlas),
        "line": on_line(s, atlas.series) and not replaced,
        "id": s.id,
    }


def series_chart(
    frame: pd.DataFrame,
    breaks: Iterable[int],
    palette: list[str],
    *,
    ranks: bool = False,
    years: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """Return the chart as a Vega-Lite specification; its data is `slim` of the same frame.

    A plain specification rather than objects that build one: building and validating them took
    most of the time.

    Parameters
    ----------
    frame : DataFrame
        What `chart_frame` returned; not empty.
    breaks : iterable of int
        Years from which a series is not what it was; dashed.
    palette : list of str
        Colours of the series in the order of their table; then that of single claims and
        that of an older place.
    ranks : bool
        The first rank is on top.
    years : (int, int), optional
        First and last year of the axis, where another chart has the same; else those of the frame.
    """
    first, last = years or (int(frame["year"].min()), int(frame["year"].max()))
    x = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "axis": {"format": "d", "tickMinStep": 1},
        "scale": {"domain": [first - 0.5, last + 0.5]},
    }
    seen = [b - 0.5 for b in sorted(set(breaks)) if first < b <= last]
    layers = [_rules(x, seen, strokeDash=[3, 3])] if seen else []
    return {
        "height": 300,
        "layer": [*layers, *_claims(frame, x, _axis(frame, ranks), palette)],
        "config": {
            "view": {"strokeWidth": 0},
            # Read out are the marks, in the words of the page; what draws them is named in English alone.
            "axis": {"labelFontSize": 12, "gridOpacity": 0.4, "aria": False},
            "axisY": {"minExtent": LABELS_WIDE if years else 0},
            "legend": {"labelFontSize": 12, "aria": False},
        },
    }


def slim(frame: pd.DataFrame) -> pd.DataFrame:
    """Return only what is drawn, in small types: the chart crosses the wire."""
    ranges = ["low", "high"] if _has_ranges(frame) else []
    texts = ["series", "bound", "text", "who", "id"]
    small = {"year": "int16", "run": "int16"} | dict.fromkeys(texts, "category")
    return frame[["year", "value", *ranges, *texts, "run"]].astype(small)


def _has_ranges(frame: pd.DataFrame) -> bool:
    return bool((frame["low"] < frame["high"]).any())


def _rules(x: dict[str, Any], years: Sequence[float], **mark: object) -> dict[str, Any]:
    return {
        "data": {"values": [{"year": year} for year in years]},
        "mark": {"type": "rule", "color": GREY, "aria": False} | mark,
        "encoding": {"x": x},
    }


def _axis(frame: pd.DataFrame, ranks: bool) -> dict[str, Any]:
    """Return the axis of the figures, its ends said: the chart is laid out before its data arrive."""
    least, most = float(frame["low"].min()), float(frame["high"].max())
    y = {"field": "value", "type": "quantitative", "title": None}
    if ranks:
        scale = {"reverse": True, "domain": [least, most], "nice": False, "padding": 20}
        return y | {"scale": scale, "axis": {"tickMinStep": 1, "format": "d"}}
    return y | {
        "scale": {"domain": [min(0.0, least), most], "nice": True},
        "axis": {"tickCount": 4, "format": "~s"},
    }


def _claims(
    frame: pd.DataFrame, x: dict[str, Any], y: dict[str, Any], palette: list[str]
) -> list[dict[str, Any]]:
    """Return lines of the series, spans of the ranges and one mark for each claim."""
    colour_of = dict(zip(frame["series"], frame["colour"], strict=True))
    range_ = [palette[c] for c in colour_of.values()]
    colour = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": list(colour_of), "range": range_},
        "legend": {"orient": "bottom", "title": None, "columns": 2, "labelLimit": 210, "symbolSize": 60},
    }
    both = {"x": x, "color": colour}
    shapes = {"domain": list(SHAPES), "range": list(SHAPES.values())}
    shape = {"field": "bound", "type": "nominal", "scale": shapes, "legend": None}
    # Each mark leads to its statement; the address stands in the chart once, not in every row.
    leads = {"calculate": f"'{statement_prefix()}' + datum.id + '#' + datum.id", "as": "leads"}
    words = "datum.year + ': ' + datum.text + ', ' + datum.who + ', ' + datum.series"
    heard = {"description": {"expr": words}}
    lines = {
        "transform": [{"filter": "datum.run > 0"}],
        "mark": {"type": "line", "strokeWidth": 2, "aria": False},
        "encoding": both | {"y": y, "detail": {"field": "run", "type": "nominal"}},
    }
    spans = {
        "transform": [{"filter": "datum.low < datum.high"}, leads],
        "mark": {"type": "rule", "strokeWidth": 2} | heard,
        "encoding": both | {"y": y | {"field": "low"}, "y2": {"field": "high"}, "href": {"field": "leads"}},
    }
    points = {
        "transform": [{"filter": "isValid(datum.value)"}, leads],
        "mark": {"type": "point", "filled": True, "size": 42} | heard,
        "encoding": both | {"y": y, "shape": shape, "tooltip": _tooltip(), "href": {"field": "leads"}},
    }
    present = (frame["run"].gt(0).any(), _has_ranges(frame), frame["value"].notna().any())
    return [layer for layer, has in zip((lines, spans, points), present, strict=True) if has]


def _tooltip() -> list[dict[str, str]]:
    return [
        {"field": "year", "type": "quantitative", "title": _("Year"), "format": "d"},
        {"field": "text", "type": "nominal", "title": _("Figure")},
        {"field": "who", "type": "nominal", "title": _("Who")},
        {"field": "series", "type": "nominal", "title": _("Series")},
    ]
