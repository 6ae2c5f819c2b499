"""What may be added, and sums that say what they counted and what they left out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geo.estimates.claims import estimator, series_of
from geo.estimates.lens import quality
from geo.estimates.rules.areas import may_add_places
from geo.estimates.rules.guard import different_counts, different_destinations, different_measures, no_outcome
from geo.estimates.rules.verdict import YES, LeftOut, Records, Verdict, no
from geo.language import _
from geo.model import Measure, Statement
from geo.wording.period import period_of

BOTH_WAYS = "sum"
OVER_PLACES = "sum over disjoint places"
OVER_PERIODS = "sum over disjoint periods"


@dataclass(frozen=True, slots=True)
class GuardedSum:
    """A sum with what was counted and what was not.

    Attributes
    ----------
    value : float or None
        In ``unit``; None where nothing could be counted. Never 0 for no data.
    bound : str
        ``exact``, ``approx``, ``at_least`` or ``at_most``: what the sum of such figures is.
    unit : str
    counted : tuple of str
        Statement ids, in the order in which they were given.
    left_out : tuple of LeftOut
        Claims, and places without one, that are not in the value.
    """

    value: float | None
    bound: str
    unit: str
    counted: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def may_be_added(claim: Statement, records: Records) -> Verdict:
    """Say whether a figure may stand in any sum at all."""
    verdict = no_outcome(claim)
    if not verdict:
        return verdict
    measure = records.measures[claim.measure]
    if not measure.combine.startswith("sum") or claim.kind != "level":
        text = _("{measure} is never added.")
        return no("combine", text.format(measure=measure.label()))
    if claim.value is None:
        return no("bound", _("A range is not a single figure: it cannot be added."))
    return YES


def may_add_two(one: Statement, other: Statement, records: Records) -> Verdict:
    """Say whether two figures, each of which may be added, may be added to each other."""
    for rule in (different_measures, different_counts, different_destinations):
        verdict = rule(one, other, records)
        if not verdict:
            return verdict
    measure = records.measures[one.measure]
    same_place = one.place == other.place
    # Single claims outside any series may follow one another in time; monitors never mix.
    whose = series_of if same_place else estimator
    if whose(one, records.series) != whose(other, records.series):
        return no("estimator", _("Figures of different sources are never added."))
    if same_place:
        return _periods(one, other, measure)
    if measure.combine == OVER_PERIODS:
        text = _("The areas of {measure} may overlap: never added.")
        return no("combine", text.format(measure=measure.label()))
    if (one.period_start, one.period_end) != (other.period_start, other.period_end):
        text = _("They cover different periods: {one}, {other}.")
        return no("period", text.format(one=period_of(one), other=period_of(other)))
    return may_add_places(one.place, other.place, records.places)


def _periods(one: Statement, other: Statement, measure: Measure) -> Verdict:
    if one.period_start <= other.period_end and other.period_start <= one.period_end:
        text = _("Their periods overlap: {one}, {other}.")
        return no("overlap", text.format(one=period_of(one), other=period_of(other)))
    return may_add_years(measure)


def may_add_years(measure: Measure) -> Verdict:
    """Say whether figures of ``measure`` for one place may be added over years."""
    if measure.combine in (BOTH_WAYS, OVER_PERIODS):
        return YES
    name = measure.label()
    if measure.combine == OVER_PLACES:
        text = _("{measure} is an amount at a date, not during a year: never summed over years.")
    else:
        text = _("{measure} is never added.")
    return no("combine", text.format(measure=name))


def bound_of_sum(claims: Iterable[Statement]) -> str:
    """Return what the sum of figures with these bounds is; a floor among them makes it a floor."""
    bounds = {claim.bound for claim in claims}
    for bound in ("at_least", "at_most"):
        if bound in bounds:
            return bound
    rounded = "approx" in bounds or any("rounded" in claim.flags for claim in claims)
    return "approx" if rounded else "exact"


def guarded_sum(claims: Iterable[Statement], records: Records) -> GuardedSum:
    """Return the sum of those claims that may be added, and name the others with the reason.

    The monitor or speaker with most of the claims speaks first, then the better claim
    (`geo.estimates.lens.quality`), then a place before the older one on its outline; each
    further claim is counted if it may be added to all that are. Of two claims on one place
    and period the second is a repeat or a disagreement, and left out.
    """
    given = list(claims)
    many = Counter(estimator(s, records.series) for s in given)
    order = sorted(
        given,
        key=lambda s: (
            -many[estimator(s, records.series)],
            quality(s, records.series),
            bool(records.places.get(s.place).predecessor_of),
            s.id,
        ),
    )
    counted: list[Statement] = []
    left_out = []
    for claim in order:
        verdict = may_be_added(claim, records)
        for other in counted if verdict else ():
            verdict = may_add_two(other, claim, records)
            if not verdict:
                break
        if verdict and {"at_least", "at_most"} <= {claim.bound, *(s.bound for s in counted)}:
            verdict = no("bound", _("A floor and a ceiling have no sum."))
        if verdict:
            counted.append(claim)
        else:
            left_out.append(LeftOut(claim.id, claim.place, verdict.code, verdict.reason))
    ids = {s.id for s in counted}
    return GuardedSum(
        value=math.fsum(s.amount for s in counted) if counted else None,
        bound=bound_of_sum(counted),
        unit=counted[0].unit if counted else "",
        counted=tuple(s.id for s in given if s.id in ids),
        left_out=tuple(left_out),
    )
