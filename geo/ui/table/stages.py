"""Every stage of every way as a row."""

from __future__ import annotations

from collections.abc import Iterable

from geo.exports.listing import stage_record
from geo.exports.tables import Record
from geo.language import _, english_only
from geo.model import Route
from geo.ui.elements.ways import drawn_length, end_name
from geo.ui.frame.atlas import Atlas
from geo.ui.listing.rows import ListedColumn, ListedRow
from geo.wording.kinds import certainty_words, mode_words, product_words
from geo.wording.period import period_words


def stage_columns() -> list[ListedColumn]:
    """Return the columns shown."""
    return [
        ListedColumn("corridor_name", _("Corridor"), leads="place", first=True),
        ListedColumn("order", _("Stage"), kind="year", first=True),
        ListedColumn("stage", _("From → to"), leads="statement", first=True),
        ListedColumn("mode", _("Mode"), first=True),
        ListedColumn("certainty", _("Certainty")),
        ListedColumn("substance", _("Product")),
        ListedColumn("period", _("Period")),
        ListedColumn("length_km", _("Length")),
        ListedColumn("speaker", _("Who"), first=True),
        ListedColumn("source_name", _("Document"), leads="source"),
        ListedColumn("published_to", _("Published by"), kind="day"),
        ListedColumn("note", _("Note")),
        ListedColumn("id", _("Id")),
    ]


def stage_rows(routes: Iterable[Route], atlas: Atlas) -> list[ListedRow]:
    """Return one row for each stage, in the order given."""
    return [
        ListedRow(_cells(r, atlas), r.id, {"corridor_name": r.corridor, "source_name": r.source}, (r.id,))
        for r in routes
    ]


def _cells(r: Route, atlas: Atlas) -> Record:
    """Return the record of the file, what is shown in codes and numbers written for the eye."""
    return stage_record(r, atlas) | {
        "stage": f"{end_name(r.from_place, atlas)} → {end_name(r.to_place, atlas)}",
        "mode": mode_words()[r.mode],
        "certainty": certainty_words()[r.certainty],
        "substance": product_words().get(r.substance) or english_only(r.substance),
        "period": period_words(r.period_start, r.period_end),
        "length_km": drawn_length(r, atlas),
        "note": english_only(r.note),
    }
