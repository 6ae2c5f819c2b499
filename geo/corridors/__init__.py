"""Corridors: from which day each stage of a way was known."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import geopandas as gpd

from geo.errors import DataError
from geo.model import Route, Source


def with_known_from(
    stages: gpd.GeoDataFrame, routes: Iterable[Route], sources: Mapping[str, Source]
) -> gpd.GeoDataFrame:
    """Return ``stages`` with the first day on which a source of each had been published.

    Parameters
    ----------
    stages : GeoDataFrame
        The layer ``corridors``; its column ``routes`` holds ids joined by ``|``.
    routes : iterable of Route
        What the sources say of each stage.
    sources : mapping
        Records by id.

    Returns
    -------
    GeoDataFrame
        The same stages with ``known_from`` (ISO day; empty where no route is named).

    Raises
    ------
    DataError
        If a stage names a route that is not in the table.
    """
    days = {route.id: sources[route.source].published_to for route in routes}
    known = []
    for stage, names in zip(stages["id"], stages["routes"], strict=True):
        wanted = [name for name in str(names or "").split("|") if name]
        lost = [name for name in wanted if name not in days]
        if lost:
            raise DataError(
                f"data/layers/corridors.geojson: stage {stage} names route {', '.join(lost)}; "
                "expected ids of data/tables/routes.csv"
            )
        known.append(min(days[name] for name in wanted).isoformat() if wanted else "")
    return stages.assign(known_from=known)


def drawn_km(route: str, stages: gpd.GeoDataFrame) -> int | None:
    """Return the length in km of the line drawn for a route, as rough as the line is; None: not drawn."""
    found = stages[[route in str(names).split("|") for names in stages["routes"]]]
    return None if found.empty else rough_km(float(found["length_km"].sum()))


def rough_km(length: float) -> int:
    """Return a length along a generalised line with one figure, or in fifths of it where that is 1 or 2."""
    if length < 1:
        return 1
    unit = 10 ** math.floor(math.log10(length))
    step = unit / 5 if length < 3 * unit else unit
    return max(1, int(math.floor(length / step + 0.5) * step))
