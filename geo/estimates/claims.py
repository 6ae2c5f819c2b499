"""What a statement claims for a year, and which claims may be held against each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from geo.model import Series, Source, Statement

OUTCOME_KINDS = frozenset({"level", "share", "rank", "price"})
"""Kinds of statement that say how much there was; changes, ratios, gaps and targets do not."""

_INFINITY = math.inf


def counts(statement: Statement) -> bool:
    """Say whether a statement can put a value on the map.

    Changes, ratios, gaps between estimators, targets and forecasts are shown in the
    panel, never painted; shares towards a destination belong to a way, not to an area.
    """
    return (
        statement.kind in OUTCOME_KINDS
        and "forecast" not in statement.flags
        and not statement.to_place
        and (statement.value is not None or statement.low is not None or statement.high is not None)
    )


def years_of(statement: Statement) -> range:
    """Return the calendar years that the statement's period touches."""
    return range(statement.period_start.year, statement.period_end.year + 1)


def smallest(statement: Statement) -> float:
    """Return the smallest value the statement names, canonical unit."""
    values = [v for v in (statement.low, statement.value, statement.high) if v is not None]
    return min(values)


def largest(statement: Statement) -> float:
    """Return the largest value the statement names, canonical unit."""
    values = [v for v in (statement.low, statement.value, statement.high) if v is not None]
    return max(values)


def interval(statement: Statement) -> tuple[float, float]:
    """Return the closed interval of values that would make the statement true.

    A floor is open above, a ceiling open below (from zero). A rounded figure stands for
    all that rounds to it: half a unit of its last digit that is not zero, on either side
    ("around 40,000" is 35,000 to 45,000).
    """
    low, high = smallest(statement), largest(statement)
    if statement.bound == "at_least":
        return low, _INFINITY
    if statement.bound == "at_most":
        return 0.0, high
    if statement.bound == "approx" or "rounded" in statement.flags:
        return low - _half_unit(low), high + _half_unit(high)
    return low, high


def _half_unit(value: float) -> float:
    """Return half a unit of the last digit of ``value`` that is not zero."""
    if value == 0:
        return 0.0
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.split(".")[1])
    zeros = len(digits) - len(digits.rstrip("0"))
    return 0.5 * 10.0**zeros


def comparable(one: Statement, other: Statement) -> bool:
    """Say whether two claims on one measure, place and year may be held against each other.

    They may not where definition, denominator or unit differ (a blank says nothing and
    stands beside anything), or where one speaks of a part of the year, or of several
    years, and the other does not.
    """
    if one.unit != other.unit:
        return False
    for mine, theirs in ((one.definition, other.definition), (one.denominator, other.denominator)):
        if mine and theirs and mine != theirs:
            return False
    if _odd_period(one) or _odd_period(other):
        return (one.period_start, one.period_end) == (other.period_start, other.period_end)
    return True


def several_years(statement: Statement) -> bool:
    """Say whether the period spans more than one calendar year."""
    return statement.period_start.year != statement.period_end.year


def _odd_period(statement: Statement) -> bool:
    return "part-year" in statement.flags or several_years(statement)


def disagree(one: Statement, other: Statement) -> bool:
    """Say whether two comparable claims cannot both be true."""
    if not comparable(one, other):
        return False
    low, high = interval(one)
    other_low, other_high = interval(other)
    return high < other_low or other_high < low


def superseded(claim: Statement, among: Iterable[Statement], sources: dict[str, Source]) -> bool:
    """Say whether a later revision by the same series has replaced ``claim``."""
    published = sources[claim.source].published_to
    return any(
        other.series == claim.series != ""
        and "revised" in other.flags
        and (other.period_start, other.period_end) == (claim.period_start, claim.period_end)
        and comparable(claim, other)
        and sources[other.source].published_to > published
        for other in among
        if other.id != claim.id
    )


SINGLE = 3
"""Rank from which on a series is a collection of single claims, each with its own speaker."""


def speaker(statement: Statement, series: Mapping[str, Series]) -> str:
    """Return who makes the claim: a series, else a person, else an institution.

    Repeats of one monitor's figure by others share its series and so count once; so do
    figures of one monitor on two methods, or summed from its finer figures.
    """
    known = series.get(statement.series)
    if known is not None and known.rank < SINGLE:
        return known.speaks_for or known.id
    return statement.attributed_to or statement.institution or statement.source
