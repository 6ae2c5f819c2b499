"""How the places of a level changed between two years, by the rules of what may be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.atlas import Atlas
from geo.estimates import Difference, Rules, Side, Timelines, differences, not_outcomes
from geo.language import _
from geo.model import View
from geo.wording.article import in_place
from geo.wording.change import change_from, signed_change


def changes_between(
    view: View, known: Timelines, years: tuple[int, int], places: Iterable[str], atlas: Atlas
) -> list[Difference]:
    """Return the difference of each of ``places`` between two years, or why there is none.

    Parameters
    ----------
    view : View
        Its measure, choice of figure and day up to which publications count.
    known : Timelines
        Estimates of that measure and choice of figure.
    years : (int, int)
        The earlier first.
    """
    left, right = (
        Side(replace(view, year=year), known, not_outcomes(atlas.known(view.as_of), view.measure))
        for year in years
    )
    rules = Rules("year", atlas, tuple(atlas.breaks_known(view.as_of)), atlas.zone_departments)
    return differences(places, left, right, rules)


def change_headline(found: Difference, measure: str, years: tuple[int, int], atlas: Atlas) -> str:
    """Return "Coca cultivation in Peru in 2024: 45 % more than in 2020"; empty where there is no change."""
    if found.change is None:
        return ""
    first, last = years
    if found.percent is not None:
        change = change_from(found.percent, first)
    else:
        size = signed_change(round(found.change, 1), atlas.measures[measure].unit)
        change = _("{change} since {year}").format(change=size, year=first)
    place = in_place(atlas.places.get(found.place))
    text = _("{measure} {place} in {year}: {change}")
    return text.format(measure=atlas.measures[measure].label(), place=place, year=last, change=change)
