"""The values shown, one row a place, with claims, sources and caveats."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from geo.estimates import Timelines
from geo.language import _, current
from geo.links import LATEST, to_query
from geo.model import Estimate, Measure, Place, Source, Statement, View

COLUMNS = (
    "place", "name", "kind", "measure", "unit", "year", "as_of", "lens",
    "headline", "low", "high", "contested", "speakers", "documents", "flags",
    "claims", "sources", "view", "data_version", "note",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """Return ``value`` so that a spreadsheet reads it as data.

    Text that would begin a formula gets an apostrophe before it; numbers stay numbers.
    """
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def shown_csv(
    view: View,
    timelines: Timelines,
    drawn: Iterable[Place],
    *,
    measure: Measure,
    statements: Mapping[str, Statement],
    sources: Mapping[str, Source],
    version: str,
    outlines: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the values of ``view`` as CSV text (UTF-8 with BOM when written by the page).

    One row for each drawn place; a place without a claim has empty value cells, not
    zeros. The last column says what must be said of every picture, and of a place in
    ``outlines`` (by id) the line of source and licence of the outline the user supplied.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    link = "?" + "&".join(f"{k}={v}" for k, v in to_query(view).items())
    for place in drawn:
        estimate = timelines.at(place.id, view.year, view.as_of) if view.year is not None else None
        head = [
            place.id, place.label(view.language), place.kind, measure.id, measure.unit, view.year,
            view.as_of.isoformat() if view.as_of else LATEST, view.lens,
        ]  # fmt: skip
        row = [
            *head,
            *_values(estimate, statements, sources),
            link,
            version,
            caveat(outlines.get(place.id, "")),
        ]
        writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue()


def _values(
    estimate: Estimate | None, statements: Mapping[str, Statement], sources: Mapping[str, Source]
) -> list[object]:
    if estimate is None:
        return ["", "", "", "", "", "", _("no data"), "", ""]
    cited = dict.fromkeys(statements[c].source for c in estimate.claims)
    titles = "; ".join(
        f"{sources[s].label(current())} ({sources[s].published_to.isoformat()})" for s in cited
    )
    return [
        "" if estimate.headline is None else estimate.headline,
        estimate.low,
        estimate.high,
        "yes" if estimate.contested else "no",
        estimate.speakers,
        estimate.documents,
        " ".join(sorted(estimate.flags)),
        " ".join(estimate.claims),
        titles,
    ]


def caveat(outline: str = "") -> str:
    """Return what must be said of every file of numbers, and of the ``outline`` a row is drawn on."""
    text = _(
        "Generalised outlines; boundaries and names imply no endorsement. Coca is not cocaine; no data is "
        "not zero; zones need not add up to the national total."
    )
    if not outline:
        return text
    return text + " " + _("Its outline: {outline}.").format(outline=outline)
