"""The difference of two views, place by place: a number only where the two may be held against each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geo.catalog import PlaceRegistry
from geo.estimates.rules.absent import Side, why_absent
from geo.estimates.rules.adding import guarded_sum
from geo.estimates.rules.guard import different_measures, may_compare, may_read_as_change
from geo.estimates.rules.verdict import YES, Records, Verdict, no
from geo.estimates.totals.same_zones import SameZones, Surveyed, same_zones
from geo.language import _
from geo.model import Break, Estimate, Statement

OPEN_BOUNDS = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Difference:
    """What two views show of one place, and how far apart they are.

    Attributes
    ----------
    place : str
        Place id.
    left, right : Estimate or None
        What each view shows; None where nothing is claimed, or known yet.
    change : float or None
        Right less left, canonical unit (percentage points of a share); None where the two
        may not be held against each other.
    percent : float or None
        ``change`` in per cent of the left value; None also where that is zero, and for shares.
    verdict : Verdict
        Why there is no change, in one sentence, or a caution to be said beside it.
    about : bool
        One of the two is stated as a round or approximate figure, and so is the change.
    coverage : SameZones or None
        Zones added between two years, with what the same zones give.
    """

    place: str
    left: Estimate | None
    right: Estimate | None
    change: float | None
    percent: float | None
    verdict: Verdict
    about: bool = False
    coverage: SameZones | None = None

    @property
    def silent(self) -> bool:
        """Say whether neither view shows anything of the place."""
        return self.left is None and self.right is None


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides whether two figures may be held against each other.

    Attributes
    ----------
    part : str
        In what the views differ: one of `geo.model.COMPARED`.
    records : Records
        Measures, places, series and sources.
    breaks : iterable of Break
        Those known on the day of the later view.
    zones : mapping of str to tuple of str
        Departments in which each zone lies.
    """

    part: str
    records: Records
    breaks: Sequence[Break] = ()
    zones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def surveyed(self) -> Surveyed:
        """Return what a change across added zones is held against."""
        return Surveyed(self.records, self.breaks, self.zones)


def differences(places: Iterable[str], left: Side, right: Side, rules: Rules) -> list[Difference]:
    """Return one difference per place, in the order of ``places``.

    Parameters
    ----------
    places : iterable of str
        Place ids.
    left, right : Side
        The two views with their estimates.
    rules : Rules
        The rules.
    """
    return [_difference(place, left, right, rules) for place in places]


def _difference(place: str, left: Side, right: Side, rules: Rules) -> Difference:
    one, other = left.of(place), right.of(place)
    verdict = _missing(place, left, right, rules.records.places)
    before, now = (e.headline_claim if e else None for e in (one, other))
    if not verdict or one is None or other is None or before is None or now is None:
        return Difference(place, one, other, None, None, verdict)
    verdict = _may_subtract(before, now, left, right, rules)
    if not verdict:
        return Difference(place, one, other, None, None, verdict)
    told = _coverage([one], [other], left, right, rules)
    if told is not None and told.bars:
        verdict = no("coverage", told.words(rules.records))
        return Difference(place, one, other, None, None, verdict, coverage=told)
    if told is not None:
        verdict = Verdict(True, caution=told.words(rules.records))
    change = other.amount - one.amount
    percent = _percent(change, one.amount, before.unit)
    about = any(s.bound == "approx" or "rounded" in s.flags for s in (before, now))
    return Difference(place, one, other, change, percent, verdict, about and change != 0, told)


def _coverage(
    one: Sequence[Estimate], other: Sequence[Estimate], left: Side, right: Side, rules: Rules
) -> SameZones | None:
    """Return what zones added between the years of two views mean for places taken together."""
    if rules.part != "year" or left.view.shown_year == right.view.shown_year:
        return None
    earlier, later = (one, other) if left.view.shown_year < right.view.shown_year else (other, one)
    return same_zones(earlier, later, left.known, rules.surveyed, left.view.as_of)


def _percent(change: float, of: float, unit: str) -> float | None:
    """Return the change in per cent; a share has none, for per cent of a per cent misleads."""
    return None if of == 0 or unit == "percent" else 100.0 * change / of


