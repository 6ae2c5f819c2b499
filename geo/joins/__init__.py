"""Estimates joined to a layer by place id, with a report of what did not match on either side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import geopandas as gpd

from geo.errors import DataError
from geo.estimates import Timelines


@dataclass(frozen=True, slots=True)
class Join:
    """What a layer and the claims of one year do not share.

    Attributes
    ----------
    without_value : tuple of str
        Ids of features no claim speaks of in that year.
    without_shape : tuple of str
        Ids of places with claims in that year, of those expected, that the layer does not hold.
    """

    without_value: tuple[str, ...]
    without_shape: tuple[str, ...]


def join_layer(
    layer: gpd.GeoDataFrame, timelines: Timelines, year: int, as_of: date | None, expected: Iterable[str]
) -> Join:
    """Join the estimates of ``year`` to ``layer`` by place id.

    Parameters
    ----------
    layer : GeoDataFrame
        Features with a unique ``id``.
    timelines : Timelines
        Estimates of one measure and lens.
    expected : iterable of str
        Ids of the places that ought to be in the layer (those of its kind).

    Raises
    ------
    DataError
        If an id stands twice in the layer.
    """
    if not layer["id"].is_unique:
        twice = sorted(layer.loc[layer["id"].duplicated(), "id"])
        raise DataError(f"layer: id {', '.join(twice)} stands more than once; expected each id once")
    shapes = list(layer["id"])
    return Join(
        without_value=tuple(p for p in shapes if timelines.at(p, year, as_of) is None),
        without_shape=tuple(
            sorted(p for p in set(expected) - set(shapes) if timelines.at(p, year, as_of) is not None)
        ),
    )
