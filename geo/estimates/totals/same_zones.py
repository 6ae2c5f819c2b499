"""Growth across zones that were added: the same zones in both years, beside the printed totals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.estimates.claims import ODD_PERIODS
from geo.estimates.rules.areas import is_inside
from geo.estimates.rules.verdict import Records
from geo.estimates.timeline import Timelines
from geo.language import _, ngettext
from geo.model import Break, Estimate, Statement
from geo.wording.amount import amount
from geo.wording.change import more_or_less, place_names, zones_added

COMPLETE = 0.02
"""Share of the earlier total by which the same zones may miss it: rounding, and a limit revised later."""

MOSTLY = 0.5
"""From this share of a change on, zones added make it no growth where the same zones are not known."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a change is held against: records, breaks known on the day, and where the zones lie.

    Attributes
    ----------
    records : Records
    breaks : sequence of Break
        Those known on the day.
    zones : mapping of str to tuple of str
        Departments in which each zone lies.
    """

    records: Records
    breaks: Sequence[Break]
    zones: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SameZones:
    """How coverage changed between two years, and the same zones in both where they are known.

    Attributes
    ----------
    first, last : int
        The earlier and the later year.
    totals : tuple of float
        Printed totals of the two years, canonical unit.
    unit, institution : str
        Unit of the figures, and whose they are.
    added : tuple of str
        Zones monitored in the later year that were not in the earlier one.
    added_value : float or None
        What these hold in the later year; None where one has no figure.
    partly : bool
        Some of them lie in other places too, so no more than ``added_value`` is of this one.
    zones : tuple of str
        Zones with a figure for both years; empty where no sum over them may be stated.
    before, now : float
        Our sums over ``zones``; 0 where there are none.
    reason : str
        Why there is no such sum; empty where there is one.
    """

    first: int
    last: int
    totals: tuple[float, float]
    unit: str
    institution: str
    added: tuple[str, ...]
    added_value: float | None
    partly: bool
    zones: tuple[str, ...]
    before: float
    now: float
    reason: str

    @property
    def percent(self) -> float | None:
        """Return the change of the same zones in per cent; None where it is not known."""
        return 100 * (self.now - self.before) / self.before if self.zones and self.before else None

    @property
    def bars(self) -> bool:
        """Say whether the printed totals make no change: only the zones added may have made it."""
        if self.percent is not None:
            return False
        size = abs(self.totals[1] - self.totals[0])
        return self.added_value is None or self.added_value >= MOSTLY * size

    @property
    def short(self) -> str:
        """Return a few words to stand beside a change."""
        added = zones_added(self.added)
        if self.percent is None:
            return _("{added}; for the same zones it cannot be calculated").format(added=added)
        text = ngettext(
            "{added}; in the same {count} zone {change} (our sum)",
            "{added}; in the same {count} zones {change} (our sum)",
            len(self.zones),
        )
        return text.format(added=added, count=len(self.zones), change=more_or_less(self.percent))

    def words(self, records: Records) -> str:
        """Return in whole sentences what was added and what the same zones give, or why they give nothing."""
        return f"{zones_added(self.added, records.places)}. {self.sums}"

    @property
    def sums(self) -> str:
        """Return in whole sentences what the same zones give, or why they give nothing."""
        if self.percent is not None:
            text = ngettext(
                "Our sum of the {count} zone with figures for both years, from {who} figures: {before} in "
                "{first}, {now} in {last}, {change}.",
                "Our sum of the {count} zones with figures for both years, from {who} figures: {before} in "
                "{first}, {now} in {last}, {change}.",
                len(self.zones),
            )
            return text.format(
                count=len(self.zones),
                who=self.institution,
                before=amount(self.before, self.unit),
                now=amount(self.now, self.unit),
                first=self.first,
                last=self.last,
                change=more_or_less(self.percent),
            )
        lines = []
        if self.added_value is not None:
            text = _("The zones added hold {added} of the {total} of {year}.")
            if self.partly:
                text = _("The zones added hold up to {added} of the {total} of {year}.")
            lines.append(
                text.format(
                    added=amount(self.added_value, self.unit),
                    total=amount(self.totals[1], self.unit),
                    year=self.last,
                )
            )
        lines.append(
            _("For the same zones the change cannot be calculated: {reason}").format(reason=self.reason)
        )
        return " ".join(lines)


def same_zones(
    before: Sequence[Estimate | None],
    now: Sequence[Estimate | None],
    known: Timelines,
    surveyed: Surveyed,
    as_of: date | None = None,
) -> SameZones | None:
    """Return how coverage changed between two years at one place, or at several taken together.

    Parameters
    ----------
    before, now : sequence of Estimate or None
        The totals of the earlier and the later year, one a place.
    known : Timelines
        Estimates of the same measure, in which the zones are found.
    surveyed : Surveyed
    as_of : date, optional
        Day on which the zones' figures must be known.

    Returns
    -------
    SameZones or None
        None where no zone was added between the two years, or where the totals are not all
        figures of one series.
    """
    known_figures = [estimate for estimate in (*before, *now) if estimate and estimate.headline_claim]
    claims = [estimate.headline_claim for estimate in known_figures if estimate.headline_claim]
    if len(claims) < len(before) + len(now) or len({claim.series for claim in claims}) > 1:
        return None
    places, claim = {estimate.place for estimate in known_figures}, claims[-1]
    first, last = known_figures[0].year, known_figures[-1].year
    added = _added(places, (first, last), claim, surveyed)
    if not added:
        return None
    totals = (_sum_of(known_figures, first), _sum_of(known_figures, last))
    held = [_figure(zone, last, known, claim.series, as_of) for zone in added]
    zones, across = _of_both(places, (first, last), known, surveyed, claim.series, as_of)
    sums = [sum(_figure(z, y, known, claim.series, as_of) or 0 for z in zones) for y in (first, last)]
    reason = _reason(zones, across, sums[0], totals[0], first, surveyed.records)
    return SameZones(
        first=first,
        last=last,
        totals=totals,
        unit=claim.unit,
        institution=claim.institution,
        added=tuple(added),
        added_value=None if None in held else sum(value or 0 for value in held),
        partly=any(not _inside(zone, places, surveyed) for zone in added),
        zones=() if reason else tuple(zones),
        before=0.0 if reason else sums[0],
        now=0.0 if reason else sums[1],
        reason=reason,
    )


def _added(
    places: Collection[str], years: tuple[int, int], claim: Statement, surveyed: Surveyed
) -> list[str]:
    """Return the zones of ``places`` monitored from after the first of two years on."""
    return sorted(
        {
            zone
            for found in surveyed.breaks
            for place in places
            if years[0] < found.year <= years[1] and found.concerns(claim.measure, place, claim.series)
            for zone in found.added(place)
        }
    )


def _of_both(
    places: Collection[str],
    years: tuple[int, int],
    known: Timelines,
    surveyed: Surveyed,
    series: str,
    as_of: date | None,
) -> tuple[list[str], list[str]]:
    """Return the zones with a figure for both years: all that touch ``places``, those partly elsewhere."""
    zones = [
        zone
        for zone, departments in surveyed.zones.items()
        if (_inside(zone, places, surveyed) or set(departments) & set(places))
        and all(_figure(zone, year, known, series, as_of) is not None for year in years)
    ]
    return zones, [zone for zone in zones if not _inside(zone, places, surveyed)]


def _inside(zone: str, places: Collection[str], surveyed: Surveyed) -> bool:
    """Say whether all of a zone lies in ``places`` taken together."""
    whole = any(is_inside(zone, place, surveyed.records.places) for place in places)
    return whole or set(surveyed.zones.get(zone, ("",))) <= set(places)


def _figure(zone: str, year: int, known: Timelines, series: str, as_of: date | None) -> float | None:
    """Return the figure of one series for a zone and a whole year; None where there is none."""
    found = known.at(zone, year, as_of)
    if found is None or found.headline_claim is None or ODD_PERIODS & found.flags:
        return None
    return found.headline if found.headline_claim.series == series else None


def _reason(
    zones: Sequence[str], across: Sequence[str], summed: float, total: float, year: int, records: Records
) -> str:
    """Return why no sum over the zones of both years may be stated; empty where it may."""
    if not zones:
        return _("no zone has a figure for both years.")
    if across:
        text = ngettext(
            "{names} lies in more than one department, and its figure cannot be split.",
            "{names} lie in more than one department, and their figures cannot be split.",
            len(across),
        )
        return text.format(names=place_names(across, records.places))
    if abs(summed - total) > COMPLETE * total:
        text = _("the zones with figures for both years do not add up to the total of {year}.")
        return text.format(year=year)
    return ""


def _sum_of(estimates: Sequence[Estimate], year: int) -> float:
    """Return what the figures of a year add up to; those without a single figure count as none."""
    return float(sum(e.headline or 0 for e in estimates if e.year == year))
