"""The grid on which zones are made: square cells of equal area that cover Peru."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from geo.shapes import to_metres

CELL_KM = 2.0
MARGIN_CELLS = 10


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of Peru in South America Albers.

    Attributes
    ----------
    x, y : float array
        Centres of the columns and of the rows, km.
    department : int array, shape (rows, columns)
        Index into `names` of the department a cell lies in, −1 outside Peru.
    names : list of str
        Ids of the departments.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    department: NDArray[np.int64]
    names: list[str]

    @property
    def cell_km2(self) -> float:
        """Area of one cell, km²."""
        return CELL_KM * CELL_KM

    def cells(self, mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the centres of the cells of a mask, km, shape (n, 2), in row order."""
        row, column = np.nonzero(mask)
        return np.column_stack([self.x[column], self.y[row]])

    def within(self, name: str) -> NDArray[np.bool_]:
        """Return the mask of the cells of a department."""
        return self.department == self.names.index(name)


def make_grid(outlines: dict[str, Geometry], cell_km: float = CELL_KM) -> Grid:
    """Lay the grid over departments given in degrees (EPSG:4326)."""
    names = sorted(outlines)
    projected = {n: to_metres(outlines[n]) for n in names}
    west, south, east, north = shapely.total_bounds(np.array(list(projected.values()))) / 1000
    margin = MARGIN_CELLS * cell_km
    # Whole multiples of the cell, so that a change of one department does not shift the grid.
    x = np.arange(np.floor((west - margin) / cell_km), np.ceil((east + margin) / cell_km)) * cell_km
    y = np.arange(np.floor((south - margin) / cell_km), np.ceil((north + margin) / cell_km)) * cell_km
    department = np.full((len(y), len(x)), -1, dtype=np.int64)
    for i, name in enumerate(names):
        shape = projected[name]
        shapely.prepare(shape)
        w, s, e, n = np.asarray(shape.bounds) / 1000
        rows = np.nonzero((y >= s) & (y <= n))[0]
        columns = np.nonzero((x >= w) & (x <= e))[0]
        xx, yy = np.meshgrid(x[columns] * 1000, y[rows] * 1000)
        inside = shapely.contains_xy(shape, xx, yy)
        block = department[np.ix_(rows, columns)]
        department[np.ix_(rows, columns)] = np.where(inside, i, block)
    return Grid(x, y, department, names)
