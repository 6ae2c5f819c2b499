"""How several maps stand in one room: in as many columns as make them largest."""

from __future__ import annotations

import math
from dataclasses import dataclass

GAP = 7.0
"""Points between two maps on A4."""
YEAR, FIGURE = 12.0, 8.2
"""Sizes of the year over a map, and of the figure beside or below it, on A4."""
LEAST_PT = 42.0
"""A map smaller than this, in points a side, says nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of maps, the width and height of each, and the height of the line over it, points."""

    columns: int
    wide: float
    high: float
    head: float

    def seen(self, shape: float) -> float:
        """Return the area that what is to be shown takes of each map, ``shape`` its width by its height."""
        return min(self.wide, self.high * shape) * min(self.high, self.wide / shape)

    @property
    def readable(self) -> bool:
        """Say whether the maps are large enough to say anything."""
        return min(self.wide, self.high) >= LEAST_PT


def grid(room: tuple[float, float], count: int, shape: float, scale: float, *, figure_below: bool) -> Grid:
    """Return the grid in which ``count`` maps come out largest in ``room``, its width and height.

    Parameters
    ----------
    scale : float
        Size of the sheet beside A4.
    figure_below : bool
        Whether the figure over a map stands below its year, and not beside it.
    """
    head = (YEAR * 1.35 + figure_below * FIGURE * 1.2) * scale
    gap = GAP * scale

    def of(columns: int) -> Grid:
        rows = math.ceil(count / columns)
        wide = (room[0] - gap * (columns - 1)) / columns
        high = (room[1] - gap * (rows - 1)) / rows - head
        return Grid(columns, max(wide, 0.0), max(high, 0.0), head)

    return max((of(columns) for columns in range(1, count + 1)), key=lambda m: (m.readable, m.seen(shape)))
