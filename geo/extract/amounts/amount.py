"""What an amount is."""

from __future__ import annotations

from dataclasses import dataclass

from geo.extract.units import Unit


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Attributes
    ----------
    first, last : int
        Its first token and the one behind its last.
    value : float
        In ``unit``.
    unit : Unit or None
    scale : float
        The scale word of its number ("million"), else 1.
    per : Unit or None
    per_year, words, fraction, loose : bool
    noun : tuple of int
        Tokens of what a number without a unit counts; the same twice for none.
    unit_span : tuple of int
        Tokens of the unit as it is printed; the same twice where it is not.
    sign : str
        A sign printed against it: ``+``, ``-`` or empty.
    high : float or None
        The high end of a round word ("hundreds of").
    """

    first: int
    last: int
    value: float
    unit: Unit | None
    scale: float = 1.0
    per: Unit | None = None
    per_year: bool = False
    words: bool = False
    fraction: bool = False
    loose: bool = False
    noun: tuple[int, int] = (0, 0)
    unit_span: tuple[int, int] = (0, 0)
    sign: str = ""
    high: float | None = None
