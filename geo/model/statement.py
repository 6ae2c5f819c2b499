"""One quantity that one source states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.errors import DataError

STATEMENT_COLUMNS = (
    "id",
    "measure",
    "place",
    "to_place",
    "kind",
    "period_start",
    "period_end",
    "period_basis",
    "value",
    "low",
    "high",
    "unit",
    "value_stated",
    "unit_stated",
    "bound",
    "definition",
    "denominator",
    "attributed_to",
    "institution",
    "stance",
    "series",
    "source",
    "read_in",
    "reading",
    "paragraph",
    "start",
    "end",
    "flag",
    "note",
)
"""Columns of ``data/tables/statements.csv``, in order."""

KINDS = ("level", "change", "share", "rank", "ratio", "price", "target", "gap", "trend")
DIRECTIONS = ("rising", "falling", "steady")
"""Units of a trend: which way something went where the source gives no number."""
BOUNDS = ("exact", "approx", "at_least", "at_most", "range")
STANCES = ("asserts", "reports", "disputes", "calculates")
PERIOD_BASES = ("stated", "inferred", "parts")
UNNAMED = "according to the document, which names nobody"
UNNAMED_ES = "según el documento, que no nombra a nadie"
"""Institution of a target that a document gives without saying whose it is: it is not the publisher's."""
READINGS = ("first hand", "official site", "transcription", "press", "derived")
FLAGS = (
    "part-year",
    "derived",
    "inferred",
    "undated",
    "withdrawn",
    "unit-doubt",
    "inconsistent",
    "conflict",
    "doubtful",
    "forecast",
    "revised",
    "newly-monitored",
    "rounded",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of ``data/tables/statements.csv``; see `STATEMENT_COLUMNS` and docs/data.md.

    ``value``, ``low`` and ``high`` are in the measure's canonical unit; ``value_stated``
    and ``unit_stated`` are what the source printed. ``start`` and ``end`` are character
    offsets into paragraph ``paragraph`` of the document's normalised text, None where
    the text is not held. A trend has no number: its ``unit`` is one of `DIRECTIONS`. A figure
    that the atlas calculated has ``reading`` derived, ``stance`` calculates, ``period_basis``
    parts and nothing printed: its institution is the atlas. ``definition_es``, ``denominator_es``
    and ``note_es`` are no columns: they are the Spanish of the three, of
    ``data/tables/definitions.csv``; empty where that has none.
    """

    id: str
    measure: str
    place: str
    to_place: str
    kind: str
    period_start: date
    period_end: date
    period_basis: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    value_stated: str
    unit_stated: str
    bound: str
    definition: str
    denominator: str
    attributed_to: str
    institution: str
    stance: str
    series: str
    source: str
    read_in: str
    reading: str
    paragraph: int | None
    start: int | None
    end: int | None
    flags: frozenset[str]
    note: str
    definition_es: str = ""
    denominator_es: str = ""
    note_es: str = ""

    @property
    def ours(self) -> bool:
        """Say whether the atlas calculated it from figures of others: nobody printed it."""
        return self.reading == "derived"

    @property
    def amount(self) -> float:
        """Return its value where a rule has made sure that it has one.

        Raises
        ------
        DataError
            If it states none: asking is a mistake of ours.
        """
        if self.value is None:
            raise DataError(f"{self.id} states no amount")
        return self.value

    @property
    def cited(self) -> str:
        """Return the id of the source to cite: of a figure of ours, where what it is made of was read."""
        return (self.read_in or self.source) if self.ours else self.source
