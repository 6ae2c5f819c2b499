"""What money is per where that stands before it or at another price of its list: "el kilo se vende a 450"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from geo.extract.amounts.counted import PerWords, per_words
from geo.extract.bounds import Bounds
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import BREAK, NUMBER, SENTENCE_ENDS, WORD, Token
from geo.extract.units import MASS, MONEY, Unit, units

FAR = 25
"""Tokens before a price within which it is said what it is per."""
LONGEST_GAP = 14
"""Tokens between two prices of one list."""
ALIKE = 60
"""How many times as large one of two prices of one list may be."""
LONGEST_MOVE = 5
"""Tokens between a price and the one that it moves to: "in 2015 to"."""
PARTING = SENTENCE_ENDS | {";"}


def priced(quantities: list[Quantity], tokens: Sequence[Token], language: str, bounds: Bounds) -> None:
    """Say of money what it is per where that stands before it: "el kilo se vende a 450 dólares".

    "A kilo" is no figure of its own then.
    """
    words = per_words(language)
    units_priced: set[int] = set()
    for quantity in quantities:
        if quantity.dimension == MONEY and quantity.per is None:
            at, unit = _sold_before(quantity, tokens, words, bounds)
            if unit is not None:
                quantity.per = unit
                units_priced.add(at)
    if units_priced:
        quantities[:] = [
            q for q in quantities if not (q.words and units_priced.intersection(range(q.first + 1, q.last)))
        ]


def _sold_before(
    quantity: Quantity, tokens: Sequence[Token], words: PerWords, bounds: Bounds
) -> tuple[int, Unit | None]:
    """Return the unit of mass of which the price of one is said, and its token; -1 and None for none."""
    first, seen = quantity.number_first, False
    if first > 1 and tokens[first - 1].text in bounds.reach and tokens[first - 2].kind == NUMBER:
        first -= 2
        seen = bounds.change_before(tokens, first)  # "el kilo pasó de 3,5 a 4,2 soles"
    for at in range(first - 1, max(0, first - FAR), -1):
        if tokens[at].text in PARTING or tokens[at].kind == NUMBER:
            break
        seen = seen or tokens[at].text in words.priced
        found = units().words.at(tokens, at)
        unit = found[-1].payload if found else None
        article = tokens[at - 1].text in words.each
        if seen and article and unit is not None and unit.dimension == MASS and unit.id != "t":
            return at, unit
    return -1, None


def priced_alike(
    quantities: Sequence[Quantity], tokens: Sequence[Token], text: str, language: str, bounds: Bounds
) -> None:
    """Give prices of one move, list or comparison what one of them is per: "from $3 to $4 a kilo"."""
    words = per_words(language)
    for one, other in itertools.pairwise(quantities):
        if one.dimension != MONEY or other.dimension != MONEY or (one.per is None) == (other.per is None):
            continue
        between = tokens[one.last : other.first]
        if one.per is None:
            one.per = other.per if _moves_to(one, other, between, tokens, bounds) else None
        elif one.per.dimension == MASS and other.size < ALIKE * one.size:
            other.per = one.per if _goes_on(between, text, words, bounds) else None


def _moves_to(
    one: Quantity, other: Quantity, between: Sequence[Token], tokens: Sequence[Token], bounds: Bounds
) -> bool:
    """Say whether a price moves to the next: "from $900 in 2015 to $1,400 a kilo"."""
    opened = one.first > 0 and tokens[one.first - 1].text in bounds.range_from
    reach = any(token.text in bounds.reach for token in between[-2:])
    return opened and reach and one.unit is other.unit and len(between) <= LONGEST_MOVE


def _goes_on(between: Sequence[Token], text: str, words: PerWords, bounds: Bounds) -> bool:
    """Say whether a price of the same stands behind these words: "and in Lima it is worth $4,000".

    Nothing stands among them but names of places, drugs, times, small words and words of prices: what else
    has a price of its own ("and a bribe costs $50").
    """
    if len(between) > LONGEST_GAP or any(t.text in PARTING or t.kind == BREAK for t in between):
        return False
    of_price = [t.text in words.priced or t.text in words.compared for t in between]
    named = [t.text in words.beside or text[t.start].isupper() for t in between]
    for token, price, name in zip(between, of_price, named, strict=True):
        small = token.text in bounds.function or token.text in bounds.fillers
        if token.kind == WORD and not (price or name or small):
            return False
    listed = [t.text in words.listed for t in between]
    opens = any(listed[:1]) and any(named[1:2])  # ", cocaine for $1,200"
    ends = any(listed[-1:]) or (any(listed[-2:-1]) and between[-1].text in words.at)
    return opens or ends or any(of_price)
