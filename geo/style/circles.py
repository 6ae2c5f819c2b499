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

KEYS = (1.0, 0.25, 0.05)
"""Circles of the legend, as shares of the greatest figure, before rounding."""


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

    def legend(self) -> list[Key]:
        """Return the circles of the legend, largest first, at round figures."""
        rounded = dict.fromkeys(_round_down(share * self.greatest) for share in KEYS)
        return [Key(self.radius(value), format_number(value)) for value in rounded]


def circles_for(measure: Measure, classes: Classes) -> Circles | None:
    """Return the scale of a measure at a level with these classes; None for what is no total, or all zero."""
    if not measure.is_total or not classes.high or classes.high <= 0:
        return None
    return Circles(classes.high)


def _round_down(value: float) -> float:
    """Return the roundest figure not above ``value``: 1, 2 or 5 with noughts."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= value * (1 + 1e-9))
