"""Polygons on the globe: areas, the equal-area plane, rounding, ring order. Reads and draws nothing."""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely import Geometry
from shapely.geometry import LinearRing, MultiPolygon, Polygon

GEOD = Geod(ellps="WGS84")
# South America Albers: the equal-area projection in which areas and overlaps are measured.
EQUAL_AREA = "ESRI:102033"


def to_metres(geometry: Geometry) -> Geometry:
    """Project degrees (EPSG:4326) to South America Albers, metres."""
    return _projected(geometry, "EPSG:4326", EQUAL_AREA)


def to_degrees(geometry: Geometry) -> Geometry:
    """Project South America Albers, metres, to degrees (EPSG:4326)."""
    return _projected(geometry, EQUAL_AREA, "EPSG:4326")


def _projected(geometry: Geometry, of: str, to: str) -> Geometry:
    transformer = _transformer(of, to)
    return shapely.transform(geometry, lambda p: np.column_stack(transformer.transform(p[:, 0], p[:, 1])))


@cache
def _transformer(of: str, to: str) -> Transformer:
    """Return the way between two reference systems, looked up when it is first gone: a page needs none."""
    return Transformer.from_crs(of, to, always_xy=True)


def area_km2(geometry: Geometry) -> float:
    """Return the geodesic area of a geometry in degrees, in km²."""
    return abs(GEOD.geometry_area_perimeter(geometry)[0]) / 1e6


def rounded(geometry: Geometry, decimals: int) -> Geometry:
    """Round every vertex, drop the repeats that makes, and repair what rounding broke.

    Polygons that shared a border before still share it: the same vertex rounds to the same place.
    """
    near = shapely.transform(geometry, lambda p: np.round(p, decimals) + 0.0)
    if near.is_valid:
        return shapely.remove_repeated_points(near)
    # Snapping to the same grid repairs slivers that rounding folded; what is left are polygons.
    near = polygons_only(shapely.set_precision(geometry, 10.0**-decimals))
    return shapely.transform(near, lambda p: np.round(p, decimals) + 0.0)


def polygons_only(geometry: Geometry) -> Geometry:
    """Keep the polygons of a geometry and drop the points and lines that cutting leaves."""
    found = [p for p in _polygons(geometry) if p.area > 0]
    if len(found) == 1:
        return found[0]
    return MultiPolygon(found)


def _polygons(geometry: Geometry) -> list[Polygon]:
    """Return the polygons of a geometry, those of collections in it last."""
    parts = shapely.get_parts(geometry)
    own = [p for p in parts if p.geom_type == "Polygon"]
    collections = ("MultiPolygon", "GeometryCollection")
    return own + [p for g in parts if g.geom_type in collections for p in _polygons(g)]


def right_handed(geometry: Geometry) -> Geometry:
    """Turn rings as RFC 7946 wants them (outer rings counter-clockwise), each from its own least vertex.

    The fixed starting vertex makes the bytes of a file independent of the order in which GEOS
    happened to walk a ring.
    """

    def ring(points: LinearRing, counter_clockwise: bool) -> np.ndarray:
        walk = np.asarray(points.coords)[:-1]
        if shapely.is_ccw(points) != counter_clockwise:
            walk = walk[::-1]
        start = np.lexsort((walk[:, 1], walk[:, 0]))[0]
        walk = np.roll(walk, -start, axis=0)
        return np.vstack([walk, walk[:1]])

    def polygon(p: Polygon) -> Polygon:
        holes = sorted((ring(r, False) for r in p.interiors), key=lambda r: r.tolist())
        return Polygon(ring(p.exterior, True), holes)

    if geometry.geom_type == "Polygon":
        return polygon(geometry)
    if geometry.geom_type == "MultiPolygon":
        parts = sorted((polygon(p) for p in geometry.geoms), key=lambda p: (-p.area, p.bounds))
        return MultiPolygon(parts)
    return geometry
