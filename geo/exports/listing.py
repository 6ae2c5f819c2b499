"""Statements and stages of routes as rows of a file of their own, each with its document beside it."""

from __future__ import annotations

from collections.abc import Collection

from geo.atlas import Atlas
from geo.corridors import drawn_km
from geo.exports.columns import claim_columns
from geo.exports.references import claim_record
from geo.exports.tables import Record
from geo.model import Route, Source, Statement
from geo.wording.claim import spoken

_DOCUMENT = ("source_title", "publisher", "source_licence", "source_link")

STAGE_NAMES = (
    "id", "corridor", "corridor_name", "order", "from_place", "from_name", "to_place", "to_name", "mode",
    "certainty", "substance", "length_km", "period_start", "period_end", "speaker", "attributed_to",
    "institution", "source", "source_name", "published_from", "published_to", "read_in", "paragraph",
    "start_char", "end_char", "note", *_DOCUMENT,
)  # fmt: skip
"""Columns of the stages: places, mode and certainty as ids and codes; the length is that on the map."""


def claim_names() -> tuple[str, ...]:
    """Return the columns of the statements: those of every export's figures, then those of the document."""
    names = (column.name for column in claim_columns() if column.name != "used")
    return (*names, "contested", *_DOCUMENT)


def listed_claim(s: Statement, contested: Collection[str], atlas: Atlas) -> Record:
    """Return the row of `claim_names`; ``contested`` are the ids that another statement contradicts."""
    document = _document(atlas.sources[s.cited])
    return claim_record(s, atlas) | document | {"contested": s.id in contested}


def stage_record(route: Route, atlas: Atlas) -> Record:
    """Return the row of `STAGE_NAMES` of a stage."""
    record: Record = {name: getattr(route, name) for name in Route.__slots__}
    source = atlas.sources[route.source]
    for column, place in (
        ("corridor_name", route.corridor), ("from_name", route.from_place), ("to_name", route.to_place),
    ):  # fmt: skip
        record[column] = atlas.places.get(place).label() if place else None
    named = [name for name in (route.attributed_to, route.institution) if name]
    return record | _document(source) | {
        "length_km": drawn_km(route.id, atlas.layers["corridors"]),
        "speaker": ", ".join(spoken(name, atlas.institutions) for name in named),
        "source_name": source.label(),
        "published_from": source.published_from,
        "published_to": source.published_to,
        "start_char": route.start,
        "end_char": route.end,
    }  # fmt: skip


def _document(source: Source) -> Record:
    return {
        "source_title": source.title,
        "publisher": source.publisher,
        "source_licence": source.licence,
        "source_link": source.link,
    }
