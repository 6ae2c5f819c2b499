"""One stage of a way that one source describes without a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ROUTE_COLUMNS = (
    "id", "corridor", "order", "from", "to", "mode", "substance",
    "period_start", "period_end", "certainty",
    "attributed_to", "institution", "source", "read_in",
    "paragraph", "start", "end", "note",
)  # fmt: skip
"""Columns of ``data/tables/routes.csv``, in order."""

MODES = ("sea", "air", "river", "road", "foot", "unknown")
CERTAINTIES = ("documented", "inferred", "schematic")


@dataclass(frozen=True, slots=True)
class Route:
    """A row of ``data/tables/routes.csv``; see `ROUTE_COLUMNS` and docs/data.md.

    ``from_place`` and ``to_place`` are place ids (columns ``from`` and ``to``), empty
    where the source names no start or no end.
    ``start`` and ``end`` are character offsets into paragraph ``paragraph`` of the
    document's normalised text, None where the text is not held. The period is None
    where the source gives none.
    """

    id: str
    corridor: str
    order: int
    from_place: str
    to_place: str
    mode: str
    substance: str
    period_start: date | None
    period_end: date | None
    certainty: str
    attributed_to: str
    institution: str
    source: str
    read_in: str
    paragraph: int | None
    start: int | None
    end: int | None
    note: str
