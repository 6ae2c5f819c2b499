"""What a quantity is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.extract.ranks import RANK_UNIT
from geo.extract.text.tokens import BREAK, WORD, Token
from geo.extract.units import COUNT, Unit


@dataclass(slots=True)
class Quantity:
    """One quantity.

    Attributes
    ----------
    first, last : int
        Its first token (with the words of its bound) and the one behind its last.
    number_first, number_last : int
        Tokens of the number and unit alone.
    value : float or None
        None for a range.
    low, high : float or None
    unit : Unit or None
    bound : str
        ``exact``, ``approx``, ``at_least``, ``at_most`` or ``range``.
    direction : str
        ``=``, ``~``, ``>``, ``<``, ``up`` or ``down``.
    per : Unit or None
        What a price or rate is of: "a kilo".
    inherited : bool
        Whether the unit is that of a quantity before it.
    scale : float
        The scale word of its number ("million"), else 1.
    denied : bool
        Whether the text says that it is not so.
    converted : bool
        Whether it repeats the quantity before it in another unit.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    value: float | None
    low: float | None
    high: float | None
    unit: Unit | None
    bound: str = "exact"
    direction: str = "="
    per: Unit | None = None
    per_year: bool = False
    fraction: bool = False
    words: bool = False
    loose: bool = False
    sign: str = ""
    unit_span: tuple[int, int] = (0, 0)
    inherited: bool = False
    scale: float = 1.0
    denied: bool = False
    converted: bool = False
    noun: tuple[int, int] = field(default=(0, 0))

    @property
    def rank(self) -> bool:
        """Say whether it is a place among others of its kind, and no amount."""
        return self.unit is RANK_UNIT

    @property
    def dimension(self) -> str:
        """Return what it measures; `COUNT` where it has no unit."""
        return self.unit.dimension if self.unit is not None else COUNT

    @property
    def size(self) -> float:
        """Return a number to compare it by."""
        return self.value if self.value is not None else ((self.low or 0.0) + (self.high or 0.0)) / 2


def noun_words(quantity: Quantity, tokens: Sequence[Token]) -> str:
    """Return the folded words that a bare number counts."""
    first, last = quantity.noun
    return " ".join(t.text for t in tokens[first:last] if t.kind in (WORD, BREAK)).strip()
