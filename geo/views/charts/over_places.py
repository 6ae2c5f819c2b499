"""Places of a level beside one another: in one year, the largest first, or in two years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from geo.atlas import Atlas
from geo.errors import ViewError
from geo.language import _, ngettext
from geo.model import Estimate, Measure, View
from geo.style.numbers import unit_name
from geo.views.charts.data import ChartData, ChartPoint, ChartRow, ChartSeries
from geo.views.charts.over_time import breaks_in
from geo.views.differences import changes_between
from geo.views.spans import CARRIED, drawn_at, shown_of, span_caveats
from geo.wording.amount import about_words
from geo.wording.change import signed_change, signed_percent
from geo.wording.estimate import behind_words, estimate_words, who_says, without_figure
from geo.wording.kinds import level_places
from geo.wording.view import view_title, view_years

MOST = 14
"""Rows of a chart; a highlighted place always has one, further ones are counted."""


def bars(view: View, atlas: Atlas, places: Sequence[str] = ()) -> ChartData:
    """Return what the view shows of each place of its level in its year, the largest first.

    Values carried on and totals over years too, as the view has them.

    Raises
    ------
    ViewError
        No place has a figure.
    """
    known, year = shown_of(view, atlas), view.shown_year
    found = dict(drawn_at(view, known, year, atlas))
    drawn = {place: point for place, e in found.items() if (point := _point(e, 0, atlas))}
    if not drawn:
        raise ViewError(_no_figure(view, str(year)))
    measure = atlas.measures[view.measure]
    ranks = measure.unit == "rank"
    order = sorted(drawn, key=lambda p: (drawn[p].high if ranks else -drawn[p].high, p))
    kept = _kept(order, places)
    rows, points = [], []
    for at, place in enumerate(kept):
        note = _aside(found[place], year)
        rows.append(ChartRow(atlas.places.get(place).label(), note=note, lit=place in places))
        points.append(replace(drawn[place], at=at))
    cautions = [*_left_out(len(order) - len(kept)), *_empty(view, len(drawn), atlas)]
    cautions += [
        *span_caveats(view, year, kept, atlas),
        *breaks_in(view, [view.place, *kept], (year,), atlas),
    ]
    return ChartData(
        kind="bars",
        heading=view_title(view, atlas, view_years(view), unit=True),
        unit=unit_name(measure.unit),
        series=(ChartSeries("", 0, tuple(points)),),
        rows=tuple(rows),
        ranks=ranks,
        cautions=tuple(cautions),
    )


def two_years(
    view: View, atlas: Atlas, years: tuple[int, int] | None, places: Sequence[str] = ()
) -> ChartData:
    """Return what the places of the view's level had in each of two years, and the change where there is one.

    Raises
    ------
    ViewError
        The two years are not given, or no place has a figure in either.
    """
    if not years:
        raise ViewError(_("two years beside each other need both years, such as 2012-2024"))
    plain = replace(view, since=None, carry=False)
    found = changes_between(plain, shown_of(plain, atlas), years, atlas.at_level(view.level), atlas)
    told = {d.place: d for d in found if not d.silent}
    both = {p: [_point(e, 0, atlas) if e else None for e in (d.left, d.right)] for p, d in told.items()}
    size = {p: max((point.high for point in pair if point), default=None) for p, pair in both.items()}
    order = sorted((p for p in both if size[p] is not None), key=lambda p: (-(size[p] or 0.0), p))
    if not order:
        raise ViewError(_no_figure(view, " / ".join(map(str, years))))
    kept, measure = _kept(order, places), atlas.measures[view.measure]
    rows = []
    for place in kept:
        d = told[place]
        note = d.verdict.reason if d.change is None else _change(d.change, d.percent, d.about, measure)
        rows.append(ChartRow(atlas.places.get(place).label(), note=note, lit=place in places))
    series = [
        ChartSeries(
            str(year),
            side,
            tuple(replace(point, at=at) for at, place in enumerate(kept) if (point := both[place][side])),
        )
        for side, year in enumerate(years)
    ]
    heading = view_title(
        plain, atlas, _("{first} and {last}").format(first=years[0], last=years[1]), unit=True
    )
    added = [d.coverage.words(atlas) for d in told.values() if d.coverage is not None]
    added += breaks_in(view, [view.place, *kept], range(years[0] + 1, years[1] + 1), atlas)
    return ChartData(
        kind="years",
        heading=heading,
        unit=unit_name(measure.unit),
        series=tuple(series),
        years=years,
        rows=tuple(rows),
        ranks=measure.unit == "rank",
        cautions=(*_left_out(len(order) - len(kept)), *dict.fromkeys(added)),
    )


def _point(estimate: Estimate, at: int, atlas: Atlas) -> ChartPoint | None:
    """Return what is shown of a place as a point; None where an open side leaves nothing to draw."""
    claim = estimate.headline_claim or (estimate.claims[0] if len(estimate.claims) == 1 else None)
    if estimate.headline is not None:
        low = high = estimate.headline
        bound = claim.bound if claim else estimate.bound or "exact"
    else:
        ends = [v for v in (estimate.low, estimate.high) if v is not None and math.isfinite(v)]
        if not ends:
            return None
        low, high = ends[0], ends[-1]
        bound = claim.bound if claim else "range"
    ids = tuple(s.id for s in estimate.shown)
    who = behind_words(estimate, atlas) if estimate.claims and "sum" not in estimate.flags else ""
    return ChartPoint(
        at=at, low=low, high=high, bound=bound, text=estimate_words(estimate, atlas),
        who=who or who_says(estimate, atlas), statements=ids,
    )  # fmt: skip


def _aside(estimate: Estimate, year: int) -> str:
    """Return what is said behind a bar: from which year its value is, or why there is no single one."""
    if CARRIED in estimate.flags:
        return _("figure of {year}").format(year=estimate.year)
    if estimate.headline is None and len(estimate.claims) > 1:
        return without_figure(estimate)
    return ""


def _kept(order: Sequence[str], places: Sequence[str]) -> list[str]:
    """Return the rows of a chart: the first ones, and every highlighted place."""
    room = MOST - sum(place in places for place in order[MOST:])
    first = set(order[: max(room, 0)])
    return [place for place in order if place in first or place in places]


def _change(change: float, percent: float | None, about: bool, measure: Measure) -> str:
    size = signed_change(change, measure.unit)
    text = f"{size} ({signed_percent(percent)})" if percent else size
    return about_words(text) if about else text


def _left_out(count: int) -> list[str]:
    if not count:
        return []
    text = ngettext("{count} smaller place is not drawn.", "{count} smaller places are not drawn.", count)
    return [text.format(count=count)]


def _empty(view: View, count: int, atlas: Atlas) -> list[str]:
    """Return how many places of the level have no figure: no data is not zero."""
    if view.level == "country":
        return []
    whole = [p for p in atlas.at_level(view.level) if not atlas.places.get(p).predecessor_of]
    if count >= len(whole):
        return []
    text = _("Figures for {count} of {all} {level}; no data is not zero.")
    return [text.format(count=count, all=len(whole), level=level_places()[view.level])]


def _no_figure(view: View, years: str) -> str:
    text = _("there is no figure for {level} in {year}; choose another year or level")
    return text.format(level=level_places()[view.level], year=years)
