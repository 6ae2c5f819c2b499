"""Circles that stand for totals: area in proportion to the figure, one scale over all years."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.model import Estimate, Measure
from geo.style.classes import Classes
from geo.style.numbers import format_number

LARGEST = 44.0
"""Radius of the greatest figure: pixels of a map 900 pixels wide."""

SMALLEST = 1.6
"""Radius below which a circle could not be seen; zero is drawn at it too, with its figure."""

CLOSE, FAR_STEP, FAR_LEAST = 4.6, 1.5, 0.3
"""Zoom below which places of a country would lie in one heap; zooms after which their circles are half as
large; the least share of their size."""

LEVEL_SHARE = {"province": 0.6}
"""Share of their size at a level of many small places."""

LEAST_KEY = 2.0
"""Radius below which a circle of the legend would not show its size."""

KEYS, KEY_STEP = 3, 2
"""How many circles a legend shows, and from one to the next how many steps of the ladder."""


def share_at(level: str, zoom: float) -> float:
    """Return the share of their size that circles of a level have at a zoom of the web map."""
    far = 1.0 if level == "country" else min(1.0, max(FAR_LEAST, 2 ** ((zoom - CLOSE) / FAR_STEP)))
    return far * LEVEL_SHARE.get(level, 1.0)


@dataclass(frozen=True, slots=True)
class Key:
    """A circle of the legend: radius in pixels of a map 900 pixels wide, and its figure in words."""

    radius: float
    label: str


@dataclass(frozen=True, slots=True)
class Circles:
    """The scale of one measure at one level.

    Attributes
    ----------
    greatest : float
        The greatest figure of all years, canonical unit; more than zero.
    """

    greatest: float

    def radius(self, value: float) -> float:
        """Return the radius of ``value``, pixels; never less than `SMALLEST`."""
        return max(SMALLEST, round(LARGEST * math.sqrt(max(value, 0.0) / self.greatest), 1))

    def rings(self, estimate: Estimate) -> tuple[float, float]:
        """Return the radius of the figure and 0; of highest and lowest where no single one is given."""
        if estimate.headline is not None:
            return self.radius(estimate.headline), 0.0
        ends = [end for end in (estimate.high, estimate.low) if end is not None and math.isfinite(end)]
        return (self.radius(ends[0]), self.radius(ends[-1])) if ends else (0.0, 0.0)

    def ladder(self) -> list[Key]:
        """Return the circles a legend may show, at round figures (1, 2 or 5 with noughts), largest first."""
        power = math.floor(math.log10(self.greatest))
        round_ones = (step * 10.0**n for n in range(power, power - 4, -1) for step in (5.0, 2.0, 1.0))
        keys = ((value, LARGEST * math.sqrt(value / self.greatest)) for value in round_ones)
        return [
            Key(self.radius(value), format_number(value))
            for value, radius in keys
            if LEAST_KEY <= radius <= LARGEST * (1 + 1e-9)
        ]

    def legend(self) -> list[Key]:
        """Return the circles of a legend with room for the greatest, largest first."""
        return self.ladder()[::KEY_STEP][:KEYS]


def circles_for(measure: Measure, classes: Classes) -> Circles | None:
    """Return the scale of a measure at a level with these classes; None for what is no total, or all zero."""
    if not measure.is_total or not classes.high or classes.high <= 0:
        return None
    return Circles(classes.high)
