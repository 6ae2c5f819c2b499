"""The last known value carried forward: the reader's choice, drawn faded, with its age."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo.estimates.rules.adding import may_add_years
from geo.estimates.rules.areas import outline
from geo.estimates.rules.verdict import Records
from geo.estimates.timeline import Timelines
from geo.language import _, current, ngettext
from geo.model import Break, Estimate, Statement

MAX_AGE = 5
"""Years after which a value is no longer carried."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What stands for a year without a figure of its own, or why nothing does.

    Attributes
    ----------
    year : int
        Year asked for.
    estimate : Estimate or None
        The last known one; None where none may be carried.
    code, reason : str
        Why none may be (``own``, ``flow``, ``unknown``, ``age`` or ``break``), in one
        sentence; empty where one is.
    """

    year: int
    estimate: Estimate | None
    code: str = ""
    reason: str = ""

    @property
    def from_year(self) -> int | None:
        """Return the year the value is of; None where none is carried."""
        return self.estimate.year if self.estimate else None

    @property
    def age(self) -> int | None:
        """Return how many years old the value is; None where none is carried."""
        return self.year - self.estimate.year if self.estimate else None

    @property
    def words(self) -> str:
        """Return "value of 2010, 3 years old" or the reason, in the language in use."""
        if self.estimate is None:
            return self.reason
        age = self.year - self.estimate.year
        text = ngettext("figure of {year}, {count} year old", "figure of {year}, {count} years old", age)
        return text.format(year=self.estimate.year, count=age)


def carry_forward(
    timelines: Timelines,
    measure: str,
    place: str,
    year: int,
    records: Records,
    statements: Mapping[str, Statement],
    breaks: Iterable[Break] = (),
    *,
    as_of: date | None = None,
    max_age: int = MAX_AGE,
) -> Carried:
    """Return the last known value for a year that has none of its own.

    Never what happens within a period (a seizure is not repeated by the next year's
    silence), never more than ``max_age`` years old, and never beyond a break of method,
    publisher, zones or vintage in a series that speaks of the place or of its successor.

    Parameters
    ----------
    timelines : Timelines
        Estimates of ``measure`` under one lens.
    statements : mapping
        All statements by id.
    breaks : iterable of Break
        Those of other measures and places, and those not known on ``as_of``, are passed over.
    """
    if timelines.at(place, year, as_of) is not None:
        return Carried(year, None, "own", _("The year has a figure of its own."))
    if may_add_years(records.measures[measure]):
        text = _("{measure}: the figure of one year does not apply to the next.")
        return Carried(year, None, "flow", text.format(measure=records.measures[measure].label(current())))
    earlier = [known for known in timelines.years([place], as_of) if known < year]
    last = timelines.at(place, earlier[-1], as_of) if earlier else None
    if last is None:
        return Carried(year, None, "unknown", _("There is no figure of an earlier year."))
    if year - last.year > max_age:
        text = _("The last figure, of {year}, is too old to fill the gap.")
        return Carried(year, None, "age", text.format(year=last.year))
    speaking = {statements[id].series for e in timelines.estimates if e.place == place for id in e.claims}
    behind = [statements[id] for id in ([last.headline_claim] if last.headline_claim else last.claims)]
    for found in breaks:
        between = found.known(as_of) and last.year < found.year <= year
        if between and any(_concerns(found, claim, records, speaking) for claim in behind):
            text = _("There is a break in the series in {year}: {words}")
            return Carried(year, None, "break", text.format(year=found.year, words=found.words(current())))
    return Carried(year, last)


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
