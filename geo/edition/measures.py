"""What an edition has of each measure: its levels, the view it opens with at each, its addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.atlas import Atlas
from geo.estimates import Timelines
from geo.language import _
from geo.model import Measure, View
from geo.views.defaults import extent_for, fullest_level, offered_levels, opening
from geo.wording.kinds import measure_groups


@dataclass(frozen=True, slots=True)
class Held:
    """One measure of an edition.

    Attributes
    ----------
    measure : Measure
    level : str
        With which it opens.
    views : dict of str to View
        By level, the view that opens there: newest year, a place with a figure.
    years : tuple of int
        With a figure anywhere.
    """

    measure: Measure
    level: str
    views: dict[str, View]
    years: tuple[int, ...]


def held(measure: Measure, known: Timelines, atlas: Atlas) -> Held:
    """Return what an edition has of ``measure``.

    Parameters
    ----------
    known : Timelines
        Its estimates.
    """
    of_all = View(measure=measure.id, level="")
    levels = [level for level in offered_levels(of_all, known, atlas) if level] or ["country"]
    plain = View(measure=measure.id, level=levels[0])
    views = {}
    for level in levels:
        view = replace(plain, level=level, extent=extent_for(level, "peru"))
        views[level] = replace(view, **opening(view, known, atlas))  # type: ignore[arg-type]
    level = fullest_level(plain, known, atlas)
    return Held(measure, level if level in views else levels[0], views, tuple(known.years(known.places())))


def with_figures(atlas: Atlas) -> Iterable[Measure]:
    """Return the measures of which anything is stated, in the order of the table."""
    spoken = {s.measure for s in atlas.statements.values()}
    return [measure for id, measure in atlas.measures.items() if id in spoken]


def by_group(measures: Iterable[Held]) -> dict[str, list[Held]]:
    """Return measures by the name of their group in the language in use, in their order."""
    names = measure_groups()
    groups: dict[str, list[Held]] = {}
    for one in measures:
        groups.setdefault(names.get(one.measure.group, _("Other")), []).append(one)
    return groups
