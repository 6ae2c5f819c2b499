"""The rows that a page lists as a workbook, under the headings and in the words of the page."""

from __future__ import annotations

from collections.abc import Sequence

from geo.exports import record_of
from geo.exports.formats.xlsx_file import listing_bytes
from geo.exports.tables import Column, Table
from geo.ui.frame.atlas import Atlas
from geo.ui.listing.rows import ListedColumn, ListedRow

KINDS = {"number": "number", "mixed": "number", "year": "integer", "day": "date"}
"""Kind of a column of a file, by that of one that is shown; all others are text."""


def workbook_bytes(
    title: str, name: str, columns: Sequence[ListedColumn], rows: Sequence[ListedRow], link: str, atlas: Atlas
) -> bytes:
    """Return ``rows`` as XLSX: a sheet called ``name``, and one that says what the file is.

    Raises
    ------
    ExportError
        A text is longer than a cell can hold.
    """
    heads = tuple(Column(c.name, KINDS.get(c.kind, "text"), c.label, "") for c in columns)
    records = tuple({c.name: row.cells[c.name] for c in columns} for row in rows)
    return listing_bytes(Table("listing", name, heads, records), record_of(title, link, (), atlas))
