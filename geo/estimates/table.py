"""All claims on one measure as columns, made once, so that every question after it is arithmetic.

Each rule stays where it is written for one claim or two (`geo.estimates.claims`,
`geo.estimates.lens`). Here it is asked once per claim, or once per pair of kinds of
claim, and the answers are kept as numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from geo.errors import DataError, UnknownNameError
from geo.estimates.claims import (
    LOOSE,
    comparable,
    counts,
    largest,
    outranks,
    replaces,
    several_years,
    smallest,
    speaker,
    true_between,
    years_of,
)
from geo.estimates.lens import Quality, admits, quality
from geo.model import Series, Source, Statement

Numbers = NDArray[np.int64]
MOST_FLAGS = 60
"""Flags are kept as the bits of one number."""

_ID = attrgetter("id")
_VOICE = attrgetter("series", "attributed_to", "institution", "source", "read_in")
_SORT = attrgetter("unit", "definition", "denominator", "period_start", "period_end")
_FLAGS = attrgetter("flags")
_QUALITY = attrgetter("flags", "series", "bound", "reading")
_SERIES_AND_PERIOD = attrgetter("series", "period_start", "period_end")
_PLACE_AND_PERIOD = attrgetter("place", "period_start", "period_end")


class ClaimTable:
    """The claims on one measure that can put a value on the map, one row per claim and year.

    Rows are sorted by place, year, day of publication and id. What a row says of its
    claim is found through ``claim``: ``table.low[table.claim]`` has one entry per row.

    Parameters
    ----------
    statements : iterable of Statement
        Those of other measures, and those that put no value on the map, are passed over.
    sources, series : mapping
        Records by id.
    measure : str
        Measure id.

    Attributes
    ----------
    statements : list of Statement
        The claims, one entry each, in the order of their ids.
    claim, cell : int array
        Per row: number of the claim, and of the place and year it speaks of.
    cells : list of (str, int)
        Place and year by number, sorted.
    published : int array
        Per claim: day from which it is known (proleptic ordinal).
    value, smallest, largest, low, high : float array
        Per claim, canonical unit: the value (nan where there is none), what is named,
        and the interval that would make the claim true.
    sort : int array
        Per claim: its kind as `comparable` sees it (unit, definition, denominator, period).
    speaker, document : int array
        Per claim: who speaks, and the document it was read in, by number.
    flags : int array
        Per claim: bits of ``flag_names``.
    monitor : bool array
        Per claim: whether its series is a monitor.
    looseness : int array
        Per claim: 0 for a figure or a range that stands for itself, else a number for
        "about", "at least" and "at most" (`geo.estimates.claims.LOOSE`).
    preferred : int array
        Per claim: place in the order of preference, the best is 0.

    Raises
    ------
    UnknownNameError
        If a claim's source has no card.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        sources: Mapping[str, Source],
        series: Mapping[str, Series],
        measure: str,
    ) -> None:
        claims = sorted((s for s in statements if s.measure == measure and counts(s)), key=_ID)
        self.measure, self.statements = measure, claims
        self._series, self._sources = series, sources
        self._days()
        self._voices()
        self._sorts()
        self._values()
        self._rows()
        self._meetings()
        self._replaced = list(self._replacements())
        self._outranked = list(self._precedences())

    def _days(self) -> None:
        days = {id: source.published_to.toordinal() for id, source in self._sources.items()}
        for claim in self.statements:
            if claim.source not in days:
                raise UnknownNameError(f"statement {claim.id}: source {claim.source!r} has no card in seeds/")
        self.published = _ints(days[s.source] for s in self.statements)

    def _voices(self) -> None:
        """Give each voice, who speaks and where, a number: a lens is asked once for each."""
        self._voice, voices = _numbered(self.statements, _VOICE)
        self._voice_of = [self.statements[i] for i in voices]
        said = [speaker(s, self._series) for s in self._voice_of]
        read = [s.read_in or s.source for s in self._voice_of]
        self.speaker = _numbered(said, str)[0][self._voice]
        self.document = _numbered(read, str)[0][self._voice]
        watched = (s.series in self._series and self._series[s.series].monitor for s in self._voice_of)
        self.monitor = np.fromiter(watched, bool)[self._voice]

    def _sorts(self) -> None:
        """Give each kind of claim that `comparable` tells apart a number."""
        flags, first = _numbered(self.statements, _FLAGS)
        part = _ints("part-year" in self.statements[i].flags for i in first)[flags]
        self.sort, self._sort_of = _together(_numbered(self.statements, _SORT)[0], part)
        self.sorts = max(len(self._sort_of), 1)

    def _values(self) -> None:
        claims = self.statements
        self.value = np.fromiter((np.nan if s.value is None else s.value for s in claims), float)
        self.smallest = np.fromiter((smallest(s) for s in claims), float)
        self.largest = np.fromiter((largest(s) for s in claims), float)
        self.looseness = _ints(LOOSE.get(s.bound, 0) for s in claims)
        named = zip(claims, self.smallest.tolist(), self.largest.tolist(), strict=True)
        spans = [true_between(low, high, s.bound, "rounded" in s.flags) for s, low, high in named]
        self.low, self.high = np.array(spans, float).reshape(-1, 2).T
        several = _ints(several_years(claims[i]) for i in self._sort_of)[self.sort]
        alike, first = _together(_numbered(claims, _QUALITY)[0], several)
        told = [claims[i] for i in first]
        self.flags, self.flag_names = _bits(told)
        self.flags = self.flags[alike]
        grades = [quality(s, self._series) for s in told]
        grade = _ranks(sorted(range(len(told)), key=grades.__getitem__), grades)[alike]
        ends = _ints(claims[i].period_end.toordinal() for i in self._sort_of)[self.sort]
        order = np.lexsort((-self.published, -ends, grade))
        self.preferred = np.empty(len(order), np.int64)
        self.preferred[order] = np.arange(len(order))

    def _rows(self) -> None:
        claims = self.statements
        spans = [years_of(claims[i]) for i in self._sort_of]
        first, length = (_ints(found)[self.sort] for found in ((s.start for s in spans), map(len, spans)))
        claim = np.repeat(np.arange(len(claims)), length)
        year = np.arange(len(claim)) + np.repeat(first - np.cumsum(length) + length, length)
        names = sorted({s.place for s in claims})
        number = {name: i for i, name in enumerate(names)}
        self._place = _ints(number[s.place] for s in claims)
        place = self._place[claim]
        order = np.lexsort((claim, self.published[claim], year, place))
        self.claim, place, year = claim[order], place[order], year[order]
        new = np.ones(len(order), bool)
        new[1:] = (place[1:] != place[:-1]) | (year[1:] != year[:-1])
        self.cell = np.cumsum(new) - 1
        self.cells = [(names[p], y) for p, y in zip(place[new].tolist(), year[new].tolist(), strict=True)]

    def _meetings(self) -> None:
        """Ask `comparable` of each two kinds of claim that meet in some place and year."""
        met = np.unique(self.cell * self.sorts + self.sort[self.claim])
        left, right = pairs_within(starts_of(met // self.sorts), len(met))
        self._met = np.unique((met[left] % self.sorts) * self.sorts + met[right] % self.sorts)
        kinds = [self.statements[i] for i in self._sort_of]
        pairs = (divmod(key, self.sorts) for key in self._met.tolist())
        self._alike = np.fromiter((comparable(kinds[one], kinds[other]) for one, other in pairs), bool)

    def _replacements(self) -> Iterator[tuple[int, int]]:
        """Yield (claim, later revision that stands instead of it) by number."""
        claims = self.statements
        same, _first = _numbered(claims, _SERIES_AND_PERIOD)
        group = self._place * (same.max(initial=0) + 1) + same
        revised = [i for i, s in enumerate(claims) if s.series and "revised" in s.flags]
        concerned = np.flatnonzero(np.isin(group, group[revised])).tolist()
        groups: dict[int, list[int]] = defaultdict(list)
        for claim in concerned:
            groups[int(group[claim])].append(claim)
        for later in revised:
            for claim in groups[int(group[later])]:
                if replaces(claims[later], claims[claim], self._sources):
                    yield claim, later

    def _precedences(self) -> Iterator[tuple[int, int]]:
        """Yield (figure calculated here, printed figure that goes before it) by number."""
        ours = [i for i, s in enumerate(self.statements) if s.ours]
        groups: dict[Hashable, list[int]] = defaultdict(list)
        if ours:
            concerned = {_PLACE_AND_PERIOD(self.statements[i]) for i in ours}
            for i, s in enumerate(self.statements):
                if (key := _PLACE_AND_PERIOD(s)) in concerned:
                    groups[key].append(i)
        for claim in ours:
            for printed in groups[_PLACE_AND_PERIOD(self.statements[claim])]:
                if outranks(self.statements[printed], self.statements[claim], self._series):
                    yield claim, printed

    def comparable(self, one: Numbers, other: Numbers) -> NDArray[np.bool_]:
        """Return whether two kinds of claim, which meet in some place and year, may be held together."""
        return self._alike[np.searchsorted(self._met, one * self.sorts + other)]

    def admitted(self, lens: str) -> NDArray[np.bool_]:
        """Return, per claim, whether ``lens`` lets it speak.

        Raises
        ------
        UnknownNameError
            If the lens is of no known form.
        """
        told = np.fromiter((admits(lens, s, self._series) for s in self._voice_of), bool, len(self._voice_of))
        return told[self._voice]

    def replaced_from(self, admitted: NDArray[np.bool_]) -> Numbers:
        """Return, per claim, the day from which an admitted revision stands instead of it.

        Proleptic ordinals; a day no calendar reaches where none ever does.
        """
        return self._from(self._replaced, admitted)

    def outranked_from(self, admitted: NDArray[np.bool_]) -> Numbers:
        """Return, per claim, the day from which an admitted printed figure goes before it; days as above."""
        return self._from(self._outranked, admitted)

    def _from(self, pairs: list[tuple[int, int]], admitted: NDArray[np.bool_]) -> Numbers:
        found = np.full(len(self.statements), date.max.toordinal() + 1)
        if pairs:
            claim, other = np.array(pairs).T
            speaks = admitted[other]
            np.minimum.at(found, claim[speaks], self.published[other[speaks]])
        return found


def _ints(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, np.int64)


def _numbered(items: list, key: Callable[[object], Hashable]) -> tuple[Numbers, list[int]]:
    """Give equal keys one number; return each item's number, and where each number first stands."""
    seen: dict[Hashable, int] = {}
    numbers = _ints(seen.setdefault(key(item), len(seen)) for item in items)
    return numbers, np.unique(numbers, return_index=True)[1].tolist()


def _together(one: Numbers, other: Numbers) -> tuple[Numbers, list[int]]:
    """Give equal pairs of two numbers one number, as `_numbered` does."""
    pairs = one * (other.max(initial=0) + 1) + other
    _pairs, first, numbers = np.unique(pairs, return_index=True, return_inverse=True)
    return numbers, first.tolist()


def _ranks(order: list[int], keys: list[Quality]) -> Numbers:
    """Return each item's place in ``order``; those with equal keys share one."""
    ranks = np.zeros(len(order), np.int64)
    for before, after in pairwise(order):
        ranks[after] = ranks[before] + (keys[after] != keys[before])
    return ranks


def _bits(claims: list[Statement]) -> tuple[Numbers, list[str]]:
    """Return the flags of each claim as bits, and the flags' names by bit.

    Raises
    ------
    DataError
        If there are more different flags than bits.
    """
    names = [*sorted({flag for s in claims for flag in s.flags}), "several-years"]
    if len(names) > MOST_FLAGS:
        raise DataError(f"statements: {len(names)} different flags; expected at most {MOST_FLAGS}")
    bit = {name: 1 << i for i, name in enumerate(names)}
    several = bit["several-years"]
    return _ints(
        sum(bit[f] for f in s.flags) | several * (several_years(s) and "undated" not in s.flags)
        for s in claims
    ), names


def starts_of(groups: Numbers) -> Numbers:
    """Return where each run of equal numbers starts."""
    new = np.ones(len(groups), bool)
    new[1:] = groups[1:] != groups[:-1]
    return np.flatnonzero(new)


def pairs_within(starts: Numbers, length: int) -> tuple[Numbers, Numbers]:
    """Return the positions of all ordered pairs, each with itself too, that lie in one run.

    Pairs of one left side stand together, in the order of positions.
    """
    sizes = np.diff(np.append(starts, length))
    each = np.repeat(sizes, sizes)
    left = np.repeat(np.arange(length), each)
    begun = np.repeat(np.cumsum(each) - each, each)
    right = np.repeat(np.repeat(starts, sizes), each) + np.arange(len(left)) - begun
    return left, right
