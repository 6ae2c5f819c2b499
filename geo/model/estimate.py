"""What the statements say for one measure, place and year, as known from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
    headline_claim : str
        Statement id behind ``headline``; empty where there is none.
    claims : tuple of str
        Ids of every statement that counts, newest publication last.
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
    headline_claim: str
    claims: tuple[str, ...]
    speakers: int
    documents: int
    contested: bool
    flags: frozenset[str]
    bound: str = ""
