"""Geometry helpers that several layers share: lengths, holes, features (the rest: `geo.shapes`)."""

from __future__ import annotations

from typing import Any

import shapely
from shapely import Geometry
from shapely.geometry import MultiPolygon, Polygon

from geo.shapes import GEOD, area_km2

Feature = tuple[dict[str, Any], Geometry]


def length_km(geometry: Geometry) -> float:
    """Return the geodesic length of a line in degrees, in km."""
    return GEOD.geometry_length(geometry) / 1e3


def without_small_parts(geometry: Geometry, smallest_km2: float) -> Geometry:
    """Drop the islands and the holes below a size; the largest part always stays."""
    parts = sorted(shapely.get_parts(geometry), key=lambda p: -p.area)
    kept = [p for i, p in enumerate(parts) if i == 0 or area_km2(p) >= smallest_km2]
    filled = [
        Polygon(p.exterior, [r for r in p.interiors if area_km2(Polygon(r)) >= smallest_km2]) for p in kept
    ]
    return filled[0] if len(filled) == 1 else MultiPolygon(filled)
