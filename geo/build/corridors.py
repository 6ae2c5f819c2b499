"""Corridors: one directed line per stage, from the hand-kept table of stages.

Sea stages follow the lanes of searoute (`geo.build.sea`), river stages the drawn river, air stages
geodesics; where a source names no way, a plainly schematic curve is drawn. A stage whose end no source
names has an open end at a border or off a coast: no port is invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely import Geometry
from shapely.geometry import LineString, Point
from shapely.ops import substring

from geo.build.archives import Archives
from geo.build.packages import package
from geo.build.rivers import Network
from geo.build.sea import by_sea, coast, sea_lanes, together
from geo.build.shapes import Feature, length_km
from geo.build.tables import PlaceRow, number, read_rows
from geo.errors import BuildError
from geo.language import ngettext
from geo.shapes import GEOD

TABLE = "corridor_stages.csv"
COLUMNS = (
    "corridor", "order", "from", "to", "mode", "certainty", "substance", "period_start", "period_end",
    "start", "via", "end", "curve", "open_end", "statements", "note", "note_es",
)  # fmt: skip
# How far a point may lie from its river, degrees.
RIVER_REACH = 0.4
# Vertices of air and schematic stages: one for about so many km, at least so many.
STEP_KM, LEAST = 120.0, 16
CERTAINTIES = frozenset({"documented", "inferred", "schematic"})
RIVER = "amazon-river"
# How the line of a stage is drawn, by its mode; where a source names no way it is plainly schematic.
LINES = {"sea": "lane", "river": "river", "air": "geodesic"}
MODES = frozenset({"sea", "air", "river", "road", "foot", "unknown"})
METHODS = {
    "lane": (
        f"shortest route along the lanes of {package('searoute').title}, rounded along its length, clear of "
        "the land of Natural Earth 1:10 m",
        f"recorrido más corto por las rutas marítimas de searoute {package('searoute').version}, suavizado "
        "a lo largo y apartado de la tierra de Natural Earth 1:10 m",
    ),
    "river": ("part of the Amazon as drawn in data/layers/rivers",
              "tramo del Amazonas tal como está dibujado en data/layers/rivers"),
    "geodesic": ("geodesic between the ends", "geodésica entre los extremos"),
    "schematic": ("schematic curve between the ends: the source names no route",
                  "curva esquemática entre los extremos: la fuente no indica la ruta"),
}  # fmt: skip
ACCURACY = {
    "lane": ("a sea lane generalised for the world, tens of km",
             "ruta marítima generalizada para el mundo, decenas de km"),
    "river": ("the river as drawn; accuracy not measured",
              "el río tal como está dibujado; exactitud no medida"),
    "geodesic": ("a geodesic between stated points, not a flight path",
                 "geodésica entre puntos indicados, no una ruta de vuelo"),
    "schematic": ("schematic", "esquemático"),
}  # fmt: skip
OPEN_ENDS = {
    "": ("both ends are named", "ambos extremos están nombrados"),
    "start": ("the start is open: the source does not name it",
              "el inicio está abierto: la fuente no lo nombra"),
    "end": ("the end is open: the source does not name it", "el final está abierto: la fuente no lo nombra"),
    "both": ("both ends are open: the source does not name them",
             "ambos extremos están abiertos: la fuente no los nombra"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """What lines are drawn on: the sea lanes, the land they keep off, the river; degrees."""

    lanes: Network
    land: Geometry
    river: Geometry


def _vertices(start: tuple[float, float], end: tuple[float, float]) -> int:
    return max(LEAST, round(GEOD.inv(*start, *end)[2] / 1000 / STEP_KM))


def geodesic(start: tuple[float, float], end: tuple[float, float]) -> LineString:
    """Return the shortest line on the ellipsoid between two points in degrees."""
    between = GEOD.npts(*start, *end, _vertices(start, end) - 2)
    return LineString([start, *between, end])


def bent(start: tuple[float, float], end: tuple[float, float], curve: float) -> LineString:
    """Return a soft curve: a straight line bent to its left by a share of its length.

    The bend shows that the line is no measured way, and keeps parallel stages apart.
    """
    a, b = np.array(start), np.array(end)
    aside = np.array([a[1] - b[1], b[0] - a[0]]) * curve
    t = np.linspace(0, 1, _vertices(start, end))[:, None]
    return LineString(a + (b - a) * t + aside * 4 * t * (1 - t))


def along(
    river: Geometry, start: tuple[float, float], end: tuple[float, float], what: str, *,
    from_place: bool = False, to_place: bool = False,
) -> LineString:  # fmt: skip
    """Return the part of a river between the places on it nearest to two points, downstream.

    An end that is a place (``from_place``, ``to_place``) beside the river is joined to it; another only
    says where the river is cut.
    """
    for point in (start, end):
        if river.distance(Point(point)) > RIVER_REACH:
            raise BuildError(f"{what}: point {point} lies more than {RIVER_REACH}° from the river")
    points = list(substring(river, river.project(Point(start)), river.project(Point(end))).coords)
    if from_place and points[0] != start:
        points.insert(0, start)
    if to_place and points[-1] != end:
        points.append(end)
    return LineString(points)


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


def _pairs(text: str, what: str) -> tuple[tuple[float, float], ...]:
    """Return points written ``lon lat|lon lat``."""
    return tuple(_point(pair, "", {}, what) for pair in text.split("|") if pair)


def _line(row: dict[str, str], places: dict[str, PlaceRow], ground: Ground, what: str) -> LineString:
    start = _point(row["start"], row["from"], places, what)
    end = _point(row["end"], row["to"], places, what)
    if row["mode"] == "sea":
        return by_sea(ground.lanes, ground.land, start, end, what, _pairs(row["via"], what))
    if row["mode"] == "river":
        named = {"from_place": not row["start"], "to_place": not row["end"]}
        return along(ground.river, start, end, what, **named)
    if row["mode"] == "air":
        return geodesic(start, end)
    return bent(start, end, number(row["curve"], what) or 0.0)


def _id(row: dict[str, str]) -> str:
    return "-".join([row["corridor"], row["order"], row["from"] or "open", row["to"] or "open"])


def _lines(
    rows: dict[str, dict[str, str]], places: dict[str, PlaceRow], ground: Ground
) -> dict[str, LineString]:
    """Return the line of each stage by its id; ways by sea to one end run together (`geo.build.sea`)."""
    lines = {stage: _line(row, places, ground, f"{TABLE}, {stage}") for stage, row in rows.items()}
    ends: dict[tuple[str, tuple[float, ...]], list[str]] = {}
    for stage, row in rows.items():
        if row["mode"] == "sea":
            ends.setdefault((row["corridor"], lines[stage].coords[-1]), []).append(stage)
    for stages in ends.values():
        lines |= zip(stages, together([lines[s] for s in stages]), strict=True)
    return lines


def routes_of(tables: Path) -> dict[tuple[str, str, str, str], list[str]]:
    """Return the ids of ``routes.csv`` by (corridor, order, from, to); empty while there is no such file."""
    path = tables / "routes.csv"
    found: dict[tuple[str, str, str, str], list[str]] = {}
    if path.exists():
        for row in read_rows(path, ("id", "corridor", "order", "from", "to")):
            found.setdefault((row["corridor"], row["order"], row["from"], row["to"]), []).append(row["id"])
    return found


def statements_of(tables: Path) -> dict[str, set[str]]:
    """Return the ids of the statements about each corridor; empty while there is no such file."""
    path = tables / "statements.csv"
    found: dict[str, set[str]] = {}
    if path.exists():
        for row in read_rows(path, ("id", "place")):
            found.setdefault(row["place"], set()).add(row["id"])
    return found


def _check(row: dict[str, str], places: dict[str, PlaceRow], known: set[str], what: str) -> None:
    """Refuse a stage of no corridor, with a word that is none of those there are, or another's statement."""
    corridor = places.get(row["corridor"])
    if corridor is None or corridor.kind != "corridor":
        raise BuildError(f"{what}: {row['corridor']!r} is no corridor of places.csv")
    if row["mode"] not in MODES or row["certainty"] not in CERTAINTIES or row["open_end"] not in OPEN_ENDS:
        raise BuildError(f"{what}: mode, certainty or open_end is none of those there are")
    if bool(row["note"]) != bool(row["note_es"]):
        raise BuildError(f"{what}: a note stands in both languages or in none")
    for statement in filter(None, row["statements"].split("|")):
        if statement not in known:
            raise BuildError(f"{what}: {statement!r} is no statement about {row['corridor']}")


