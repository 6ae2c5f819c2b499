"""CSV: the values, one row a place and year, with everything they rest on in their own row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.exports.cells import plain_cell, safe_cell, stored_text
from geo.exports.reopened import NUMBERS, Reopened, numbers_of
from geo.exports.tables import FileContent, Record
from geo.exports.values import SEPARATOR
from geo.model import FileMetadata

OF_THE_FILE = ("title", "note", "licence", "language", "view", "data_version")
"""Columns that say the same in every row, after those of the values: a comment would break readers."""

ENCODING = "utf-8-sig"
"""With a byte order mark, without which spreadsheets take accents apart."""


def csv_bytes(
    names: Sequence[str], rows: Iterable[Record], metadata: FileMetadata, *, decimal_comma: bool = False
) -> bytes:
    """Return rows as CSV, `OF_THE_FILE` in each.

    Parameters
    ----------
    names : sequence of str
        Columns, in order. Where one is a ``note``, that of the file is called ``caveats``.
    rows : iterable of Record
    metadata : FileMetadata
    decimal_comma : bool
        Whether numbers have a comma and columns a semicolon between them, as spreadsheets of Spain expect;
        those of Peru read the usual form.
    """
    text = io.StringIO()
    # RFC 4180; and only so does Python quote a lone carriage return, which else would begin a row.
    writer = csv.writer(text, lineterminator="\r\n", delimiter=";" if decimal_comma else ",")
    writer.writerow(
        [*names, *("caveats" if name == "note" and name in names else name for name in OF_THE_FILE)]
    )
    note = SEPARATOR.join(metadata.caveats)
    of_file = [
        metadata.title,
        note,
        metadata.licence,
        metadata.language,
        metadata.view,
        metadata.data_version,
    ]
    for row in rows:
        cells = (*(row[name] for name in names), *of_file)
        plain = [plain_cell(safe_cell(cell)) for cell in cells]
        writer.writerow([_with_comma(cell) for cell in plain] if decimal_comma else plain)
    return text.getvalue().encode(ENCODING)


def _with_comma(cell: str | float | int) -> str | float | int:
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def content_bytes(content: FileContent) -> bytes:
    """Return the values of ``content`` as CSV."""
    values = content.values
    return csv_bytes(values.names, values.rows, content.metadata, decimal_comma=content.decimal_comma)


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``."""
    path.write_bytes(content_bytes(content))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding=ENCODING, newline="") as file:
        comma = _has_decimal_comma(file.readline())
        file.seek(0)
        rows = list(csv.DictReader(file, delimiter=";" if comma else ","))
    if comma:
        rows = [row | {name: row[name].replace(",", ".") for name in NUMBERS if name in row} for row in rows]
    return rows


def _has_decimal_comma(heading: str) -> bool:
    """Say by its first line, which holds names only, in which of the two forms a file is."""
    return ";" in heading


def metadata(path: Path) -> FileMetadata:
    """Return the record in the columns `OF_THE_FILE`."""
    rows = _rows(path)
    held = {name: stored_text(rows[0][name]) for name in OF_THE_FILE}
    cited = {source for row in rows for source in row["source_ids"].split()}
    return FileMetadata(
        title=held["title"],
        view=held["view"],
        data_version=held["data_version"],
        language=held["language"],
        licence=held["licence"],
        sources=tuple(sorted(cited)),
        caveats=tuple(held["note"].split(SEPARATOR)),
    )


def reopen(path: Path) -> Reopened:
    """Return what is found in the file."""
    rows = _rows(path)
    numbers = numbers_of([float(row[name]) if row[name] else None for row in rows] for name in NUMBERS)
    return Reopened(
        metadata=metadata(path),
        numbers=numbers,
        claims={id for row in rows for name in ("claims", "also_stated") for id in row[name].split()},
        sources={id for row in rows for id in row["source_ids"].split()},
        measures={row["measure"] for row in rows if row["meaning"]},
        caveats={
            text
            for row in rows
            for name in ("note", "caveats")
            for text in stored_text(row[name]).split(SEPARATOR)
        },
    )
