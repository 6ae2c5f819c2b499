"""Whether a quantity is a figure of the atlas's subject, or beside it: an age, a distance, a room's size."""

from __future__ import annotations

from functools import lru_cache

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Features, holding
from geo.extract.linking.marks import is_bare, marks_of
from geo.extract.linking.measure.around import Around
from geo.extract.linking.place.spot import SMALL
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
REMEMBERED = 2048
"""Kinds of quantities and texts whose features are remembered."""
DENIED = 0.4
"""How near a word of denying must stand (see `nearness`)."""


def kept_candidates(
    quantity: Quantity, analysis: Analysis, near: Around, measures: list[Candidate]
) -> list[Candidate]:
    """Return the two choices: to keep a quantity as a statement (True), or not, for which nothing speaks."""
    features = kept_features(quantity, analysis, near, measures)
    return [Candidate(True, "kept", features), Candidate(False, "left out", {})]


def kept_features(
    quantity: Quantity, analysis: Analysis, near: Around, measures: list[Candidate]
) -> Features:
    """Return what speaks for keeping a quantity as a statement.

    Parameters
    ----------
    quantity : Quantity
    analysis : Analysis
    near : Around
    measures : list of Candidate
        What it may be a measure of, best first.
    """
    dimension = quantity.dimension
    features = {
        **_of_quantity(quantity, analysis, dimension),
        **_of_measure(measures, dimension),
        **_of_text(near, dimension),
        **marks_of(quantity, analysis),
    }
    for name in near.noun.behind:
        features[f"counts_{name}"] = 1.0
    return features


def _of_quantity(quantity: Quantity, analysis: Analysis, dimension: str) -> Features:
    """Return features of the quantity itself."""
    noun = quantity.noun != (0, 0)
    return _of_kind(
        dimension,
        is_bare(quantity),
        quantity.unit is None,
        quantity.size < SMALL,
        quantity.words,
        quantity.value == 1,
        noun,
        noun and analysis.counts_known(*quantity.noun),
        quantity.fraction,
        quantity.inherited,
        quantity.converted,
        quantity.denied,
        quantity.bound,
        quantity.direction,
        quantity.per is not None,
    )


@lru_cache(maxsize=REMEMBERED)
def _of_kind(
    dimension: str,
    bare: bool,
    unitless: bool,
    small: bool,
    words: bool,
    one: bool,
    noun: bool,
    counted: bool,
    fraction: bool,
    inherited: bool,
    converted: bool,
    denied: bool,
    bound: str,
    direction: str,
    per: bool,
) -> Features:
    """Return the features of one kind of quantity, made once."""
    return holding(
        {
            "always": True,
            "is_" + dimension: True,
            "counted": counted,
            "noun_other": noun and not counted,
            "bare": bare,
            "bare_small": bare and small,
            "words": words,
            "words_bare": words and unitless,
            "small": unitless and small,
            "small_words": unitless and words and small,
            "one": one and words,
            "one_" + dimension: one and words,
            "inherited_" + dimension: inherited,
            "fraction": fraction,
            "inherited": inherited,
            "converted": converted,
            "denied": denied,
            "bound": bound != "exact",
            "range": bound == "range",
            "direction": direction in ("up", "down"),
            "per": per,
        }
    )


def _of_measure(measures: list[Candidate], dimension: str) -> Features:
    """Return how likely a measure is, and which one."""
    best = measures[0]
    none = sum(m.probability for m in measures if m.value == "")
    features = {"best_" + (str(best.value) or best.label or "none"): 1.0}
    if best.value != "":
        features["measure"] = 1.0
    if none != 1.0:
        features["measure_likely"] = features["measure_" + dimension] = 1.0 - none
    found = next((m for m in measures if m.value), None)
    if found is not None:
        fits = found.features
        features |= {"fits_" + name: fits[name] for name in OF_MEASURE if name in fits}
    return features


def _of_text(near: Around, dimension: str) -> Features:
    """Return what the sentence and the one before are about."""
    about, before = bool(near.of.near), bool(near.of.before)
    clause = near.act.clause
    denied = "deny" in clause or near.act.near.get("deny", 0.0) > DENIED
    nothing = not before and not near.noun.before
    return _of_words(about, before, nothing, denied, "public_works" in clause, dimension)


@lru_cache(maxsize=REMEMBERED)
def _of_words(
    about: bool, before: bool, nothing: bool, denied: bool, value_of: bool, dimension: str
) -> Features:
    return holding(
        {
            "about": about,
            "about_" + dimension: about,
            "about_before": before,
            "about_" + dimension + "_before": before,
            "nothing": nothing,
            "nothing_" + dimension: nothing,
            "deny": denied,
            "value_of": value_of,
        }
    )
