"""Quantities: a number with its unit, range, bound and sign, whatever it is of."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.extract.amounts import Amount, AmountReader
from geo.extract.bounds import Bounds, bounds_of
from geo.extract.numbers.digits import Style
from geo.extract.numbers.words import NumberWords
from geo.extract.text.tokens import BREAK, WORD, Token
from geo.extract.units import MASS, MONEY, PERCENT, Unit

SENTENCE_ENDS = frozenset({".", "!", "?", "\n"})
THOUSAND = 1000
NEAR_LIST = 6
"""Quantities back within which "two of them" finds what it is of."""
OF_THEM = (["of", "them"], ["of", "those"], ["de", "ellos"], ["de", "ellas"], ["de", "esas"], ["de", "esos"])


@dataclass(slots=True)
class Quantity:
    """One quantity.

    Attributes
    ----------
    first, last : int
        Its first token (with the words of its bound) and the one behind its last.
    number_first, number_last : int
        Tokens of the number and unit alone.
    value : float or None
        None for a range.
    low, high : float or None
    unit : Unit or None
    bound : str
        ``exact``, ``approx``, ``at_least``, ``at_most`` or ``range``.
    direction : str
        ``=``, ``~``, ``>``, ``<``, ``up`` or ``down``.
    per : Unit or None
        What a price or rate is of: "a kilo".
    inherited : bool
        Whether the unit is that of a quantity before it.
    denied : bool
        Whether the text says that it is not so.
    converted : bool
        Whether it repeats the quantity before it in another unit.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    value: float | None
    low: float | None
    high: float | None
    unit: Unit | None
    bound: str = "exact"
    direction: str = "="
    per: Unit | None = None
    per_year: bool = False
    fraction: bool = False
    words: bool = False
    loose: bool = False
    sign: str = ""
    ratio: bool = False
    unit_span: tuple[int, int] = (0, 0)
    inherited: bool = False
    denied: bool = False
    converted: bool = False
    noun: tuple[int, int] = field(default=(0, 0))

    @property
    def size(self) -> float:
        """Return a number to compare it by."""
        return self.value if self.value is not None else ((self.low or 0.0) + (self.high or 0.0)) / 2


