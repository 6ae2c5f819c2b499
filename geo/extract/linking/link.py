"""Link every quantity of a text with its measure, place, period and speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Features, Period
from geo.extract.linking.kept import kept_candidates
from geo.extract.linking.measure.around import around
from geo.extract.linking.measure.candidates import Earlier, measure_candidates
from geo.extract.linking.period.candidates import period_candidates
from geo.extract.linking.place.candidates import place_candidates
from geo.extract.linking.speaker import speaker_candidates
from geo.extract.linking.weights import Weights, learned_weights, probabilities
from geo.extract.quantity import Quantity

KEPT = 0.5
"""From which probability on a quantity is taken for a statement."""
FIELDS = ("measure", "place", "period", "speaker")


class Choice(NamedTuple):
    """One value for one field.

    Attributes
    ----------
    value : object
        As in `Candidate`.
    label : str
    probability : float
        Among its rivals.
    features : dict of str to float
    """

    value: object
    label: str
    probability: float
    features: Features


@dataclass(slots=True)
class Linked:
    """A quantity with what may belong to it.

    Attributes
    ----------
    quantity : Quantity
    kept : float
        How likely it is a figure of the atlas's subject (0 to 1).
    measure, place, period, speaker : list of Choice
        Best first.
    """

    quantity: Quantity
    kept: float
    measure: list[Choice] = field(default_factory=list)
    place: list[Choice] = field(default_factory=list)
    period: list[Choice] = field(default_factory=list)
    speaker: list[Choice] = field(default_factory=list)


@dataclass(slots=True)
class Before:
    """What the quantity before was linked with; None (or no name) where there is none.

    ``sure`` says how likely its place, period and speaker are: the doubtful have less of a say in the next.
    """

    measure: str = ""
    place: str | None = None
    period: Period | None = None
    speaker: str | None = None
    sure: Mapping[str, float] = field(default_factory=dict)
    earlier: Earlier = field(default_factory=Earlier)


def candidates_for(
    name: str, quantity: Quantity, analysis: Analysis, measure: str, before: Before
) -> list[Candidate]:
    """Return the candidates of one field of `FIELDS`."""
    if name == "measure":
        return measure_candidates(quantity, analysis, around(quantity, analysis), before.earlier)
    sure = before.sure.get(name, 1.0)
    if name == "place":
        return place_candidates(quantity, analysis, measure, before.place, sure)
    if name == "period":
        return period_candidates(quantity, analysis, measure, before.period, sure)
    return speaker_candidates(quantity, analysis, before.speaker, sure)


def ranked(candidates: list[Candidate], weights: Mapping[str, float]) -> list[Choice]:
    """Return candidates as choices, the most likely first."""
    shares = probabilities(candidates, weights)
    found = [Choice(c.value, c.label, p, c.features) for c, p in zip(candidates, shares, strict=True)]
    return sorted(found, key=attrgetter("probability"), reverse=True)


def link(analysis: Analysis, weights: Weights | None = None, *, kept_only: bool = False) -> list[Linked]:
    """Return every quantity of a text with what may belong to it, in order.

    Parameters
    ----------
    analysis : Analysis
    weights : Weights, optional
        Those of `learned_weights` where none are given.
    kept_only : bool
        Leave out those that are not kept, before they are linked: they have no say in the others.
    """
    weights = learned_weights() if weights is None else weights
    before = Before()
    found = []
    for quantity in analysis.quantities:
        near = around(quantity, analysis)
        measure = ranked(measure_candidates(quantity, analysis, near, before.earlier), weights["measure"])
        kept, _left_out = probabilities(kept_candidates(quantity, analysis, near, measure), weights["kept"])
        linked = Linked(quantity, kept, measure)
        if kept_only and linked.kept < KEPT:
            continue
        name = str(measure[0].value)
        for part in FIELDS[1:]:
            choices = ranked(candidates_for(part, quantity, analysis, name, before), weights[part])
            setattr(linked, part, choices)
        if linked.kept >= KEPT:
            period = linked.period[0].value
            before = Before(
                name,
                str(linked.place[0].value),
                period if isinstance(period, Period) else None,
                str(linked.speaker[0].value),
                {part: getattr(linked, part)[0].probability for part in FIELDS[1:]},
                before.earlier.then(name),
            )
        found.append(linked)
    return found
