"""What a statement claims for a year, and which claims may be held against each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import combinations

from geo.model import Series, Source, Statement

OUTCOME_KINDS = frozenset({"level", "share", "rank", "price"})
"""Kinds of statement that say how much there was; changes, trends, ratios, gaps and targets do not."""
ODD_PERIODS = frozenset({"part-year", "several-years", "undated"})
"""Flags of an estimate that is not one for a whole year: no change from year to year, no sum."""

OF_WHICH = "of which "
"""How a definition begins that makes a figure a part of another on the same measure."""

LOOSE = frozenset({"approx", "at_least", "at_most"})
"""Bounds of a claim that may be one end of a range of which the same speaker names the other."""

_DIRECTIONS = {"rising": 1.0, "steady": 0.0, "falling": -1.0}
_INFINITY = math.inf


def counts(statement: Statement) -> bool:
    """Say whether a statement can put a value on the map.

    Changes, trends, ratios, gaps between estimators, targets, forecasts and what its speaker
    has withdrawn are shown in the panel, never painted; shares towards a destination belong
    to a way, not to an area.
    """
    return (
        statement.kind in OUTCOME_KINDS
        and not {"forecast", "withdrawn"} & statement.flags
        and not statement.to_place
        and (statement.value is not None or statement.low is not None or statement.high is not None)
    )


def years_of(statement: Statement) -> range:
    """Return the calendar years that the statement's period touches."""
    return range(statement.period_start.year, statement.period_end.year + 1)


def smallest(statement: Statement) -> float:
    """Return the smallest value the statement names, canonical unit; of a trend its sign."""
    if statement.kind == "trend":
        return _DIRECTIONS[statement.unit]
    if statement.low is None and statement.high is None and statement.value is not None:
        return statement.value
    return min(v for v in (statement.low, statement.value, statement.high) if v is not None)


def largest(statement: Statement) -> float:
    """Return the largest value the statement names, canonical unit; of a trend its sign."""
    if statement.kind == "trend":
        return _DIRECTIONS[statement.unit]
    if statement.low is None and statement.high is None and statement.value is not None:
        return statement.value
    return max(v for v in (statement.low, statement.value, statement.high) if v is not None)


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
        return min(0.0, high), high
    if statement.bound == "approx" or "rounded" in statement.flags:
        return low - half_unit(low), high + half_unit(high)
    return low, high


def half_unit(value: float) -> float:
    """Return half a unit of the last digit of ``value`` that is not zero."""
    if value == 0:
        return 0.0
    digits = str(abs(int(value))) if value == int(value) else f"{abs(value):.6f}".rstrip("0")
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.split(".")[1])
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))


def difference(one: Statement, other: Statement) -> str:
    """Return in what two claims on one measure, place and year differ so that they may not be held together.

    Returns
    -------
    str
        ``unit``, ``definition``, ``denominator`` or ``period``: the first in which they differ;
        empty where they may. A blank definition or denominator says nothing and stands
        beside anything but a part ("of which …"). The period matters where one speaks of a
        part of the year, or of several years: then both must speak of the same.
    """
    if one.unit != other.unit and (one.kind, other.kind) != ("trend", "trend"):
        return "unit"
    if one.definition != other.definition and (
        (one.definition and other.definition) or is_of_which(one) or is_of_which(other)
    ):
        return "definition"
    if one.denominator and other.denominator and one.denominator != other.denominator:
        return "denominator"
    same = (one.period_start, one.period_end, "part-year" in one.flags) == (
        other.period_start,
        other.period_end,
        "part-year" in other.flags,
    )
    if (_odd_period(one) or _odd_period(other)) and not same:
        return "period"
    return ""


def is_of_which(statement: Statement) -> bool:
    """Say whether a figure is one of the parts of another on the same measure."""
    return statement.definition.startswith(OF_WHICH)


def comparable(one: Statement, other: Statement) -> bool:
    """Say whether two claims on one measure, place and year may be held against each other."""
    return not difference(one, other)


def compared(claims: Iterable[Statement]) -> bool:
    """Say whether any two figures of different sources may be held against each other."""
    return any(
        comparable(one, other)
        for one, other in combinations(claims, 2)
        if (one.series, one.attributed_to, one.institution)
        != (other.series, other.attributed_to, other.institution)
    )


def several_years(statement: Statement) -> bool:
    """Say whether the period spans more than one calendar year."""
    return statement.period_start.year != statement.period_end.year


def _odd_period(statement: Statement) -> bool:
    """Say whether the period is a part of a year or several: comparable with the same period only."""
    return "part-year" in statement.flags or several_years(statement)


def disagree(one: Statement, other: Statement) -> bool:
    """Say whether two comparable claims cannot both be true."""
    if not comparable(one, other):
        return False
    low, high = interval(one)
    other_low, other_high = interval(other)
    return high < other_low or other_high < low