def read_quantities(
    tokens: Sequence[Token], masked: Sequence[bool], language: str, words: NumberWords, style: Style, text: str,
    *, every: bool = False,
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
    quantities = _with_ranges(_compounds(amounts, tokens), tokens, bounds)
    for quantity in quantities:
        _bound(quantity, tokens, bounds, marks)
        quantity.denied = _denied(quantity, tokens, bounds)
    _inherit(quantities, tokens, bounds)
    _conversions(quantities, tokens)
    for quantity in quantities:
        quantity.direction = _direction(quantity, tokens, bounds)
    return quantities


def _compounds(amounts: Sequence[Amount], tokens: Sequence[Token]) -> list[Amount]:
    """Join "2 toneladas 340 kilos", "138 kilos y 400 gramos" into one amount of the first unit."""
    found: list[Amount] = []
    for amount in amounts:
        before = found[-1] if found else None
        gap = [t.text for t in tokens[before.last : amount.first]] if before else []
        if (
            before is not None and before.unit is not None and amount.unit is not None
            and before.unit.dimension == amount.unit.dimension == MASS and amount.unit.factor < before.unit.factor
            and gap in ([], ["y"], ["con"], ["and"], [","]) and amount.value * amount.unit.factor < before.unit.factor
        ):  # fmt: skip
            value = before.value + amount.value * amount.unit.factor / before.unit.factor
            found[-1] = replace(before, last=amount.last, value=round(value, 9))
        else:
            found.append(amount)
    return found


def _single(amount: Amount) -> Quantity:
    single = Quantity(
        amount.first, amount.last, amount.first, amount.last, amount.value, None, None, amount.unit,
        "approx" if amount.loose else "exact", per=amount.per, per_year=amount.per_year,
        fraction=amount.fraction, words=amount.words, loose=amount.loose, sign=amount.sign, noun=amount.noun,
        unit_span=amount.unit_span,
    )  # fmt: skip
    if amount.high is not None:
        single.value, single.low, single.high, single.bound = None, amount.value, amount.high, "range"
    return single


def _with_ranges(amounts: Sequence[Amount], tokens: Sequence[Token], bounds: Bounds) -> list[Quantity]:
    found: list[Quantity] = []
    index = 0
    while index < len(amounts):
        one = amounts[index]
        other = amounts[index + 1] if index + 1 < len(amounts) else None
        opened = _range_from(one, other, tokens, bounds) if other is not None else None
        if other is None or opened is None:
            found.append(_single(one))
            index += 1
            continue
        quantity = _single(other)
        quantity.first, quantity.number_first = opened, one.first
        quantity.value, quantity.low, quantity.high = None, _scaled(one, other), other.value
        quantity.unit, quantity.bound = other.unit or one.unit, "range"
        quantity.per = other.per or one.per
        found.append(quantity)
        index += 2
    return found


def _scaled(one: Amount, other: Amount) -> float:
    """Return the low end, in the scale that only the high end names: "2 to 3 million"."""
    bare = one.unit is None or one.unit.dimension == MONEY
    if other.scale > 1 and one.scale == 1 and one.value * other.scale < other.value and bare:
        return one.value * other.scale
    return one.value


def _range_from(one: Amount, other: Amount, tokens: Sequence[Token], bounds: Bounds) -> int | None:
    """Return the first token of the range that two amounts make; None where they make none."""
    gap = [t.text for t in tokens[one.last : other.first]]
    if not 1 <= len(gap) <= 3 or gap[0] not in bounds.range_to or one.fraction or other.fraction:
        return None
    if any(text not in bounds.fillers and text not in bounds.loose for text in gap[1:]):
        return None
    if one.unit and other.unit and one.unit.dimension != other.unit.dimension:
        return None
    if one.unit is not None and other.unit is None and one.unit.dimension != MONEY:
        return None
    low = _scaled(one, other)
    if other.value <= low:
        return None
    at = one.first - 1
    while at >= 0 and tokens[at].text in bounds.fillers and tokens[at].text not in bounds.openers:
        at -= 1
    opener = tokens[at].text if at >= 0 else ""
    link = gap[0]
    if opener in bounds.range_between:
        return at if link in ("and", "y", "e", "-") else None
    if link in ("and", "y"):
        return None
    if opener in bounds.range_from:
        return None if bounds.change_before(tokens, at) else at
    if link in ("or", "o", "u"):
        return one.first if other.value <= 3 * low and not one.unit else None
    if link == "-" and not (tokens[one.last].start == tokens[one.last - 1].end or other.unit):
        return None
    return one.first if other.value < 50 * max(low, 1e-9) or low == 0 else None


def _bound(
    quantity: Quantity, tokens: Sequence[Token], bounds: Bounds, marks: dict[int, tuple[int, str]]
) -> None:
    """Give a quantity the bound of the words before or behind it."""
    at = quantity.first
    for _step in range(4):
        if at in marks and not _compared(tokens, marks[at][0], at, quantity.first, bounds):
            first, bound = marks[at]
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
        if found is not None:
            quantity.bound, quantity.last = found.payload, found.last
    if quantity.value is not None:
        quantity.low = quantity.value if quantity.bound == "at_least" else None
        quantity.high = quantity.value if quantity.bound == "at_most" else None


def _compared(tokens: Sequence[Token], first: int, behind: int, at: int, bounds: Bounds) -> bool:
    """Say whether a word of place compares with a figure known, and bounds nothing: "below its 30-day average"."""
    between = {token.text for token in tokens[behind:at]}
    if tokens[behind - 1].text == "than":
        return bool(between & bounds.definite)
    return behind - first == 1 and tokens[first].text in bounds.strict and bool(between & bounds.owners)


def _denied(quantity: Quantity, tokens: Sequence[Token], bounds: Bounds) -> bool:
    """Say whether "not" stands before a quantity and "but" behind it: "not 4,500 but at least 18,000"."""
    at = quantity.first - 1
    while at >= 0 and tokens[at].text in bounds.fillers:
        at -= 1
    if at < 0 or tokens[at].text not in bounds.nots:
        return False
    return any(token.text in bounds.buts for token in tokens[quantity.last : quantity.last + 4])


def _inherit(quantities: Sequence[Quantity], tokens: Sequence[Token], bounds: Bounds) -> None:
    """Give bare numbers of a list the unit of the quantity before them: "577.88 in Ciudad Constitución"."""
    for at, (before, quantity) in enumerate(itertools.pairwise(quantities)):
        if quantity.unit is not None or quantity.fraction:
            continue
        if quantity.noun != (0, 0) and not _participle(tokens, quantity.number_last):
            continue
        between = tokens[before.last : quantity.first]
        them = [t.text for t in tokens[quantity.number_last : quantity.number_last + 2]] in OF_THEM
        if them and before.unit is not None and before.noun == (0, 0):
            before = next(
                (
                    q
                    for q in reversed(quantities[max(0, at - NEAR_LIST) : at])
                    if q.unit is None and q.noun != (0, 0)
                ),
                before,
            )
        if not them and (any(t.text in SENTENCE_ENDS for t in between) or len(between) > 25):
            continue
        if not bounds.ends_number(tokens, quantity.number_last) and not _participle(
            tokens, quantity.number_last
        ):
            continue
        if before.unit is None and before.noun == (0, 0):
            continue
        quantity.unit, quantity.per, quantity.inherited = before.unit, before.per, True
        quantity.noun = before.noun if before.unit is None else (0, 0)


def _participle(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a participle, and no noun, follows: "14.000 destruidas el año pasado"."""
    if index >= len(tokens) or tokens[index].kind != WORD:
        return False
    text = tokens[index].text
    return len(text) > 5 and text.endswith(("adas", "ados", "idas", "idos", "ada", "ado", "ed"))


def _conversions(quantities: Sequence[Quantity], tokens: Sequence[Token]) -> None:
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


def _direction(quantity: Quantity, tokens: Sequence[Token], bounds: Bounds) -> str:
    """Return the sign of a quantity as a reader of numbers would say it."""
    signs = {"approx": "~", "at_least": ">", "at_most": "<"}
    changed = bounds.change_of(tokens, quantity.first, quantity.last)
    if changed and quantity.unit is not None and quantity.unit.dimension == PERCENT:
        return changed
    return signs.get(quantity.bound, changed if changed and bounds.by_before(tokens, quantity.first) else "=")


def noun_words(quantity: Quantity, tokens: Sequence[Token]) -> str:
    """Return the folded words that a bare number counts."""
    first, last = quantity.noun
    return " ".join(t.text for t in tokens[first:last] if t.kind in (WORD, BREAK)).strip()
