"""What the statements say for one measure, place and year, as known from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.errors import DataError
from geo.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Estimate:
    """State of knowledge for one measure, place and year under one lens.

    An estimate holds from ``known_from`` until the next estimate of the same place and
    year, that is until a further claim is published.

    Attributes
    ----------
    measure, place : str
        Ids.
    year : int
        Calendar year the claims cover (valid time).
    known_from : date
        First as-of day (knowledge time) on which exactly these claims are known.
    low, high : float or None
        Smallest and largest value claimed, canonical unit. None where only an open
        bound is claimed on that side.
    headline : float or None
        The one value the lens puts forward; None where the lens has no single value
        (speakers disagree and no monitoring series speaks).
    headline_claim : Statement or None
        The claim behind ``headline``; None where there is none.
    claims : tuple of Statement
        Every statement that counts, newest publication last.
    speakers, documents : int
        Independent speakers (repeats of one figure count once) and documents.
    contested : bool
        Two comparable claims do not overlap.
    flags : frozenset of str
        Union of what must be said beside the value (``part-year``, ``derived`` …).
    bound : str
        Bound of a headline that is a total over years; empty where it is one claim's, which
        has its own.
    """

    measure: str
    place: str
    year: int
    known_from: date
    low: float | None
    high: float | None
    headline: float | None
    headline_claim: Statement | None
    claims: tuple[Statement, ...]
    speakers: int
    documents: int
    contested: bool
    flags: frozenset[str]
    bound: str = ""

    @property
    def shown(self) -> tuple[Statement, ...]:
        """Return the claim behind the figure shown; where none is, all claims."""
        return (self.headline_claim,) if self.headline_claim else self.claims

    @property
    def amount(self) -> float:
        """Return its headline where a rule has made sure that it has one.

        Raises
        ------
        DataError
            If it has none: asking is a mistake of ours.
        """
        if self.headline is None:
            raise DataError(f"{self.measure}, {self.place}, {self.year}: no single figure")
        return self.headline

    @property
    def ends(self) -> tuple[float, float]:
        """Return lowest and highest where a rule has made sure that it has both.

        Raises
        ------
        DataError
            If a side is open: asking is a mistake of ours.
        """
        if self.low is None or self.high is None:
            raise DataError(f"{self.measure}, {self.place}, {self.year}: no lowest or no highest figure")
        return self.low, self.high
