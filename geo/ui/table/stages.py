"""Every stage of every way as a row."""

from __future__ import annotations

from collections.abc import Iterable

from geo.language import _, current, english_only
from geo.maps.strings import map_strings
from geo.model import Route
from geo.ui.elements.ways import drawn_length, end_name
from geo.ui.frame.atlas import Atlas
from geo.ui.table.rows import Column, Row
from geo.ui.table.statements import source_cells
from geo.wording.claim import spoken
from geo.wording.period import period_words

FILE = (
    "id", "corridor_id", "corridor", "order", "from_id", "start", "to_id", "end", "mode", "certainty",
    "product", "period_start", "period_end", "length", "who", "source_id", "source", "source_title",
    "publisher", "published_from", "published_to", "licence", "source_link", "note",
)  # fmt: skip
"""Columns of the file, in order."""


def stage_columns() -> list[Column]:
    """Return the columns shown."""
    return [
        Column("corridor", _("Corridor"), leads="place"),
        Column("order", _("Stage"), kind="year"),
        Column("stage", _("From → to"), leads="statement"),
        Column("mode", _("Mode")),
        Column("certainty", _("Certainty")),
        Column("product_words", _("Product")),
        Column("period", _("Period")),
        Column("length", _("Length"), brief=False),
        Column("who", _("Who")),
        Column("source", _("Document"), leads="source"),
        Column("published_to", _("Published by"), kind="day"),
        Column("note_words", _("Note"), brief=False),
        Column("id", _("Id"), brief=False),
    ]


def stage_rows(routes: Iterable[Route], atlas: Atlas) -> list[Row]:
    """Return one row for each stage, in the order given."""
    words = map_strings(current())
    return [
        Row(_cells(route, words, atlas), route.id, {"corridor": route.corridor, "source": route.source})
        for route in routes
    ]


def _cells(r: Route, words: dict[str, object], atlas: Atlas) -> dict[str, object]:
    start, end = end_name(r.from_place, atlas), end_name(r.to_place, atlas)
    named = [spoken(n, atlas.institutions) for n in (r.attributed_to, r.institution) if n]
    return {
        "id": r.id,
        "corridor_id": r.corridor,
        "corridor": atlas.places.get(r.corridor).label(current()),
        "order": r.order,
        "from_id": r.from_place,
        "start": start,
        "to_id": r.to_place,
        "end": end,
        "stage": f"{start} → {end}",
        "mode": words["modes"][r.mode],
        "certainty": words["certainties"][r.certainty],
        "product": r.substance,
        "product_words": words["substances"].get(r.substance) or english_only(r.substance),
        "period_start": r.period_start,
        "period_end": r.period_end,
        "period": period_words(r.period_start, r.period_end),
        "length": drawn_length(r, atlas),
        "who": ", ".join(named),
        "note": r.note,
        "note_words": english_only(r.note),
    } | source_cells(atlas.sources[r.source])
