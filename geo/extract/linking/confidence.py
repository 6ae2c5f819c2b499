"""How likely a candidate statement is right in unit, measure, place and period at once."""

from __future__ import annotations

from math import log

from geo.extract.linking.candidates import Candidate, Features
from geo.extract.linking.link import Linked
from geo.extract.linking.weights import FieldWeights, likely

SMALLEST = 1e-3
"""Probability below which one is as good as none."""


def confidence_candidates(linked: Linked) -> list[Candidate]:
    """Return the two choices, right (True) and not, with what the fields' own probabilities say."""
    return [Candidate(True, "", _features(linked)), Candidate(False, "")]


def _features(linked: Linked) -> Features:
    features = {"always": 1.0, "kept": _odds(linked.kept)}
    for name in ("measure", "place", "period"):
        choices = getattr(linked, name)
        features[name] = _odds(choices[0].probability)
        features[f"{name}_none"] = float(not choices[0].value)
    return features


def confidence(linked: Linked, weights: FieldWeights) -> float:
    """Return how likely it is right, from 0 to 1.

    Parameters
    ----------
    linked : Linked
    weights : FieldWeights
        Learned from passages whose own weights were learned without them.
    """
    return likely(_features(linked), weights)


def _odds(probability: float) -> float:
    held = min(max(probability, SMALLEST), 1 - SMALLEST)
    return log(held / (1 - held))
