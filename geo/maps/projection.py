"""What a small map shows, and where a point of the earth falls on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

KM_PER_DEGREE = 111.195
"""Of a great circle on a sphere of 6,371 km radius (2 pi 6,371 / 360)."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows, in degrees (EPSG:4326)."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, bounds: Sequence[float]) -> bool:
        """Say whether ``bounds`` (west, south, east, north) lie inside."""
        west, south, east, north = bounds
        return self.west <= west and self.south <= south and east <= self.east and north <= self.north

    def around(self, bounds: Sequence[float]) -> Window:
        """Return the smallest window that holds this one and ``bounds``."""
        west, south, east, north = bounds
        return Window(
            min(self.west, west), min(self.south, south), max(self.east, east), max(self.north, north)
        )

    def padded(self, share: float) -> Window:
        """Return the window widened on every side by ``share`` of its larger side, within the world."""
        by = share * max(self.east - self.west, self.north - self.south)
        return Window(
            max(self.west - by, -180.0),
            max(self.south - by, -85.0),
            min(self.east + by, 180.0),
            min(self.north + by, 85.0),
        )


PERU = Window(-82.2, -18.9, -67.6, 0.6)
"""Peru with some of what lies around it."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular, true to scale along the middle latitude of its window.

    Attributes
    ----------
    window : Window
    width : float
        Pixels.
    """

    window: Window
    width: float

    @property
    def _squeeze(self) -> float:
        return math.cos(math.radians((self.window.south + self.window.north) / 2))

    @property
    def scale(self) -> float:
        """Return the pixels of a degree of latitude."""
        return self.width / ((self.window.east - self.window.west) * self._squeeze)

    @property
    def height(self) -> float:
        """Return the pixels from the northern to the southern edge."""
        return self.scale * (self.window.north - self.window.south)

    @property
    def pixels_per_km(self) -> float:
        """Return the pixels of a kilometre north to south, and along the middle latitude."""
        return self.scale / KM_PER_DEGREE

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a point: x to the right, y down."""
        return (
            (lon - self.window.west) * self._squeeze * self.scale,
            (self.window.north - lat) * self.scale,
        )
