"""How far the places of one level account for their country."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from geo.estimates.timeline import Timelines
from geo.model import Estimate, Measure, Place


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sum over the parts beside the whole, canonical unit.

    Attributes
    ----------
    parts : float
        Sum of the headline values of the parts that have one.
    whole : float
        Headline value of the country.
    counted, without : tuple of str
        Ids of the parts counted, and of those with claims but no single value.
    """

    parts: float
    whole: float
    counted: tuple[str, ...]
    without: tuple[str, ...]


def coverage(
    timelines: Timelines,
    measure: Measure,
    parts: Iterable[Place],
    whole: str,
    year: int,
    as_of: date | None = None,
    *,
    usable: Callable[[Estimate], bool] = lambda estimate: True,
) -> Coverage | None:
    """Return how far ``parts`` account for ``whole`` in ``year``.

    None where the measure may not be added over places, the whole has no single value,
    or no part has one. A zone drawn on its successor's outline is counted only where the
    successor has no value, so no area counts twice. Estimates that are not ``usable``
    (a part of a year, a floor, a speaker other than the monitor) are left out.
    """
    if not measure.combine.startswith("sum"):
        return None
    total = timelines.at(whole, year, as_of)
    if total is None or total.headline is None or not usable(total):
        return None
    found = {
        place.id: (place, estimate)
        for place in parts
        if (estimate := timelines.at(place.id, year, as_of)) is not None
        and (estimate.headline is None or usable(estimate))
    }
    counted, without, value = [], [], 0.0
    for place, estimate in found.values():
        if place.predecessor_of in found:
            continue
        if estimate.headline is None:
            without.append(place.id)
            continue
        counted.append(place.id)
        value += estimate.headline
    if not counted:
        return None
    return Coverage(value, total.headline, tuple(counted), tuple(without))
