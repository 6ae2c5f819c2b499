"""A time of a text with its days."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.times.calendar import Span

STATED, INFERRED = "stated", "inferred"
BASELINE, REPORT, SAYING, SINCE, UP_TO, DATELINE = (
    "baseline",
    "report",
    "saying",
    "since",
    "up_to",
    "dateline",
)


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a text.

    Attributes
    ----------
    first, last : int
        Tokens.
    span : Span
    form : str
        How it is said (`geo.extract.times.said.Said.form`).
    basis : str
        `STATED` where the year stands in the text, else `INFERRED`.
    role : str
        Empty, or what the words beside it say: `BASELINE` (compared with), `REPORT` (of a law or a plan),
        `SAYING` (when something was said), `SINCE`, `UP_TO` or `DATELINE`.
    partial : bool
        Whether it is the part of a year until publication.
    others : tuple of (str, Span)
        What else may be meant: ``year`` for the same month of the other year that is talked of, ``point`` for
        the day or month alone where "by" or "since" makes more of it.
    """

    first: int
    last: int
    span: Span
    form: str
    basis: str = STATED
    role: str = ""
    partial: bool = False
    others: tuple[tuple[str, Span], ...] = ()
