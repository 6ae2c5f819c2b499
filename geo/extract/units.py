"""Units of both languages: what a number is of, and signs of money before it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases

AREA, MASS, PERCENT, MONEY, DURATION, COUNT = "area", "mass", "percent", "money", "duration", "count"
GLUED, PRINTED = "only_glued", "printed"
LENGTH, VOLUME, DEGREES, RANK, RATIO = "length", "volume", "temperature", "rank", "ratio"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    Attributes
    ----------
    id : str
        As it is written in a result: ``ha``, ``t``, ``kg``, ``percent``, ``USD`` …
    dimension : str
        What it measures: `AREA`, `MASS`, `PERCENT`, `MONEY`, `DURATION` …
    factor : float
        How many of the first unit of its dimension it is.
    """

    id: str
    dimension: str
    factor: float


@dataclass(frozen=True)
class Units:
    """All units.

    Attributes
    ----------
    words : Phrases
        Units by their words, as `Unit`.
    signs : Phrases
        Money that stands before its number, as `Unit`.
    by_id : dict of str to Unit
    only_glued : frozenset of str
        Words of units that are other words as well: only right behind a number in digits.
    printed : dict of str to Unit
        Signs that are units with the capitals that they have here.
    """

    words: Phrases
    signs: Phrases
    by_id: dict[str, Unit]
    only_glued: frozenset[str]
    printed: dict[str, Unit]


@cache
def units() -> Units:
    """Return the units of ``lexicon/units.yaml``."""
    words, signs, by_id = Phrases(), Phrases(), {}
    for dimension, found in rules("units").items():
        if dimension in (GLUED, PRINTED):
            continue
        for id, row in found.items():
            unit = by_id[id] = Unit(id, dimension, float(row["factor"]))
            for word in row["words"]:
                words.add(word, unit)
            for sign in row.get("before", ()):
                signs.add(sign, unit)
    printed = {sign: by_id[id] for sign, id in rules("units")[PRINTED].items()}
    return Units(words, signs, by_id, frozenset(rules("units")[GLUED]), printed)