def replaces(later: Statement, claim: Statement, sources: Mapping[str, Source]) -> bool:
    """Say whether ``later`` is a revision, by the same series, that stands instead of ``claim``.

    A revised target or forecast stands instead of the earlier one, never of an outcome.
    """
    return (
        "revised" in later.flags
        and later.series == claim.series != ""
        and later.id != claim.id
        and (later.period_start, later.period_end) == (claim.period_start, claim.period_end)
        and later.kind == claim.kind
        and counts(later) == counts(claim)
        and comparable(claim, later)
        and sources[later.source].published_to > sources[claim.source].published_to
    )


def maker(statement: Statement, series: Mapping[str, Series]) -> str:
    """Return the series whose figures a claim is, or is calculated from; empty outside any."""
    known = series.get(statement.series)
    return known.speaks_for or known.id if known is not None else ""


def outranks(printed: Statement, claim: Statement, series: Mapping[str, Series]) -> bool:
    """Say whether ``printed`` stands before ``claim``, a figure that the atlas calculated.

    A figure that the maker printed goes before every figure calculated from its figures;
    one calculated from printed figures goes before a sum of finer ones. What is outranked
    stays beside as a check and is no claim against the other.
    """
    return (
        claim.ours
        and printed.id != claim.id
        and maker(printed, series) == maker(claim, series) != ""
        and (not printed.ours or series[printed.series].rank < series[claim.series].rank)
        and printed.kind == claim.kind
        and counts(printed) == counts(claim)
        and (printed.period_start, printed.period_end) == (claim.period_start, claim.period_end)
        and comparable(claim, printed)
    )


def superseded(claim: Statement, among: Iterable[Statement], sources: Mapping[str, Source]) -> bool:
    """Say whether a later revision by the same series, one of ``among``, has replaced ``claim``."""
    return any(replaces(other, claim, sources) for other in among)


def printed_first(claims: Iterable[Statement]) -> list[Statement]:
    """Return ``claims`` in their order, those that the atlas calculated after all that somebody printed."""
    return sorted(claims, key=lambda s: s.ours)


SINGLE = 3
"""Rank from which on a series is a collection of single claims, each with its own speaker."""


OFF_LINE = frozenset({"part-year", "conflict", "inconsistent", "doubtful"})
"""Flags of a figure of a series that is a mark of its own in a chart, not part of the line."""


def on_line(statement: Statement, series: Mapping[str, Series]) -> bool:
    """Say whether a claim is a point of the line of its series, until a revision takes its place."""
    known = series.get(statement.series)
    is_series = known is not None and known.rank < SINGLE
    return is_series and statement.bound == "exact" and not statement.flags & OFF_LINE


def speaker(statement: Statement, series: Mapping[str, Series]) -> str:
    """Return who makes the claim: a series, else a person, else an institution.

    Repeats of one monitor's figure by others share its series and so count once; so do
    figures of one monitor on two methods. What the atlas calculated is its own, no
    matter who made the figures behind it.
    """
    known = series.get(statement.series)
    if known is not None and known.rank < SINGLE:
        return known.id if statement.ours else known.speaks_for or known.id
    return statement.attributed_to or statement.institution or statement.source


def series_of(statement: Statement, series: Mapping[str, Series]) -> str:
    """Return the series whose line and totals a claim is part of; empty for a single claim outside any."""
    known = series.get(statement.series)
    return "" if known is not None and known.rank >= SINGLE else statement.series


def estimator(statement: Statement, series: Mapping[str, Series]) -> str:
    """Return whose figures make one line with this one: its series, or for a single claim its speaker."""
    return (
        series_of(statement, series) or statement.attributed_to or statement.institution or statement.source
    )


def change_barrier(before: Statement, now: Statement, series: Mapping[str, Series]) -> str:
    """Return in what two figures of successive years differ so that no change lies between them.

    Returns
    -------
    str
        ``floor`` (a sum that lacks rows), ``calculated`` (one printed, one calculated by the
        atlas from figures of the same maker), ``estimator``, ``definition``, ``denominator`` or
        ``unit``; empty where they make a change. Unlike for two claims on one year, a definition
        stated in one only is a difference: the way of counting may have changed.
    """
    if any(s.ours and s.bound == "at_least" for s in (before, now)):
        return "floor"
    calculated = estimator(before, series) != estimator(now, series)
    ours = before.ours or now.ours
    if calculated and not (ours and maker(before, series) == maker(now, series) != ""):
        return "estimator"
    if before.definition != now.definition:
        return "definition"
    if before.denominator != now.denominator:
        return "denominator"
    if before.unit != now.unit:
        return "unit"
    return "calculated" if calculated else ""
