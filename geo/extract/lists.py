"""What a quantity has from another or from above it: units of lists and tables, repetitions in brackets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from geo.extract.bounds import Bounds
from geo.extract.quantity import Quantity
from geo.extract.tables import column_units, tables_in
from geo.extract.text.tokens import WORD, Token
from geo.extract.units import AREA, MASS, MONEY, PERCENT

SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})
PARAGRAPH_ENDS = frozenset({"\n"})
HUNDRED, THOUSAND, MILLION = 100, 1000, 1_000_000
FAR = 25
"""Tokens between two figures of one list."""
NEAR_LIST = 6
"""Quantities back within which "two of them" finds what it is of."""
OF_THEM = (["of", "them"], ["of", "those"], ["de", "ellos"], ["de", "ellas"], ["de", "esas"], ["de", "esos"])


def from_tables(quantities: Sequence[Quantity], tokens: Sequence[Token], text: str) -> frozenset[int]:
    """Give bare figures of tables the unit that stands above them; return the first tokens of all figures."""
    tables = tables_in(tokens, text)
    if not tables:
        return frozenset()
    above = column_units(tables, tokens)
    for quantity in quantities:
        unit = above.get(quantity.number_first)
        if unit is not None and quantity.unit is None:
            quantity.unit, quantity.noun = unit, (0, 0)
    return frozenset(above)


def inherit(
    quantities: Sequence[Quantity], tokens: Sequence[Token], bounds: Bounds, in_table: frozenset[int]
) -> None:
    """Give bare numbers of a list the unit of the quantity before them, or of the one that they lead to."""
    for at, quantity in enumerate(quantities):
        if quantity.unit is not None or quantity.fraction or quantity.number_first in in_table:
            continue
        before = _before(quantities, at, tokens, bounds)
        after = quantities[at + 1] if at + 1 < len(quantities) else None
        if after is not None and _leads(quantity, after, tokens, bounds, alone=before is None):
            quantity.unit, quantity.per, quantity.noun = after.unit, after.per, after.noun
            quantity.inherited = True
        elif before is not None:
            quantity.unit, quantity.per, quantity.inherited = before.unit, before.per, True
            if _same_scale(before, quantity):
                _times(quantity, before.scale)
            quantity.noun = before.noun if before.unit is None else (0, 0)


def _before(
    quantities: Sequence[Quantity], at: int, tokens: Sequence[Token], bounds: Bounds
) -> Quantity | None:
    """Return the quantity of whose kind a bare number of a list is: "577.88 in Ciudad Constitución", "two of them"."""
    quantity, behind = quantities[at], quantities[at].number_last
    if at == 0:
        return None
    behind = quantity.last if quantity.noun == (0, 0) else behind
    participle = _participle(tokens, behind)
    if not participle and (quantity.noun != (0, 0) or not bounds.ends_number(tokens, behind)):
        return None
    before = quantities[at - 1]
    if [t.text for t in tokens[behind : behind + 2]] in OF_THEM:
        near = reversed(quantities[max(0, at - NEAR_LIST) : at])
        return next((q for q in near if q.unit is None and q.noun != (0, 0)), before)
    between = tokens[before.last : quantity.first]
    if len(between) > FAR or any(t.text in SENTENCE_ENDS for t in between):
        large = quantity.noun == (0, 0) and quantity.size >= HUNDRED
        return _level(quantities, at, tokens, PARAGRAPH_ENDS) if large else None
    to = between and between[-1].text in bounds.reach
    if before.unit is not None and before.unit.dimension == PERCENT and to:
        return None  # "rose 4 % to 3,912"
    if before.unit is not None and before.unit.dimension == PERCENT and quantity.size > HUNDRED:
        return _level(quantities, at, tokens, SENTENCE_ENDS)
    return None if before.unit is None and before.noun == (0, 0) else before


def _level(
    quantities: Sequence[Quantity], at: int, tokens: Sequence[Token], ends: frozenset[str]
) -> Quantity | None:
    """Return the last area or mass before a bare figure: "49,900 ha, 14 % more than the 43,900"; none over ``ends``."""
    for before in reversed(quantities[max(0, at - NEAR_LIST) : at]):
        between = tokens[before.last : quantities[at].first]
        if len(between) > 2 * FAR or any(t.text in ends for t in between):
            return None
        if before.unit is not None and before.unit.dimension in (AREA, MASS):
            return before
    return None


def _leads(
    quantity: Quantity, after: Quantity, tokens: Sequence[Token], bounds: Bounds, *, alone: bool
) -> bool:
    """Say whether a bare number has the unit of the next: "from 40 to 60 tonnes", "about 40 and nearly 50 labs"."""
    gap = [t.text for t in tokens[quantity.last : after.first]]
    if (
        quantity.noun != (0, 0)
        or not 1 <= len(gap) <= 3
        or not (gap[0] in bounds.range_to or gap[0] in bounds.buts)
        or after.fraction
    ):
        return False
    return (alone or gap[0] in bounds.reach) and all(text in bounds.fillers for text in gap[1:])


def _same_scale(before: Quantity, quantity: Quantity) -> bool:
    """Say whether a bare number of money means millions too: "30 million euros in 2010 and 40 in 2011"."""
    if (
        quantity.unit is None
        or quantity.unit.dimension != MONEY
        or before.scale < MILLION
        or quantity.scale > 1
    ):
        return False
    return quantity.size < THOUSAND and quantity.size < HUNDRED * before.size / before.scale


def _times(quantity: Quantity, scale: float) -> None:
    quantity.scale = scale
    quantity.value = None if quantity.value is None else quantity.value * scale
    quantity.low = None if quantity.low is None else quantity.low * scale
    quantity.high = None if quantity.high is None else quantity.high * scale


def _participle(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a participle, and no noun, follows: "14.000 destruidas el año pasado"."""
    if index >= len(tokens) or tokens[index].kind != WORD:
        return False
    text = tokens[index].text
    return len(text) > 5 and text.endswith(("adas", "ados", "idas", "idos", "ada", "ado", "ed"))


def conversions(quantities: Sequence[Quantity], tokens: Sequence[Token]) -> None:
    """Mark what repeats the quantity before it in brackets in another unit."""
    for before, quantity in itertools.pairwise(quantities):
        one, other = before.unit, quantity.unit
        if one is None or other is None or one.dimension != other.dimension or one is other:
            continue
        gap = "".join(t.text for t in tokens[before.last : quantity.first])
        if "(" not in gap or len(gap) > 20:
            continue
        if one.dimension in (MONEY, PERCENT):
            quantity.converted = one.dimension == MONEY
            continue
        first, second = before.size * one.factor, quantity.size * other.factor
        if before.value is not None and second > 0 and abs(first - THOUSAND * second) <= 0.1 * first:
            before.value /= THOUSAND  # "1.234 tonnes (2,721 lb)": the mark was one of decimals
            first /= THOUSAND
        quantity.converted = second > 0 and abs(first - second) <= 0.1 * second
