"""Units that stand over the figures of a table: "(thousand ha)", "in US$/kg", "soles per kilogram"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geo.extract.text.phrases import Match
from geo.extract.text.tokens import NUMBER, Token
from geo.extract.units import MASS, MONEY, VOLUME, Unit, units

PER = frozenset({"/", "per", "por", "a"})
PRICE = ("price", "precio")
RATED = PER - {"a"}
OF = frozenset({"of", "de"})
LEADS = frozenset({"in", "en"}) | OF
BEHIND = OF | {"under", "con"}
"""What follows the unit with which a caption begins: "Hectares under coca"."""
OPENS = frozenset({".", ":", "-"})
"""What stands before the first word of a caption: "Table 1. Hectares of coca"."""
THOUSAND = frozenset({"000", "1000", "1,000", "1.000"})
"""A thousand in digits before a unit: "('000 ha)", "(1,000 ha)"."""


class Above(NamedTuple):
    """What a head or caption says of the figures under it.

    Attributes
    ----------
    unit : Unit
    per : Unit or None
        What a price is of: "(US$/kg)".
    scale : float
        How many of the unit one of the figures is: 1,000 for "(thousand ha)".
    span : tuple of int
        The first token of its words and the one behind their last.
    """

    unit: Unit
    per: Unit | None
    scale: float
    span: tuple[int, int]


def unit_said(
    places: range, tokens: Sequence[Token], scales: Mapping[str, float], *, head: bool
) -> Above | None:
    """Return the unit that a head of a column or a caption names last.

    Parameters
    ----------
    places : range
        Its tokens.
    tokens : sequence of Token
    scales : mapping of str to float
        What words of number multiply by, in the language of the text.
    head : bool
        Whether it is the head of a column, where a unit may stand alone.
    """
    alone: Above | None = None
    for index in reversed(places):
        sign = units().signs.longest(tokens, index)
        found = units().words.longest(tokens, index) or sign
        if found is None or found.last > places.stop:
            continue
        first, scale = _scaled(tokens, index, scales, places.start)
        before = tokens[first - 1].text if first else ""
        amount = found is sign and found.last < len(tokens) and tokens[found.last].kind == NUMBER
        if amount or (first and tokens[first - 1].kind == NUMBER) or before in RATED:
            continue  # "an aid of US$ 5 million", "price per kg"
        per, last = _per(tokens, found.last)
        if per is None and found.payload.dimension == MONEY:
            per = _rated(places, tokens)
        if scale == 1.0 and last < places.stop and tokens[last].text in scales:
            scale, last = scales[tokens[last].text], last + 1  # "US$ million"
        said = Above(found.payload, per, scale, (first, last))
        word = found is not sign
        if before == "(" or (not _glued(found, tokens) and _led(places, tokens, first, last, head and word)):
            return said
        if head and not word:
            alone = said
    return alone


def _led(places: range, tokens: Sequence[Token], first: int, last: int, head: bool) -> bool:
    """Say whether a unit stands where what the figures are in is said."""
    before = tokens[first - 1].text if first > places.start else ""
    behind = "," if last == places.stop else tokens[last].text
    ends = before == behind == ","  # "Area by zone, hectares", "Prices per kilogram, US dollars, medians"
    opens = (before in OPENS or first == places.start) and tokens[places.stop - 1].text != "."
    opens = opens and last < places.stop and tokens[last].text in BEHIND  # "Hectares of coca by zone"
    return head or ends or opens or before in LEADS


def _glued(found: Match, tokens: Sequence[Token]) -> bool:
    """Say whether a unit is a word that is another word as well: "in", "t"."""
    return found.last - found.first == 1 and tokens[found.first].text in units().only_glued


def _scaled(
    tokens: Sequence[Token], index: int, scales: Mapping[str, float], start: int
) -> tuple[int, float]:
    """Return where the words before a unit that multiply it begin, and by how much they do."""
    at = index - 1 - (index - 2 >= start and tokens[index - 1].text in OF)
    if at >= start and tokens[at].text in scales:
        return at, scales[tokens[at].text]
    if index - 2 >= start and tokens[index - 1].text in THOUSAND and tokens[index - 2].text in ("(", "'"):
        return index - 1 - (tokens[index - 2].text == "'"), 1000.0
    return index, 1.0


def _rated(places: range, tokens: Sequence[Token]) -> Unit | None:
    """Return what the prices of a caption are of: "Prices per kilogram, US dollars"."""
    priced = [at + 1 for at in places[:-1] if tokens[at].text.startswith(PRICE)]
    rates = (_per(tokens, at)[0] for at in priced if tokens[at].text in RATED)
    return next((unit for unit in rates if unit is not None and unit.dimension in (MASS, VOLUME)), None)


def _per(tokens: Sequence[Token], index: int) -> tuple[Unit | None, int]:
    """Return what a price is of, "US$/kg", "dollars per kilo", and the token behind it."""
    if index + 1 >= len(tokens) or tokens[index].text not in PER:
        return None, index
    found = units().words.longest(tokens, index + 1)
    return (found.payload, found.last) if found is not None else (None, index)
