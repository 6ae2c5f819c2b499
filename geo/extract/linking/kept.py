"""Whether a quantity is a figure of the atlas's subject, or one beside it: an age, a distance, a size of a room."""

from __future__ import annotations

from typing import Protocol

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate
from geo.extract.linking.measure import dimension_of
from geo.extract.quantity import Quantity


class Likely(Protocol):
    """A measure and how likely it is."""

    @property
    def value(self) -> object: ...  # noqa: D102
    @property
    def probability(self) -> float: ...  # noqa: D102


def kept_candidates(quantity: Quantity, analysis: Analysis, measures: list) -> list[Candidate]:
    """Return the two choices: to keep a quantity as a statement (True), or not.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    measures : list of Choice
        What it may be a measure of, best first.
    """
    dimension = dimension_of(quantity)
    best = measures[0]
    none = next((m.probability for m in measures if m.value == ""), 0.0)
    number = analysis.sentence_of(quantity.number_first)
    sentence = analysis.sentences[number]
    about = any(sentence.first <= m.first < sentence.last for m in analysis.things)
    noun = quantity.noun != (0, 0)
    counted = any(quantity.noun[0] <= m.first < quantity.noun[1] for m in analysis.nouns) if noun else False
    features = {
        "always": 1.0,
        "is_" + dimension: 1.0,
        "measure": float(best.value != ""),
        "measure_likely": 1.0 - none,
        "measure_" + dimension: float(best.value != ""),
        "best_" + (str(best.value) or "none"): 1.0,
        "about": float(about),
        "about_" + dimension: float(about),
        "counted": float(counted),
        "noun_other": float(noun and not counted),
        "bare": float(quantity.unit is None and not noun),
        "words": float(quantity.words),
        "words_bare": float(quantity.words and quantity.unit is None),
        "small": float(quantity.unit is None and quantity.size < 13),
        "small_words": float(quantity.unit is None and quantity.words and quantity.size < 13),
        "fraction": float(quantity.fraction),
        "inherited": float(quantity.inherited),
        "converted": float(quantity.converted),
        "denied": float(quantity.denied),
        "bound": float(quantity.bound != "exact"),
        "range": float(quantity.bound == "range"),
        "direction": float(quantity.direction in ("up", "down")),
        "per": float(quantity.per is not None),
    }
    kept = Candidate(True, "kept", {name: value for name, value in features.items() if value})
    return [kept, Candidate(False, "left out", {})]
