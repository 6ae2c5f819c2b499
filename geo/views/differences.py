"""How the places of a level changed between two years, by the rules of what may be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.atlas import Atlas
from geo.estimates import Difference, Rules, Side, Timelines, differences, not_outcomes
from geo.model import View


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
