"""Divide Peru into districts, in two ways: the raw material of the zone outlines.

No registry package carries the borders of Peru's districts or provinces. Two partitions are made
from what is published (capitals, areas, populated places) and the zones average both:

- *by department*: in each department, the power diagram of all its district capitals in which every
  district gets its published area;
- *by province*: in each department every cell goes to the province of the nearest populated place;
  then, inside each province, the power diagram of its own districts.

In both, the land within 9 km of a capital belongs to the district of that capital.

The north of Loreto has few places and long, thin provinces along rivers. There the Putumayo
province and Mariscal Ramón Castilla are cut first, each to its published area (`loreto_provinces`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from shapely import Geometry
from shapely.geometry import Point

from geo.build.zones.districts import District, Gazetteer
from geo.build.zones.grid import Grid
from geo.build.zones.power_diagram import power_cells, squared_distances
from geo.shapes import to_metres

SOUTH_OF_PUTUMAYO = ("amazon-river", "maranon-river", "napo-river", "pastaza-river", "tigre-river")
# The land round a capital is its district's, whatever the diagram says.
CAPITAL_KM = 9.0
PUTUMAYO, RAMON_CASTILLA = "1608", "1604"


@dataclass(frozen=True, slots=True)
class Partitions:
    """District code of every cell (empty outside Peru) in each way of dividing; same shape as the grid."""

    by_department: NDArray[np.str_]
    by_province: NDArray[np.str_]


def _km(lon: float, lat: float) -> NDArray[np.float64]:
    point = to_metres(Point(lon, lat))
    return np.array([[point.x, point.y]]) / 1000


def _members(districts: dict[str, District], prefix: str) -> list[District]:
    """Return the districts of a department or province that have a capital and an area, by code."""
    return [
        d for c, d in sorted(districts.items())
        if c.startswith(prefix) and d.lon is not None and d.lat is not None and d.area is not None
    ]  # fmt: skip


def divide(cells: NDArray[np.float64], members: list[District], cell_km2: float) -> NDArray[np.str_]:
    """Return the district code of each cell: the power diagram of the capitals with published areas."""
    sites = [_km(d.lon, d.lat) for d in members if d.lon is not None and d.lat is not None]
    areas = np.array([d.area for d in members], dtype=float)
    label = power_cells(squared_distances(cells, sites), areas, cell_km2)
    return np.array([d.code for d in members])[label]


def nearest_province(
    cells: NDArray[np.float64], provinces: list[str], districts: dict[str, District], known: Gazetteer
) -> NDArray[np.str_]:
    """Return for each cell the code of the province with the nearest populated place or capital."""
    sites = []
    for code in provinces:
        points = [_km(x, y) for _, x, y in known.places.get(code, [])]
        points += [
            _km(d.lon, d.lat) for d in _members(districts, code) if d.lon is not None and d.lat is not None
        ]
        sites.append(np.vstack(points))
    return np.array(provinces)[np.argmin(squared_distances(cells, sites), axis=1)]


def near_capital(cells: NDArray[np.float64], members: list[District]) -> NDArray[np.str_]:
    """Return for each cell near a capital the code of that capital's district, empty for the others.

    A power diagram may put a capital outside its own cell where a small district lies beside a large one.
    """
    points = np.vstack([_km(d.lon, d.lat) for d in members if d.lon is not None and d.lat is not None])
    gap, nearest = cKDTree(points).query(cells)
    codes = np.array([d.code for d in members])[nearest]
    return np.where(gap <= CAPITAL_KM, codes, "")


def loreto_provinces(
    cells: NDArray[np.float64], areas: dict[str, float], rivers: dict[str, Geometry], cell_km2: float
) -> NDArray[np.str_]:
    """Cut the two provinces of northern Loreto that follow rivers, each to its published area.

    The Putumayo province is the land nearest to the Putumayo as compared with the rivers south of it
    (the Amazon, its upper course the Marañón, and their northern tributaries): the cells with the least
    ratio of the two distances. Of what is left, Mariscal Ramón
    Castilla is all that lies east of one meridian (of the projection).

    Parameters
    ----------
    cells : float array, shape (n, 2)
        Cells of Loreto, km.
    areas : dict
        Published areas in km² by province code.
    rivers : dict
        Lines in degrees: ``putumayo-river`` and `SOUTH_OF_PUTUMAYO`.
    cell_km2 : float
        Area of a cell.

    Returns
    -------
    str array, shape (n,)
        The province code, empty for the rest of Loreto.
    """
    points = shapely.points(cells * 1000)
    near = shapely.distance(points, to_metres(rivers["putumayo-river"]))
    other = to_metres(shapely.union_all([rivers[n] for n in SOUTH_OF_PUTUMAYO]))
    ratio = near / np.maximum(shapely.distance(points, other), 1.0)
    found = np.full(len(cells), "", dtype="<U4")
    found[np.argsort(ratio, kind="stable")[: round(areas[PUTUMAYO] / cell_km2)]] = PUTUMAYO
    east = np.argsort(np.where(found == "", -cells[:, 0], np.inf), kind="stable")
    found[east[: round(areas[RAMON_CASTILLA] / cell_km2)]] = RAMON_CASTILLA
    return found


def partitions(
    grid: Grid, districts: dict[str, District], known: Gazetteer, rivers: dict[str, Geometry]
) -> Partitions:
    """Divide every department in both ways."""
    first = np.full(grid.department.shape, "", dtype="<U6")
    second = first.copy()
    for code, name in sorted(known.department_name.items()):
        mask = grid.within(name)
        cells = grid.cells(mask)
        fixed = np.full(len(cells), "", dtype="<U4")
        if name == "loreto":
            fixed = loreto_provinces(cells, known.province_area, rivers, grid.cell_km2)
        cut = sorted(set(fixed) - {""})
        free = fixed == ""
        provinces = [p for p in sorted(known.province_area) if p.startswith(code) and p not in cut]
        members = [d for d in _members(districts, code) if d.code[:4] not in cut]
        one = np.full(len(cells), "", dtype="<U6")
        one[free] = divide(cells[free], members, grid.cell_km2)
        two = np.full(len(cells), "", dtype="<U6")
        province = fixed.copy()
        province[free] = nearest_province(cells[free], provinces, districts, known)
        for p in [*provinces, *cut]:
            here = province == p
            if here.any():
                two[here] = divide(cells[here], _members(districts, p), grid.cell_km2)
        for p in cut:
            one[fixed == p] = two[fixed == p]
        near = near_capital(cells, _members(districts, code))
        for part in (one, two):
            part[near != ""] = near[near != ""]
        first[mask], second[mask] = one, two
    return Partitions(first, second)