def _missing(place: str, left: Side, right: Side, places: PlaceRegistry) -> Verdict:
    """Refuse where a side has no single figure; where neither has any, say so once."""
    record = places.get(place)
    first, second = why_absent(record, left, right, places), why_absent(record, right, left, places)
    if not first and not second and first.code == second.code == "no-data":
        return no("no-data", _("No figure in either: no data is not zero."))
    return second if first else first


def _may_subtract(before: Statement, now: Statement, left: Side, right: Side, rules: Rules) -> Verdict:
    """Say whether one figure may be taken from the other, by what the two views differ in.

    Over years the difference must be a change: one estimator, no break. Between as-of dates
    it must be a revision: another speaker put forward later has revised nothing. Between
    lenses it is a gap between claims on one thing, no matter who makes them.
    """
    if before.measure != now.measure:
        return different_measures(before, now, rules.records)
    if "rank" in (before.unit, now.unit):
        return no("rank", _("Ranks are not subtracted."))
    if {before.bound, now.bound} & set(OPEN_BOUNDS) and before.id != now.id:
        return no("bound", _("A floor or a ceiling: the difference is not known."))
    if rules.part == "year" and left.view.year != right.view.year:
        earlier, later = (before, now) if left.view.shown_year < right.view.shown_year else (now, before)
        return may_read_as_change(earlier, later, rules.records, rules.breaks)
    if before.id == now.id:
        return YES
    verdict = may_compare(before, now, rules.records)
    if verdict and verdict.caution and rules.part == "as_of":
        return no("estimator", _("Another source's figure was shown then: no revision."))
    return verdict


@dataclass(frozen=True, slots=True)
class Together:
    """The places that can be compared, added on either side.

    Attributes
    ----------
    places : tuple of str
        The same on both sides.
    left, right : float
        Sums, canonical unit.
    percent : float or None
        Change from left to right in per cent; None where only zones added may have made it.
    coverage : SameZones or None
        Zones added between two years, with what the same zones give.
    added_to : int
        How many of the places have no difference of their own, since zones were added to them.
    """

    places: tuple[str, ...]
    left: float
    right: float
    percent: float | None
    coverage: SameZones | None = None
    added_to: int = 0


def together(
    found: Iterable[Difference], rules: Rules, sides: tuple[Side, Side] | None = None
) -> Together | None:
    """Return the sums over the places that have a difference; None where there may be none.

    Only for years and as-of dates: the claims that a lens picks may each be of another
    speaker. Both sums must take in every one of the places, at least two. Places without a
    difference because zones were added count where all together the same zones can be identified.

    Parameters
    ----------
    found : iterable of Difference
    rules : Rules
    sides : tuple of Side, optional
        The two views; without them no zones are looked for.
    """
    if rules.part not in ("year", "as_of"):
        return None
    listed = list(found)
    compared = [d for d in listed if d.change is not None or d.verdict.code == "coverage"]
    total = _added(compared, rules, sides)
    if total is not None and (total.coverage is None or total.coverage.percent is not None):
        return total
    return _added([d for d in listed if d.change is not None], rules, sides)


def _added(compared: Sequence[Difference], rules: Rules, sides: tuple[Side, Side] | None) -> Together | None:
    """Return the sums over places on either side, if both take in every one of at least two."""
    if len(compared) < 2:
        return None
    sums = []
    pairs = [(d.left, d.right) for d in compared if d.left is not None and d.right is not None]
    before, now = [one for one, _other in pairs], [other for _one, other in pairs]
    for estimates in (before, now):
        claims = [e.headline_claim for e in estimates if e.headline_claim]
        total = guarded_sum(claims, rules.records)
        if total.value is None or total.left_out or total.bound in OPEN_BOUNDS:
            return None
        sums.append(total.value)
    told = _coverage(before, now, *sides, rules) if sides else None
    percent = None if told is not None and told.bars else _percent(sums[1] - sums[0], sums[0], "")
    without = sum(d.change is None for d in compared)
    return Together(tuple(d.place for d in compared), sums[0], sums[1], percent, told, without)
