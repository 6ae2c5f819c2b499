"""What stands behind a number: what it counts, what it is per, that it is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.bounds import bounds_of
from geo.extract.lexicon import rules
from geo.extract.text.tokens import NUMBER, WORD, Token
from geo.extract.units import AREA, COUNT, DURATION, LENGTH, MASS, VOLUME, Unit, units

LONGEST_NOUN = 5
NEAREST = 5
"""Tokens behind an amount within which it is said what it is per."""
RATED = (MASS, AREA, DURATION, VOLUME, LENGTH)


@dataclass(frozen=True)
class PerWords:
    """Words of one language for what an amount is per.

    Attributes
    ----------
    per, yearly, parting : frozenset of str
    priced, each : frozenset of str
        Verbs and nouns of prices; what stands before a unit of which there is one: "el kilo".
    compared, listed, at, beside : frozenset of str
        What stands before the price of another time or place ("against"); between prices of one list; right
        before a price ("for"); what may stand between two prices of the same beside small words and names.
    counted, sold_by : dict of str to Unit
        Things of which there can be so many each; those whose price stands right before them.
    """

    per: frozenset[str]
    yearly: frozenset[str]
    parting: frozenset[str]
    priced: frozenset[str]
    each: frozenset[str]
    compared: frozenset[str]
    listed: frozenset[str]
    at: frozenset[str]
    beside: frozenset[str]
    counted: dict[str, Unit]
    sold_by: dict[str, Unit]


@cache
def per_words(language: str) -> PerWords:
    """Return the words of ``lexicon/<language>/names.yaml`` for what an amount is per."""
    found = rules("names", language)
    counted, sold_by = (
        {word: Unit(thing, COUNT, 1.0) for word, thing in found[name].items()}
        for name in ("counted", "sold_by")
    )
    names = ("per", "yearly", "parting", "priced", "each", "compared", "listed", "at", "beside")
    return PerWords(**{name: frozenset(found[name]) for name in names}, counted=counted, sold_by=sold_by)


def noun_behind(tokens: Sequence[Token], index: int, language: str) -> tuple[int, int]:
    """Return the tokens of the words that a bare number counts; the same twice where it counts none."""
    function = bounds_of(language).function
    last = index
    while last < len(tokens) and last - index < LONGEST_NOUN:
        token = tokens[last]
        if token.text == "-" and (last > index or token.start == tokens[index - 1].end):
            last += 1
            continue
        if token.kind != WORD or token.text in function or token.start - tokens[last - 1].end > 1:
            break
        last += 1
    while last > index and tokens[last - 1].text == "-":
        last -= 1
    return (index, last) if last > index else (0, 0)


def per_behind(tokens: Sequence[Token], index: int, language: str) -> tuple[Unit | None, bool, int]:
    """Return what an amount is per ("a kilo", "por vuelo"), whether it is a year's, and the token behind."""
    words, small = per_words(language), bounds_of(language).function
    for at in range(index, min(index + NEAREST, len(tokens))):
        text = tokens[at].text
        if text in (".", ";", ",", "(", ")") or tokens[at].kind not in (WORD, "mark"):
            break
        if text in words.parting:
            break
        if text in words.yearly:
            return None, True, at + 1
        if text not in words.per or at + 1 >= len(tokens) or tokens[at + 1].kind == NUMBER:
            continue
        if at == index and tokens[at + 1].text in words.sold_by:
            return words.sold_by[tokens[at + 1].text], False, at + 2
        if tokens[at + 1].text in words.counted:
            return words.counted[tokens[at + 1].text], False, at + 2
        found = units().words.longest(tokens, at + 1)
        if found is None:
            continue
        if found.last - found.first == 1 and tokens[at + 1].text in units().only_glued and text != "/":
            continue
        if found.payload.dimension == DURATION and at > index and tokens[at - 1].text in small:
            break  # "2 million barrels in the week"
        if found.payload.id == "year":
            return None, True, found.last
        if found.payload.dimension in RATED and at - index <= 2:
            return found.payload, False, found.last
    return None, False, index
