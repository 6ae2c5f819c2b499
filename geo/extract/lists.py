"""What a quantity has from another or from above it: units of lists and tables, repetitions in brackets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from geo.extract.amounts.counted import per_behind
from geo.extract.bounds import Bounds
from geo.extract.numbers.words import NumberWords
from geo.extract.quantity import Quantity
from geo.extract.tables import column_units, tables_in
from geo.extract.text.tokens import NUMBER, SENTENCE_ENDS, WORD, Token
from geo.extract.units import AREA, DURATION, MASS, MONEY, PERCENT

HUNDRED, THOUSAND, MILLION = 100, 1000, 1_000_000
PART_OF = frozenset({"of", "de"})
SPOKEN = (AREA, MASS, MONEY)
FAR_SPOKEN = 60
"""Tokens within which a bare number of a later sentence goes on with what was spoken of."""
ALIKE = 60
"""How many times as large one of two figures of the same thing may be."""
FAR = 25
"""Tokens between two figures of one list."""
TOO_FAR = 1000
"""How many times as large the area or mass before a bare number behind a colon may be."""
NEAR_LIST = 6
"""Quantities back within which "two of them" finds what it is of."""
OF_THEM = (["of", "them"], ["of", "those"], ["de", "ellos"], ["de", "ellas"], ["de", "esas"], ["de", "esos"])


RATE_WORDS = frozenset(("per", "por"))


def from_tables(
    quantities: Sequence[Quantity], tokens: Sequence[Token], text: str, words: NumberWords
) -> frozenset[int]:
    """Give bare figures of tables the unit that stands above them; return the first tokens of all figures."""
    scales = words.scales | words.broad
    tables = tables_in(tokens, text, scales)
    if not tables:
        return frozenset()
    above = column_units(tables, tokens, scales)
    for quantity in quantities:
        said = above.get(quantity.number_first)
        if said is not None and quantity.unit is None:
            quantity.unit, quantity.unit_span, quantity.noun = said.unit, said.span, (0, 0)
            quantity.per = quantity.per or said.per
            if quantity.scale == 1.0 and said.scale != 1.0:
                _times(quantity, said.scale)
    return frozenset(above)


def inherit(
    quantities: Sequence[Quantity], tokens: Sequence[Token], bounds: Bounds, in_table: frozenset[int]
) -> None:
    """Give bare numbers of a list the unit of the quantity before them, or of the one that they lead to."""
    for at, quantity in enumerate(quantities):
        if quantity.unit is not None or quantity.fraction or quantity.number_first in in_table:
            continue
        before = _before(quantities, at, tokens, bounds) or _spoken_of(quantities, at, tokens, bounds)
        after = quantities[at + 1] if at + 1 < len(quantities) else None
        if after is not None and _leads(quantity, after, tokens, bounds, alone=before is None):
            quantity.unit, quantity.per, quantity.noun = after.unit, after.per, after.noun
            quantity.inherited = True
        elif before is not None:
            quantity.unit, quantity.per, quantity.inherited = before.unit, before.per, True
            if _same_scale(before, quantity):
                _times(quantity, before.scale)
            quantity.noun = before.noun if before.unit is None else (0, 0)
    for at in range(len(quantities) - 2, -1, -1):
        one, after = quantities[at], quantities[at + 1]
        bare = one.unit is None and one.noun == (0, 0) and not one.fraction
        if bare and after.inherited and [t.text for t in tokens[one.last : after.first]] == [","]:
            one.unit, one.per, one.noun, one.inherited = after.unit, after.per, after.noun, True


def _before(
    quantities: Sequence[Quantity], at: int, tokens: Sequence[Token], bounds: Bounds
) -> Quantity | None:
    """Return the quantity whose kind a bare number of a list has: "577.88 in Lima", "two of them"."""
    quantity, behind = quantities[at], quantities[at].number_last
    if at == 0:
        return None
    behind = quantity.last if quantity.noun == (0, 0) else behind
    participle = _participle(tokens, behind, bounds) and tokens[behind].text not in bounds.no_participles
    if not participle and (quantity.noun != (0, 0) or not bounds.ends_number(tokens, behind)):
        return None
    before = _no_length_of_time(quantities, at)
    if _is_rate(tokens, behind):
        return None
    if [t.text for t in tokens[behind : behind + 2]] in OF_THEM:
        near = [q for q in quantities[max(0, at - NEAR_LIST) : at] if q.dimension != PERCENT][::-1]
        return next((q for q in near if q.unit is None and q.noun != (0, 0)), near[0] if near else None)
    between = tokens[before.last : quantity.first]
    parted = any(t.text == ":" for t in between)
    if parted and before.dimension in (AREA, MASS) and before.size > TOO_FAR * quantity.size > 0:
        return None  # "17,486 hectares, and soldiers die: 14 since January"
    if len(between) > FAR or any(t.text in SENTENCE_ENDS for t in between):
        return None
    to = between and between[-1].text in bounds.reach
    if before.unit is not None and before.unit.dimension == PERCENT and to:
        return None  # "rose 4 % to 3,912"
    if before.unit is not None and before.unit.dimension == PERCENT and quantity.size > HUNDRED:
        return _level(quantities, at, tokens)
    return None if before.unit is None and before.noun == (0, 0) else before


def _is_rate(tokens: Sequence[Token], behind: int) -> bool:
    """Say whether a number behind says of how many: "12.4 per 100,000", "12,4 por cada 100.000"."""
    if behind + 1 >= len(tokens) or tokens[behind].text not in RATE_WORDS:
        return False
    return any(token.kind == NUMBER for token in tokens[behind + 1 : behind + 3])


def _spoken_of(
    quantities: Sequence[Quantity], at: int, tokens: Sequence[Token], bounds: Bounds
) -> Quantity | None:
    """Return an earlier sentence's area, mass or money that a bare number continues ("In 2018 it was 42")."""
    quantity = quantities[at]
    behind = quantity.last
    counted = quantity.words and 0 < quantity.size < HUNDRED
    if (
        quantity.noun != (0, 0)
        or counted
        or not bounds.ends_number(tokens, behind)
        or _aside(quantity, tokens)
        or _is_rate(tokens, behind)
    ):
        return None
    if (
        behind + 1 < len(tokens)
        and tokens[behind].text in PART_OF
        and tokens[behind + 1].text in bounds.definite
    ):
        return None
    for before in reversed(quantities[max(0, at - NEAR_LIST) : at]):
        if quantity.first - before.last > FAR_SPOKEN or (before.unit is None and before.noun != (0, 0)):
            return None
        if before.unit is not None and before.unit.dimension in SPOKEN:
            sizes = {before.size, before.size / before.scale if quantity.scale == 1 else before.size}
            near = any(one / ALIKE <= max(quantity.size, 1e-9) <= one * ALIKE for one in sizes)
            asked = any(token.text == "?" for token in tokens[before.last : quantity.first])
            return before if (near or quantity.size == 0) and not asked else None
    return None


