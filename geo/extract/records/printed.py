"""A quantity as the text prints it: its number and its unit apart."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.quantity import Quantity
from geo.extract.units import units


def number_and_unit(quantity: Quantity, analysis: Analysis) -> tuple[str, str]:
    """Return the number and the unit of a quantity as printed; the unit is empty where none stands with it.

    Parameters
    ----------
    quantity : Quantity
        ``12 million dollars`` gives ``12 million`` and ``dollars``, ``US$1,300`` gives ``1,300`` and ``US$``.
    analysis : Analysis
        Of its text.
    """
    first, last = quantity.number_first, quantity.number_last
    words = analysis.words(first, last)
    noun = analysis.words(*quantity.noun) if quantity.noun[0] < quantity.noun[1] else ""
    if quantity.unit is None or quantity.inherited:
        return words, noun
    sign = units().signs.longest(analysis.tokens, first)
    if sign is not None and sign.last < last and sign.payload.dimension == quantity.unit.dimension:
        return analysis.words(sign.last, last), analysis.words(first, sign.last)
    for index in range(last - 1, first, -1):
        match = units().words.longest(analysis.tokens, index)
        before = units().words.longest(analysis.tokens, index - 1) if index - 1 > first else None
        if match is not None and not (before is not None and before.last >= match.last):
            return analysis.words(first, index), analysis.words(index, last)
    return words, noun
