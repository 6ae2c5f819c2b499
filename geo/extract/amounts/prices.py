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
ALIKE = 200
"""How many times a price may be the one before it: from the valley to another continent."""
LONGEST_MOVE = 5
"""Tokens between a price and the one that it moves to: "in 2015 to"."""
SENTENCE_ENDS = frozenset((".", "!", "?"))
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
    """Return the unit of mass of which the price of one is said, and its token; -1 and None for none."""
    seen = False
    first = quantity.number_first
    if first > 1 and tokens[first - 1].text in bounds.reach and tokens[first - 2].kind == NUMBER:
        first -= 2  # "el kilo pasó de 3,5 a 4,2 soles"
    for at in range(first - 1, max(0, first - FAR), -1):
        if tokens[at].text in PARTING or tokens[at].kind == NUMBER:
            break
        seen = seen or tokens[at].text in words.priced
        found = units().words.at(tokens, at)
        unit = found[-1].payload if found else None
        if unit is None or unit.dimension != MASS or unit.id == "t":
            continue
        article = tokens[at - 1].text
        if article in words.the_one or (seen and article in words.each):
            return at, unit
    return -1, None


def priced_alike(
    quantities: Sequence[Quantity], tokens: Sequence[Token], language: str, bounds: Bounds
) -> None:
    """Give prices of one move, list or comparison what one of them is per: "from $3 to $4 a kilo"."""
    words = per_words(language)
    for one, other in itertools.pairwise(quantities):
        if one.dimension != MONEY or other.dimension != MONEY or (one.per is None) == (other.per is None):
            continue
        between = tokens[one.last : other.first]
        if one.per is None:
            one.per = other.per if _moves_to(one, other, between, tokens, bounds) else None
        elif one.per.dimension == MASS and other.size < ALIKE * one.size and _goes_on(between, words):
            other.per = one.per


def _moves_to(
    one: Quantity, other: Quantity, between: Sequence[Token], tokens: Sequence[Token], bounds: Bounds
) -> bool:
    """Say whether a price moves to the next: "from $900 in 2015 to $1,400 a kilo"."""
    opened = one.first > 0 and tokens[one.first - 1].text in bounds.range_from
    reach = any(token.text in bounds.reach for token in between[-2:])
    return opened and reach and one.unit is other.unit and len(between) <= LONGEST_MOVE


def _goes_on(between: Sequence[Token], words: PerWords) -> bool:
    """Say whether a price and the sum behind these words are of the same: "in Lima it is worth $4,000"."""
    if len(between) > FAR or sum(t.text in SENTENCE_ENDS or t.kind == BREAK for t in between) > 1:
        return False
    texts = [token.text for token in between]
    listed = texts and (texts[-1] in LISTED or (texts[-1] in words.at and texts[-2:][0] in LISTED))
    same = any(one in LISTED and other in words.same for one, other in itertools.pairwise(texts))
    return listed or same or any(text in words.priced or text in words.compared for text in texts)
