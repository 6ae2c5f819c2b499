"""Learned weights: how much each feature of a candidate speaks for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import exp
from pathlib import Path

from geo.errors import ExtractionError
from geo.extract.linking.candidates import Candidate

Weights = Mapping[str, Mapping[str, float]]
"""Weights by field (``measure``, ``place``, ``period``, ``speaker``, ``kept``, ``confidence``) and name."""

TAUGHT = 6.0
"""What words weigh that a team taught of a measure: no gold has any to learn it from."""
PATH = Path(__file__).with_name("weights.json")


@cache
def learned_weights() -> Weights:
    """Return the weights in ``weights.json``, which ``python -m scripts.extraction train`` makes of the gold.

    Raises
    ------
    ExtractionError
        If the file is missing or is no JSON.
    """
    try:
        found = dict(json.loads(PATH.read_text(encoding="utf-8")))
        return found | {"measure": found["measure"] | {"taught": TAUGHT}}
    except (OSError, ValueError, KeyError) as error:
        raise ExtractionError(f"{PATH.name}: {error}") from error


def probabilities(candidates: list[Candidate], weights: Mapping[str, float]) -> list[float]:
    """Return how likely each candidate is among its rivals (softmax of the sums of weights)."""
    weight = weights.get
    scores = [sum([weight(name, 0.0) * value for name, value in one.features.items()]) for one in candidates]
    top = max(scores, default=0.0)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
