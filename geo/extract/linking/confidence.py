"""How likely a candidate statement is right in unit, measure, place and period at once."""

from __future__ import annotations

from math import log

from geo.extract.linking.candidates import Candidate
from geo.extract.linking.link import Linked
from geo.extract.linking.weights import FieldWeights, rank

SMALLEST = 1e-3
"""Probability below which one is as good as none."""


def confidence_candidates(linked: Linked) -> list[Candidate]:
    """Return the two choices, right (True) and not, with what the fields' own probabilities say."""
    features = {"always": 1.0, "kept": _odds(linked.kept)}
    for name in ("measure", "place", "period"):
        choices = getattr(linked, name)
        features[name] = _odds(choices[0].probability)
        features[f"{name}_none"] = float(not choices[0].value)
    return [Candidate(True, "", features), Candidate(False, "")]


def confidence(linked: Linked, weights: FieldWeights) -> float:
    """Return how likely it is right, from 0 to 1.

    Parameters
    ----------
    linked : Linked
    weights : FieldWeights
        Learned from passages whose own weights were learned without them.
    """
    right, wrong = confidence_candidates(linked)
    rank([right, wrong], weights)
    return right.probability


def _odds(probability: float) -> float:
    held = min(max(probability, SMALLEST), 1 - SMALLEST)
    return log(held / (1 - held))
