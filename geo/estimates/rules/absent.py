"""Why a place has no single figure on one side of a comparison, in one sentence for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.catalog import PlaceRegistry
from geo.estimates.claims import years_of
from geo.estimates.rules.verdict import Verdict, no
from geo.estimates.timeline import Timelines
from geo.language import _
from geo.model import Estimate, Place, Statement, View
from geo.style import format_date


@dataclass(frozen=True, slots=True)
class Side:
    """One of two views that are held against each other.

    Attributes
    ----------
    view : View
        With its year settled.
    known : Timelines
        Estimates of the view's measure and lens.
    not_outcomes : set of (str, int)
        Place and year of which only a target or a forecast is stated (`not_outcomes`).
    """

    view: View
    known: Timelines
    not_outcomes: frozenset[tuple[str, int]] = field(default=frozenset())

    def of(self, place: str) -> Estimate | None:
        """Return what this side shows of ``place``; None where nothing is claimed or known yet."""
        if self.view.year is None:
            return None
        return self.known.at(place, self.view.year, self.view.as_of)


def not_outcomes(statements: Mapping[str, Statement], measure: str) -> frozenset[tuple[str, int]]:
    """Return place and year of every target and forecast of ``measure``."""
    return frozenset(
        (s.place, year)
        for s in statements.values()
        if s.measure == measure and (s.kind == "target" or "forecast" in s.flags)
        for year in years_of(s)
    )


def why_absent(place: Place, side: Side, other: Side, places: PlaceRegistry) -> Verdict:
    """Return why ``side`` has no single figure for ``place``; an agreement where it has one.

    No data is never zero: a place that began to be watched, a figure not out yet, an area
    that then had other limits, a target or forecast only, claims that differ, or no claim.
    """
    found, year = side.of(place.id), side.view.year
    if found is not None and found.headline is not None:
        return Verdict(True)
    if found is not None:
        if found.contested:
            return no("contested", _("Figures for {year} differ: none is shown.").format(year=year))
        return no("range", _("For {year} there is only a range, no single figure.").format(year=year))
    if year is None:
        return no("no-data", _("No figure belongs to a single year."))
    if (place.id, year) in side.not_outcomes:
        text = _("For {year} there is only a target or a forecast, not an outcome.")
        return no("target", text.format(year=year))
    relative = _other_limits(place, side, places)
    if relative is not None:
        text = _("The figures for {year} are of {place}, an area with other limits.")
        return no("area", text.format(year=year, place=relative.label()))
    if side.view.as_of is not None and side.known.at(place.id, year) is not None:
        day = format_date(side.view.as_of)
        return no(
            "not-yet-known", _("No figure for {year} had been published by {day}.").format(year=year, day=day)
        )
    begun = newly_monitored(place.id, side.known)
    if begun is not None and year < begun and other.of(place.id) is not None:
        text = _("Monitored since {year}: earlier figures are unknown, not zero.")
        return no("newly-monitored", text.format(year=begun))
    if side.view.lens != other.view.lens and other.of(place.id) is not None:
        return no("no-data", _("No figure of the kind chosen under “Figure shown”."))
    return no("no-data", _("No figure for {year}: no data is not zero.").format(year=year))


def newly_monitored(place: str, known: Timelines) -> int | None:
    """Return the first year of ``place`` where its first figure says that watching began then."""
    years = known.years([place])
    first = known.at(place, years[0]) if years else None
    return years[0] if first is not None and "newly-monitored" in first.flags else None


def _other_limits(place: Place, side: Side, places: PlaceRegistry) -> Place | None:
    """Return the older or later area on the same outline that has a figure where ``place`` has none."""
    relatives = places.older(place.id)
    if place.predecessor_of:
        relatives.append(places.get(place.predecessor_of))
    return next((relative for relative in relatives if side.of(relative.id) is not None), None)
