"""What money is per where that stands before it or at another price of its list: "el kilo se vende a 450"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from geo.extract.amounts.counted import PerWords, per_words
from geo.extract.bounds import Bounds
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import BREAK, NUMBER, Token
from geo.extract.units import MASS, MONEY, Unit, units

FAR = 25
"""Tokens before a price within which it is said what it is per."""
LONGEST_GAP = 12
"""Tokens between two prices of one list."""
LONGEST_MOVE = 5
"""Tokens between a price and the one that it moves to: "in 2015 to"."""
ALIKE = 60
"""How many times as large one of two prices of the same thing may be."""
PARTING = frozenset((".", "!", "?", "\n", ";"))
LISTED = frozenset((",", "and", "y", "e", "to", "a"))


def priced(quantities: list[Quantity], tokens: Sequence[Token], language: str, bounds: Bounds) -> None:
    """Say of money what it is per where that stands before it: "el kilo se vende a 450 dólares".

    "A kilo" is no figure of its own then.
    """
    words = per_words(language)
    for quantity in [q for q in quantities if q.dimension == MONEY and q.per is None]:
        at, unit = _sold_before(quantity, tokens, words, bounds)
        if unit is not None:
            quantity.per = unit
            quantities[:] = [q for q in quantities if not (q.words and q.first <= at < q.last)]


def _sold_before(
    quantity: Quantity, tokens: Sequence[Token], words: PerWords, bounds: Bounds
) -> tuple[int, Unit | None]:
    """Return the unit of mass of which the price of one is said, and its token."""
    seen = False
    first = quantity.first
    if first > 1 and tokens[first - 1].text in bounds.reach and tokens[first - 2].kind == NUMBER:
        first -= 2  # "el kilo pasó de 3,5 a 4,2 soles"
    for at in range(first - 1, max(0, first - FAR), -1):
        if tokens[at].text in PARTING or tokens[at].kind == NUMBER:
            break
        seen = seen or tokens[at].text in words.priced
        found = units().words.at(tokens, at)
        unit = found[-1].payload if found else None
        article = tokens[at - 1].text in words.each
        if seen and article and unit is not None and unit.dimension == MASS and unit.id != "t":
            return at, unit
    return 0, None


def priced_alike(quantities: Sequence[Quantity], tokens: Sequence[Token], bounds: Bounds) -> None:
    """Give prices of one move or list what one of them is per: "from $3 to $4 a kilo"."""
    for one, other in itertools.pairwise(quantities):
        if one.dimension != MONEY or one.unit is not other.unit or (one.per is None) == (other.per is None):
            continue
        between = tokens[one.last : other.first]
        if len(between) > LONGEST_GAP or any(t.text in PARTING or t.kind == BREAK for t in between):
            continue
        gap = [t.text for t in between]
        if one.per is None:
            opened = one.first > 0 and tokens[one.first - 1].text in bounds.range_from
            if opened and len(gap) <= LONGEST_MOVE and any(text in bounds.reach for text in gap[-2:]):
                one.per = other.per
        elif gap and gap[-1] in LISTED and one.size / ALIKE < other.size < ALIKE * one.size:
            other.per = one.per
