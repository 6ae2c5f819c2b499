"""The values of a view as rows, one a place and year: what the map shows, for those who read a table."""

from __future__ import annotations

from collections.abc import Iterable

from geo.estimates import Timelines
from geo.estimates.claims import largest, smallest
from geo.language import _, current, ngettext
from geo.links import LATEST
from geo.model import LEVELS, Estimate, Place, View
from geo.style.numbers import unit_name
from geo.ui.frame.atlas import Atlas
from geo.ui.table.rows import Column, Row
from geo.wording.estimate import estimate_words, who_says
from geo.wording.kinds import flag_words, kind_name
from geo.wording.period import years_words

FILE = (
    "place_id", "place", "place_kind", "measure", "unit", "year", "as_of", "lens", "headline", "low", "high",
    "words", "contested", "speakers", "documents", "flag_ids", "flags", "who", "claims", "sources", "breaks",
)  # fmt: skip
"""Columns of the file, in order."""


def value_columns(unit: str) -> list[Column]:
    """Return the columns shown for a measure in ``unit``."""
    unit = unit_name(unit, current())
    return [
        Column("place", _("Place"), leads="place"),
        Column("place_kind", _("Kind of place"), brief=False),
        Column("year", _("Year"), kind="year"),
        Column("words", _("Figure"), leads="statement"),
        Column("headline", _("Figure shown, {unit}").format(unit=unit), kind="number", brief=False),
        Column("low", _("Lowest figure, {unit}").format(unit=unit), kind="number", leads="statement"),
        Column("high", _("Highest figure, {unit}").format(unit=unit), kind="number", leads="statement"),
        Column("contested_words", _("Sources disagree")),
        Column("speakers", _("Number of sources"), kind="year"),
        Column("documents", _("Number of documents"), kind="year"),
        Column("flags", _("Cautions")),
        Column("who", _("Who")),
        Column("sources", _("Documents")),
    ]


def places_shown(view: View, years: Iterable[int], known: Timelines, atlas: Atlas) -> list[Place]:
    """Return the places of a table of ``view``: those drawn, the country, and all others with a claim.

    What no level draws (ways, areas, places taken together) is left out of no table.
    """
    drawn = dict.fromkeys([*atlas.at_level(view.level), "peru", view.place])
    for place in sorted(known.places()):
        if atlas.places.get(place).kind not in LEVELS and any(known.at(place, y, view.as_of) for y in years):
            drawn[place] = None
    return [atlas.places.get(place) for place in drawn]


def value_rows(view: View, years: list[int], known: Timelines, atlas: Atlas) -> list[Row]:
    """Return one row for each place and year with a claim, and one a place for the years without.

    The latter says so and has no number: no data is not zero.

    Parameters
    ----------
    view : View
        Its measure, level, as-of day and lens.
    years : list of int
    known : Timelines
        Estimates of that measure and lens.
    atlas : Atlas
    """
    rows = []
    for place in places_shown(view, years, known, atlas):
        found = {year: known.at(place.id, year, view.as_of) for year in years}
        rows += [_row(view, place, year, estimate, atlas) for year, estimate in found.items() if estimate]
        silent = [year for year, estimate in found.items() if estimate is None]
        if silent:
            rows.append(_silent(view, place, silent, atlas))
    return rows


def _silent(view: View, place: Place, years: list[int], atlas: Atlas) -> Row:
    """Return the one row that says for which years nothing is claimed of a place."""
    cells = _subject(view, place, years[0] if len(years) == 1 else None, atlas)
    words = _("no data") if len(years) == 1 else _("no data for {years}").format(years=years_words(years))
    nothing = dict.fromkeys(("headline", "low", "high", "contested", "speakers", "documents"))
    empty = dict.fromkeys(("flag_ids", "flags", "who", "claims", "sources", "contested_words"), "")
    return Row(cells | nothing | empty | {"words": words}, "", {"place": place.id})


def _subject(view: View, place: Place, year: int | None, atlas: Atlas) -> dict[str, object]:
    return {
        "place_id": place.id,
        "place": place.label(current()),
        "place_kind": kind_name(place.kind),
        "measure": view.measure,
        "unit": atlas.measures[view.measure].unit,
        "year": year,
        "as_of": view.as_of.isoformat() if view.as_of else LATEST,
        "lens": view.lens,
        "breaks": _breaks(view, place, year, atlas),
    }


def _row(view: View, place: Place, year: int, estimate: Estimate, atlas: Atlas) -> Row:
    low, high = _ends(estimate, atlas)
    first = estimate.headline_claim or low or estimate.claims[0]
    targets = {"place": place.id, "low": low or first, "high": high or first}
    return Row(_subject(view, place, year, atlas) | _values(estimate, atlas), first, targets)


def _values(estimate: Estimate, atlas: Atlas) -> dict[str, object]:
    cited = dict.fromkeys(atlas.statements[claim].cited for claim in estimate.claims)
    days = [(atlas.sources[id].label(current()), atlas.sources[id].published_to) for id in cited]
    return {
        "words": estimate_words(estimate, atlas),
        "headline": estimate.headline,
        "low": estimate.low,
        "high": estimate.high,
        "contested": estimate.contested,
        "contested_words": _("yes") if estimate.contested else _("no"),
        "speakers": estimate.speakers,
        "documents": estimate.documents,
        "flag_ids": " ".join(sorted(estimate.flags)),
        "flags": "; ".join(flag_words(estimate.flags)),
        "who": who_says(estimate, atlas),
        "claims": " ".join(estimate.claims),
        "sources": "; ".join(f"{label} ({day.isoformat()})" for label, day in days),
    }


def _ends(estimate: Estimate, atlas: Atlas) -> tuple[str, str]:
    """Return the ids of the claims that name the lowest and the highest value; empty where none does."""
    claims = [atlas.statements[id] for id in estimate.claims]
    low = next((s.id for s in claims if smallest(s) == estimate.low), "")
    high = next((s.id for s in claims if largest(s) == estimate.high), "")
    return low, high


def _breaks(view: View, place: Place, year: int | None, atlas: Atlas) -> str:
    """Return what changed in the way of counting in that year, for a file that leaves the page."""
    return "; ".join(
        found.words(current())
        for found in atlas.breaks_known(view.as_of)
        if found.year == year and found.concerns(view.measure, place.id)
    )


def values_counted(rows: list[Row], years: list[int]) -> str:
    """Return how many values there are, and for how many places there is no data, in words."""
    silent = sum(row.cells["speakers"] is None for row in rows)
    valued = len(rows) - silent
    told = ngettext("{n} figure", "{n} figures", valued).format(n=valued)
    if len(years) > 1:
        lacking = ngettext("{n} place lacks some years", "{n} places lack some years", silent)
    else:
        lacking = ngettext("{n} place without data", "{n} places without data", silent)
    return _("{values}, {lacking} (no data is not zero)").format(
        values=told, lacking=lacking.format(n=silent)
    )