def _properties(row: dict[str, str], corridor: PlaceRow, stage: str, routes: list[str]) -> dict[str, object]:
    """Return what a stage says of itself; its length is measured on the line as written."""
    line = LINES.get(row["mode"], "schematic")
    method, accuracy, open_end = METHODS[line], ACCURACY[line], OPEN_ENDS[row["open_end"]]
    return {
        "id": stage, "name": f"{corridor.name}, stage {row['order']}",
        "name_es": f"{corridor.name_es}, tramo {row['order']}", "kind": "corridor",
        "corridor": row["corridor"], "order": int(row["order"]), "mode": row["mode"], "from": row["from"],
        "to": row["to"], "certainty": row["certainty"], "line": line, "substance": row["substance"],
        "period_start": row["period_start"], "period_end": row["period_end"],
        "length_km": 0, "open_end": row["open_end"], "statements": row["statements"],
        "routes": "|".join(routes), "method": method[0], "method_es": method[1],
        "accuracy": f"{accuracy[0]}; {open_end[0]}", "accuracy_es": f"{accuracy[1]}; {open_end[1]}",
        "source": "routes.csv: " + (", ".join(routes) or "none"),
        "note": row["note"], "note_es": row["note_es"],
    }  # fmt: skip


def corridors(
    archives: Archives, tables: Path, places: dict[str, PlaceRow], rivers: dict[str, Geometry],
    report: Callable[[str], None],
) -> list[Feature]:  # fmt: skip
    """Return the stages of ``corridor_stages.csv`` as lines in degrees, in the direction of travel.

    Raises
    ------
    BuildError
        A stage names an unknown corridor, mode, certainty or statement, or has an end that cannot be placed.
    """
    ground = Ground(sea_lanes(archives), coast(archives), rivers[RIVER])
    routes, statements = routes_of(tables), statements_of(tables)
    features: list[Feature] = []
    rows = {_id(row): row for row in read_rows(tables / TABLE, COLUMNS)}
    for stage, row in rows.items():
        _check(row, places, statements.get(row["corridor"], set()), f"{TABLE}, {stage}")
    for stage, line in _lines(rows, places, ground).items():
        row = rows[stage]
        matched = routes.pop((row["corridor"], row["order"], row["from"], row["to"]), [])
        properties = _properties(row, places[row["corridor"]], stage, matched)
        # The length is that of the line as written, so that it can be checked from the file.
        line = shapely.remove_repeated_points(shapely.transform(line, lambda p: np.round(p, 3) + 0.0))
        properties["length_km"] = round(length_km(line))
        features.append((properties, line))
    left = Counter(key[0] for key in routes if routes[key])
    for name, count in sorted(left.items()):
        report(
            ngettext(
                "corridors: {count} stage of {name} in routes.csv names no line that could be drawn",
                "corridors: {count} stages of {name} in routes.csv name no line that could be drawn",
                count,
            ).format(count=count, name=name)
        )
    return features
