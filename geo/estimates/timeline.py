"""Statements → estimates over both time axes."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from geo.errors import UnknownNameError
from geo.estimates.claims import (
    comparable,
    counts,
    disagree,
    largest,
    several_years,
    smallest,
    speaker,
    superseded,
    years_of,
)
from geo.estimates.lens import admits, headline
from geo.model import Estimate, Series, Source, Statement


def timeline(
    statements: Iterable[Statement],
    sources: dict[str, Source],
    series: dict[str, Series],
    measure: str,
    lens: str = "monitoring",
) -> list[Estimate]:
    """Return every state of knowledge for one measure under one lens.

    Parameters
    ----------
    statements : iterable of Statement
        All statements; those of other measures are passed over.
    sources, series : dict
        Records by id; a statement whose source is missing raises.
    measure : str
        Measure id.
    lens : str
        One of `geo.model.LENSES`, ``source:<id>`` or ``speaker:<name>``.

    Returns
    -------
    list of Estimate
        Sorted by place, year and ``known_from``; one entry each time a claim is added.
        A place and year without a claim has no entry: no data is not zero.
    """
    groups: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.measure != measure or not counts(statement) or not admits(lens, statement, series):
            continue
        if statement.source not in sources:
            raise UnknownNameError(
                f"statement {statement.id}: source {statement.source!r} has no card in seeds/"
            )
        for year in years_of(statement):
            groups[statement.place, year].append(statement)
    return [
        estimate
        for (place, year) in sorted(groups)
        for estimate in _steps(measure, place, year, groups[place, year], sources, series, lens)
    ]


def _steps(
    measure: str,
    place: str,
    year: int,
    claims: list[Statement],
    sources: dict[str, Source],
    series: dict[str, Series],
    lens: str,
) -> list[Estimate]:
    """Return one estimate per day on which a further claim for this place and year came out."""
    claims = sorted(claims, key=lambda s: (sources[s.source].published_to, s.id))
    days = sorted({sources[s.source].published_to for s in claims})
    steps = []
    for day in days:
        known = [s for s in claims if sources[s.source].published_to <= day]
        active = [s for s in known if not superseded(s, known, sources)]
        value, behind = headline(lens, active, sources, series)
        alike = _alike(active, behind)
        steps.append(
            Estimate(
                measure=measure,
                place=place,
                year=year,
                known_from=day,
                low=min(smallest(s) for s in alike),
                high=max(largest(s) for s in alike),
                headline=value,
                headline_claim=behind,
                claims=tuple(s.id for s in known),
                speakers=len({speaker(s, series) for s in active}),
                documents=len({s.read_in or s.source for s in known}),
                contested=any(disagree(a, b) for i, a in enumerate(active) for b in active[i + 1 :]),
                flags=_flags(known, active, alike, behind),
            )
        )
    return steps


def _alike(active: Sequence[Statement], behind: str) -> list[Statement]:
    """Return the claims that may be held against the one put forward, itself among them.

    Where none is put forward, those that may be held against the first that is contested.
    """
    for claim in active:
        if claim.id == behind or (not behind and any(disagree(claim, other) for other in active)):
            return [s for s in active if s is claim or comparable(claim, s)]
    return list(active)


def _flags(
    known: Sequence[Statement], active: Sequence[Statement], alike: Sequence[Statement], behind: str
) -> frozenset[str]:
    """Return what must be said beside the value: the flags of the claim put forward, else of all."""
    spoken = [s for s in active if s.id == behind] or list(alike)
    flags = set().union(*(s.flags for s in spoken))
    if any(several_years(s) for s in spoken):
        flags.add("several-years")
    if len(active) < len(known):
        flags.add("revised")
    if len(alike) < len(active):
        flags.add("other-definitions")
    return frozenset(flags)


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
        for estimate in estimates:
            self._steps[estimate.place, estimate.year].append(estimate)

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
        wanted = None if places is None else set(places)
        return sorted(
            {
                year
                for (place, year) in self._steps
                if (wanted is None or place in wanted) and self.at(place, year, as_of) is not None
            }
        )

    def places(self) -> set[str]:
        """Return the ids of all places with an estimate."""
        return {place for place, _ in self._steps}

    def days(self) -> list[date]:
        """Return the publication days at which knowledge changed."""
        return sorted({e.known_from for steps in self._steps.values() for e in steps})
