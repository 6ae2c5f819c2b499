"""The list of a sheet of several years: a row a place, a column a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geo.language import _
from geo.model import Estimate
from geo.plots.map.shown import Content
from geo.plots.page.place_list import DASH, PlaceList, Row
from geo.plots.plan import Plan
from geo.views.ranking import value_text
from geo.views.spans import estimate_at


def list_of_years(
    plan: Plan, contents: Sequence[Content], numbers: dict[tuple[int | None, str], str]
) -> PlaceList:
    """Return the list of what ``contents`` show, the view's own place first.

    ``numbers`` are references as they stand behind a value, empty where all values have the same: the one
    that most figures of a year have stands below it, or that of a place beside its name, whichever leaves
    fewer beside single figures.
    """
    names = {place.id: place.name for content in contents for place in content.listed}
    held = [{p.id: p.estimate for p in content.listed if p.estimate} for content in contents]
    whole = plan.view.place if plan.view.place not in names else ""
    if whole in plan.atlas.places:
        names[whole] = plan.atlas.places.get(whole).label()
        for content, known in zip(contents, held, strict=True):
            found = (
                estimate_at(plan.view, plan.known, whole, content.year, plan.atlas) if content.year else None
            )
            known |= {whole: found} if found else {}
    last = {id: max(n for n, known in enumerate(held) if id in known) for known in held for id in known}
    order = sorted(last, key=lambda id: (id != whole, -last[id], -_size(held[last[id]][id]), names[id]))
    behind = {
        (n, id): numbers.get((content.year, id), "")
        for n, (content, known) in enumerate(zip(contents, held, strict=True))
        for id in known
    }
    of_year = {n: _usual(text for (m, _id), text in behind.items() if m == n) for n in range(len(contents))}
    of_place = {id: _usual(text for (_n, other), text in behind.items() if other == id) for id in order}
    by_place = _apart(behind, of_place, 1) < _apart(behind, of_year, 0)
    rows = []
    for id in order:
        estimates = [known.get(id) for known in held]
        cells = [value_text(estimate, plan.atlas) if estimate else DASH for estimate in estimates]
        usual = dict.fromkeys(of_year, of_place[id]) if by_place else of_year
        own = [behind.get((n, id), usual[n]) for n in of_year]
        notes = tuple("" if own[n] == usual[n] else own[n].strip("[]") for n in of_year)
        values = tuple(
            (content.year, id, cell)
            for content, estimate, cell in zip(contents, estimates, cells, strict=True)
            if estimate
        )
        contested = frozenset(n for n, estimate in enumerate(estimates, 1) if estimate and estimate.contested)
        name = f"{names[id]} {of_place[id]}".strip() if by_place else names[id]
        rows.append(Row((name, *cells), values, None, contested, ("", *notes)))
    heads = (_("Place"), *(str(content.year) for content in contents))
    below = (_("Source"), *of_year.values()) if any(of_year.values()) and not by_place else ()
    return PlaceList(heads, tuple(rows), chips=False, below=below)


def _usual(numbers: Iterable[str]) -> str:
    """Return the reference that most figures have, of as many the first."""
    return next((text for text, _count in Counter(numbers).most_common(1)), "")


def _apart(behind: Mapping[tuple[int, str], str], usual: Mapping[Any, str], part: int) -> int:
    """Return how many figures have another reference than the usual one of their year or place."""
    return sum(text != usual.get(key[part]) for key, text in behind.items())


def _size(estimate: Estimate) -> float:
    return estimate.headline or estimate.high or 0.0
