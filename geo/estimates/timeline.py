"""Statements → estimates over both time axes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from geo.estimates.claims import counts, years_of
from geo.estimates.lens import admits, lens_form
from geo.estimates.state import Claim, claim_of, estimate
from geo.model import Estimate, Series, Source, Statement


def timeline(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    series: Mapping[str, Series],
    measure: str,
    lens: str = "monitoring",
) -> list[Estimate]:
    """Return every state of knowledge for one measure under one lens.

    Parameters
    ----------
    statements : iterable of Statement
        All statements; those of other measures are passed over.
    sources, series : mapping
        Records by id.
    measure : str
        Measure id.
    lens : str
        One of `geo.model.LENSES`, ``source:<id>`` or ``speaker:<name>``, with what it leaves out
        (`geo.model.View.whole_lens`).

    Returns
    -------
    list of Estimate
        Sorted by place, year and ``known_from``; one entry for each day on which a claim came
        out. A place and year without a claim has no entry: no data is not zero.

    Raises
    ------
    UnknownNameError
        If the lens is of no known form, or a claim's source has no card.
    """
    form, _name = lens_form(lens)
    return [
        estimate(place, year, known, form, sources, series)
        for (place, year), claims in _cells(statements, sources, series, measure, lens)
        for known in _known_by_day(claims)
    ]


def newest(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    series: Mapping[str, Series],
    measure: str,
    lens: str = "monitoring",
    *,
    as_of: date | None = None,
) -> list[Estimate]:
    """Return of each place and year the one state of a `timeline` known on ``as_of`` (None: today).

    Where many claims are made on one place and year, the states of all its days take far longer.
    """
    form, _name = lens_form(lens)
    found = []
    for (place, year), claims in _cells(statements, sources, series, measure, lens):
        if known := [c for c in claims if as_of is None or c.day <= as_of]:
            found.append(estimate(place, year, known, form, sources, series))
    return found


def _cells(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    series: Mapping[str, Series],
    measure: str,
    lens: str,
) -> list[tuple[tuple[str, int], list[Claim]]]:
    """Return place and year, sorted, each with the claims on it in the order of their days and ids."""
    cells: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for s in statements:
        if s.measure == measure and counts(s) and admits(lens, s, series):
            claim = claim_of(s, sources, series)
            for year in years_of(s):
                cells[s.place, year].append(claim)
    for claims in cells.values():
        claims.sort(key=lambda c: (c.day, c.statement.id))
    return sorted(cells.items(), key=lambda cell: cell[0])


def _known_by_day(claims: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Yield, for each day on which claims came out, all those known from then on."""
    for number, claim in enumerate(claims, 1):
        if number == len(claims) or claims[number].day > claim.day:
            yield claims[:number]


class Timelines:
    """The estimates of one measure and lens, ready to be asked for a place, year and day.

    Parameters
    ----------
    estimates : sequence of Estimate
        What `timeline` returned; kept as the attribute of that name.
    """

    def __init__(self, estimates: Sequence[Estimate]) -> None:
        self.estimates = list(estimates)
        self._steps: dict[tuple[str, int], list[Estimate]] = defaultdict(list)
        self._years: dict[str, set[int]] = defaultdict(set)
        for one in estimates:
            self._steps[one.place, one.year].append(one)
            self._years[one.place].add(one.year)

    def at(self, place: str, year: int, as_of: date | None = None) -> Estimate | None:
        """Return what was known of ``place`` in ``year`` on ``as_of`` (None: all known today)."""
        steps = self._steps.get((place, year))
        if not steps:
            return None
        if as_of is None:
            return steps[-1]
        index = bisect_right([e.known_from for e in steps], as_of)
        return steps[index - 1] if index else None

    def years(self, places: Iterable[str] | None = None, as_of: date | None = None) -> list[int]:
        """Return the years in which any of ``places`` (None: any at all) has a claim known by ``as_of``."""
        found: set[int] = set()
        for place in self._years if places is None else set(places):
            new = self._years.get(place, set()) - found
            found |= {year for year in new if self.at(place, year, as_of) is not None}
        return sorted(found)

    def places(self, as_of: date | None = None) -> set[str]:
        """Return the ids of all places with an estimate known by ``as_of`` (None: today)."""
        return {place for place in self._years if self.speaks_of(place, as_of)}

    def speaks_of(self, place: str, as_of: date | None = None) -> bool:
        """Say whether ``place`` has an estimate of any year known by ``as_of`` (None: today)."""
        return any(self.at(place, year, as_of) is not None for year in self._years.get(place, ()))

    def days(self) -> list[date]:
        """Return the publication days at which knowledge changed."""
        return sorted({e.known_from for steps in self._steps.values() for e in steps})
