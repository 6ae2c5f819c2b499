"""Claims → states of knowledge, all places and years at once.

The states are runs of rows of a `ClaimTable`: those of one place and year that are known
on one day. Everything below is a reduction over such runs.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from geo.estimates.columns import Bools, Floats, Ints, Known
from geo.estimates.lens import lens_form
from geo.estimates.table import ClaimTable, pairs_within, starts_of

NOBODY = np.iinfo(np.int64).max


def known(table: ClaimTable, lens: str = "monitoring", as_of: date | None = None) -> Known:
    """Return what was known of every place and year on one day.

    Parameters
    ----------
    table : ClaimTable
        The claims on one measure.
    lens : str
        One of `geo.model.LENSES`, ``source:<id>`` or ``speaker:<name>``.
    as_of : date, optional
        Publications to this day count; None: all.

    Raises
    ------
    UnknownNameError
        If the lens is of no known form.
    """
    lens_form(lens)
    admitted = table.admitted(lens)
    counted = admitted if as_of is None else admitted & (table.published <= as_of.toordinal())
    rows = np.flatnonzero(counted[table.claim])
    return _Runs(table, lens, admitted, rows, starts_of(table.cell[rows])).known()


def steps(table: ClaimTable, lens: str = "monitoring") -> Known:
    """Return every state of knowledge: one each time a claim on a place and year came out.

    Parameters and errors as for `known`.
    """
    lens_form(lens)
    admitted = table.admitted(lens)
    rows = np.flatnonzero(admitted[table.claim])
    cell, day = table.cell[rows], table.published[table.claim[rows]]
    first = starts_of(cell)[np.cumsum(np.diff(cell, prepend=-1) > 0) - 1]
    # A state holds from the last row of a day: it knows all rows of its cell up to there.
    last = np.ones(len(rows), bool)
    last[:-1] = (cell[1:] != cell[:-1]) | (day[1:] != day[:-1])
    ends = np.flatnonzero(last)
    sizes = ends - first[ends] + 1
    starts = np.cumsum(sizes) - sizes
    within = np.arange(sizes.sum()) - np.repeat(starts, sizes)
    return _Runs(table, lens, admitted, rows[np.repeat(first[ends], sizes) + within], starts).known()


class _Runs:
    """Runs of rows, each a state of knowledge, and what they have in common."""

    def __init__(self, table: ClaimTable, lens: str, admitted: Bools, rows: Ints, starts: Ints) -> None:
        self.table, self.lens, self.rows, self.starts = table, lens, rows, starts
        self.claim = table.claim[rows]
        sizes = np.diff(np.append(starts, len(rows)))
        self.run = np.repeat(np.arange(len(starts)), sizes)
        day = table.published[self.claim]
        self.day = day[starts + sizes - 1]
        current = table.replaced_from(admitted)[self.claim] > self.day[self.run]
        self.stands = table.outranked_from(admitted)[self.claim] > self.day[self.run]
        self.replaced = ~current
        self.active = current & self.stands

    def known(self) -> Known:
        """Return the states."""
        table = self.table
        at_odds = self._at_odds()
        contested = self._any(at_odds)
        best = self._winner(contested)
        behind = np.where(best == NOBODY, -1, self.claim[np.minimum(best, len(self.rows) - 1)])
        spoken = self.active & (self.claim == behind[self.run])
        alike = self._alike(spoken, at_odds)
        headline = self._value(behind)
        headline[self._bounded(behind)] = np.nan
        behind = np.where(np.isnan(headline), -1, behind)
        spoken = np.where(behind[self.run] >= 0, spoken, alike)
        return Known(
            table=table,
            lens=self.lens,
            cell=table.cell[self.rows[self.starts]],
            known_from=self.day,
            low=self._reduce(np.minimum, np.where(alike, table.smallest[self.claim], np.inf)),
            high=self._reduce(np.maximum, np.where(alike, table.largest[self.claim], -np.inf)),
            headline=headline,
            headline_claim=behind,
            contested=contested,
            speakers=self._distinct(table.speaker, self.active),
            documents=self._distinct(table.document, self.stands),
            flags=self._reduce(np.bitwise_or, np.where(spoken, table.flags[self.claim], 0)),
            revised=self._any(self.replaced),
            others=self._any(self.active & ~alike),
            rows=self.rows,
            starts=self.starts,
        )

    def _reduce(self, how: np.ufunc, values: NDArray) -> NDArray:
        return how.reduceat(values, self.starts) if len(self.starts) else values[:0]

    def _any(self, told: Bools) -> Bools:
        return self._reduce(np.logical_or, told)

    def _at_odds(self) -> Bools:
        """Return, per row, whether an active claim cannot be true together with another of its run.

        Within a run the claims of one kind count as one: the least of their highest values and
        the greatest of their lowest. Who lies above the former, or below the latter, of any
        comparable kind disagrees with the claim that sets it.
        """
        table = self.table
        kind = self.run * table.sorts + table.sort[self.claim]
        order = np.argsort(kind, kind="stable")
        starts = starts_of(kind[order])
        group = np.empty(len(order), np.int64)
        group[order] = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(order))))
        if not len(starts):
            return self.active
        low = np.where(self.active, table.low[self.claim], -np.inf)
        high = np.where(self.active, table.high[self.claim], np.inf)
        least_high = np.minimum.reduceat(high[order], starts)
        most_low = np.maximum.reduceat(low[order], starts)
        of_run, sort = np.divmod(kind[order][starts], table.sorts)
        left, right = pairs_within(starts_of(of_run), len(starts))
        together = table.comparable(sort[left], sort[right])
        begun = starts_of(left)
        ceiling = np.minimum.reduceat(np.where(together, least_high[right], np.inf), begun)[group]
        floor = np.maximum.reduceat(np.where(together, most_low[right], -np.inf), begun)[group]
        return self.active & ((ceiling < low) | (high < floor))

    def _winner(self, contested: Bools) -> Ints:
        """Return, per run, the row of the claim that the lens puts forward; `NOBODY` where it has none."""
        table, form = self.table, lens_form(self.lens)[0]
        if form == "lowest":
            return self._first(table.smallest[self.claim], self.active)
        if form == "highest":
            return self._first(-table.largest[self.claim], self.active)
        preferred = table.preferred[self.claim]
        if form == "newest":
            day = np.where(self.active, table.published[self.claim], -1)
            return self._first(preferred, day == self._reduce(np.maximum, day)[self.run])
        monitors = self.active & table.monitor[self.claim]
        watched = self._any(monitors)
        best = np.where(watched, self._first(preferred, monitors), self._first(preferred, self.active))
        return np.where(contested & ~watched, NOBODY, best)

    def _first(self, key: NDArray, among: Bools) -> Ints:
        """Return, per run, the first of the rows ``among`` whose ``key`` is smallest."""
        key = np.where(among, key, np.inf)
        best = key == self._reduce(np.minimum, key)[self.run]
        return self._reduce(np.minimum, np.where(best & among, np.arange(len(key)), NOBODY))

    def _value(self, behind: Ints) -> Floats:
        """Return the value put forward; a range has none unless the lens asks for one of its ends."""
        form = lens_form(self.lens)[0]
        column = {"lowest": self.table.smallest, "highest": self.table.largest}.get(form, self.table.value)
        return np.where(behind < 0, np.nan, column[behind]) if len(behind) else np.empty(0)

    def _bounded(self, behind: Ints) -> Bools:
        """Return, per run, whether the speaker of the best claim bounds it by another in one document.

        "At least 5, perhaps closer to 7" is a range from 5 to 7, and neither end stands for it: both
        are on the same thing and time, and none is exact. A floor beside an exact figure only
        says it more roughly. A lens that asks for one of the ends gets it, and what a monitor
        counted stands for itself.
        """
        table = self.table
        if lens_form(self.lens)[0] in ("lowest", "highest") or not len(behind):
            return np.zeros(len(behind), bool)
        best = behind[self.run]
        same = self.active & (best >= 0) & ~table.monitor[best]
        for column in (table.speaker, table.document, table.sort):
            same &= column[self.claim] == column[best]
        inexact = (table.looseness[self.claim] > 0) & (table.looseness[best] > 0)
        bounds = inexact & (table.looseness[self.claim] != table.looseness[best])
        return self._any(same & bounds & (table.value[self.claim] != table.value[best]))

    def _alike(self, spoken: Bools, at_odds: Bools) -> Bools:
        """Return the claims that may be held against the best one, itself among them.

        Where there is none, those that may be held against the first that is contested;
        where none is, all.
        """
        table = self.table
        rows = np.arange(len(self.rows))
        anchor = self._reduce(np.minimum, np.where(spoken & self.active, rows, NOBODY))
        odd = self._reduce(np.minimum, np.where(at_odds, rows, NOBODY))
        anchor = np.where(anchor == NOBODY, odd, anchor)[self.run]
        held = anchor != NOBODY
        sort = table.sort[self.claim]
        alike = self.active.copy()
        alike[held] &= table.comparable(sort[anchor[held]], sort[held])
        return alike

    def _distinct(self, names: Ints, among: Bools) -> Ints:
        """Return, per run, how many different names stand among the rows ``among``."""
        count = int(names.max(initial=0)) + 1
        pairs = np.sort((self.run * count + names[self.claim])[among])
        return np.bincount(pairs[starts_of(pairs)] // count, minlength=len(self.starts))
