"""How exactly a figure is stated, and whether figures worked out from others agree with it.

A figure as printed stands for all that rounds to it. How far that reaches depends on how
it was rounded, which no source says: to its last printed digit (50 % is 49.5 to 50.5), or
to its last digit that is not zero (50 % is 45 to 55). Two figures *agree* where the closer
reading lets them, *agree within rounding* where only the wider one does. All arithmetic
is in fractions, so that a difference of exactly half a unit is not decided by chance.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from geo.estimates.claims import half_unit, largest, smallest
from geo.model import Statement

AGREES, ROUNDING, DIFFERS = "agrees", "agrees within rounding", "differs"

Number = Fraction | float
"""A fraction, or infinity where a side is open."""


@dataclass(frozen=True, slots=True)
class Span:
    """All values from ``low`` up to, but not including, ``high``; not negative.

    A span whose ends are equal is that one value.
    """

    low: Number
    high: Number

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def __mul__(self, other: Span) -> Span:
        return Span(self.low * other.low, math.inf if self.open or other.open else self.high * other.high)

    def __truediv__(self, other: Span) -> Span:
        low = Fraction(0) if other.open else self.low / other.high
        return Span(low, math.inf if self.open or other.low <= 0 else self.high / other.low)

    @property
    def open(self) -> bool:
        """Return whether there is no upper end."""
        return self.high == math.inf

    def meets(self, other: Span) -> bool:
        """Say whether some value lies in both."""
        if self.low == other.low:
            return True
        first, second = sorted((self, other), key=lambda span: span.low)
        return second.low < first.high


def point(value: Number) -> Span:
    """Return the span that is one exact value."""
    return Span(value, value)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read twice: rounded to its last printed digit, and to its last that is not zero."""

    close: Span
    wide: Span

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.close + other.close, self.wide + other.wide)

    def __mul__(self, other: Reading) -> Reading:
        return Reading(self.close * other.close, self.wide * other.wide)

    def __truediv__(self, other: Reading) -> Reading:
        return Reading(self.close / other.close, self.wide / other.wide)


def total(readings: Iterable[Reading]) -> Reading:
    """Return the sum of several figures."""
    return sum(readings, exactly(0))


def exactly(value: float | Fraction) -> Reading:
    """Return the reading of a number that is no statement: 100 %, or a factor."""
    return Reading(point(exact(value)), point(exact(value)))


def agreement(stated: Reading, reckoned: Reading) -> str:
    """Return `AGREES`, `ROUNDING` or `DIFFERS`."""
    if stated.close.meets(reckoned.close):
        return AGREES
    return ROUNDING if stated.wide.meets(reckoned.wide) else DIFFERS


def exact(value: float | Fraction) -> Fraction:
    """Return a number as the fraction that its shortest decimal writing is."""
    return value if isinstance(value, Fraction) else Fraction(repr(float(value)))


def reading(statement: Statement, *, bounded: bool = True) -> Reading:
    """Return what a statement's figure stands for, by size: a fall of 7 % is 7.

    Parameters
    ----------
    bounded : bool
        Whether floors and ceilings open the side they leave open; else the named figure
        alone is read.
    """
    low, high = sorted((abs(smallest(statement)), abs(largest(statement))))
    loose = statement.bound == "approx" or "rounded" in statement.flags
    floor, ceiling = (bounded and statement.bound == bound for bound in ("at_least", "at_most"))
    spans = []
    for wide in (loose, True):
        # Read closely, a floor or a ceiling is meant as said; read widely, it was rounded too.
        named = (floor or ceiling) and not wide
        below = exact(low) - (0 if named else _half(statement, low, wide))
        above = exact(high) + (0 if named else _half(statement, high, wide))
        spans.append(Span(Fraction(0) if ceiling else max(below, Fraction(0)), math.inf if floor else above))
    return Reading(*spans)


def _half(statement: Statement, value: float, wide: bool) -> Fraction:
    """Return half a unit of the digit that the figure is rounded to, in the canonical unit."""
    printed = re.fullmatch(r"(\d[\d,]*)(?:\.(\d+))?", statement.value_stated.strip())
    if printed is None or value == 0:
        return exact(half_unit(value))
    stated = Fraction(statement.value_stated.strip().replace(",", ""))
    factor = exact(value) / stated if stated else Fraction(1)
    if wide:
        return exact(half_unit(float(stated))) * factor
    return Fraction(1, 2 * 10 ** len(printed.group(2) or "")) * factor
