"""What a map shows, and the projection that suits it: equal-area always, its middle in the picture's."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import box

from geo.language import _
from geo.layers.extents import extents
from geo.links import read_extent

GEOD = Geod(ellps="WGS84")
WIDE_DEGREES = 32.0
"""From this height of latitude on a map has neither scale bar nor north arrow: the scale varies in it."""
NEAR_DEGREES = 60.0
"""Up to this span Lambert's azimuthal projection is used; beyond it Equal Earth."""
PADDING = 0.03
PLACE_PADDING = 0.15
WORLD_MIDDLE = -40.0
"""Middle meridian of a map of the world: both oceans that corridors cross lie round it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The window of a map.

    Attributes
    ----------
    crs : str
        Projection as a PROJ text, metres.
    bounds : (float, float, float, float)
        Left, bottom, right, top in metres of ``crs``.
    degrees : (float, float, float, float)
        West, south, east, north that hold the window, degrees; may pass 180.
    middle : (float, float)
        Longitude and latitude of the middle of the projection.
    near : bool
        Lambert's azimuthal projection, not Equal Earth.
    """

    crs: str
    bounds: tuple[float, float, float, float]
    degrees: tuple[float, float, float, float]
    middle: tuple[float, float]
    near: bool

    @property
    def wide(self) -> bool:
        """Say whether the map shows so much that its scale varies and names give way to shares."""
        return self.degrees[3] - self.degrees[1] > WIDE_DEGREES

    @property
    def width(self) -> float:
        """Return the width in metres of the projection."""
        return self.bounds[2] - self.bounds[0]

    @property
    def height(self) -> float:
        """Return the height in metres of the projection."""
        return self.bounds[3] - self.bounds[1]

    @property
    def words(self) -> str:
        """Return the name of the projection, for the foot of the sheet."""
        if self.near:
            return _("Projection: Lambert azimuthal equal-area, centred on {lat}, {lon}.").format(
                lat=_angle(self.middle[1], "N", "S"), lon=_angle(self.middle[0], "E", _("W"))
            )
        return _("Projection: Equal Earth (equal-area), central meridian {lon}.").format(
            lon=_angle(self.middle[0], "E", _("W"))
        )

    def project(self, lon: object, lat: object) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y in metres of points in degrees."""
        return _transformer(self.crs).transform(lon, lat)

    def degrees_at(self, x: object, y: object) -> tuple[np.ndarray, np.ndarray]:
        """Return longitude and latitude of points in metres; not finite beyond the globe."""
        return _transformer(self.crs).transform(x, y, direction="INVERSE")

    def onto(self, box: tuple[float, float, float, float]) -> Callable[[float, float], tuple[float, float]]:
        """Return what turns metres into points of a map drawn into ``box`` (left, bottom, width, height)."""
        left, bottom, wide, high = box

        def place(x: float, y: float) -> tuple[float, float]:
            return (
                left + (x - self.bounds[0]) / self.width * wide,
                bottom + (y - self.bounds[1]) / self.height * high,
            )

        return place

    def shows(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Say whether a point of the projection lies in the window, ``margin`` metres from its edge."""
        left, bottom, right, top = self.bounds
        return left + margin <= x <= right - margin and bottom + margin <= y <= top - margin


@lru_cache(maxsize=32)
def _transformer(crs: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)