def _aside(quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """Say whether a number stands between commas or brackets alone: an age, a note."""
    first, last = quantity.first, quantity.last
    before = tokens[first - 1].text if first else ""
    after = tokens[last].text if last < len(tokens) else ""
    return (
        before in (",", "(", "-", "/", ":") and after in (",", ")", ".", "-", "/") and quantity.size < HUNDRED
    )


def _no_length_of_time(quantities: Sequence[Quantity], at: int) -> Quantity:
    """Return the quantity before one, past a length of time: "40 tons in two years and 30 in …"."""
    before = quantities[at - 1]
    if at < 2 or before.unit is None or before.unit.dimension != DURATION:
        return before
    earlier = quantities[at - 2]
    return earlier if earlier.unit is not None and earlier.unit.dimension != DURATION else before


def _level(quantities: Sequence[Quantity], at: int, tokens: Sequence[Token]) -> Quantity | None:
    """Return the last quantity of the sentence but percentages: "49,900 ha, 14 % more than the 43,900"."""
    for before in reversed(quantities[max(0, at - NEAR_LIST) : at]):
        if any(t.text in SENTENCE_ENDS for t in tokens[before.last : quantities[at].first]):
            return None
        if before.unit is not None and before.unit.dimension != PERCENT:
            return before
    return None


def _leads(
    quantity: Quantity, after: Quantity, tokens: Sequence[Token], bounds: Bounds, *, alone: bool
) -> bool:
    """Say whether a bare number has the unit of the next: "from 40 to 60 tonnes", "40 and nearly 50 labs"."""
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


def _participle(tokens: Sequence[Token], index: int, bounds: Bounds) -> bool:
    """Say whether a participle, and no noun, follows: "14.000 destruidas"; "refrigerated boxes" not."""
    if index >= len(tokens) or tokens[index].kind != WORD:
        return False
    counted = not bounds.ends_number(tokens, index + 1) and tokens[index + 1].text.endswith("s")
    if tokens[index].text.endswith("ed") and counted:
        return False
    text = tokens[index].text
    return len(text) > 5 and text.endswith(("adas", "ados", "idas", "idos", "ada", "ado", "ed"))


def _priced_behind(before: Quantity, quantity: Quantity, tokens: Sequence[Token], language: str) -> None:
    """Say of money in two currencies what it is per behind the brackets: "3,706 soles ($776) a ton"."""
    per, _per_year, _last = per_behind(tokens, quantity.last + 1, language)
    before.per, quantity.per = before.per or per, quantity.per or per


def conversions(quantities: Sequence[Quantity], tokens: Sequence[Token], language: str) -> None:
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
            if quantity.converted and [t.text for t in tokens[quantity.last : quantity.last + 1]] == [")"]:
                _priced_behind(before, quantity, tokens, language)
            continue
        first, second = before.size * one.factor, quantity.size * other.factor
        if before.value is not None and second > 0 and abs(first - THOUSAND * second) <= 0.1 * first:
            before.value /= THOUSAND  # "1.234 tonnes (2,721 lb)": the mark was one of decimals
            first /= THOUSAND
        quantity.converted = second > 0 and abs(first - second) <= 0.1 * second
