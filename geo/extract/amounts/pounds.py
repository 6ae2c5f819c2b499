"""Which "pounds" are money and no mass: "a fine of 2 million pounds ($2.5 million)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile, zip_longest

from geo.extract.lexicon import rules
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import BREAK, Token
from geo.extract.units import MONEY, units

POUND, STERLING, HOUR = "lb", ("GBP", "pence"), "hour"
BEFORE, BEHIND = 8, 3
"""Tokens before and behind "pounds" within which a word of payment makes them money."""
PARTING = frozenset((",", ".", ";", ":", "(", ")"))
AGAIN = 40
"""Tokens behind pounds of money within which others are money too."""
LARGE = 1_000_000


def name_pounds(quantities: Sequence[Quantity], tokens: Sequence[Token], language: str) -> None:
    """Give "pounds" that are money the unit of that money."""
    words = rules("names", language)
    named, of_mass, paid = (frozenset(words[name]) for name in ("pounds", "of_mass", "paid"))
    money = -AGAIN
    british = any(_unit(quantity) in STERLING for quantity in quantities)
    for quantity, after in zip_longest(quantities, quantities[1:]):
        first, last = quantity.unit_span
        if _unit(quantity) != POUND or last == first or tokens[first].text not in named:
            continue
        if tokens[first - 1].text == "-" or (last < len(tokens) and tokens[last].text in of_mass):
            continue
        hourly = quantity.per is not None and quantity.per.id == HOUR
        large = british and quantity.scale >= LARGE
        again = quantity.first - money < AGAIN
        if hourly or large or again or _repeated(quantity, after, tokens) or _paid(quantity, tokens, paid):
            money = quantity.last
            quantity.unit = units().by_id[STERLING[0]]


def _unit(quantity: Quantity) -> str:
    return quantity.unit.id if quantity.unit is not None else ""


def _repeated(quantity: Quantity, after: Quantity | None, tokens: Sequence[Token]) -> bool:
    """Say whether the next quantity says the same in brackets in another money."""
    if after is None or after.dimension != MONEY:
        return False
    gap = tokens[quantity.last : after.first]
    return len(gap) == 1 and gap[0].text == "("


def _paid(quantity: Quantity, tokens: Sequence[Token], paid: frozenset[str]) -> bool:
    """Say whether a word of payment stands close to a quantity in its clause."""
    before = tokens[max(0, quantity.first - BEFORE) : quantity.first][::-1]
    behind = tokens[quantity.last : quantity.last + BEHIND]
    return any(
        token.text in paid
        for side in (before, behind)
        for token in takewhile(lambda token: token.text not in PARTING and token.kind != BREAK, side)
    )
