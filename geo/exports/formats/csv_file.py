"""CSV: the values, one row a place and year, with everything they rest on in their own row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from geo.exports.cells import plain_cell, safe_cell, stored_text
from geo.exports.reopened import NUMBERS, Numbers, Reopened
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
    _write_rows(text, names, rows, metadata, decimal_comma=decimal_comma)
    return text.getvalue().encode(ENCODING)


def _write_rows(
    file: TextIO, names: Sequence[str], rows: Iterable[Record], metadata: FileMetadata, *, decimal_comma: bool
) -> None:
    # RFC 4180; and only so does Python quote a lone carriage return, which else would begin a row.
    writer = csv.writer(file, lineterminator="\r\n", delimiter=";" if decimal_comma else ",")
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


def _with_comma(cell: str | float | int) -> str | float | int:
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def content_bytes(content: FileContent) -> bytes:
    """Return the values of ``content`` as CSV."""
    values = content.values
    return csv_bytes(values.names, values.rows, content.metadata, decimal_comma=content.decimal_comma)


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``, row by row."""
    values = content.values
    with path.open("w", encoding=ENCODING, newline="") as file:
        _write_rows(file, values.names, values.rows, content.metadata, decimal_comma=content.decimal_comma)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows, none of which needs to be held beside the others."""
    with path.open(encoding=ENCODING, newline="") as file:
        comma = _has_decimal_comma(file.readline())
        file.seek(0)
        for row in csv.DictReader(file, delimiter=";" if comma else ","):
            if comma:
                row |= {name: row[name].replace(",", ".") for name in NUMBERS if name in row}
            yield row


def _has_decimal_comma(heading: str) -> bool:
    """Say by its first line, which holds names only, in which of the two forms a file is."""
    return ";" in heading


def metadata(path: Path) -> FileMetadata:
    """Return the record in the columns `OF_THE_FILE`."""
    first: dict[str, str] = {}
    cited: set[str] = set()
    for row in _rows(path):
        first = first or row
        cited.update(row["source_ids"].split())
    return _record(first, cited)


def _record(row: dict[str, str], cited: Iterable[str]) -> FileMetadata:
    held = {name: stored_text(row[name]) for name in OF_THE_FILE}
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
    first: dict[str, str] = {}
    numbers: Numbers = []
    claims: set[str] = set()
    sources: set[str] = set()
    measures: set[str] = set()
    remarks: set[str] = set()
    for row in _rows(path):
        first = first or row
        numbers.append(tuple(float(row[name]) if row[name] else None for name in NUMBERS))
        claims.update(row["claims"].split(), row["also_stated"].split())
        sources.update(row["source_ids"].split())
        measures.update([row["measure"]] if row["meaning"] else ())
        remarks.update((row["note"], row["caveats"]))
    return Reopened(
        metadata=_record(first, sources),
        numbers=numbers,
        claims=claims,
        sources=sources,
        measures=measures,
        caveats={text for remark in remarks for text in stored_text(remark).split(SEPARATOR)},
    )
