"""Filtered rows as a file: each with the link, the data version and what must be minded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from geo.caveats import standing_caveats
from geo.exports.cells import safe_cell, whole

AFTER = ("view", "data_version", "caveats")
"""Columns that follow those of the rows."""


def rows_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, link: str, version: str) -> str:
    """Return rows as CSV text (UTF-8 with BOM when written by the page).

    Parameters
    ----------
    columns : sequence of str
        Columns of the file, in order; `AFTER` follows.
    rows : iterable of mapping
        Cells by column. None is an empty cell, which is no zero; a day is written as
        YYYY-MM-DD, true and false as yes and no.
    link : str
        Query that shows the same rows.
    version : str
        Data version.
    """
    text = io.StringIO()
    # RFC 4180; and only so does Python quote a lone carriage return, which else would begin a row.
    writer = csv.writer(text, lineterminator="\r\n")
    caveat = " ".join(standing_caveats())
    writer.writerow([*columns, *AFTER])
    for row in rows:
        cells = [_cell(row[column]) for column in columns]
        writer.writerow([safe_cell(cell) for cell in (*cells, link, version, caveat)])
    return text.getvalue()


def _cell(value: object) -> object:
    if value is None or value != value:  # a NaN is a missing number
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else whole(value)  # type: ignore[arg-type]
