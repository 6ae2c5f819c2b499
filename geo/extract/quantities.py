"""Quantities: a number with its unit, range, bound and sign, whatever it is of."""

from __future__ import annotations

from collections.abc import Sequence

from geo.extract.amounts.pounds import name_pounds
from geo.extract.amounts.prices import priced, priced_alike
from geo.extract.amounts.reader import AmountReader
from geo.extract.bounds import Bounds, bounds_of
from geo.extract.lists import conversions, from_tables, inherit
from geo.extract.numbers.digits import Style
from geo.extract.numbers.words import NumberWords
from geo.extract.quantity import Quantity
from geo.extract.ranges import compounds, with_ranges
from geo.extract.ranks import RANK_UNIT, read_ranks
from geo.extract.shares import parts_of_wholes
from geo.extract.text.tokens import Token
from geo.extract.units import DURATION, PERCENT, units


def read_quantities(
    tokens: Sequence[Token], masked: Sequence[bool], language: str, words: NumberWords, style: Style,
    text: str, *, every: bool = False,
) -> list[Quantity]:  # fmt: skip
    """Return the quantities of a text, in order.

    Parameters
    ----------
    tokens : sequence of Token
    masked : sequence of bool
        Which tokens are times and no numbers.
    language : str
    words : NumberWords
    style : Style
    text : str
        As printed.
    every : bool
        Whether round words and "one of the banks" are quantities too.
    """
    bounds = bounds_of(language)
    marks = bounds.marks(tokens)
    amounts = AmountReader(tokens, text, masked, words, style, language, every).read()
    quantities = parts_of_wholes(with_ranges(compounds(amounts, tokens), tokens, bounds), tokens, words)
    for quantity in quantities:
        _bound(quantity, tokens, bounds, marks)
        quantity.denied = _denied(quantity, tokens, bounds)
    in_table = from_tables(quantities, tokens, text, words)
    if not every:
        priced(quantities, tokens, language, bounds)
    inherit(quantities, tokens, bounds, in_table)
    if not every:
        priced_alike(quantities, tokens, text, language, bounds)
    name_pounds(quantities, tokens, language)
    conversions(quantities, tokens, language)
    for quantity in quantities:
        quantity.direction = _direction(quantity, tokens, bounds)
    return quantities if every else _with_ranks(quantities, tokens, language)


def _with_ranks(quantities: list[Quantity], tokens: Sequence[Token], language: str) -> list[Quantity]:
    """Return quantities with the ranks among them; a number within a rank is none of its own."""
    ranks = read_ranks(tokens, language)
    if not ranks:
        return quantities
    within = {index for rank in ranks for index in range(rank.first, rank.last)}
    found = [q for q in quantities if q.number_first not in within]
    found += [
        Quantity(r.first, r.last, r.first, r.last, float(r.value), None, None, RANK_UNIT, words=True)
        for r in ranks
    ]
    return sorted(found, key=lambda q: q.first)


def _bound(
    quantity: Quantity, tokens: Sequence[Token], bounds: Bounds, marks: dict[int, tuple[int, str]]
) -> None:
    """Give a quantity the bound of the words before or behind it."""
    at = quantity.first
    for _step in range(4):
        if at in marks and not _compared(tokens, marks[at][0], at, quantity.first, bounds):
            first, bound = marks[at]
            bound = "at_most" if bounds.turns(tokens, first, at) else bound
            if _only_during(tokens, first, quantity, bounds):
                break
            if quantity.bound in ("exact", "approx"):
                quantity.bound = bound
            quantity.first = first
            break
        if at == 0 or tokens[at - 1].text not in bounds.fillers:
            break
        at -= 1
    if quantity.bound in ("exact", "approx"):
        behind = quantity.last + (quantity.last + 1 < len(tokens) and tokens[quantity.last].text == ",")
        found = bounds.behind.longest(tokens, behind)
        found = found if behind == quantity.last or (found and found.payload == "approx") else None
        if found is not None and tokens[behind].text == "+" and tokens[behind].start > tokens[behind - 1].end:
            found = None
        if found is not None:
            quantity.bound, quantity.last = found.payload, found.last
            if quantity.unit is None:
                _unit_behind(quantity, tokens)
            if quantity.noun[0] < found.last:
                quantity.noun = (found.last, quantity.noun[1]) if quantity.noun[1] > found.last else (0, 0)
    if quantity.value is not None:
        quantity.low = quantity.value if quantity.bound == "at_least" else None
        quantity.high = quantity.value if quantity.bound == "at_most" else None


def _only_during(tokens: Sequence[Token], first: int, quantity: Quantity, bounds: Bounds) -> bool:
    """Say whether a word of more says how long something lasts: "spent over three years"."""
    if quantity.unit is None or quantity.unit.dimension != DURATION:
        return False
    before = bounds.lasting.get(tokens[first].text)
    return before is not None and (tokens[first - 1].text if first else "") not in before


def _unit_behind(quantity: Quantity, tokens: Sequence[Token]) -> None:
    """Give a number the unit behind its bound: "62-plus tonnes", "6,150-odd hectares"."""
    found = units().words.longest(tokens, quantity.last)
    if found is not None and tokens[found.first].text not in units().only_glued:
        quantity.unit, quantity.last, quantity.noun = found.payload, found.last, (0, 0)
        quantity.unit_span = (found.first, found.last)


def _compared(tokens: Sequence[Token], first: int, behind: int, at: int, bounds: Bounds) -> bool:
    """Say whether a word of place compares with a known figure, no bound: "below its 30-day average"."""
    between = {token.text for token in tokens[behind:at]}
    if tokens[behind - 1].text == "than":
        return bool(between & bounds.definite)
    if " ".join(token.text for token in tokens[first:behind]) not in bounds.strict:
        return False
    return bool(between & bounds.owners) or _behind_share(tokens, first)


def _behind_share(tokens: Sequence[Token], index: int) -> bool:
    """Say whether per cent end before a token: "3 percent below the 65.1 million"."""
    return any(
        match.last == index and match.payload.dimension == PERCENT
        for first in (index - 1, index - 2)
        if first >= 0
        for match in units().words.at(tokens, first)
    )


def _denied(quantity: Quantity, tokens: Sequence[Token], bounds: Bounds) -> bool:
    """Say whether "not" stands before a quantity and "but" behind it: "not 4,500 but at least 18,000"."""
    at = quantity.first - 1
    while at >= 0 and tokens[at].text in bounds.fillers:
        at -= 1
    if at < 0 or tokens[at].text not in bounds.nots:
        return False
    return any(token.text in bounds.buts for token in tokens[quantity.last : quantity.last + 4])


def _direction(quantity: Quantity, tokens: Sequence[Token], bounds: Bounds) -> str:
    """Return the sign of a quantity as a reader of numbers would say it."""
    signs = {"approx": "~", "at_least": ">", "at_most": "<"}
    changed = bounds.change_of(tokens, quantity.first, quantity.last)
    if changed and quantity.unit is not None and quantity.unit.dimension == PERCENT:
        return changed
    return signs.get(quantity.bound, changed if changed and bounds.by_before(tokens, quantity.first) else "=")
