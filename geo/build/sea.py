"""Sea stages: along the lanes of searoute, rounded as a chart draws them, and never over land.

The lanes of searoute are a graph for finding distances: near the coasts they follow shipping, on the
open ocean they are the edges of a coarse lattice, with corners that no ship turns. The way is found on
the graph; the line that is drawn is that way, smoothed along its length.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry
from shapely.geometry import GeometryCollection, LineString, Point, box
from shapely.ops import substring

from geo.build.archives import Archives, topology_shapes
from geo.build.rivers import Network
from geo.errors import BuildError
from geo.shapes import GEOD, polygons_only

Points = NDArray[np.float64]
Place = tuple[float, float]

# How far from its port a ship may join the lanes, degrees; a port lies this near to them at the most.
PORT_REACH = 6.0
# Vertices of a lane, km apart, before it is smoothed.
STEP_KM = 25.0
# Width of the smoothing along the way, km, and the shares of it that are tried until the line clears
# the land; near an end it is at most so many times the distance to it, so that the end stays.
SMOOTHING_KM = 1000.0
SHARES = (1.0, 0.8, 0.6, 0.4, 0.2, 0.1, 0.0)
END_TIMES = 1.5
# How far a line keeps from the land, degrees, but round its ports; there it keeps on the water, and at
# the quay itself it may touch the coast, which is generalised.
OFFSHORE, ROADS, QUAY = 0.15, 0.5, 0.12
# A vertex goes where it changes the line by less, degrees.
THINNING = 0.01
# Ways to one end that come this near to each other (degrees) run on as one line, drawn together over
# so many km.
TOGETHER, MERGING_KM = 0.6, 700.0
# The seas the stages cross.
WATERS = (-120.0, -60.0, 30.0, 60.0)
SMALLEST_ISLAND = 0.0005


def sea_lanes(archives: Archives) -> Network:
    """Return the lanes of searoute as a network (degrees, −180 to 180)."""
    lines: list[Points] = []
    for feature in archives.json("searoute", "searoute/data/marnet_searoute.geojson")["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
        for part in parts:
            points = np.array([p[:2] for p in part], dtype=float)
            points[:, 0] = (points[:, 0] + 180) % 360 - 180
            # No stage crosses the 180th meridian; a lane that does would run round the globe.
            if np.abs(np.diff(points[:, 0])).max(initial=0) < 180:
                # A ship may join a lane anywhere on it, not only where it bends.
                lines.append(shapely.get_coordinates(shapely.segmentize(LineString(points), 0.5)))
    return Network(lines, join=0.0)


def coast(archives: Archives) -> Geometry:
    """Return the land of Natural Earth at 1:10 m round the waters of the stages (degrees).

    Islands below some 6 km² are left out.
    """
    topology = archives.json("world-atlas", "land-10m.json")
    window = box(*WATERS)
    parts = [p for _, g in topology_shapes(topology, "land") for p in shapely.get_parts(g)]
    near = [shapely.make_valid(p) for p in parts if p.area > SMALLEST_ISLAND and p.intersects(window)]
    # Islands lie apart from one another: putting them side by side needs no union, which would take long.
    cut = [polygons_only(p.intersection(window)) for p in near]
    land = GeometryCollection([p for g in cut for p in shapely.get_parts(g)])
    shapely.prepare(land)
    return land


def densified(points: Points, step_km: float = STEP_KM) -> Points:
    """Return points in degrees with geodesic ones between them, none farther apart than a step."""
    found = [points[:1]]
    for a, b in pairwise(points):
        count = int(np.ceil(GEOD.inv(*a, *b)[2] / 1000 / step_km))
        between = (
            np.array(GEOD.npts(a[0], a[1], b[0], b[1], count - 1)).reshape(-1, 2)
            if count > 1
            else np.empty((0, 2))
        )
        found += [between, b[None]]
    return np.vstack(found)


def rounded_off(points: Points, width_km: float) -> Points:
    """Return a line smoothed along its length with a Gaussian of a width (standard deviation) in km.

    Near the ends the width shrinks with the distance to them, so that the ends stay.
    """
    if width_km <= 0:
        return points
    step = np.asarray(GEOD.inv(points[:-1, 0], points[:-1, 1], points[1:, 0], points[1:, 1])[2]) / 1000
    along = np.concatenate([[0.0], np.cumsum(step)])
    width = np.maximum(np.minimum(width_km, END_TIMES * np.minimum(along, along[-1] - along)), 1e-6)
    weight = np.exp(-0.5 * ((along[None, :] - along[:, None]) / width[:, None]) ** 2)
    # Each vertex stands for the stretch of the way round it, however densely the way is set with them.
    weight = weight * np.gradient(along)[None, :]
    total = weight.sum(axis=1, keepdims=True)
    # Where all near vertices are one point there is no stretch to weigh, and nothing to smooth.
    smooth = np.divide(weight @ points, total, out=points.copy(), where=total > 0)
    smooth[0], smooth[-1] = points[0], points[-1]
    return smooth


def clears(line: LineString, land: Geometry, ports: list[Place]) -> bool:
    """Say whether a line in degrees keeps `OFFSHORE`, on the water in the roads of its ports."""

    def beyond(reach: float) -> Geometry:
        return line.difference(shapely.union_all([Point(p).buffer(reach) for p in ports]))

    if beyond(QUAY).intersects(land):
        return False
    open_sea = beyond(ROADS)
    return open_sea.is_empty or open_sea.distance(land) >= OFFSHORE


def by_sea(
    lanes: Network, land: Geometry, start: Place, end: Place, what: str, via: tuple[Place, ...] = ()
) -> LineString:
    """Return the way by sea between two points.

    Parameters
    ----------
    lanes : Network
        The sea lanes.
    land : Geometry
        What the line must not cross, degrees.
    start, end : (lon, lat)
        Degrees.
    what : str
        Names the stage in errors.
    via : tuple of (lon, lat)
        Points that the way passes before it joins the lanes: how a port in a bay is left.

    Raises
    ------
    BuildError
        An end lies too far from the lanes, or no line along them clears the land.
    """

    def clear(line: LineString) -> bool:
        return clears(line, land, [start, end])

    roads = [start, *via][-1]
    doors = [lanes.entry(a, b, PORT_REACH, what, clear) for a, b in ((roads, end), (end, roads))]
    lane = shapely.get_coordinates(lanes.path(doors, PORT_REACH, what))
    way = densified(np.vstack([[start], *([v] for v in via), lane, [end]]))
    for share in SHARES:
        line = LineString(rounded_off(way, SMOOTHING_KM * share))
        line = shapely.simplify(line, THINNING)
        if clear(line):
            return line
    raise BuildError(f"{what}: no line along the lanes keeps off the land")


def together(ways: list[LineString]) -> list[LineString]:
    """Return ways to one end so that each joins the longest of them where it has come near and stays so.

    Parameters
    ----------
    ways : list of LineString
        Degrees; all with the same last point.

    Returns
    -------
    list of LineString
        In the same order; from the joint on each has the very vertices of the longest.
    """
    if not ways:
        return []
    trunk = max(ways, key=lambda way: way.length)
    return [way if way is trunk else _joined(way, trunk) for way in ways]


def _joined(way: LineString, trunk: LineString) -> LineString:
    points = densified(shapely.get_coordinates(way))
    apart = shapely.distance(shapely.points(points), trunk) >= TOGETHER
    first = int(np.nonzero(apart)[0][-1]) + 1 if apart.any() else 0
    step = np.asarray(GEOD.inv(points[:-1, 0], points[:-1, 1], points[1:, 0], points[1:, 1])[2]) / 1000
    along = np.concatenate([[0.0], np.cumsum(step)])
    ramp = np.clip((along - along[min(first, len(along) - 1)]) / MERGING_KM, 0, 1)
    ramp = (ramp * ramp * (3 - 2 * ramp))[:, None]
    at = shapely.line_locate_point(trunk, shapely.points(points))
    nearest = shapely.get_coordinates(shapely.line_interpolate_point(trunk, at))
    free = ramp[:, 0] < 1
    if free.all():
        return way
    own = LineString((points + ramp * (nearest - points))[free])
    rest = substring(trunk, float(at[~free][0]), trunk.length)
    own = shapely.simplify(own, THINNING)
    return LineString([*own.coords, *rest.coords])
