"""What a rule says: whether something may be done, why not in one sentence, and the arithmetic behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from geo.catalog import PlaceRegistry
from geo.model import Measure, Series, Source


class Records(Protocol):
    """What the rules ask of the data package; anything with these attributes will do."""

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Measures by id."""

    @property
    def places(self) -> PlaceRegistry:
        """All places."""

    @property
    def series(self) -> Mapping[str, Series]:
        """Series by id."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of arithmetic, worded in the language in use when it was made.

    Attributes
    ----------
    text : str
        Figures, operators and result, with their units.
    claims : tuple of str
        Ids of the statements whose figures it uses.
    """

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done with figures. True in a condition where it may.

    Attributes
    ----------
    ok : bool
    reason : str
        Why not, in one sentence for a reader; empty where it may.
    code : str
        The rule that refuses, for programs; empty where none does.
    caution : str
        What must be said beside it although it is allowed; empty for most.
    lines : tuple of Line
        The arithmetic behind a refusal that rests on some.
    """

    ok: bool
    reason: str = ""
    code: str = ""
    caution: str = ""
    lines: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)


def no(code: str, reason: str, *lines: Line) -> Verdict:
    """Return a refusal by the rule ``code``, for ``reason``."""
    return Verdict(False, reason, code, lines=lines)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim or a place that a sum leaves out, and why.

    Attributes
    ----------
    claim : str
        Statement id; empty where the place has none to count.
    place : str
        Place id.
    code, reason : str
        As in `Verdict`.
    """

    claim: str
    place: str
    code: str
    reason: str
