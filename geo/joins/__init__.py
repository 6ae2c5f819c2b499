"""Estimates joined to a layer, with a report of what did not match on either side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import geopandas as gpd

from geo.errors import DataError
from geo.estimates import Timelines


@dataclass(frozen=True, slots=True)
class Join:
    """A layer with the values of one year.

    Attributes
    ----------
    frame : GeoDataFrame
        Every feature of the layer (its CRS kept) with ``low, high, headline`` (float,
        missing where there is no data), ``contested`` (bool) and ``claims`` (count).
    without_value : tuple of str
        Ids of features no claim speaks of in that year.
    without_shape : tuple of str
        Ids of places with claims in that year, of the kinds asked for, that the layer
        does not hold.
    """

    frame: gpd.GeoDataFrame
    without_value: tuple[str, ...]
    without_shape: tuple[str, ...]


def join_layer(
    layer: gpd.GeoDataFrame,
    timelines: Timelines,
    year: int,
    as_of: date | None = None,
    expected: Iterable[str] | None = None,
) -> Join:
    """Join the estimates of ``year`` to ``layer`` by place id.

    Parameters
    ----------
    layer : GeoDataFrame
        Features with a unique ``id``.
    timelines : Timelines
        Estimates of one measure and lens.
    expected : iterable of str, optional
        Ids of the places that ought to be in the layer (those of its kind); default all
        places with an estimate.

    Raises
    ------
    DataError
        If an id stands twice in the layer.
    """
    if not layer["id"].is_unique:
        twice = sorted(layer.loc[layer["id"].duplicated(), "id"])
        raise DataError(f"layer: id {', '.join(twice)} stands more than once; expected each id once")
    found = [timelines.at(place, year, as_of) for place in layer["id"]]
    frame = layer.assign(
        low=[e.low if e else None for e in found],
        high=[e.high if e else None for e in found],
        headline=[e.headline if e else None for e in found],
        contested=[bool(e and e.contested) for e in found],
        claims=[len(e.claims) if e else 0 for e in found],
    ).astype({"low": "float64", "high": "float64", "headline": "float64"})
    wanted = timelines.places() if expected is None else set(expected)
    shapes = set(layer["id"])
    return Join(
        frame=frame,
        without_value=tuple(i for i, e in zip(layer["id"], found, strict=True) if e is None),
        without_shape=tuple(sorted(p for p in wanted - shapes if timelines.at(p, year, as_of) is not None)),
    )
