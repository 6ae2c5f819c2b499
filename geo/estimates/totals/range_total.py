"""From one year to another: the total of what happened within, without counting a day twice.

Only measures of what happens in a period (seizures, eradication, forest lost) have one.
It is made of the claims of one monitor, or of single claims outside any series, in one
unit and definition, whose periods share no day; years without a claim are named, never 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.errors import ViewError
from geo.estimates.claims import counts, difference, disagree, series_of, superseded, years_of
from geo.estimates.lens import admits, lens_form, quality
from geo.estimates.rules.adding import bound_of_sum, may_add_years, may_be_added
from geo.estimates.rules.disjoint_periods import cover
from geo.estimates.rules.verdict import YES, LeftOut, Records, Verdict
from geo.language import _
from geo.model import Statement
from geo.wording.claim import definition
from geo.wording.period import period_of, years_words


@dataclass(frozen=True, slots=True)
class RangeTotal:
    """The total of one measure at one place over some years, as known on a day under a lens.

    Attributes
    ----------
    measure, place : str
        Ids.
    first, last : int
        Years asked for, both included.
    value : float or None
        In ``unit``; None where no claim could be counted. Never 0 for no data.
    bound : str
        ``exact``, ``approx``, ``at_least`` or ``at_most``.
    unit : str
    series : str
        Whose claims were counted; empty for single claims outside any series.
    definition : str
        What the claims counted are said to count; empty where none says.
    years, partly, missing : tuple of int
        Years counted whole, in part, and not at all.
    claims : tuple of Statement
        Those counted, by period.
    left_out : tuple of LeftOut
        Claims that touch these years and were not counted, with the reason.
    verdict : Verdict
        Not ok where the measure has no total over years; then there is no value.
    """

    measure: str
    place: str
    first: int
    last: int
    value: float | None
    bound: str
    unit: str
    series: str
    definition: str
    years: tuple[int, ...]
    partly: tuple[int, ...]
    missing: tuple[int, ...]
    claims: tuple[Statement, ...]
    left_out: tuple[LeftOut, ...]
    verdict: Verdict

    @property
    def gap_words(self) -> str:
        """Return "No figure for 2006 to 2008, 2011." in the language in use; empty where none is missing."""
        if not self.missing:
            return ""
        return _("No figure for {years}.").format(years=years_words(self.missing))


def range_total(
    statements: Iterable[Statement],
    records: Records,
    measure: str,
    place: str,
    first: int,
    last: int,
    *,
    lens: str = "monitoring",
    as_of: date | None = None,
) -> RangeTotal:
    """Return the total of ``measure`` at ``place`` from ``first`` to ``last``, both years included.

    The lens picks whose claims are counted, never a mixture: by default a monitor's before
    any other's; among several, those that cover most days; ``lowest`` and ``highest`` pick
    by the total, ``newest`` by publication, among those that cover most days.

    Raises
    ------
    UnknownNameError
        If the lens is of no known form.
    ViewError
        If the years are in the wrong order.
    """
    if first > last:
        raise ViewError(f"years {first} to {last}: expected the earlier first")
    form = lens_form(lens)[0]
    allowed = may_add_years(records.measures[measure])
    if not allowed:
        return _total(records, measure, place, first, last, [], [], allowed)
    span = range(first, last + 1)
    known = [
        s
        for s in statements
        if (s.measure, s.place) == (measure, place)
        and counts(s)
        and admits(lens, s, records.series)
        and set(years_of(s)) & set(span)
        and (as_of is None or records.sources[s.source].published_to <= as_of)
    ]
    usable, left_out = _usable(known, span, records)
    tried = [_Attempt(group, records) for group in _groups(usable, records)]
    best = min(tried, key=lambda attempt: attempt.rank(form), default=None)
    counted = best.counted if best else []
    if best:
        left_out += [_left(s, *_why_not(s, best, records)) for s in usable if s not in counted]
    return _total(records, measure, place, first, last, counted, left_out, YES)


def _usable(known: list[Statement], span: range, records: Records) -> tuple[list[Statement], list[LeftOut]]:
    """Return the claims that might be counted, and why the others cannot."""
    usable, left_out = [], []
    for s in known:
        verdict = may_be_added(s, records)
        if not verdict:
            left_out.append(_left(s, verdict.code, verdict.reason))
        elif superseded(s, known, records.sources):
            left_out.append(_left(s, "revised", _("Replaced by a later revision.")))
        elif s.period_start.year < span[0] or s.period_end.year > span[-1]:
            text = _("Its period, {period}, reaches beyond these years.")
            left_out.append(_left(s, "beyond", text.format(period=period_of(s))))
        else:
            usable.append(s)
    return usable, left_out


def _groups(usable: list[Statement], records: Records) -> list[list[Statement]]:
    """Return sets of claims within which nothing but the period differs, each by one monitor.

    Single claims outside any series make sets of their own kind. Each claim in turn
    gathers what may stand with it and with all gathered before it.
    """
    order = sorted(usable, key=lambda s: (quality(s, records.series), s.id))
    groups: list[list[Statement]] = []
    for seed in order:
        group = [seed]
        for other in order:
            alike = all(
                series_of(other, records.series) == series_of(s, records.series)
                and difference(other, s) in ("", "period")
                for s in group
            )
            if alike and other is not seed:
                group.append(other)
        if not any({s.id for s in group} == {s.id for s in known} for known in groups):
            groups.append(group)
    return groups


class _Attempt:
    """One way to make the total: claims of one speaker, and the best choice among them."""

    def __init__(self, group: list[Statement], records: Records) -> None:
        self.group, self.records = group, records
        self.clear = [s for s in group if not any(_at_odds(s, other, records) for other in group)]
        self.counted = self._cover(self.clear)
        if {"at_least", "at_most"} <= {s.bound for s in self.counted}:
            self.counted = self._cover([s for s in self.clear if s.bound != "at_most"])
        self.series = series_of(group[0], records.series)
        self.monitor = self.series in records.series and records.series[self.series].monitor
        self.days = sum((s.period_end - s.period_start).days + 1 for s in self.counted)

    def _cover(self, claims: list[Statement]) -> list[Statement]:
        return cover(claims, lambda s: quality(s, self.records.series))

    def rank(self, form: str) -> tuple[Any, ...]:
        """Return what attempts are compared by under a lens of this form: the smallest is taken."""
        value = math.fsum(s.amount for s in self.counted)
        newest = max(
            (self.records.sources[s.source].published_to.toordinal() for s in self.counted), default=0
        )
        by_lens = {"lowest": value, "highest": -value, "newest": -newest}.get(form, 0)
        first = not self.monitor if form not in ("lowest", "highest", "newest") else False
        best = min((quality(s, self.records.series) for s in self.group), default=())
        return (not self.counted, first, -self.days, by_lens, best, [s.id for s in self.counted])


def _at_odds(one: Statement, other: Statement, records: Records) -> bool:
    """Say whether two single claims on one period cannot both be true; a monitor's better one speaks."""
    same = (one.period_start, one.period_end) == (other.period_start, other.period_end)
    return same and not series_of(one, records.series) and disagree(one, other)


