"""A quantity as the text prints it: its number and its unit apart."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.numbers.words import NumberWords, number_words
from geo.extract.quantity import Quantity
from geo.extract.text.tokens import WORD, Token


def number_and_unit(quantity: Quantity, analysis: Analysis) -> tuple[str, str]:
    """Return the number and the unit of a quantity as printed; the unit is empty where none stands with it.

    Parameters
    ----------
    quantity : Quantity
        ``12 million dollars`` gives ``12 million`` and ``dollars``, ``US$1,300`` gives ``1,300`` and ``US$``;
        of a bare number the unit is the noun that it counts.
    analysis : Analysis
        Of its text.
    """
    first, last = quantity.number_first, quantity.number_last
    begin, end = quantity.unit_span
    if begin >= end:
        noun = analysis.words(*quantity.noun) if quantity.noun[0] < quantity.noun[1] else ""
        return analysis.words(first, last), noun
    if end <= first:  # over the column of a table
        return analysis.words(first, last), analysis.words(begin, end)
    if not begin <= first < end < last:
        return analysis.words(first, max(begin, first + 1)), analysis.words(begin, end)
    words = number_words(analysis.language)
    behind = end + 1
    while behind < last and not _ends(analysis.tokens[behind], words):
        behind += 1
    return analysis.words(end, behind), analysis.words(begin, end)


def _ends(token: Token, words: NumberWords) -> bool:
    """Say whether a word that is none of a number stands here: "S/ 115 por arroba"."""
    return token.kind == WORD and token.text not in words.scales and token.text not in words.starts
