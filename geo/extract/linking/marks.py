"""What marks stand around a number: those of an age, a number of a file or telephone, a column of a table."""

from __future__ import annotations

from functools import cache

from geo.extract.analysis import Analysis
from geo.extract.lexicon import rules
from geo.extract.linking.candidates import Features
from geo.extract.quantity import Quantity
from geo.extract.text.phrases import Phrases
from geo.extract.text.tokens import NUMBER, WORD, Token
from geo.extract.units import COUNT

AGES = range(12, 100)
COLUMN = 3
"""Blanks before a number that stands in a table."""
VOTE = 6
"""Tokens before and behind a number within which a word of voting stands."""


@cache
def _words(language: str) -> tuple[frozenset[str], Phrases]:
    """Return the words before numbers of things known already, and those of a vote."""
    found = rules("kinds", language)
    return frozenset(found["known"]), Phrases((word, True) for word in found["votes"])


def marks_of(quantity: Quantity, analysis: Analysis) -> Features:
    """Return the features of the marks around a quantity."""
    tokens = analysis.tokens
    before, after = _at(tokens, quantity.number_first - 1), _at(tokens, quantity.number_last)
    first = tokens[quantity.number_first]
    bare = is_bare(quantity)
    name = _at(tokens, quantity.number_first - 2)
    comma = before is not None and after is not None and (before.text, after.text) in ((",", ","), ("(", ")"))
    blanks = analysis.text[max(0, first.start - COLUMN) : first.start]
    column = len(blanks) == COLUMN and not blanks.strip(" ")
    found: Features = {}
    if column:
        found["column"] = 1.0
    if is_code(quantity, analysis):
        found["code"] = 1.0
    known, votes = _words(analysis.language)
    near = quantity.first - VOTE, quantity.last + VOTE
    if quantity.dimension == COUNT and analysis.begins_between(votes, *near):
        found["vote"] = 1.0
    if not bare:
        return found
    if column:
        found["column_bare"] = 1.0
    if _capital(before, analysis):
        found["behind_name"] = 1.0
    if before is not None and before.text in known:
        found["definite"] = 1.0
        if quantity.words:
            found["definite_words"] = 1.0
    if comma and quantity.size in AGES:
        found["age_anyone"] = 1.0
        if _capital(name, analysis):
            found["age"] = 1.0
    return found


def is_bare(quantity: Quantity) -> bool:
    """Say whether a number has neither a unit nor a noun."""
    return quantity.unit is None and quantity.noun == (0, 0)


def is_code(quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether a bare number is that of a telephone, a file or a law: "0800-40007", "052-2019", "043"."""
    tokens = analysis.tokens
    first = tokens[quantity.number_first]
    if not is_bare(quantity) or first.kind != NUMBER:
        return False
    if len(first.text) > 1 and first.text[0] == "0" and first.text[1].isdigit():
        return True
    before, after = _at(tokens, quantity.number_first - 1), _at(tokens, quantity.number_last)
    glued = any(
        mark is not None and mark.text in ("-", "/") and (mark.end == first.start or mark.start == first.end)
        for mark in (before, after)
    )
    ends = (_at(tokens, quantity.number_first - 2), _at(tokens, quantity.number_last + 1))
    return glued and any(token is not None and token.kind == NUMBER for token in ends)


def _at(tokens: list[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def _capital(token: Token | None, analysis: Analysis) -> bool:
    return token is not None and token.kind == WORD and analysis.text[token.start].isupper()
