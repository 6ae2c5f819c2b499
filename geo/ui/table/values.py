"""The values of a view as rows, one a place and year: what the map shows, for those who read a table."""

from __future__ import annotations

from collections.abc import Collection

from geo.estimates import Timelines
from geo.estimates.claims import largest, smallest
from geo.exports import places_of
from geo.exports.tables import Record
from geo.exports.values import figure_record
from geo.language import _, ngettext
from geo.model import Estimate, Place, View
from geo.style.numbers import unit_name
from geo.ui.frame.atlas import Atlas
from geo.ui.listing.rows import ListedColumn, ListedRow
from geo.views.sentence import yearly_change
from geo.wording.claim import claimant, reading_of
from geo.wording.estimate import estimate_words, who_says
from geo.wording.kinds import flag_words, kind_name
from geo.wording.period import years_words


def value_columns(unit: str, *, years: int = 1) -> list[ListedColumn]:
    """Return the columns for a measure in ``unit`` over a number of ``years``, the first ones to the left."""
    unit = unit_name(unit)
    return [
        ListedColumn("name", _("Place"), leads="place", first=True),
        ListedColumn("year", _("Year"), kind="year", first=years > 1),
        ListedColumn("words", _("Figure"), leads="statement", first=True),
        ListedColumn("change", _("Change on the year before"), first=True),
        ListedColumn("said_by", _("Who"), first=True),
        ListedColumn("published", _("Published"), kind="day", first=True),
        ListedColumn("reading", _("How we read it")),
        ListedColumn("kind", _("Kind of place")),
        ListedColumn("headline", _("Figure shown, {unit}").format(unit=unit), kind="number"),
        ListedColumn("low", _("Lowest figure, {unit}").format(unit=unit), kind="number", leads="statement"),
        ListedColumn("high", _("Highest figure, {unit}").format(unit=unit), kind="number", leads="statement"),
        ListedColumn("contested", _("Sources disagree")),
        ListedColumn("speakers", _("Number of sources"), kind="year"),
        ListedColumn("documents", _("Number of documents"), kind="year"),
        ListedColumn("flags", _("Cautions")),
        ListedColumn("sources", _("Documents")),
    ]


def value_rows(view: View, years: list[int], known: Timelines, atlas: Atlas) -> list[ListedRow]:
    """Return one row for each place and year with a claim, and one a place for the years without.

    The latter says so and has no number: no data is not zero. As on the map, of a zone and the one that
    replaced it one has a row in a year, and a country only if anything at all is stated of it.

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
    older = {place.predecessor_of: place.id for place in atlas.places if place.predecessor_of}
    for place in places_of(view, years, known, atlas):
        if place.kind == "country" and place.id not in known.places() | {"peru"}:
            continue
        found = {year: known.at(place.id, year, view.as_of) for year in years}
        rows += [
            _row(place, year, estimate, known, view, atlas) for year, estimate in found.items() if estimate
        ]
        replaced = older.get(place.id)
        silent = [
            year
            for year, estimate in found.items()
            if estimate is None and not (replaced and known.at(replaced, year, view.as_of))
        ]
        if silent and not place.predecessor_of:
            rows.append(_silent(place, silent, atlas))
    return rows


def _silent(place: Place, years: list[int], atlas: Atlas) -> ListedRow:
    """Return the one row that says for which years nothing is claimed of a place."""
    cells = _cells(place, years[0] if len(years) == 1 else None, None, atlas)
    words = _("no data") if len(years) == 1 else _("no data for {years}").format(years=years_words(years))
    empty = dict.fromkeys(("change", "reading", "contested", "said_by", "flags", "sources"), "")
    keys = tuple((place.id, year) for year in years)
    return ListedRow(cells | empty | {"words": words, "published": None}, "", {"name": place.id}, keys)


def _cells(place: Place, year: int | None, estimate: Estimate | None, atlas: Atlas) -> Record:
    """Return the cells of the file, and where its codes are shown, their words."""
    subject: Record = {"name": place.label(), "kind": kind_name(place.kind), "year": year}
    return figure_record(estimate, atlas) | subject


def _row(
    place: Place, year: int, estimate: Estimate, known: Timelines, view: View, atlas: Atlas
) -> ListedRow:
    low, high = _ends(estimate)
    first = estimate.headline_claim.id if estimate.headline_claim else low or estimate.claims[0].id
    shown = atlas.statements.get(first, estimate.claims[0])
    change, cautions = yearly_change(estimate, known, atlas, view.as_of)
    cited = [atlas.sources[id] for id in dict.fromkeys(claim.cited for claim in estimate.claims)]
    cells = _cells(place, year, estimate, atlas) | {
        "words": estimate_words(estimate, atlas),
        "said_by": claimant(shown, atlas) if estimate.headline_claim else who_says(estimate, atlas),
        "change": change or "; ".join(cautions),
        "published": atlas.sources[shown.source].published_to,
        "reading": reading_of(shown),
        "contested": _("yes") if estimate.contested else _("no"),
        "flags": "; ".join(flag_words(estimate.flags)),
        "sources": "; ".join(f"{s.label()} ({s.published_to.isoformat()})" for s in cited),
    }
    targets = {"name": place.id, "low": low or first, "high": high or first}
    return ListedRow(cells, first, targets, ((place.id, year),))


def _ends(estimate: Estimate) -> tuple[str, str]:
    """Return the ids of the claims that name the lowest and the highest value; empty where none does."""
    claims = estimate.claims
    low = next((s.id for s in claims if smallest(s) == estimate.low), "")
    high = next((s.id for s in claims if largest(s) == estimate.high), "")
    return low, high


def values_counted(rows: list[ListedRow], years: list[int], drawn: Collection[str]) -> str:
    """Return how many figures there are and for how many places there are none, in words.

    Of a single year the places ``drawn`` at the level are counted as the map counts them, and the others
    are named.
    """
    silent = sum(row.cells["speakers"] is None for row in rows)
    if len(years) == 1:
        mapped = [row for row in rows if row.targets["name"] in drawn]
        without = sum(row.cells["speakers"] is None for row in mapped)
        counted = _("Figures for {count} of {total} places on the map.").format(
            count=len(mapped) - without, total=len(mapped)
        )
        others = [str(row.cells["name"]) for row in rows if row.targets["name"] not in drawn]
        further = _("Also: {names}.").format(names=", ".join(others)) if others else ""
        gaps = _("No data is not zero.") if without else ""
        return " ".join(filter(None, (counted, further, gaps)))
    with_value = ngettext("{n} figure", "{n} figures", len(rows) - silent).format(n=len(rows) - silent)
    if not silent:
        return with_value
    lacking = ngettext("{n} place lacks some years", "{n} places lack some years", silent)
    return _("{values}, {lacking} (no data is not zero)").format(
        values=with_value, lacking=lacking.format(n=silent)
    )
