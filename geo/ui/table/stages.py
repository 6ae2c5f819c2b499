"""Every stage of every way as a row."""

from __future__ import annotations

from collections.abc import Iterable

from geo.language import _, english_only
from geo.model import Route
from geo.ui.elements.ways import drawn_length, end_name
from geo.ui.frame.atlas import Atlas
from geo.ui.table.rows import ListedColumn, ListedRow
from geo.ui.table.statements import source_cells
from geo.wording.claim import spoken
from geo.wording.kinds import certainty_words, mode_words, product_words
from geo.wording.period import period_words


def stage_columns() -> list[ListedColumn]:
    """Return the columns shown."""
    return [
        ListedColumn("corridor", _("Corridor"), leads="place"),
        ListedColumn("order", _("Stage"), kind="year"),
        ListedColumn("stage", _("From → to"), leads="statement"),
        ListedColumn("mode", _("Mode")),
        ListedColumn("certainty", _("Certainty")),
        ListedColumn("product_words", _("Product")),
        ListedColumn("period", _("Period")),
        ListedColumn("length", _("Length"), brief=False),
        ListedColumn("who", _("Who")),
        ListedColumn("source", _("Document"), leads="source"),
        ListedColumn("published_to", _("Published by"), kind="day"),
        ListedColumn("note_words", _("Note"), brief=False),
        ListedColumn("id", _("Id"), brief=False),
    ]


def stage_rows(routes: Iterable[Route], atlas: Atlas) -> list[ListedRow]:
    """Return one row for each stage, in the order given."""
    return [
        ListedRow(_cells(r, atlas), r.id, {"corridor": r.corridor, "source": r.source}, (r.id,))
        for r in routes
    ]


def _cells(r: Route, atlas: Atlas) -> dict[str, object]:
    start, end = end_name(r.from_place, atlas), end_name(r.to_place, atlas)
    named = [spoken(n, atlas.institutions) for n in (r.attributed_to, r.institution) if n]
    return {
        "id": r.id,
        "corridor": atlas.places.get(r.corridor).label(),
        "order": r.order,
        "stage": f"{start} → {end}",
        "mode": mode_words()[r.mode],
        "certainty": certainty_words()[r.certainty],
        "product_words": product_words().get(r.substance) or english_only(r.substance),
        "period": period_words(r.period_start, r.period_end),
        "length": drawn_length(r, atlas),
        "who": ", ".join(named),
        "note_words": english_only(r.note),
    } | source_cells(atlas.sources[r.source])
