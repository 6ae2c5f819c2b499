"""Whether a quantity is a figure of the atlas's subject, or one beside it: an age, a distance, a size of a room."""

from __future__ import annotations

from typing import Protocol

from geo.extract.analysis import Analysis
from geo.extract.concepts import ACT, NOUN, OF
from geo.extract.linking.around import Around, around
from geo.extract.linking.candidates import Candidate, Features
from geo.extract.linking.measure import dimension_of
from geo.extract.quantities import Quantity
from geo.extract.text.tokens import NUMBER, WORD, Token

OF_MEASURE = ("of_sentence", "of_behind", "act_sentence", "both_sentence", "noun_behind", "as_last", "of_missing")
"""Features of the likeliest measure that say how well it fits."""
AGES = range(12, 100)
COLUMN = 3
"""Blanks before a number that stands in a table."""


class Likely(Protocol):
    """A measure and how likely it is."""

    @property
    def value(self) -> object: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def probability(self) -> float: ...  # noqa: D102
    @property
    def features(self) -> Features: ...  # noqa: D102


def kept_candidates(quantity: Quantity, analysis: Analysis, measures: list) -> list[Candidate]:
    """Return the two choices: to keep a quantity as a statement (True), or not.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    measures : list of Likely
        What it may be a measure of, best first.
    """
    dimension = dimension_of(quantity)
    near = around(quantity, analysis)
    features = _own(quantity, analysis, dimension) | _of_measure(measures, dimension) | _of_text(near, dimension)
    features |= _marks(quantity, analysis)
    kept = Candidate(True, "kept", {name: value for name, value in features.items() if value})
    return [kept, Candidate(False, "left out", {})]


def _own(quantity: Quantity, analysis: Analysis, dimension: str) -> Features:
    """Return features of the quantity itself."""
    noun = quantity.noun != (0, 0)
    counted = noun and any(quantity.noun[0] <= m.first < quantity.noun[1] for m in analysis.nouns)
    bare = quantity.unit is None and not noun
    return {
        "always": 1.0,
        "is_" + dimension: 1.0,
        "counted": float(counted),
        "noun_other": float(noun and not counted),
        "bare": float(bare),
        "bare_small": float(bare and quantity.size < 13),
        "words": float(quantity.words),
        "words_bare": float(quantity.words and quantity.unit is None),
        "small": float(quantity.unit is None and quantity.size < 13),
        "small_words": float(quantity.unit is None and quantity.words and quantity.size < 13),
        "one": float(quantity.value == 1 and quantity.words),
        "one_" + dimension: float(quantity.value == 1 and quantity.words),
        "fraction": float(quantity.fraction),
        "inherited": float(quantity.inherited),
        "inherited_" + dimension: float(quantity.inherited),
        "converted": float(quantity.converted),
        "denied": float(quantity.denied),
        "bound": float(quantity.bound != "exact"),
        "range": float(quantity.bound == "range"),
        "direction": float(quantity.direction in ("up", "down")),
        "per": float(quantity.per is not None),
    }


def _of_measure(measures: list[Likely], dimension: str) -> Features:
    """Return how likely a measure is, and which one."""
    best = measures[0]
    none = sum(m.probability for m in measures if m.value == "")
    found = next((m for m in measures if m.value), None)
    features = {
        "measure": float(best.value != ""),
        "measure_likely": 1.0 - none,
        "measure_" + dimension: 1.0 - none,
        "best_" + (str(best.value) or best.label or "none"): 1.0,
    }
    if found is not None:
        features |= {"fits_" + name: found.features.get(name, 0.0) for name in OF_MEASURE}
    return features


def _of_text(near: Around, dimension: str) -> Features:
    """Return what the sentence and the one before are about."""
    about = bool(near.names(OF))
    denied = (ACT, "deny") in near.clause or near.near.get((ACT, "deny"), 0.0) > DENIED
    return {
        "about": float(about),
        "about_" + dimension: float(about),
        "about_before": float(bool(near.before(OF))),
        "about_" + dimension + "_before": float(bool(near.before(OF))),
        "nothing": float(not near.before(OF) and not near.before(NOUN)),
        "nothing_" + dimension: float(not near.before(OF) and not near.before(NOUN)),
        "deny": float(denied),
        "value_of": float((ACT, "public_works") in near.clause),
    }


DENIED = 0.4
"""How near a word of denying must stand (see `nearness`)."""


def _marks(quantity: Quantity, analysis: Analysis) -> Features:
    """Return what marks stand around the number: of an age, a number of a file, a column."""
    tokens = analysis.tokens
    before, after = _at(tokens, quantity.number_first - 1), _at(tokens, quantity.number_last)
    first = tokens[quantity.number_first]
    bare = quantity.unit is None and quantity.noun == (0, 0)
    glued = any(
        mark is not None and mark.text in ("-", "/", ".") and (mark.end == first.start or mark.start == first.end)
        for mark in (before, after)
    ) and _other_number(tokens, quantity)
    name = _at(tokens, quantity.number_first - 2)
    capital = name is not None and name.kind == WORD and analysis.text[name.start].isupper()
    comma = before is not None and after is not None and (before.text, after.text) in ((",", ","), ("(", ")"))
    blanks = analysis.text[max(0, first.start - COLUMN) : first.start]
    place = _at(tokens, quantity.number_first - 1)
    return {
        "age": float(bare and comma and capital and quantity.size in AGES),
        "file": float(bare and glued),
        "behind_name": float(
            bare and place is not None and place.kind == WORD and analysis.text[place.start].isupper()
        ),
        "column": float(len(blanks) == COLUMN and not blanks.strip(" ")),
        "column_bare": float(bare and len(blanks) == COLUMN and not blanks.strip(" ")),
    }


def _at(tokens: list[Token], index: int) -> Token | None:
    return tokens[index] if 0 <= index < len(tokens) else None


def _other_number(tokens: list[Token], quantity: Quantity) -> bool:
    """Say whether another number is glued on: "0800-40007", "052-2019"."""
    ends = (_at(tokens, quantity.number_first - 2), _at(tokens, quantity.number_last + 1))
    return any(token is not None and token.kind == NUMBER for token in ends)
