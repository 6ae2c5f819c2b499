"""Amounts joined: "2 toneladas 340 kilos", "from 300 to 350", "70/80"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.extract.amounts.amount import Amount
from geo.extract.bounds import Bounds
from geo.extract.numbers.reader import MILLION
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import Token
from geo.extract.units import MASS, MONEY, PERCENT

TOLERANCES = (["\u00b1"], ["+", "/", "-"])

FARTHEST = 4
"""How many times the low end the high one of a range "by 10 to 15" may be."""
MOST_MOVED = 20
"""How many times the figure before a move the one behind it may be."""
MOST_MOVED_THOUSANDS = 3
"""The same where thousands are named behind the second only: "from 48.8 to 36.6 thousand"."""
TEN, HUNDRED, THOUSAND = 10, 100, 1000
HUNDREDS = range(2 * HUNDRED, TEN * HUNDRED, HUNDRED)


def compounds(amounts: Sequence[Amount], tokens: Sequence[Token]) -> list[Amount]:
    """Join "2 toneladas 340 kilos" into one amount of the first unit; "45 ± 12" is 45."""
    found: list[Amount] = []
    for amount in amounts:
        before = found[-1] if found else None
        gap = [t.text for t in tokens[before.last : amount.first]] if before else []
        if before is not None and gap in TOLERANCES:
            unit = before.unit or amount.unit
            noun, span = before.noun or amount.noun, amount.unit_span
            found[-1] = replace(before, last=amount.last, unit=unit, noun=noun, unit_span=span)
            continue
        if (
            before is not None and before.unit is not None and amount.unit is not None
            and before.unit.dimension == amount.unit.dimension == MASS
            and amount.unit.factor < before.unit.factor
            and gap in ([], ["y"], ["con"], ["and"], [","])
            and amount.value * amount.unit.factor < before.unit.factor
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
        unit_span=amount.unit_span, scale=amount.scale,
    )  # fmt: skip
    if amount.high is not None:
        single.value, single.low, single.high, single.bound = None, amount.value, amount.high, "range"
    return single


def with_ranges(amounts: Sequence[Amount], tokens: Sequence[Token], bounds: Bounds) -> list[Quantity]:
    """Return quantities of amounts, two of them where they are the ends of a range."""
    found: list[Quantity] = []
    index = 0
    while index < len(amounts):
        one = amounts[index]
        other = amounts[index + 1] if index + 1 < len(amounts) else None
        opened = _range_from(one, other, tokens, bounds) if other is not None else None
        if other is None or opened is None:
            found.append(_single(one))
            if other is not None and _moves_from(one, other, tokens, bounds):
                found[-1].value, found[-1].scale = one.value * other.scale, other.scale
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
    """Return the low end, in the scale that only the high end names: "two or three hundred"."""
    bare = one.unit is None or one.unit.dimension == MONEY
    scale = other.scale if one.scale == 1 and (one.words or other.scale >= THOUSAND) else 1.0
    if one.words and other.words and other.value in HUNDREDS:
        scale = HUNDRED if 1 < one.value == other.value / HUNDRED - 1 else 1.0  # "dos o trescientos"
    return one.value * scale if bare and one.value * scale < other.value else one.value


def _moves_from(one: Amount, other: Amount, tokens: Sequence[Token], bounds: Bounds) -> bool:
    """Say whether an amount has the scale of the one that it moves to: "pasó de 2.300 a 3.100 millones"."""
    if one.scale != 1 or other.scale < THOUSAND or one.high is not None or one.first == 0:
        return False
    if one.unit is not None and (one.unit.dimension != MONEY or one.unit is not (other.unit or one.unit)):
        return False
    most = MOST_MOVED if other.scale >= MILLION else MOST_MOVED_THOUSANDS
    gap = [t.text for t in tokens[one.last : other.first]]
    far = max(one.value * other.scale, 1e-9) / max(other.value, 1e-9)
    opened = tokens[one.first - 1].text in bounds.range_from
    return opened and len(gap) == 1 and gap[0] in bounds.reach and 1 / most < far < most


def _is_level(one: Amount, other: Amount) -> bool:
    """Say whether the second of two amounts is the level that something moved to by the first."""
    if (one.unit is None) != (other.unit is None):
        return False
    return one.unit is not other.unit or other.value > FARTHEST * one.value


def _range_from(one: Amount, other: Amount, tokens: Sequence[Token], bounds: Bounds) -> int | None:
    """Return the first token of the range that two amounts make; None where they make none."""
    gap = [t.text for t in tokens[one.last : other.first]]
    gap = gap[1:] if gap[:1] == ["-"] and gap[1:2] and gap[1] in bounds.range_to else gap
    if not 1 <= len(gap) <= 3 or gap[0] not in bounds.range_to or one.fraction or other.fraction:
        return None
    if any(text not in bounds.fillers and text not in bounds.loose for text in gap[1:]):
        return None
    if one.unit and other.unit and one.unit.dimension != other.unit.dimension:
        return None
    if one.unit and other.unit and one.unit.dimension == PERCENT and one.unit is not other.unit:
        return None  # "plunged 15 points to 38%"
    counted = one.unit is not None and other.unit is None and other.noun != (0, 0)
    if counted or (one.unit is not None and other.unit is None and one.unit.dimension != MONEY):
        return None
    if one.unit_span[0] > one.first and tokens[one.unit_span[0]].text == "-":
        return None  # "between 2-year and 10-year yields"
    low = _scaled(one, other)
    if other.value <= low:
        return None
    at = one.first - 1
    while at >= 0 and tokens[at].text in bounds.fillers and tokens[at].text not in bounds.openers:
        at -= 1
    opener = tokens[at].text if at >= 0 else ""
    moved = opener in bounds.by or (opener not in bounds.openers and bounds.change_before(tokens, at + 1))
    if moved and gap[0] in bounds.reach and _is_level(one, other):
        return None  # "widened by $120 million to $1.9 billion", "added 300 to 12,500"
    link = gap[0]
    if link in bounds.range_opened and opener not in bounds.range_from:
        return None
    sums = one.unit and other.unit and one.unit.dimension == MONEY and one.unit.id != other.unit.id
    if sums and opener not in bounds.openers:
        return None  # "fell 50 cents to $60"
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
