"""What the Methods page lists of the data: measures, series, our own sums, outlines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geo.atlas import Atlas
from geo.estimates import SumCheck, sum_checks
from geo.language import _, bilingual
from geo.markup import Markup
from geo.model import Measure, Statement
from geo.style import unit_name
from geo.wording.amount import exact_words, percent
from geo.wording.kinds import combine_words, measure_groups

MeasureRow = tuple[str, str, str, str, str]
"""Id, name, what it counts, unit, how it may be added."""


def measures_listed(atlas: Atlas) -> list[tuple[str, list[MeasureRow]]]:
    """Return all measures by the name of their group."""
    names = measure_groups()
    groups: dict[str, list[Measure]] = {name: [] for name in names.values()}
    for measure in atlas.measures.values():
        groups.setdefault(names.get(measure.group, _("Other")), []).append(measure)
    return [(name, [_measure(one) for one in found]) for name, found in groups.items() if found]


def _measure(one: Measure) -> MeasureRow:
    meaning = bilingual(one.meaning, one.meaning_es)
    return one.id, one.label(), meaning, unit_name(one.unit), combine_words(one.combine)


def series_listed(atlas: Atlas) -> list[tuple[str, str, str]]:
    """Return id, name and method of every series."""
    return [(one.id, one.label(), bilingual(one.method, one.method_es)) for one in atlas.series.values()]


def outlines_listed(atlas: Atlas) -> list[dict[str, Any]]:
    """Return what is said of every outline of a zone or province, and of those that a user supplied."""
    own = atlas.own_outlines()
    return [
        row
        for layer in ("zones", "provinces", "departments")
        for row in atlas.layers[layer].drop(columns="geometry").to_dict("records")
        if layer != "departments" or row["id"] in own
    ]


def checks_of(atlas: Atlas, of: Statement | None = None) -> list[SumCheck]:
    """Return every sum of the atlas beside the figure to check it with; of a figure, those with it."""
    return sum_checks(atlas.statements.values(), atlas, of)


def sum_checks_listed(atlas: Atlas, linked: Callable[[Statement], Markup]) -> list[tuple[str, list[Any]]]:
    """Return place, and year, our sum, the figure beside it and how far they are apart.

    Parameters
    ----------
    linked : callable
        Returns a figure with the way to its evidence.
    """
    rows = []
    for check in checks_of(atlas):
        own, other = atlas.statements[check.sum], atlas.statements[check.printed]
        beside = linked(other)
        if other.ours:
            calculated = _("calculated")
            beside += f" ({calculated})"
        elif not check.same_place:
            beside += f" ({atlas.places.get(other.place).label()})"
        cells = [own.period_end.year, linked(own), beside, apart_words(check, own.unit)]
        rows.append((atlas.places.get(own.place).label(), cells))
    return rows


def apart_words(check: SumCheck, unit: str) -> str:
    """Return how far a sum lies from the figure it is checked with."""
    if not check.gap:
        return _("no difference")
    size = exact_words(abs(check.gap), unit)
    if check.share is not None:
        size = f"{size} ({percent(abs(check.share))})"
    text = _("the sum is {size} more") if check.gap > 0 else _("the sum is {size} less")
    return text.format(size=size)
