"""Figures of one place over the years: a line for each series and definition, marks for single figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from geo.atlas import Atlas
from geo.errors import ViewError
from geo.estimates import counts, on_line, superseded
from geo.estimates.claims import largest, outranks, smallest
from geo.language import _
from geo.model import Place, Statement, View
from geo.style.numbers import unit_name
from geo.views.charts.data import ChartBreak, ChartData, ChartPoint, ChartSeries
from geo.views.lines import line_of
from geo.wording.claim import claim_text, claimant
from geo.wording.kinds import break_words
from geo.wording.period import span_words


def lines(view: View, atlas: Atlas, years: tuple[int, int] | None = None) -> ChartData:
    """Return the figures of the view's place over the years, all or those of ``years``.

    Figures of an older place drawn on its outline come as series of their own name.

    Raises
    ------
    ViewError
        The place has figures of fewer than two years.
    """
    place, measure = atlas.places.get(view.place), atlas.measures[view.measure]
    about = figures_of(view.place, view.measure, atlas, view.as_of, view.without)
    drawn = [s for s in about if not any(outranks(other, s, atlas.series) for other in about)]
    if years:
        drawn = [s for s in drawn if years[0] <= s.period_end.year <= years[1]]
    told = sorted({s.period_end.year for s in drawn})
    if len(told) < 2:
        text = _("a line needs figures of two years; {place} has {count} for {measure}")
        raise ViewError(text.format(place=place.label(), count=len(told), measure=measure.label()))
    first, last = years or (told[0], told[-1])
    unit = unit_name(measure.unit)
    return ChartData(
        kind="lines",
        heading=" · ".join((f"{measure.label()}, {unit}", place.label(), span_words(first, last))),
        unit=unit,
        series=_series(view, drawn, atlas),
        years=(first, last),
        breaks=_breaks(view, first, last, drawn, atlas),
        ranks=measure.unit == "rank",
    )


def figures_of(
    place: str, measure: str, atlas: Atlas, as_of: date | None, without: Collection[str] = ()
) -> list[Statement]:
    """Return what a chart over the years shows: figures of the place and of older ones drawn on its outline.

    Only those in the measure's own unit: another currency never shares an axis.
    """
    older = _older(place, atlas)
    return [
        s
        for s in atlas.known(as_of).values()
        if s.measure == measure
        and (s.place == place or s.place in older)
        and counts(s)
        and s.unit == atlas.measures[measure].unit
        and s.reading not in without
    ]


def _older(place: str, atlas: Atlas) -> dict[str, Place]:
    return {p.id: p for p in atlas.places.older(place)}


def _series(view: View, drawn: Sequence[Statement], atlas: Atlas) -> tuple[ChartSeries, ...]:
    """Return the lines; a figure that several documents repeat is one point."""
    older = _older(view.place, atlas)
    found: dict[tuple[str, str, int], dict[tuple[object, ...], list[Statement]]] = {}
    for s in sorted(drawn, key=lambda s: (s.period_end, s.id)):
        name, colour = line_of(s, atlas, older.get(s.place))
        joined = on_line(s, atlas.series) and not superseded(s, drawn, atlas.sources)
        alike = (s.period_end.year, joined, s.value, s.low, s.high, s.bound)
        found.setdefault((name, s.definition, colour), {}).setdefault(alike, []).append(s)
    return tuple(
        ChartSeries(name, colour, tuple(_point(same, alike, atlas) for alike, same in points.items()))
        for (name, _definition, colour), points in sorted(found.items())
    )


def _point(same: Sequence[Statement], alike: Sequence[object], atlas: Atlas) -> ChartPoint:
    year, joined = alike[:2]
    point = point_of(same[0], cast(int, year), atlas, bool(joined))
    return replace(point, statements=tuple(s.id for s in same))


def point_of(s: Statement, at: int, atlas: Atlas, joined: bool = False) -> ChartPoint:
    """Return one figure as a point."""
    return ChartPoint(
        at=at,
        low=smallest(s),
        high=largest(s),
        bound=s.bound,
        text=claim_text(s),
        who=claimant(s, atlas),
        statements=(s.id,),
        joined=joined,
    )


def breaks_in(view: View, places: Iterable[str], years: Collection[int], atlas: Atlas) -> list[str]:
    """Return what changed in ``years`` for any of ``places``, a sentence for each break, with its year."""
    named = [*places]
    found = [
        f"{one.year}: {one.words()}"
        for one in atlas.breaks_known(view.as_of)
        if one.year in years and any(one.concerns(view.measure, place) for place in named)
    ]
    return [*dict.fromkeys(found)]


def _breaks(
    view: View, first: int, last: int, drawn: Sequence[Statement], atlas: Atlas
) -> tuple[ChartBreak, ...]:
    """Return the breaks that bear on the series drawn, between the first year and the last."""
    speaking = {s.series for s in drawn}
    return tuple(
        ChartBreak(found.year, break_words().get(found.kind, found.kind), found.words())
        for found in atlas.breaks_known(view.as_of)
        if first < found.year <= last
        and any(found.concerns(view.measure, view.place, series) for series in speaking)
    )
