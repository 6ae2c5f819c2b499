"""A still picture of the map's ground, shown in the map's place until the map is painted.

Web Mercator in pixels of zoom `ZOOM`, so that it lies under the map that follows it.
It holds outlines only: no figure, no name, nothing that could be read as a value.
"""

from __future__ import annotations

import math
from itertools import pairwise

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

ZOOM = 4
"""At which a unit of the picture is a pixel of the map."""

CLIP = (-100.0, -28.0, -48.0, 10.0)
"""West, south, east and north of what is drawn, in degrees: what a wide window shows around Peru."""

TOLERANCE = 0.3
"""Units by which an outline may be off; below a pixel on a common screen."""


def still_svg(countries: gpd.GeoDataFrame, departments: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> str:
    """Return the picture as an SVG whose view box is the extent of Peru; what lies around overflows it.

    Parameters
    ----------
    countries, departments, zones : GeoDataFrame
        In EPSG:4326, with the column ``id``.

    Returns
    -------
    str
        Without colours of its own: classes ``land``, ``home``, ``department`` and ``zone``.
    """
    home = countries["id"] == "peru"
    west, south, east, north = countries.loc[home].total_bounds
    left, top = _pixel(west, north)
    right, bottom = _pixel(east, south)
    parts = [
        ("land", countries.loc[~home]),
        ("home", countries.loc[home]),
        ("department", departments),
        ("zone", zones),
    ]
    paths = "".join(f'<path class="{name}" d="{_path(frame, left, top)}"/>' for name, frame in parts)
    size = f"{right - left:.1f} {bottom - top:.1f}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" aria-hidden="true">{paths}</svg>\n'


def _pixel(lon: float, lat: float) -> tuple[float, float]:
    """Return where Leaflet puts a point at `ZOOM`: x to the right, y down."""
    world = 256 * 2**ZOOM
    y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)
    return world * (lon / 360 + 0.5), world * y


def _path(frame: gpd.GeoDataFrame, left: float, top: float) -> str:
    """Return the outlines of ``frame`` as one path, measured from ``left`` and ``top``."""
    rings: list[str] = []
    for geometry in frame.geometry:
        clipped = shapely.clip_by_rect(geometry, *CLIP)
        if clipped.is_empty:
            continue
        drawn = shapely.transform(clipped, lambda points: [_pixel(x, y) for x, y in points])
        rings += _rings(shapely.simplify(drawn, TOLERANCE), left, top)
    return "".join(rings)


def _rings(geometry: BaseGeometry, left: float, top: float) -> list[str]:
    """Return each ring of the polygons as a path of whole tenths, written as steps."""
    rings = []
    for part in shapely.get_parts(geometry):
        if part.geom_type != "Polygon":
            continue
        for ring in (part.exterior, *part.interiors):
            points = [(round((x - left) * 10), round((y - top) * 10)) for x, y in ring.coords]
            if len(set(points)) < 4:
                continue
            steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points[:-1])]
            start = f"M{_tenth(points[0][0])} {_tenth(points[0][1])}"
            rings.append(start + "l" + " ".join(f"{_tenth(x)} {_tenth(y)}" for x, y in steps) + "z")
    return rings


def _tenth(tenths: int) -> str:
    return f"{tenths / 10:g}"
