"""What was known of every place and year, as columns; an `Estimate` is made for who asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.estimates.claims import printed_first
from geo.estimates.table import ClaimTable
from geo.model import Estimate

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Known:
    """States of knowledge of one measure under one lens, one entry per state.

    Made by `known` (one state per place and year) or `steps` (one per place, year and day
    on which a further claim came out); sorted by place, year and day.

    Attributes
    ----------
    table : ClaimTable
        Where the claims are kept.
    lens : str
    cell : int array
        Place and year, by number in ``table.cells``.
    known_from : int array
        Day from which the state holds (proleptic ordinal).
    low, high, headline : float array
        Canonical unit; ``headline`` is nan where the lens has no single value.
    headline_claim : int array
        Claim behind the headline, by number in ``table.statements``; -1 where there is none.
    contested : bool array
    speakers, documents : int array
    flags : int array
        Bits of ``table.flag_names``.
    revised, others : bool array
        A claim was replaced by a revision; claims of another definition stand beside it.
    rows, starts : int array
        Rows of ``table`` known in each state, and where those of a state begin.
    """

    table: ClaimTable
    lens: str
    cell: Ints
    known_from: Ints
    low: Floats
    high: Floats
    headline: Floats
    headline_claim: Ints
    contested: Bools
    speakers: Ints
    documents: Ints
    flags: Ints
    revised: Bools
    others: Bools
    rows: Ints
    starts: Ints

    def __len__(self) -> int:
        return len(self.cell)

    def __iter__(self) -> Iterator[Estimate]:
        return (self.estimate(i) for i in range(len(self)))

    @property
    def spread(self) -> Floats:
        """Return how far apart low and high are, as a share of high; 0 where both are 0."""
        return np.divide(self.high - self.low, self.high, out=np.zeros(len(self)), where=self.high > 0)

    @cached_property
    def _number(self) -> dict[tuple[str, int], int]:
        return {self.table.cells[cell]: i for i, cell in enumerate(self.cell.tolist())}

    def at(self, place: str, year: int) -> Estimate | None:
        """Return the newest state of ``place`` in ``year``; None where nothing is claimed."""
        number = self._number.get((place, year))
        return None if number is None else self.estimate(number)

    def estimate(self, number: int) -> Estimate:
        """Return one state as a record."""
        table = self.table
        place, year = table.cells[self.cell[number]]
        behind = int(self.headline_claim[number])
        end = self.starts[number + 1] if number + 1 < len(self) else len(self.rows)
        claims = table.claim[self.rows[self.starts[number] : end]]
        return Estimate(
            measure=table.measure,
            place=place,
            year=year,
            known_from=date.fromordinal(int(self.known_from[number])),
            low=float(self.low[number]),
            high=float(self.high[number]),
            headline=None if behind < 0 else float(self.headline[number]),
            headline_claim="" if behind < 0 else table.statements[behind].id,
            claims=tuple(s.id for s in printed_first(table.statements[claim] for claim in claims.tolist())),
            speakers=int(self.speakers[number]),
            documents=int(self.documents[number]),
            contested=bool(self.contested[number]),
            flags=self._flags(number),
        )

    def _flags(self, number: int) -> frozenset[str]:
        bits = int(self.flags[number])
        flags = {name for i, name in enumerate(self.table.flag_names) if bits >> i & 1}
        if self.revised[number]:
            flags.add("revised")
        if self.others[number]:
            flags.add("other-definitions")
        return frozenset(flags)