def _why_not(s: Statement, best: _Attempt, records: Records) -> tuple[str, str]:
    """Return code and sentence of why a usable claim was not counted."""
    counted = best.counted
    if counted and series_of(s, records.series) != best.series:
        return "estimator", _("Another source: never added to these.")
    if any(difference(s, other) not in ("", "period") for other in counted):
        return "definition", _("It counts something else: {words}").format(words=definition(s) or s.unit)
    if s in best.group and s not in best.clear:
        return "contested", _("Figures for this period differ: none can be added.")
    if s.bound == "at_most" and any(other.bound == "at_least" for other in counted):
        return "bound", _("A floor and a ceiling have no sum.")
    same = [c for c in counted if (c.period_start, c.period_end) == (s.period_start, s.period_end)]
    if same and not disagree(s, same[0]):
        return "repeat", _("Repeats a figure already added.")
    text = _("Its period, {period}, overlaps that of a figure already added.")
    return "overlap", text.format(period=period_of(s))


def _left(s: Statement, code: str, reason: str) -> LeftOut:
    return LeftOut(s.id, s.place, code, reason)


def _total(
    records: Records,
    measure: str,
    place: str,
    first: int,
    last: int,
    counted: list[Statement],
    left_out: list[LeftOut],
    verdict: Verdict,
) -> RangeTotal:
    whole, touched = set(), set()
    for year in range(first, last + 1):
        spoken = [s for s in counted if year in years_of(s)]
        if spoken:
            touched.add(year)
        days = sum(_days_in(s, year) for s in spoken if "part-year" not in s.flags)
        if days == _days_of(year):
            whole.add(year)
    asked = range(first, last + 1)
    return RangeTotal(
        measure=measure,
        place=place,
        first=first,
        last=last,
        value=math.fsum(s.amount for s in counted) if counted else None,
        bound=bound_of_sum(counted),
        unit=records.measures[measure].unit,
        series=series_of(counted[0], records.series) if counted else "",
        definition=next((s.definition for s in counted if s.definition), ""),
        years=tuple(sorted(whole)),
        partly=tuple(sorted(touched - whole)),
        missing=tuple(year for year in asked if year not in touched) if verdict else (),
        claims=tuple(counted),
        left_out=tuple(left_out),
        verdict=verdict,
    )


def _days_of(year: int) -> int:
    return date(year, 12, 31).timetuple().tm_yday


def _days_in(s: Statement, year: int) -> int:
    start, end = max(s.period_start, date(year, 1, 1)), min(s.period_end, date(year, 12, 31))
    return (end - start).days + 1
