"""Parts of a round whole that stands before them: "of every ten kilos, nine go to traffickers"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.extract.numbers.words import NumberWords
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import Token
from geo.extract.units import units

WHOLES = (4, 5, 10, 20, 100, 1000)
"""Wholes of which such parts are told."""
ENDS = frozenset((".", ";", "\n", "!", "?"))
REACH = 25
"""Tokens between a whole and its first part, and between two parts."""
PERCENT = "percent"


def parts_of_wholes(
    quantities: Sequence[Quantity], tokens: Sequence[Token], words: NumberWords
) -> list[Quantity]:
    """Return quantities with the parts of "of every ten" as shares, and without the ten."""
    found: list[Quantity] = []
    whole: Quantity | None = None
    last, taken = 0, False
    for quantity in quantities:
        if whole is not None and not _goes_on(last, quantity, tokens):
            whole = None
        if _is_whole(quantity, tokens, words):
            whole, taken = quantity, False
        elif whole is not None and _is_part(quantity, whole):
            if not taken:
                found.remove(whole)
                taken = True
            quantity.value = 100.0 * (quantity.value or 0.0) / (whole.value or 1.0)
            quantity.unit, quantity.fraction, quantity.noun = units().by_id[PERCENT], True, (0, 0)
        found.append(quantity)
        last = quantity.number_last
    return found


def _goes_on(last: int, quantity: Quantity, tokens: Sequence[Token]) -> bool:
    gap = tokens[last : quantity.number_first]
    return len(gap) <= REACH and not any(token.text in ENDS for token in gap)


def _is_whole(quantity: Quantity, tokens: Sequence[Token], words: NumberWords) -> bool:
    """Say whether "of every" stands before a round number, and no part of it before that."""
    if quantity.value not in WHOLES or quantity.fraction:
        return False
    first = quantity.number_first
    ends = (words.each.longest(tokens, at) for at in (first - 2, first - 3) if at >= 0)
    return any(match is not None and match.last == first for match in ends)


def _is_part(quantity: Quantity, whole: Quantity) -> bool:
    value = quantity.value
    bare = quantity.unit is None and not quantity.fraction
    return bare and value is not None and value == int(value) and 0 < value < (whole.value or 0)
