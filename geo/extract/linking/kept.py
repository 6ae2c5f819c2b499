"""Whether a quantity is a figure of the atlas's subject, or beside it: an age, a distance, a room's size."""

from __future__ import annotations

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Features, holding
from geo.extract.linking.marks import is_bare, marks_of
from geo.extract.linking.measure.around import Around
from geo.extract.quantity import Quantity

OF_MEASURE = (
    "of_sentence",
    "of_behind",
    "act_sentence",
    "both_sentence",
    "noun_behind",
    "as_last",
    "of_missing",
)
"""Features of the likeliest measure that say how well it fits."""
DENIED = 0.4
"""How near a word of denying must stand (see `nearness`)."""


def kept_candidates(
    quantity: Quantity, analysis: Analysis, near: Around, measures: list[Candidate]
) -> list[Candidate]:
    """Return the two choices: to keep a quantity as a statement (True), or not.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    near : Around
    measures : list of Candidate
        What it may be a measure of, best first.
    """
    dimension = quantity.dimension
    features = (
        _own(quantity, analysis, dimension) | _of_measure(measures, dimension) | _of_text(near, dimension)
    )
    features |= marks_of(quantity, analysis)
    features |= {f"counts_{name}": 1.0 for name in near.noun.behind}
    kept = Candidate(True, "kept", holding(features))
    return [kept, Candidate(False, "left out", {})]


def _own(quantity: Quantity, analysis: Analysis, dimension: str) -> Features:
    """Return features of the quantity itself."""
    noun = quantity.noun != (0, 0)
    counted = noun and analysis.counts_known(*quantity.noun)
    bare = is_bare(quantity)
    return {
        "always": 1.0,
        "is_" + dimension: 1.0,
        "counted": counted,
        "noun_other": noun and not counted,
        "bare": bare,
        "bare_small": bare and quantity.size < 13,
        "words": quantity.words,
        "words_bare": quantity.words and quantity.unit is None,
        "small": quantity.unit is None and quantity.size < 13,
        "small_words": quantity.unit is None and quantity.words and quantity.size < 13,
        "one": quantity.value == 1 and quantity.words,
        "one_" + dimension: quantity.value == 1 and quantity.words,
        "fraction": quantity.fraction,
        "inherited": quantity.inherited,
        "inherited_" + dimension: quantity.inherited,
        "converted": quantity.converted,
        "denied": quantity.denied,
        "bound": quantity.bound != "exact",
        "range": quantity.bound == "range",
        "direction": quantity.direction in ("up", "down"),
        "per": quantity.per is not None,
    }


def _of_measure(measures: list[Candidate], dimension: str) -> Features:
    """Return how likely a measure is, and which one."""
    best = measures[0]
    none = sum(m.probability for m in measures if m.value == "")
    found = next((m for m in measures if m.value), None)
    features = {
        "measure": best.value != "",
        "measure_likely": 1.0 - none,
        "measure_" + dimension: 1.0 - none,
        "best_" + (str(best.value) or best.label or "none"): 1.0,
    }
    if found is not None:
        fits = found.every_feature()
        features |= {"fits_" + name: fits.get(name, 0.0) for name in OF_MEASURE}
    return features


def _of_text(near: Around, dimension: str) -> Features:
    """Return what the sentence and the one before are about."""
    about, before = bool(near.of.near), bool(near.of.before)
    nothing = not before and not near.noun.before
    denied = "deny" in near.act.clause or near.act.near.get("deny", 0.0) > DENIED
    return {
        "about": about,
        "about_" + dimension: about,
        "about_before": before,
        "about_" + dimension + "_before": before,
        "nothing": nothing,
        "nothing_" + dimension: nothing,
        "deny": denied,
        "value_of": "public_works" in near.act.clause,
    }
