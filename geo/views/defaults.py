"""What is shown where a view leaves it open: a level with values, the newest year, a place with a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from math import inf

from geo.atlas import Atlas
from geo.estimates import Timelines
from geo.model import View
from geo.model.view import DEFAULT_LAYERS

SHARES = "share_of_exports"
"""The measure whose figures are drawn where they go to, beyond Peru."""


def settled(view: View, known: Timelines, atlas: Atlas) -> View:
    """Return ``view`` at a level with values and, where none is asked for, in the newest year with data.

    Parameters
    ----------
    view : View
    known : Timelines
        Estimates of the view's measure and lens.
    """
    levels = atlas.levels_of(view.measure)
    level = view.level if view.level in levels else levels[0] if levels else "country"
    view = replace(view, level=level)
    if view.year is not None:
        return view
    parts = opening(view, known, atlas)
    if view.place != View().place:
        parts.pop("place", None)  # it was asked for, with or without a claim
    return replace(view, **parts)  # type: ignore[arg-type]


def opening(view: View, known: Timelines, atlas: Atlas) -> dict[str, object]:
    """Return the view's level, the newest year with data there, and a place that has a claim then.

    What was known on the view's as-of day counts. Its place stays where it has a claim;
    otherwise the country, else the largest value drawn, else whatever place the claims of
    that year are about (a way, an area).
    """
    level, as_of = view.level, view.as_of
    year = newest_year(view, known, atlas)
    if year is None or known.at(view.place, year, as_of) is not None:
        return {"level": level, "year": year}
    every = [*atlas.at_level(level), *sorted(known.places())]
    spoken = {
        p: -inf if estimate.high is None else estimate.high
        for p in every
        if (estimate := known.at(p, year, as_of)) is not None
    }
    if not spoken or "peru" in spoken:
        return {"level": level, "year": year, "place": "peru"}
    drawn = [p for p in spoken if p in atlas.at_level(level)] or list(spoken)
    return {
        "level": level,
        "year": year,
        "place": max(drawn, key=lambda p: spoken[p]),
    }


def newest_year(view: View, known: Timelines, atlas: Atlas) -> int | None:
    """Return the newest year with a value at the level of the view, else for Peru, else at any place.

    Of what may be added, a year with values for a part of it only comes after the whole ones: it
    would be read as a fall. What was known on the as-of day counts; where nothing was, what is
    known today, and the newest year that any statement is about.
    """
    added = atlas.measures[view.measure].combine.startswith("sum")
    for places in (list(atlas.at_level(view.level)), ["peru"], sorted(known.places())):
        years = known.years(places, view.as_of)
        if years:
            whole = (year for year in reversed(years) if not added or _whole(places, year, known, view.as_of))
            return next(whole, years[-1])
    if view.as_of is not None:
        return newest_year(replace(view, as_of=None), known, atlas)
    return max(
        (s.period_end.year for s in atlas.statements.values() if s.measure == view.measure), default=None
    )


def as_taken_away(view: View, atlas: Atlas) -> View:
    """Return ``view`` as a file or scene shows it where nobody chose layers: without the export routes.

    The map keeps the two quiet routes that it opens with; a sheet of areas is no picture of them. A route
    that is looked at, and a measure that no level can paint, which the routes show, keep them.
    """
    looked_at = view.place in atlas.places and atlas.places.get(view.place).kind == "corridor"
    if view.layers != DEFAULT_LAYERS or looked_at or not atlas.levels_of(view.measure):
        return view
    return replace(view, layers=tuple(name for name in view.layers if name != "corridors"))


def _whole(places: Iterable[str], year: int, known: Timelines, as_of: date | None) -> bool:
    """Say whether any of ``places`` has a value for all of ``year``."""
    found = (known.at(place, year, as_of) for place in places)
    return any(estimate is not None and "part-year" not in estimate.flags for estimate in found)


FEWEST_PLACES = 3
"""Places with a value below which a level is not offered; the whole country always is."""
FEWEST_YEARS = 4
"""Years with a value below which a level is left for a fuller one when another measure is chosen."""


def offered_levels(view: View, known: Timelines, atlas: Atlas) -> list[str]:
    """Return the levels with enough places to show the view's measure, and always the view's own."""
    levels = atlas.levels_of(view.measure)
    valued = known.places()
    enough = [
        level
        for level in levels
        if level in ("country", view.level) or len(valued & set(atlas.at_level(level))) >= FEWEST_PLACES
    ]
    return enough or levels or [view.level]


def fullest_level(view: View, known: Timelines, atlas: Atlas) -> str:
    """Return the level with which the view's measure opens.

    Its own where that has places and years enough, else the offered one with most figures to show, one
    for each place and year; one with years enough before one without.
    """

    def years(level: str) -> int:
        return len(known.years(atlas.at_level(level), view.as_of))

    def shown(level: str) -> tuple[bool, int]:
        figures = sum(len(known.years([place], view.as_of)) for place in atlas.at_level(level))
        return years(level) >= FEWEST_YEARS, figures

    offered = offered_levels(replace(view, level=""), known, atlas)
    if view.level in offered and years(view.level) >= FEWEST_YEARS:
        return view.level
    return max(offered, key=shown) or "country"


def extent_of(measure: str, extent: str) -> str:
    """Return the part of the map on which a measure can be seen: shares by destination only on the world."""
    return "world" if measure == SHARES and extent in ("peru", "andes") else extent


def extent_for(level: str, extent: str) -> str:
    """Return the frame that suits ``level``; one the reader has made stays."""
    if level == "country":
        return "andes" if extent == "peru" else extent
    return "peru" if extent == "andes" else extent
