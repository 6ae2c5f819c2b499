"""What a quantity may be linked to, with the features by which one is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Features = dict[str, float]


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
    """

    value: object
    label: str
    features: Features = field(default_factory=dict)


def nearness(distance: int) -> float:
    """Return 1 for what is beside a quantity, less for what is further off (tokens)."""
    return 1.0 / (1.0 + distance / 4.0)


@dataclass(frozen=True, slots=True)
class Near:
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


def position_features(near: Near, prefix: str = "") -> Features:
    """Return the features of where something stands."""
    same = near.sentences == 0
    features = {
        prefix + "near": nearness(near.distance) if same else 0.0,
        prefix + "same": float(same),
        prefix + "before": float(same and near.before),
        prefix + "prev1": float(near.sentences == 1),
        prefix + "prev2": float(near.sentences >= 2),
        prefix + "next": float(near.sentences < 0),
        prefix + "quantities": min(near.quantities, 3) / 3.0 if same else 0.0,
        prefix + "commas": min(near.commas, 4) / 4.0 if same else 0.0,
    }
    return {name: value for name, value in features.items() if value}


@dataclass(frozen=True, slots=True)
class Period:
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
