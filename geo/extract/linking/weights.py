"""Learned weights: how much each feature of a candidate speaks for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, cached_property
from math import exp
from operator import attrgetter
from pathlib import Path

from geo.errors import ExtractionError
from geo.extract.linking.candidates import Candidate, Features, Shared


class FieldWeights(dict[str, float]):
    """Weights of one field by the name of a feature; 0 for one that was not learned."""

    def total(self, features: Features) -> float:
        """Return what features weigh together."""
        if isinstance(features, Shared) and features.weighed[0] is self:
            return features.weighed[1]
        total, get = 0.0, self.get
        for name, value in features.items():
            total += get(name, 0.0) * value
        if isinstance(features, Shared):
            features.weighed = self, total
        return total

    def of(self, group: str) -> FieldWeights:
        """Return the weights of features that count once more by the name of a group."""
        found = self._groups.get(group)
        if found is None:
            found = self._groups[group] = self._with_group(f"{group}_")
        return found

    def _with_group(self, start: str) -> FieldWeights:
        own = {name.removeprefix(start): weight for name, weight in self.items() if name.startswith(start)}
        return FieldWeights({name: self.get(name, 0.0) + own.get(name, 0.0) for name in (*self, *own)})

    @cached_property
    def _groups(self) -> dict[str, FieldWeights]:
        return {}


Weights = Mapping[str, FieldWeights]
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
        found = json.loads(PATH.read_text(encoding="utf-8"))
        found["measure"]["taught"] = TAUGHT
        return {field: FieldWeights(weights) for field, weights in found.items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExtractionError(f"{PATH.name}: {error}") from error


def likely(features: Features, weights: FieldWeights) -> float:
    """Return how likely one of two choices is: the one for which features speak, while none do for the other.

    It is what `rank` would give the first of the two.
    """
    score = weights.total(features)
    top = max(score, 0.0)
    power = exp(score - top)
    return power / (power + exp(-top))


def rank(candidates: list[Candidate], weights: FieldWeights) -> list[Candidate]:
    """Return candidates with how likely each is (softmax of the sums of weights), the most likely first."""
    scores = [
        (weights.of(one.group) if one.group else weights).total(one.features)
        + (weights.total(one.apart) if one.apart else 0.0)
        for one in candidates
    ]
    top = max(scores, default=0.0)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    for one, power in zip(candidates, powers, strict=True):
        one.probability = power / total
    return sorted(candidates, key=attrgetter("probability"), reverse=True)
