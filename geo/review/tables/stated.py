"""The number that a source prints against the value in our unit: whether one can be the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from geo.catalog.fault import Fault
from geo.catalog.places import plain
from geo.extract.analysis import quantities_in
from geo.extract.lexicon import LANGUAGES
from geo.extract.quantity import Quantity
from geo.extract.text.folding import fold
from geo.extract.text.tokens import tokens_of
from geo.extract.units import MASS, units
from geo.language import _
from geo.review.tables.numbers import NUMBERS

CLOSE = 0.001
"""Share by which a value may be off what is printed: it may be rounded, or turned into another unit."""
SCALES = {
    1e3: re.compile(r"\b(thousands?|mil|miles)\b"),
    1e6: re.compile(r"\b(millions?|millon|millones|mn|mill)\b"),
    1e9: re.compile(r"\b(billions?|bn|mil millones)\b"),
}
"""Words of a printed unit that say how many of it the number counts: "thousand ha"."""
MOST_NAMED = 4
"""Values that are named where another was expected."""
_DIGITS = re.compile(r"\d[\d.,'’ \u00a0\u2009\u202f]*")
_THOUSANDS = re.compile(r"\b(\d{1,3}) mil (\d{1,3})\b")
_PRICE = re.compile(r"\w+/kg")


def fault_in_stated(cells: Mapping[str, str], number: int | None, where: str) -> Fault | None:
    """Return that the value of a figure cannot be the number that is printed; None where it can.

    Parameters
    ----------
    cells : mapping of str to str
        A figure whose numbers can be read.
    number : int or None
        Row, as the fault names it.
    where : str
        What the fault calls the table.

    Notes
    -----
    Printed words without a number ("the largest") say nothing against any value.
    """
    printed, unit = cells.get("value_stated", ""), cells.get("unit_stated", "")
    found = sorted(set(_printed(printed, unit)))
    if not found or cells.get("kind") in ("trend", "rank"):
        return None
    factors = sorted(set(_factors(unit, cells.get("unit", ""))))
    can = [one * factor for one in found for factor in factors]
    for name in NUMBERS:
        text = cells.get(name, "")
        if text and not any(_alike(abs(float(text)), one) for one in can):
            return Fault(where, number, name, text, _expected(printed, unit, found, factors, cells))
    return None


def _expected(
    printed: str, unit: str, found: list[float], factors: list[float], cells: Mapping[str, str]
) -> str:
    values = dict.fromkeys(f"{one * factor:.10g}" for one in found for factor in factors)
    text = _("{value} {unit}, as “{printed}” is printed")
    return text.format(
        value=_(" or ").join(list(values)[:MOST_NAMED]),
        unit=cells.get("unit", ""),
        printed=f"{printed} {unit}".strip(),
    )


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))


def _printed(stated: str, unit: str) -> Iterator[float]:
    """Yield every number that the printed words can mean, in either language."""
    for language in LANGUAGES:
        for text in (stated, f"{stated} {unit}"):
            for quantity in quantities_in(text, language, every=True)[1]:
                yield from _numbers(quantity)
    yield from (number for digits in _DIGITS.findall(stated) for number in _readings(digits))
    yield from (int(one) * 1000 + int(other) for one, other in _THOUSANDS.findall(plain(stated)))


def _numbers(quantity: Quantity) -> Iterator[float]:
    for one in (quantity.value, quantity.low, quantity.high):
        if one is not None:
            yield abs(one)
            if quantity.fraction:
                yield abs(one) / 100


def _readings(text: str) -> Iterator[float]:
    """Yield what digits mean where a point parts thousands and a comma decimals, and the other way round."""
    bare = re.sub(r"[^\d.,]", "", text).rstrip(".,")
    for thousands, decimals in ((",", "."), (".", ",")):
        number = bare.replace(thousands, "").replace(decimals, ".")
        if number.count(".") <= 1:
            yield float(number)


def _factors(stated: str, unit: str) -> Iterator[float]:
    """Yield how many of our unit the printed one can be."""
    known = units()
    tokens = tokens_of(fold(stated))
    named = [match.payload for match in known.words.find(tokens)]
    ours = known.by_id.get(unit)
    if _PRICE.fullmatch(unit):
        found = [known.by_id["kg"].factor / one.factor for one in named if one.dimension == MASS]
    else:
        found = [one.factor / ours.factor for one in named if ours and one.dimension == ours.dimension]
    words = plain(stated)
    scales = [1.0, *(scale for scale, word in SCALES.items() if word.search(words))]
    yield from (factor * scale for factor in found or [1.0] for scale in scales)
