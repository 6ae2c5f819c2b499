"""Whether a figure is a part of the one before it: "42 percent of the total", "of which 300 are in Puno"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.lexicon import rules
from geo.extract.quantity import Quantity
from geo.extract.text.phrases import Phrases
from geo.extract.times.said import text_at
from geo.extract.units import PERCENT

OF_WORDS = frozenset(("of", "de", "del"))
"""Words between a share and what it is of."""
BEHIND = 5
"""Tokens behind a share within which stands what it is of."""
AHEAD = 8
"""Tokens before a figure within which "of which" stands."""


@cache
def _words(language: str) -> tuple[Phrases, Phrases]:
    found = rules("kinds", language)
    totals, parts = ((phrase, True) for phrase in found["totals"]), ((p, True) for p in found["parts_of"])
    return Phrases(totals), Phrases(parts)


def parts_between(analysis: Analysis, first: int, last: int) -> bool:
    """Say whether words from one token to before another speak of a part: "most of them", "of which"."""
    return analysis.begins_between(_words(analysis.language)[1], first, last)


class PartOf(NamedTuple):
    """What a figure is a part of.

    Attributes
    ----------
    share : bool
        Whether it is a share of a total: "of the national total".
    part : bool
        Whether it is a part of a figure named before: "of those".
    """

    share: bool = False
    part: bool = False


def is_share(quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether a figure is a share and what it is of stands behind it."""
    return quantity.dimension == PERCENT and text_at(analysis.tokens, quantity.last) in OF_WORDS


def part_of(quantity: Quantity, analysis: Analysis) -> PartOf:
    """Return what a figure is a part of."""
    return analysis.once(("part", quantity.number_first), lambda: _part_of(quantity, analysis))


def _part_of(quantity: Quantity, analysis: Analysis) -> PartOf:
    totals, parts = _words(analysis.language)
    behind = quantity.last, quantity.last + BEHIND
    share = is_share(quantity, analysis) and analysis.begins_between(totals, *behind)
    sentence = analysis.sentences[analysis.sentence_of(quantity.number_first)]
    low = max(sentence.first, quantity.first - AHEAD)
    return PartOf(share, analysis.begins_between(parts, low, quantity.first))
