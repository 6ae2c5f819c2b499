"""Whether a figure is aimed at: a goal, a plan, what is to come."""

from __future__ import annotations

from functools import cache

from geo.extract.analysis import Analysis
from geo.extract.lexicon import rules
from geo.extract.linking.columns import column
from geo.extract.quantity import Quantity
from geo.extract.text.phrases import Phrases
from geo.extract.times.tense import FUTURE, tense_near

CLAUSE_ENDS = (";", ".", "\n", "!", "?")


@cache
def _targets(language: str) -> Phrases:
    return Phrases((phrase, True) for phrase in rules("kinds", language)["target"])


def is_target(quantity: Quantity, analysis: Analysis) -> bool:
    """Say whether a quantity is aimed at: a word of intention or a verb of the future in its clause.

    In a table the head of its column or the name of its row says so: "Goal (ha)".
    """
    return bool(analysis.once(("target", quantity.number_first), lambda: _is_target(quantity, analysis)))


def _is_target(quantity: Quantity, analysis: Analysis) -> bool:
    phrases, tokens = _targets(analysis.language), analysis.tokens
    where = column(quantity, analysis)
    if where.row != (0, 0):
        return any(phrases.at(tokens, at) for cell in (where.head, where.row) for at in range(*cell))
    if not analysis.begins_between(phrases, quantity.number_first - 24, quantity.number_first):
        return False
    words = []
    for index in range(quantity.number_first - 1, max(-1, quantity.number_first - 25), -1):
        if tokens[index].text in CLAUSE_ENDS:
            break
        words.append(index)
    if not any(phrases.at(tokens, index) for index in words):
        return False
    near = tense_near(quantity.number_first, quantity.number_last, tokens, analysis.text, analysis.language)
    return near in ("", FUTURE) or any(phrases.at(tokens, index) for index in words[:8])