def _angle(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°\u00a0{positive if value >= 0 else negative}"


def degrees_of(extent: str, layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[float, float, float, float]:
    """Return west, south, east and north of ``extent``: a name, a place with an outline, or degrees.

    Raises
    ------
    ViewError
        If it is none of these, has no size or lies outside the world.
    """
    named = extents(layers)
    if extent in named:
        west, south, east, north = named[extent]
        return west, south, east, north
    for name in ("zones", "departments", "provinces", "countries"):
        frame = layers.get(name)
        if frame is None or not (frame["id"] == extent).any():
            continue
        west, south, east, north = (float(v) for v in frame.loc[frame["id"] == extent].total_bounds)
        dx, dy = PLACE_PADDING * (east - west), PLACE_PADDING * (north - south)
        return west - dx, max(south - dy, -90.0), east + dx, min(north + dy, 90.0)
    west, south, east, north = (float(part) for part in read_extent(extent).split(","))
    return west, south, east, north


def frame_of(
    extent: str, layers: Mapping[str, gpd.GeoDataFrame], aspect: float, floor: float = 20_000.0
) -> Frame:
    """Return the window that shows ``extent`` whole in a box ``aspect`` times as wide as it is high.

    Parameters
    ----------
    extent : str
        As `degrees_of` takes it.
    layers : mapping of str to GeoDataFrame
        Layers in EPSG:4326.
    aspect : float
        Width of the map's box by its height.
    floor : float
        Metres that the shorter side shows at least: outlines are no finer.
    """
    west, south, east, north = degrees_of(extent, layers)
    near = east - west <= NEAR_DEGREES and north - south <= NEAR_DEGREES
    lon, lat = round((west + east) / 2, 1), round((south + north) / 2, 1)
    if near:
        crs = f"+proj=laea +lat_0={lat:g} +lon_0={lon:g} +datum=WGS84 +units=m"
    else:
        if extent == "world" or east - west > 200:
            lon = WORLD_MIDDLE
        lat = 0.0
        crs = f"+proj=eqearth +lon_0={lon:g} +datum=WGS84 +units=m"
        west, east = max(west, lon - 179.9), min(east, lon + 179.9)
    edge = shapely.get_coordinates(shapely.segmentize(box(west, south, east, north).exterior, 0.5))
    xs, ys = _transformer(crs).transform(edge[:, 0], edge[:, 1])
    bounds = _filled((xs.min(), ys.min(), xs.max(), ys.max()), aspect, floor)
    return Frame(crs, bounds, _degrees(crs, bounds, (lon, lat), near), (lon, lat), near)


def _filled(
    bounds: tuple[float, float, float, float], aspect: float, floor: float
) -> tuple[float, float, float, float]:
    """Return the box round ``bounds`` with some air and the aspect of the map."""
    left, bottom, right, top = bounds
    width, height = ((right - left) * (1 + 2 * PADDING), (top - bottom) * (1 + 2 * PADDING))
    grow = max(1.0, floor / min(width, height))
    width, height = width * grow, height * grow
    width, height = max(width, height * aspect), max(height, width / aspect)
    x, y = (left + right) / 2, (bottom + top) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _degrees(
    crs: str, bounds: tuple[float, float, float, float], middle: tuple[float, float], near: bool
) -> tuple[float, float, float, float]:
    """Return the degrees that hold the window; where a part of it lies beyond the globe, all of them."""
    edge = shapely.get_coordinates(shapely.segmentize(box(*bounds).exterior, (bounds[2] - bounds[0]) / 40))
    lon, lat = _transformer(crs).transform(edge[:, 0], edge[:, 1], direction="INVERSE")
    usable = np.isfinite(lon) & np.isfinite(lat)
    lon = middle[0] + (lon - middle[0] + 180) % 360 - 180
    if not usable.all() or not near:
        south, north = (lat[usable].min(), lat[usable].max()) if usable.any() else (-90.0, 90.0)
        if usable.all():
            return float(lon.min()), float(south), float(lon.max()), float(north)
        return middle[0] - 179.9, float(south), middle[0] + 179.9, float(north)
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def map_zoom(frame: Frame, points_wide: float, pixel: float) -> float:
    """Return the zoom of a web map of the same scale, by which names and marks are chosen.

    Parameters
    ----------
    points_wide : float
        Width of the map's box, points.
    pixel : float
        Points that stand for one pixel of the web map.
    """
    lat = frame.middle[1] if frame.near else (frame.degrees[1] + frame.degrees[3]) / 2
    metres = frame.width / (points_wide / pixel)
    return math.log2(156_543.03 * max(0.2, math.cos(math.radians(lat))) / metres)
