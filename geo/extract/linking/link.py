"""Link every quantity of a text with its measure, place, period and speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from geo.extract.analysis import Analysis
from geo.extract.linking.candidates import Candidate, Followed, Period
from geo.extract.linking.kept import kept_features
from geo.extract.linking.measure.around import Around, around
from geo.extract.linking.measure.candidates import Earlier, measure_candidates
from geo.extract.linking.period.candidates import period_candidates
from geo.extract.linking.place.candidates import place_candidates
from geo.extract.linking.speaker import speaker_candidates
from geo.extract.linking.weights import Weights, learned_weights, likely, rank
from geo.extract.quantity import Quantity

KEPT = 0.5
"""From which probability on a quantity is taken for a statement."""
FIELDS = ("measure", "place", "period", "speaker")


@dataclass(slots=True)
class Linked:
    """A quantity with what may belong to it.

    Attributes
    ----------
    quantity : Quantity
    kept : float
        How likely it is a figure of the atlas's subject (0 to 1).
    measure, place, period, speaker : list of Candidate
        Best first.
    """

    quantity: Quantity
    kept: float
    measure: list[Candidate] = field(default_factory=list)
    place: list[Candidate] = field(default_factory=list)
    period: list[Candidate] = field(default_factory=list)
    speaker: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class Before:
    """What the quantity before was linked with; None (or no name) where there is none.

    ``sure`` says how likely its place, period and speaker are: the doubtful have less of a say in the next.
    ``other_place`` and ``other_period`` are the last ones before that differ: a text comes back to them.
    """

    measure: str = ""
    place: str | None = None
    period: Period | None = None
    speaker: str | None = None
    sure: Mapping[str, float] = field(default_factory=dict)
    earlier: Earlier = field(default_factory=Earlier)
    other_place: str | None = None
    other_period: Period | None = None

    def behind(self, one: Before) -> Before:
        """Return itself with what a text may come back to, behind the quantity before it."""
        self.earlier = one.earlier.then(self.measure)
        self.other_place = one.place if one.place and one.place != self.place else one.other_place
        differs = one.period is not None and one.period != self.period
        self.other_period = one.period if differs else one.other_period
        return self


def candidates_for(
    name: str, quantity: Quantity, analysis: Analysis, measure: str, before: Before
) -> list[Candidate]:
    """Return the candidates of one field of `FIELDS`."""
    if name == "measure":
        return measure_candidates(quantity, analysis, around(quantity, analysis), before.earlier)
    sure = before.sure.get(name, 1.0)
    if name == "place":
        followed = Followed(before.place, sure, before.other_place, measure == before.measure)
        return place_candidates(quantity, analysis, measure, followed)
    if name == "period":
        followed = Followed(before.period, sure, before.other_period, measure == before.measure)
        return period_candidates(quantity, analysis, measure, followed)
    return speaker_candidates(quantity, analysis, before.speaker, sure)


def kept_in(
    quantity: Quantity, analysis: Analysis, near: Around, measures: list[Candidate], weights: Weights
) -> float:
    """Return how likely a quantity is a figure of the atlas's subject."""
    return likely(kept_features(quantity, analysis, near, measures), weights["kept"])


def link(analysis: Analysis, weights: Weights | None = None, *, kept_only: bool = False) -> Iterator[Linked]:
    """Yield every quantity of a text with what may belong to it, in order, without keeping any.

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
    for quantity in analysis.quantities:
        near = around(quantity, analysis)
        measure = rank(measure_candidates(quantity, analysis, near, before.earlier), weights["measure"])
        linked = Linked(quantity, kept_in(quantity, analysis, near, measure, weights), measure)
        if kept_only and linked.kept < KEPT:
            continue
        name = str(measure[0].value)
        for part in FIELDS[1:]:
            choices = rank(candidates_for(part, quantity, analysis, name, before), weights[part])
            setattr(linked, part, choices)
        if linked.kept >= KEPT:
            period = linked.period[0].value
            before = Before(
                name,
                str(linked.place[0].value),
                period if isinstance(period, Period) else None,
                str(linked.speaker[0].value),
                {part: getattr(linked, part)[0].probability for part in FIELDS[1:]},
            ).behind(before)
        yield linked
