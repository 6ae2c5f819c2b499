"""A small chart of one measure at one place: each series its own line, each single claim its own mark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import altair as alt
import pandas as pd

from geo.estimates import SINGLE, counts, superseded
from geo.language import _, current
from geo.model import Place, Statement
from geo.style.numbers import bound_text
from geo.ui.atlas import Atlas
from geo.ui.evidence import who_says

SHAPES = {
    "exact": "circle",
    "approx": "diamond",
    "at_least": "triangle-up",
    "at_most": "triangle-down",
    "range": "stroke",
}
"""Mark of each kind of bound: a floor points up, a ceiling down."""

GREY = "#8a867d"
"""Of the year drawn and of breaks: seen on paper and on a dark wall."""

COLUMNS = ["year", "value", "low", "high", "series", "colour", "definition", "bound", "text", "who", "line"]


def chart_frame(place: str, measure: str, atlas: Atlas, as_of: date | None) -> pd.DataFrame:
    """Return one row per claim and year for the chart, with the columns `COLUMNS`.

    Claims on an older place drawn on this one's outline come as an earlier series of
    their own name, never on one line with this place's.
    """
    older = {p.id: p for p in atlas.places if p.predecessor_of == place}
    unit = atlas.measures[measure].unit  # another currency never shares an axis
    drawn = [
        s
        for s in atlas.statements.values()
        if s.measure == measure and (s.place == place or s.place in older) and counts(s) and s.unit == unit
    ]
    if as_of is not None:
        drawn = [s for s in drawn if atlas.sources[s.source].published_to <= as_of]
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
    known = atlas.series.get(s.series)
    name = known.label(current()) if known else _("single claims")
    # A series keeps its colour whatever else is drawn; the last one is for an older place.
    colour = list(atlas.series).index(s.series) if known else -2
    if older is not None:
        name, colour = f"{older.label(current())}: {name}", -1
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
        "text": bound_text(s.value, s.low, s.high, s.bound, s.unit, current()),
        "who": who_says(s, atlas),
        "line": known is not None
        and known.rank < SINGLE
        and s.bound == "exact"
        and not replaced
        and not s.flags & {"part-year", "conflict"},
    }


def series_chart(
    frame: pd.DataFrame, year: int, breaks: Iterable[int], palette: list[str], *, ranks: bool = False
) -> alt.LayerChart:
    """Return the chart; ``year`` is marked and ``breaks`` are dashed; of ``ranks`` the first is on top.

    Parameters
    ----------
    frame : DataFrame
        What `chart_frame` returned; not empty.
    palette : list of str
        Colours of the series in the order of their table; then that of single claims and
        that of an older place.
    """
    first, last = int(frame["year"].min()), int(frame["year"].max())
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(domain=[first - 0.5, last + 0.5]),
    )
    layers = [_rules(x, [year]).mark_rule(color=GREY, opacity=0.25, strokeWidth=10)]
    if seen := [b - 0.5 for b in sorted(set(breaks)) if first < b <= last]:
        layers.append(_rules(x, seen).mark_rule(color=GREY, strokeDash=[3, 3]))
    return (
        alt.layer(*layers, *_claims(frame, x, _axis(ranks), palette))
        .properties(height=300)
        .configure_view(strokeWidth=0)
        .configure_axis(labelFontSize=12, grid=True, gridOpacity=0.4)
        .configure_legend(labelFontSize=12)
    )


def _rules(x: alt.X, years: list[float] | list[int]) -> alt.Chart:
    return alt.Chart(pd.DataFrame({"year": years})).encode(x=x)


def _slim(frame: pd.DataFrame) -> pd.DataFrame:
    """Return only what is drawn, in small types: the chart crosses the wire in every year step."""
    ranges = ["low", "high"] if (frame["low"] < frame["high"]).any() else []
    slim = frame[["year", "value", *ranges, "series", "bound", "text", "who", "run"]]
    small = {"year": "int16", "run": "int16"} | dict.fromkeys(["series", "bound", "text", "who"], "category")
    return slim.astype(small)


def _axis(ranks: bool) -> alt.Y:
    if ranks:
        axis = alt.Axis(tickMinStep=1, format="d")
        return alt.Y(
            "value:Q",
            title=None,
            scale=alt.Scale(reverse=True, zero=False, nice=False, padding=20),
            axis=axis,
        )
    return alt.Y("value:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=4, format="~s"))


def _claims(frame: pd.DataFrame, x: alt.X, y: alt.Y, palette: list[str]) -> list[alt.Chart]:
    """Return lines of the series, spans of the ranges and one mark for each claim."""
    colour_of = dict(zip(frame["series"], frame["colour"], strict=True))
    own = len(palette) - 2
    range_ = [palette[c % own] if c >= 0 else palette[c] for c in colour_of.values()]
    colours = alt.Scale(domain=list(colour_of), range=range_)
    legend = alt.Legend(orient="bottom", title=None, columns=2, labelLimit=210, symbolSize=60, rowPadding=1)
    base = alt.Chart(_slim(frame)).encode(x=x, color=alt.Color("series:N", scale=colours, legend=legend))
    marks = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    tooltip = [
        alt.Tooltip("year:Q", title=_("Year"), format="d"),
        alt.Tooltip("text:N", title=_("Value")),
        alt.Tooltip("who:N", title=_("Who")),
        alt.Tooltip("series:N", title=_("Series")),
    ]
    drawn = [
        base.transform_filter("datum.run > 0").mark_line(strokeWidth=2).encode(y=y, detail="run:N"),
        base.transform_filter("isValid(datum.value)")
        .mark_point(filled=True, size=42)
        .encode(y=y, shape=alt.Shape("bound:N", scale=marks, legend=None), tooltip=tooltip),
    ]
    if (frame["low"] < frame["high"]).any():
        spans = base.transform_filter("datum.low < datum.high").mark_rule(strokeWidth=2)
        drawn.insert(1, spans.encode(y=alt.Y("low:Q", title=None), y2="high:Q"))
    return drawn
