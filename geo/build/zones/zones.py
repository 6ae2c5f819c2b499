"""The coca zones: districts put together, smoothed, cut at borders; discs where no list is published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry
from shapely.geometry import Point, Polygon

from geo.build.shapes import without_small_parts
from geo.build.tables import PlaceRow, number, read_rows
from geo.build.zones.districts import Gazetteer, plain
from geo.build.zones.grid import Grid
from geo.build.zones.outline import UNKNOWN, outlines
from geo.build.zones.partition import Partitions
from geo.errors import BuildError
from geo.shapes import GEOD, area_km2, polygons_only, to_degrees, to_metres

# Pieces and holes below this (the land round one capital, say) are artefacts of the rule, not part of a zone.
SMALLEST_PIECE_KM2 = 250.0
SMALLEST_OF_PROVINCE_KM2 = 25.0
DISC_POINTS = 48


@dataclass(frozen=True, slots=True)
class Disc:
    """A zone whose extent is not published: a disc at a sourced point (degrees, km)."""

    zone: str
    place: str
    lon: float | None
    lat: float | None
    radius_km: float
    department: str
    yields: bool
    coordinate_source: str
    basis: str
    basis_es: str


def read_members(tables: Path) -> dict[str, set[str]]:
    """Return the district codes that make up the outline of each zone (``outline`` is yes)."""
    needed = ("zone", "ubigeo", "outline", "status")
    found: dict[str, set[str]] = {}
    for row in read_rows(tables / "zone_members.csv", needed):
        if row["outline"] == "yes":
            if row["ubigeo"] in {u for z, codes in found.items() if z != row["zone"] for u in codes}:
                raise BuildError(f"zone_members.csv: district {row['ubigeo']} is in two outlines")
            found.setdefault(row["zone"], set()).add(row["ubigeo"])
    return found


def read_discs(tables: Path) -> list[Disc]:
    """Return the rows of ``zone_schematics.csv``."""
    columns = (
        "zone", "place", "lon", "lat", "radius_km", "inside", "yields", "coordinate_source", "basis",
        "basis_es",
    )  # fmt: skip
    found = []
    for row in read_rows(tables / "zone_schematics.csv", columns):
        where = f"zone_schematics.csv, {row['zone']}"
        radius = number(row["radius_km"], where)
        if radius is None or radius <= 0:
            raise BuildError(f"{where}: radius_km is {row['radius_km']!r}, a positive number is needed")
        found.append(
            Disc(
                row["zone"], row["place"], number(row["lon"], where), number(row["lat"], where), radius,
                row["inside"], row["yields"] == "yes", row["coordinate_source"], row["basis"],
                row["basis_es"],
            )
        )  # fmt: skip
    return found


def labelled(
    partition: NDArray[np.str_], members: dict[str, set[str]], names: list[str]
) -> NDArray[np.int64]:
    """Return the index in ``names`` of the zone of each cell, ``len(names)`` for none."""
    grid = np.full(partition.shape, len(names), dtype=np.int64)
    for i, name in enumerate(names):
        grid[np.isin(partition, sorted(members[name]))] = i
    return grid


def district_zones(
    grid: Grid,
    parts: Partitions,
    members: dict[str, set[str]],
    known: Gazetteer,
    drawn: dict[str, Geometry],
    *,
    smallest_km2: float = SMALLEST_PIECE_KM2,
    noded: bool = False,
) -> dict[str, Geometry]:
    """Outline every zone that has a list of districts.

    Parameters
    ----------
    grid, parts
        Cells and their districts in both partitions.
    members : dict
        District codes by zone.
    known : Gazetteer
        Names of the departments by code.
    drawn : dict
        Departments as drawn, degrees, by id.
    smallest_km2 : float
        Pieces and holes below this are left out.
    noded : bool
        As in `geo.build.zones.outline.label_shapes`.

    Returns
    -------
    dict of str to Geometry
        Degrees (EPSG:4326); disjoint.
    """
    names = sorted(members)
    none = len(names)
    whole = [labelled(p, members, names) for p in (parts.by_department, parts.by_province)]
    pieces: dict[str, list[Geometry]] = {n: [] for n in names}
    for department in sorted({known.department_name[u[:2]] for codes in members.values() for u in codes}):
        inside = grid.within(department)
        # Beyond the department only the zones that it shares count: a zone that ends at the border
        # runs up to it, one that goes on across keeps its neighbour's support.
        here = [
            i
            for i, n in enumerate(names)
            if any(known.department_name[u[:2]] == department for u in members[n])
        ]
        votes = [np.where(inside | np.isin(v, here), v, UNKNOWN) for v in whole]
        other = np.any([(v != none) & ~np.isin(v, here) for v in whole], axis=0)
        solid = ~inside & (other | (grid.department < 0))
        shapes = outlines(votes, none + 1, inside, solid, grid.x, grid.y, drawn[department], noded=noded)
        for label, shape in shapes.items():
            pieces[names[label]].append(shape)
    found = {}
    for name, parts_of in pieces.items():
        if not parts_of:
            raise BuildError(f"zone {name}: none of its districts got a cell")
        found[name] = without_small_parts(polygons_only(shapely.union_all(parts_of)), smallest_km2)
    return without_holes_between(found)


def without_holes_between(zones: dict[str, Geometry]) -> dict[str, Geometry]:
    """Give every small hole that several zones enclose to the one with the longest border on it.

    Parameters
    ----------
    zones : dict of str to Geometry
        Disjoint, degrees (EPSG:4326). Holes of `SMALLEST_PIECE_KM2` or more stay.
    """
    found = dict(zones)
    for part in shapely.get_parts(shapely.union_all(list(zones.values()))):
        for ring in part.interiors:
            hole = Polygon(ring)
            if area_km2(hole) >= SMALLEST_PIECE_KM2:
                continue
            # A hair of buffer: the ring of the union lacks vertices of the zones, and the other way round.
            edge = hole.buffer(1e-6)
            shared = {n: edge.intersection(z.boundary).length for n, z in sorted(found.items())}
            nearest = max(shared, key=lambda n: shared[n])
            found[nearest] = polygons_only(shapely.union_all([found[nearest], hole]))
    return found


def _circle(lon: float, lat: float, radius_km: float) -> Polygon:
    turns = np.linspace(0, 360, DISC_POINTS, endpoint=False)
    size = len(turns)
    x, y, _ = GEOD.fwd([lon] * size, [lat] * size, turns, [radius_km * 1000] * size)
    return Polygon(np.column_stack([x, y]))


def _clear_point(free: Geometry) -> Point:
    """Return the point deepest inside a region (degrees), to some 2 km."""
    room = max(shapely.get_parts(polygons_only(to_metres(free))), key=lambda p: p.area)
    # The first vertex of the inscribed circle's radius is its centre.
    radius = shapely.maximum_inscribed_circle(room, tolerance=2000)
    return to_degrees(Point(shapely.get_coordinates(radius)[0]))


def disc_zones(
    discs: list[Disc], zones: dict[str, Geometry], known: Gazetteer, drawn: dict[str, Geometry]
) -> dict[str, Geometry]:
    """Draw the zones without a list as discs and cut discs and zones so that none overlap.

    A disc that ``yields`` is cut by the zones it meets; one that does not is cut out of them.

    Returns
    -------
    dict of str to Geometry
        All zones, degrees.
    """
    result = dict(zones)
    for disc in sorted(discs, key=lambda d: (d.yields, d.zone)):
        home = drawn[disc.department]
        lon, lat = disc.lon, disc.lat
        if disc.place:
            lon, lat = _place(disc, known)
        if lon is None or lat is None:
            free = home.difference(shapely.union_all(list(result.values())))
            point = _clear_point(free)
            lon, lat = round(point.x, 2), round(point.y, 2)
        shape = _circle(lon, lat, disc.radius_km).intersection(shapely.union_all(list(drawn.values())))
        if disc.yields:
            shape = shape.difference(shapely.union_all(list(result.values())))
        else:
            for name, other in result.items():
                if other.intersects(shape):
                    result[name] = polygons_only(other.difference(shape))
        result[disc.zone] = without_small_parts(polygons_only(shape), SMALLEST_PIECE_KM2)
    return result


def on_one_grid(zones: dict[str, Geometry], decimals: int) -> dict[str, Geometry]:
    """Put all zones on one grid of coordinates, so that neighbours share every vertex of their border.

    Where a border meets that of a third zone or a department, only one side has a vertex; rounding each
    zone for itself would then open slivers. Here all borders are noded together on the grid.
    """
    names = sorted(zones)
    edges = shapely.union_all([zones[n].boundary for n in names], grid_size=10.0**-decimals)
    tree = shapely.STRtree([zones[n] for n in names])
    found: dict[str, list[Geometry]] = {n: [] for n in names}
    for face in shapely.get_parts(shapely.polygonize([edges])):
        inside = tree.query(face.representative_point(), predicate="intersects")
        if len(inside):
            found[names[int(min(inside))]].append(face)
    return {n: polygons_only(shapely.union_all(f, grid_size=10.0**-decimals)) for n, f in found.items()}


def _place(disc: Disc, known: Gazetteer) -> tuple[float, float]:
    code = next(c for c, n in known.department_name.items() if n == disc.department)
    for province, places in sorted(known.places.items()):
        for name, lon, lat in places:
            if province.startswith(code) and plain(name) == plain(disc.place):
                return lon, lat
    raise BuildError(f"zone_schematics.csv, {disc.zone}: GeoNames has no {disc.place} in {disc.department}")


def province_codes(places: dict[str, PlaceRow], known: Gazetteer) -> dict[str, str]:
    """Return the four-digit code of INEI of every province of ``places.csv`` by our id.

    Found by its name and the department that contains it.

    Raises
    ------
    BuildError
        A province of the table is none of that department.
    """
    codes = {
        (known.department_name[code[:2]], plain(name)): code for code, name in known.province_name.items()
    }
    found = {}
    for row in places.values():
        if row.kind == "province":
            code = codes.get((row.parent, plain(row.name.removesuffix(" (province)"))))
            if code is None:
                raise BuildError(f"places.csv, {row.id}: {row.parent} has no province {row.name}")
            found[row.id] = code
    return found


def province_shapes(
    codes: dict[str, str], grid: Grid, parts: Partitions, drawn: dict[str, Geometry], known: Gazetteer
) -> dict[str, Geometry]:
    """Outline provinces by the same rule as the zones, those of each department by themselves.

    Parameters
    ----------
    codes : dict of str to str
        Four-digit codes of INEI by our id.
    grid, parts, drawn, known
        As in `district_zones`.

    Returns
    -------
    dict of str to Geometry
        Degrees (EPSG:4326); disjoint.
    """
    names = {code: name for name, code in codes.items()}
    members: dict[str, dict[str, set[str]]] = {}
    for district in map(str, np.unique(parts.by_province)):
        if name := names.get(district[:4]):
            members.setdefault(district[:2], {}).setdefault(name, set()).add(district)
    found: dict[str, Geometry] = {}
    for of_department in members.values():
        found |= district_zones(
            grid, parts, of_department, known, drawn, smallest_km2=SMALLEST_OF_PROVINCE_KM2, noded=True
        )
    if missing := sorted(set(codes) - set(found)):
        raise BuildError(f"provinces without a cell: {', '.join(missing)}")
    return found
