"""The claims on one place and year that are known on a day → what they say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.errors import UnknownNameError
from geo.estimates.claims import (
    LOOSE,
    comparable,
    interval,
    largest,
    outranks,
    printed_first,
    replaces,
    several_years,
    smallest,
    speaker,
)
from geo.estimates.lens import Preference, preference
from geo.model import Estimate, Series, Source, Statement


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A statement and what the rules say of it alone, each asked once for all days.

    Attributes
    ----------
    statement : Statement
    day : date
        From which it is known.
    smallest, largest : float
        What it names, canonical unit.
    least, most : float
        The interval that would make it true.
    speaker, document : str
        Who speaks, and the document it was read in.
    monitor : bool
        Whether its series is a monitor.
    order : Preference
        As the one put forward; the smallest is preferred.
    """

    statement: Statement
    day: date
    smallest: float
    largest: float
    least: float
    most: float
    speaker: str
    document: str
    monitor: bool
    order: Preference


def claim_of(statement: Statement, sources: Mapping[str, Source], series: Mapping[str, Series]) -> Claim:
    """Return a statement as a claim.

    Raises
    ------
    UnknownNameError
        If its source has no card.
    """
    s = statement
    if s.source not in sources:
        raise UnknownNameError(f"statement {s.id}: source {s.source!r} has no card in seeds/")
    least, most = interval(s)
    return Claim(
        statement=s,
        day=sources[s.source].published_to,
        smallest=smallest(s),
        largest=largest(s),
        least=least,
        most=most,
        speaker=speaker(s, series),
        document=s.read_in or s.source,
        monitor=s.series in series and series[s.series].monitor,
        order=preference(s, sources, series),
    )


def estimate(
    place: str,
    year: int,
    known: Sequence[Claim],
    form: str,
    sources: Mapping[str, Source],
    series: Mapping[str, Series],
) -> Estimate:
    """Return what the claims known on one day say of one place and year.

    Parameters
    ----------
    known : sequence of Claim
        At least one, all on one measure, in the order of their days and ids.
    form : str
        Form of the lens (`geo.estimates.lens.lens_form`) that lets exactly these speak.
    """
    said = [c.statement for c in known]
    standing, replaced = _standing(known, sources, series)
    active = [c for c in standing if c not in replaced]
    odd = _first_at_odds(active)
    best = _best(form, active, odd is not None)
    anchor = best or odd
    alike = [c for c in active if anchor is None or _alike(c, anchor)]
    headline = None if best is None else _value(form, best, active)
    behind = None if headline is None else best
    return Estimate(
        measure=said[0].measure,
        place=place,
        year=year,
        known_from=known[-1].day,
        low=min(c.smallest for c in alike),
        high=max(c.largest for c in alike),
        headline=headline,
        headline_claim=behind.statement if behind else None,
        claims=tuple(printed_first(said)),
        speakers=len({c.speaker for c in active}),
        documents=len({c.document for c in standing}),
        contested=odd is not None,
        flags=_flags([behind] if behind else alike, bool(replaced), len(alike) < len(active)),
    )


def _standing(
    known: Sequence[Claim], sources: Mapping[str, Source], series: Mapping[str, Series]
) -> tuple[Sequence[Claim], set[Claim]]:
    """Return the claims before which no printed figure goes, and those that a revision replaced."""
    standing, replaced = known, set()
    if any(c.statement.ours for c in known):
        standing = [c for c in known if not any(outranks(o.statement, c.statement, series) for o in known)]
    revised = [c.statement for c in known if c.statement.series and "revised" in c.statement.flags]
    if revised:
        replaced = {c for c in known if any(replaces(later, c.statement, sources) for later in revised)}
    return standing, replaced


def _first_at_odds(active: Sequence[Claim]) -> Claim | None:
    """Return the first claim that cannot be true together with another."""
    highest, lowest = max(c.least for c in active), min(c.most for c in active)
    apart = (c for c in active if c.most < highest or lowest < c.least)
    return next((c for c in apart if any(_disagree(c, other) for other in active)), None)


def _disagree(one: Claim, other: Claim) -> bool:
    """Say what `geo.estimates.claims.disagree` says, from the intervals held."""
    apart = one.most < other.least or other.most < one.least
    return apart and comparable(one.statement, other.statement)


def _alike(claim: Claim, anchor: Claim) -> bool:
    return claim is anchor or comparable(anchor.statement, claim.statement)


def _best(form: str, active: Sequence[Claim], contested: bool) -> Claim | None:
    """Return the claim that the lens puts forward; None where it has none."""
    if form == "lowest":
        return min(active, key=lambda c: c.smallest)
    if form == "highest":
        return max(active, key=lambda c: c.largest)
    if form == "newest":
        newest = max(c.day for c in active)
        return min((c for c in active if c.day == newest), key=lambda c: c.order)
    monitors = [c for c in active if c.monitor]
    if contested and not monitors:
        return None
    return min(monitors or active, key=lambda c: c.order)


def _value(form: str, best: Claim, active: Sequence[Claim]) -> float | None:
    """Return the value put forward; a range has none unless the lens asks for one of its ends."""
    if form in ("lowest", "highest"):
        return best.smallest if form == "lowest" else best.largest
    if not best.monitor and any(_bounds(best, other) for other in active):
        return None
    return best.statement.value


def _bounds(one: Claim, other: Claim) -> bool:
    """Say whether two claims of one speaker in one document name the two ends of one range.

    "At least 5, perhaps closer to 7" is a range from 5 to 7, and neither end stands for it: both
    are on the same thing and time, and none is exact. A floor beside an exact figure only
    says it more roughly.
    """
    a, b = one.statement, other.statement
    return (
        a.bound != b.bound
        and a.bound in LOOSE
        and b.bound in LOOSE
        and a.value != b.value
        and (one.speaker, one.document) == (other.speaker, other.document)
        and (a.unit, a.definition, a.denominator) == (b.unit, b.definition, b.denominator)
        and (a.period_start, a.period_end) == (b.period_start, b.period_end)
        and ("part-year" in a.flags) == ("part-year" in b.flags)
    )


def _flags(spoken: Sequence[Claim], revised: bool, others: bool) -> frozenset[str]:
    """Return what must be said beside a value that ``spoken`` stand for."""
    flags = set().union(*(c.statement.flags for c in spoken))
    if any(several_years(c.statement) and "undated" not in c.statement.flags for c in spoken):
        flags.add("several-years")
    if revised:
        flags.add("revised")
    if others:
        flags.add("other-definitions")
    return frozenset(flags)
