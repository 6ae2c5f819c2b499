"""The last known value carried forward: the reader's choice, drawn faded, with its age."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from geo.estimates.rules.adding import may_add_years
from geo.estimates.rules.areas import outline
from geo.estimates.rules.verdict import Records
from geo.estimates.timeline import Timelines
from geo.model import Break, Estimate, Statement

MAX_AGE = 5
"""Years after which a value is no longer carried."""


def carry_forward(
    timelines: Timelines,
    measure: str,
    place: str,
    year: int,
    records: Records,
    breaks: Iterable[Break] = (),
    *,
    as_of: date | None = None,
) -> Estimate | None:
    """Return the last known estimate for a year that has none of its own; None where none may be carried.

    Never what happens within a period (a seizure is not repeated by the next year's
    silence), never more than `MAX_AGE` years old, and never beyond a break of method,
    publisher, zones or vintage in a series that speaks of the place or of its successor.

    Parameters
    ----------
    timelines : Timelines
        Estimates of ``measure`` under one lens.
    breaks : iterable of Break
        Those of other measures and places, and those not known on ``as_of``, are passed over.
    """
    if timelines.at(place, year, as_of) is not None or may_add_years(records.measures[measure]):
        return None
    earlier = [known for known in timelines.years([place], as_of) if known < year]
    last = timelines.at(place, earlier[-1], as_of) if earlier else None
    if last is None or year - last.year > MAX_AGE:
        return None
    speaking = {claim.series for e in timelines.estimates if e.place == place for claim in e.claims}
    for found in breaks:
        between = found.known(as_of) and last.year < found.year <= year
        if between and any(_concerns(found, claim, records, speaking) for claim in last.shown):
            return None
    return last


def _concerns(found: Break, claim: Statement, records: Records, speaking: set[str]) -> bool:
    """Say whether a break concerns a claim: its own series, or the monitor that took over from it there."""
    places = (claim.place, outline(records.places.get(claim.place)))
    if not any(found.concerns(claim.measure, place) for place in places):
        return False
    if found.series in ("", claim.series):
        return True
    watched = [
        name in records.series and records.series[name].monitor for name in (found.series, claim.series)
    ]
    return all(watched) and found.series in speaking
