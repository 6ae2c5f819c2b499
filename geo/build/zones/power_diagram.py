"""Divide a set of grid cells among sites so that each gets a given area (a power diagram).

A power diagram gives each cell to the site with the least squared distance minus weight. There is
one choice of weights (up to a constant) for which the areas come out as wanted: semi-discrete
optimal transport. The search below moves each weight by a step of its own, that grows while the
area errs on the same side and halves when it overshoots; it uses no sums whose order could differ
between machines, so that the same input gives the same cells everywhere.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from geo.errors import BuildError

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

STEPS = 400
TOLERANCE = 0.002


def squared_distances(cells: Floats, sites: list[Floats]) -> Floats:
    """Return the squared distance (km²) from each cell to the nearest point of each site.

    Parameters
    ----------
    cells : float array, shape (n, 2)
        Cell centres in km.
    sites : list of float arrays, shape (m, 2)
        The points of each site in km; a district has one (its capital), a province many (its places).

    Returns
    -------
    float array, shape (n, len(sites))
    """
    columns = []
    for points in sites:
        best = np.full(len(cells), np.inf)
        for x, y in points:
            np.minimum(best, (cells[:, 0] - x) ** 2 + (cells[:, 1] - y) ** 2, out=best)
        columns.append(best)
    return np.column_stack(columns)


def power_cells(squared: Floats, wanted: Floats, cell_km2: float) -> Labels:
    """Give each cell to a site so that the areas come out as wanted.

    Parameters
    ----------
    squared : float array, shape (n, k)
        Squared distances in km² as `squared_distances` returns them.
    wanted : float array, shape (k,)
        Wanted areas in km²; they are scaled to the area there is.
    cell_km2 : float
        Area of one cell in km².

    Returns
    -------
    int array, shape (n,)
        The index of the site each cell goes to.

    Raises
    ------
    BuildError
        There are no cells, or a wanted area is not positive.
    """
    count, sites = squared.shape
    if count == 0 or sites == 0 or np.any(wanted <= 0):
        raise BuildError("a power diagram needs cells, and sites with a positive area each")
    target = wanted / wanted.sum() * count * cell_km2
    weight = np.zeros(sites)
    step = target * 0.1
    before = np.zeros(sites)
    best, least = np.zeros(count, dtype=np.int64), np.inf
    for _ in range(STEPS):
        label = np.argmin(squared - weight, axis=1)
        error = target - np.bincount(label, minlength=sites) * cell_km2
        worst = float(np.max(np.abs(error) / target))
        if worst < least:
            best, least = label, worst
        if worst < TOLERANCE:
            break
        side = np.sign(error)
        step = np.where(side * before > 0, step * 1.3, np.where(side * before < 0, step * 0.5, step))
        step = np.minimum(step, target * 4)
        weight = weight + side * step
        before = side
    return best
