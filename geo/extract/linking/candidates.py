"""What a quantity may be linked to, with the features by which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

Features = dict[str, float]


class Shared(dict[str, float]):
    """Features that several candidates share and nobody changes: what they weigh is added up once.

    Attributes
    ----------
    weighed : tuple of (object, float)
        The weights by which they were weighed last, and what they weigh together by those.
    """

    __slots__ = ("weighed",)

    def __init__(self, features: Mapping[str, float]) -> None:
        super().__init__(features)
        self.weighed: tuple[object, float] = (None, 0.0)


@dataclass(slots=True)
class Candidate:
    """One choice for one field.

    Attributes
    ----------
    value : object
        A place id or name, a span of days, a speaker's name, a measure; empty for none.
    label : str
        As printed, or why it stands there.
    features : dict of str to float
    group : str
        By whose name each feature counts once more; empty for none.
    apart : dict of str to float
        Further features, which count by their own name alone.
    probability : float
        Among its rivals (`geo.extract.linking.weights.rank`).
    """

    value: object
    label: str
    features: Features = field(default_factory=dict)
    group: str = ""
    apart: Features = field(default_factory=dict)
    probability: float = 0.0

    def every_feature(self) -> Features:
        """Return all its features by all their names."""
        if not self.group:
            return self.features | self.apart
        in_group = {f"{self.group}_{name}": value for name, value in self.features.items()}
        return self.features | in_group | self.apart


@cache
def said(name: str, alone: bool, ending: str = "") -> Features:
    """Return a feature, once more by another name where a quantity's own sentence names nothing.

    It is made once: whoever adds to it makes a copy.
    """
    return {name + ending: 1.0, f"{name}_alone{ending}": 1.0} if alone else {name + ending: 1.0}


def holding(found: Mapping[str, float]) -> Features:
    """Return the features that hold, without those that are False or 0."""
    return {name: value for name, value in found.items() if value}


def merge(known: Features, features: Features) -> None:
    """Add features of a candidate that is named twice: the better of each."""
    for name, value in features.items():
        if value > known.get(name, 0.0):
            known[name] = value


def nearness(distance: int) -> float:
    """Return 1 for what is beside a quantity, less for what is further off (tokens)."""
    return 1.0 / (1.0 + distance / 4.0)


class Followed(NamedTuple):
    """What the quantity before was linked with, in one field.

    Attributes
    ----------
    value : object
        Its place or period; None where there is none.
    sure : float
        How likely it is of that.
    other : object
        The last one before that differs from it: a text comes back to it.
    alike : bool
        Whether it is of the same measure.
    """

    value: Any = None
    sure: float = 1.0
    other: Any = None
    alike: bool = False


class Near(NamedTuple):
    """Where something stands beside a quantity.

    Attributes
    ----------
    distance : int
        Tokens between the two.
    before : bool
    sentences : int
        0 in the same sentence, 1 in the one before, -1 in the next.
    quantities, commas : int
        Other quantities and marks between the two.
    """

    distance: int
    before: bool
    sentences: int
    quantities: int
    commas: int


def position_features(near: Near) -> Features:
    """Return the features of where something stands."""
    if near.sentences:
        return {"next" if near.sentences < 0 else "prev1" if near.sentences == 1 else "prev2": 1.0}
    features = {"near": nearness(near.distance), "same": 1.0}
    if near.before:
        features["before"] = 1.0
    if near.quantities:
        features["quantities"] = min(near.quantities, 3) / 3.0
    if near.commas:
        features["commas"] = min(near.commas, 4) / 4.0
    return features


class Period(NamedTuple):
    """Days from ``start`` to ``end``.

    Attributes
    ----------
    start, end : date
    stated : bool
        Whether the text states their year; where not, it is inferred from the day of publication.
    target : bool
        Whether the figure is aimed at and not reached.
    """

    start: date
    end: date
    stated: bool
    target: bool = False
