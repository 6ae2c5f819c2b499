"""Corridors: one directed line per stage, from the hand-kept table of stages.

Sea stages follow the lanes of searoute, river stages the drawn river, air stages geodesics; where a
source names no way, a plainly schematic curve is drawn. A stage whose end no source names has an open
end at a border or off a coast: no port is invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry
from shapely.geometry import LineString, Point
from shapely.ops import substring

from geo.build.archives import Archives
from geo.build.packages import package
from geo.build.rivers import Network
from geo.build.shapes import GEOD, Feature, length_km
from geo.build.tables import PlaceRow, number, read_rows
from geo.errors import BuildError

COLUMNS = (
    "corridor", "order", "from", "to", "mode", "certainty", "substance", "period_start", "period_end",
    "start", "via", "end", "curve", "open_end", "note",
)  # fmt: skip
# How far a port may lie from the lanes, and how far a point from its river, degrees.
PORT_REACH, RIVER_REACH = 2.0, 0.4
# Vertices of air and schematic stages: one for about so many km, at least so many.
STEP_KM, LEAST = 250.0, 12
SAME_PLACE_M = 5000.0
MODES = frozenset({"sea", "air", "river", "road", "foot", "unknown"})
CERTAINTIES = frozenset({"documented", "inferred", "schematic"})
RIVER = "amazon-river"
OPEN_ENDS = {
    "": "both ends are named",
    "start": "the start is open: the source does not name it",
    "end": "the end is open: the source does not name it",
    "both": "both ends are open: the source does not name them",
}
ACCURACY = {
    "sea": "a sea lane generalised for the world, tens of km",
    "river": "the river as drawn, about 2 km",
    "air": "a geodesic between stated points, not a flight path",
}


def sea_lanes(archives: Archives) -> Network:
    """Return the lanes of searoute as a network (degrees, −180 to 180)."""
    lines: list[NDArray[np.float64]] = []
    for feature in archives.json("searoute", "searoute/data/marnet_searoute.geojson")["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
        for part in parts:
            points = np.array([p[:2] for p in part], dtype=float)
            points[:, 0] = (points[:, 0] + 180) % 360 - 180
            # No stage crosses the 180th meridian; a lane that does would run round the globe.
            if np.abs(np.diff(points[:, 0])).max(initial=0) < 180:
                lines.append(points)
    return Network(lines, join=0.0)


def geodesic(start: tuple[float, float], end: tuple[float, float]) -> LineString:
    """Return the shortest line on the ellipsoid between two points in degrees."""
    count = max(LEAST, round(GEOD.inv(*start, *end)[2] / 1000 / STEP_KM))
    between = GEOD.npts(*start, *end, count - 2)
    return LineString([start, *between, end])


def bent(start: tuple[float, float], end: tuple[float, float], curve: float) -> LineString:
    """Return a soft curve: a straight line bent to its left by a share of its length.

    The bend tells the eye that the line is no measured way, and keeps parallel stages apart.
    """
    a, b = np.array(start), np.array(end)
    aside = np.array([a[1] - b[1], b[0] - a[0]]) * curve
    t = np.linspace(0, 1, LEAST)[:, None]
    return LineString(a + (b - a) * t + aside * 4 * t * (1 - t))


def by_sea(lanes: Network, start: tuple[float, float], end: tuple[float, float], what: str) -> LineString:
    """Return the lane between two points, each joined to it by a straight line."""
    doors = [lanes.entry(start, end, PORT_REACH, what), lanes.entry(end, start, PORT_REACH, what)]
    lane = lanes.path(doors, PORT_REACH, what).coords
    # An end that lies on a lane would else be drawn twice.
    between = [p for p in lane if min(GEOD.inv(*p, *start)[2], GEOD.inv(*p, *end)[2]) > SAME_PLACE_M]
    return LineString([start, *between, end])


def along(river: Geometry, start: tuple[float, float], end: tuple[float, float], what: str) -> LineString:
    """Return the part of a river between the places on it nearest to two points, downstream."""
    for point in (start, end):
        if river.distance(Point(point)) > RIVER_REACH:
            raise BuildError(f"{what}: point {point} lies more than {RIVER_REACH}° from the river")
    part = substring(river, river.project(Point(start)), river.project(Point(end)))
    points = list(part.coords)
    return LineString([start, *points[1:]]) if river.distance(Point(start)) > 1e-9 else LineString(points)


def _point(text: str, place: str, places: dict[str, PlaceRow], what: str) -> tuple[float, float]:
    """Return an explicit ``lon lat``, else the point of a place."""
    if text:
        lon, _, lat = text.partition(" ")
        x, y = number(lon, what), number(lat, what)
    else:
        row = places.get(place)
        if row is None:
            raise BuildError(f"{what}: {place!r} is not in places.csv, and no point is given")
        x, y = row.lon, row.lat
    if x is None or y is None:
        raise BuildError(f"{what}: {place!r} has no coordinates in places.csv, and no point is given")
    return x, y


def _line(
    row: dict[str, str], ends: list[tuple[float, float]], lanes: Network, river: Geometry, what: str
) -> LineString:
    if row["mode"] == "sea":
        return by_sea(lanes, *ends, what)
    if row["mode"] == "river":
        return along(river, *ends, what)
    if row["mode"] == "air":
        return geodesic(*ends)
    return bent(*ends, number(row["curve"], what) or 0.0)


def _method(mode: str) -> str:
    methods = {
        "sea": f"shortest way along the lanes of {package('searoute').title}, joined straight to the ends",
        "river": "part of the Amazon as drawn in data/layers/rivers",
        "air": "geodesic between the ends",
    }
    return methods.get(mode, "schematic curve between the ends: the source names no way")


def routes_of(tables: Path) -> dict[tuple[str, str, str, str], list[str]]:
    """Return the ids of ``routes.csv`` by (corridor, order, from, to); empty while there is no such file."""
    path = tables / "routes.csv"
    found: dict[tuple[str, str, str, str], list[str]] = {}
    if path.exists():
        for row in read_rows(path, ("id", "corridor", "order", "from", "to")):
            found.setdefault((row["corridor"], row["order"], row["from"], row["to"]), []).append(row["id"])
    return found


def statements_of(tables: Path) -> dict[str, list[str]]:
    """Return the ids of the statements about each corridor; empty while there is no such file."""
    path = tables / "statements.csv"
    found: dict[str, list[str]] = {}
    if path.exists():
        for row in read_rows(path, ("id", "place")):
            found.setdefault(row["place"], []).append(row["id"])
    return found


def corridors(
    archives: Archives, tables: Path, places: dict[str, PlaceRow], rivers: dict[str, Geometry],
    report: Callable[[str], None],
) -> list[Feature]:  # fmt: skip
    """Return the stages of ``corridor_stages.csv`` as lines in degrees, in the direction of travel.

    Raises
    ------
    BuildError
        A stage names an unknown corridor, mode or certainty, or has an end that cannot be placed.
    """
    lanes, routes, statements = sea_lanes(archives), routes_of(tables), statements_of(tables)
    features: list[Feature] = []
    for row in read_rows(tables / "corridor_stages.csv", COLUMNS):
        parts = [row["corridor"], row["order"], row["from"] or "open", row["to"] or "open"]
        stage = "-".join(parts)
        what = f"corridor_stages.csv, {stage}"
        corridor = places.get(row["corridor"])
        if corridor is None or corridor.kind != "corridor":
            raise BuildError(f"{what}: {row['corridor']!r} is no corridor of places.csv")
        if (
            row["mode"] not in MODES
            or row["certainty"] not in CERTAINTIES
            or row["open_end"] not in OPEN_ENDS
        ):
            raise BuildError(f"{what}: mode, certainty or open_end is none of those there are")
        ends = [_point(row["start"], row["from"], places, what), _point(row["end"], row["to"], places, what)]
        line = _line(row, ends, lanes, rivers[RIVER], what)
        matched = routes.pop((row["corridor"], row["order"], row["from"], row["to"]), [])
        properties = {
            "id": stage, "name": f"{corridor.name}, stage {row['order']}",
            "name_es": f"{corridor.name_es}, tramo {row['order']}", "kind": "corridor",
            "corridor": row["corridor"], "order": int(row["order"]), "mode": row["mode"], "from": row["from"],
            "to": row["to"], "certainty": row["certainty"], "substance": row["substance"],
            "period_start": row["period_start"], "period_end": row["period_end"],
            "length_km": 0, "open_end": row["open_end"],
            "statements": "|".join(statements.get(row["corridor"], [])), "routes": "|".join(matched),
            "method": _method(row["mode"]),
            "accuracy": f"{ACCURACY.get(row['mode'], 'schematic')}; {OPEN_ENDS[row['open_end']]}",
            "source": "routes.csv: " + (", ".join(matched) or "none"), "note": row["note"],
        }  # fmt: skip
        # The length is that of the line as written, so that it can be checked from the file.
        line = shapely.transform(line, lambda p: np.round(p, 3) + 0.0)
        properties["length_km"] = round(length_km(line))
        features.append((properties, line))
    left = Counter(key[0] for key in routes if routes[key])
    for name, count in sorted(left.items()):
        report(f"corridors: {count} stage(s) of {name} in routes.csv name no way that could be drawn")
    return features
