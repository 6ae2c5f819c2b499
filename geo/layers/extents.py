"""What maps on screen and on paper share: named extents, where the names of seas stand, points in areas."""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
from shapely import total_bounds
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from geo.errors import MapError

SEAS = {"pacific": (-86.5, -13.0), "atlantic": (-42.0, 22.0), "caribbean": (-74.5, 15.0)}
"""Where the names of the seas stand, degrees: clear of the corridors."""

GROWERS = ("bolivia", "colombia", "peru")
PERU = [-81.5, -18.5, -68.5, 0.1]
"""Frame of the country in degrees, used where no layer holds its outline."""

WORLD_MARGIN = 9.0
"""Degrees round the corridors, twice that in the east: the countries they lead to can be recognised."""

AROUND = box(-81.0, -19.5, -65.8, 1.2)
"""What the map of Peru shows of its neighbours, degrees: their names stand inside it."""


def extents(layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, list[float]]:
    """Return the named extents as west, south, east, north in degrees.

    ``world`` holds Peru, every corridor and a margin for the countries they lead to, ``andes``
    the three countries that grow coca. A place id is an extent too, which the map works out itself.
    """
    peru = _box_of(layers.get("countries"), "peru") or PERU
    boxes = [peru]
    if "corridors" in layers:
        boxes.append([float(v) for v in layers["corridors"].total_bounds])
    andes = [box for id in GROWERS if (box := _box_of(layers.get("countries"), id))] or [peru]
    west, south, east, north = _around(boxes)
    world = [west - WORLD_MARGIN, south, east + 2 * WORLD_MARGIN, north + WORLD_MARGIN]
    return {"peru": _short(peru), "andes": _short(_around(andes)), "world": _short(world)}


def _around(boxes: list[list[float]]) -> list[float]:
    """Return the box around all ``boxes``."""
    sides = list(zip(*boxes, strict=True))
    return [min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])]


def _box_of(frame: gpd.GeoDataFrame | None, id: str) -> list[float] | None:
    if frame is None or not (frame["id"] == id).any():
        return None
    return [float(v) for v in total_bounds(frame.geometry.to_numpy()[frame["id"] == id])]


def _short(box: list[float]) -> list[float]:
    return [round(v, 3) for v in box]


def point_inside(geometry: BaseGeometry) -> list[float]:
    """Return a point well inside the largest part of an area, degrees."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon"]
    if not parts:
        raise MapError(f"a place is drawn by its area, and this is a {geometry.geom_type}")
    largest = max(parts, key=lambda part: part.area)
    point = polylabel(largest, tolerance=max(0.02, largest.area**0.5 / 60))
    return [round(point.x, 3), round(point.y, 3)]
