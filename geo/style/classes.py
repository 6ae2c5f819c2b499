"""Classes of a choropleth: fixed over all years, so that a colour keeps its meaning."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from geo.errors import ArgumentError
from geo.language import _
from geo.style.natural_breaks import natural_edges
from geo.style.numbers import format_number
from geo.style.palette import DARK, LIGHT, ramp

SAMPLE = 200
"""Natural breaks cost the square of the number of values; this many order statistics suffice."""


@dataclass(frozen=True, slots=True)
class Classes:
    """Half-open classes ``[breaks[i-1], breaks[i])``, the first and last open outwards.

    Attributes
    ----------
    breaks : tuple of float
        Inner limits, ascending; ``len(breaks) + 1`` classes.
    low, high : float or None
        Smallest and largest value classed; None where there is none.
    """

    breaks: tuple[float, ...]
    low: float | None
    high: float | None

    @property
    def count(self) -> int:
        """Return the number of classes: 0 where there was no value."""
        return 0 if self.low is None else len(self.breaks) + 1

    def index(self, value: float) -> int:
        """Return the class of ``value``, 0 the lowest."""
        return sum(value >= limit for limit in self.breaks)

    def labels(self) -> list[str]:
        """Return one label per class, lowest first, limits as they are drawn."""
        if self.low is None or self.high is None:
            return []
        numbers = [format_number(limit) for limit in self.breaks]
        if not numbers:
            ends = [format_number(value) for value in (self.low, self.high)]
            return [ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"]
        first = _("under {number}").format(number=numbers[0])
        last = _("{number} and over").format(number=numbers[-1])
        return [first, *(f"{a}–{b}" for a, b in pairwise(numbers)), last]

    def colours(self, theme: str = "light") -> list[str]:
        """Return one colour per class for ``light`` or ``dark``."""
        return ramp(self.count, DARK if theme == "dark" else LIGHT)


def classify(values: Sequence[float], k: int = 5) -> Classes:
    """Return at most ``k`` classes of ``values`` by natural breaks, limits rounded.

    Parameters
    ----------
    values : sequence of float
        Every headline value of one measure and level over **all** years, canonical unit.
        Nothing else may stand for a missing value: leave it out.
    k : int
        Classes wanted, 2 to 6.

    Returns
    -------
    Classes
        Fewer classes where there are fewer distinct values; none for no value. Limits
        are rounded to one or two figures where that moves no class into nothing.

    Raises
    ------
    ArgumentError
        If a value is not finite.
    """
    ordered = sorted(float(v) for v in values)
    if any(not math.isfinite(v) for v in ordered):
        raise ArgumentError("values to class must be finite; leave missing values out")
    distinct = sorted(set(ordered))
    if not distinct:
        return Classes((), None, None)
    if len(distinct) < 2:
        return Classes((), distinct[0], distinct[0])
    k = min(k, len(distinct))
    if len(distinct) <= k:
        pairs = list(pairwise(distinct))
    else:
        bins = _natural(ordered, k)
        pairs = [(edge, next(v for v in distinct if v > edge)) for edge in bins if edge < distinct[-1]]
    breaks = sorted({_round_between(a, b) for a, b in pairs})
    return Classes(tuple(breaks), distinct[0], distinct[-1])


def _natural(ordered: list[float], k: int) -> list[float]:
    """Return the upper edges (observed values) of ``k`` natural classes.

    Values without a negative are classed by their square roots: one zone holds half the
    country's coca, and on the plain scale every other zone would share one colour.
    """
    if len(ordered) > SAMPLE:
        picks = np.linspace(0, len(ordered) - 1, SAMPLE).round().astype(int)
        ordered = [ordered[i] for i in picks]
    values = np.array(ordered)
    bins = natural_edges((np.sqrt(values) if values[0] >= 0 else values).tolist(), k)
    edges = np.square(bins) if values[0] >= 0 else np.asarray(bins)
    return sorted({float(values[np.abs(values - edge).argmin()]) for edge in edges})


def _round_between(below: float, above: float) -> float:
    """Return the roundest limit in ``(below, above]`` within a tenth of where the gap lies.

    A limit that is round to a reader need not sit inside the gap between two observed
    values: moving it by up to a tenth changes the class of few values and of none by
    much, and "5,000" is read where "4,873" is not.
    """
    slack = 0.1 * max(abs(below), abs(above))
    low, high = below - slack, above + slack
    if below < 0 < above:
        return 0.0
    top = max(-300, math.floor(math.log10(max(abs(low), abs(high)))))  # below, a step would be 0
    for power in range(top, top - 6, -1):
        for step in (5.0, 2.0, 1.0):
            unit = step * 10.0**power
            candidate = round(math.ceil(max(low, (below + above) / 2 - slack) / unit) * unit, 12)
            if low < candidate <= high and candidate > 0:
                return candidate
    return above
