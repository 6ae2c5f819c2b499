"""What the files of a partitioned package hold, and how records become rows and rows records again."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

import pyarrow as pa

from geo.model import Series, Source, Statement

FIGURES, DOCUMENTS, SERIES, OUTLINES, RECORD = (
    "figures",
    "documents.parquet",
    "series.parquet",
    "outlines.parquet",
    "about.json",
)
SEPARATOR = "|"
"""Between the items of a column that holds several (flags, authors)."""

_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    date: pa.date32(),
    bool: pa.bool_(),
    int: pa.int64(),
    int | None: pa.int64(),
    float | None: pa.float64(),
    frozenset[str]: pa.string(),
    tuple[str, ...]: pa.string(),
}

Kind = type[Statement] | type[Source] | type[Series]


def names_of(kind: Kind) -> list[str]:
    """Return the names of a record's fields, which are its columns."""
    return [field.name for field in fields(kind)]


def schema_of(kind: Kind) -> pa.Schema:
    """Return the columns of a record, each under the name of its field."""
    types = get_type_hints(kind)
    return pa.schema([(name, _TYPES[types[name]]) for name in names_of(kind)])


def row_of(record: Statement | Source | Series) -> dict[str, Any]:
    """Return a record as a row."""
    found = {name: getattr(record, name) for name in names_of(type(record))}
    return {
        name: SEPARATOR.join(sorted(value) if isinstance(value, frozenset) else value)
        if isinstance(value, frozenset | tuple)
        else value
        for name, value in found.items()
    }


def statement_of(row: dict[str, Any]) -> Statement:
    """Return a row of the figures as the record that was written."""
    held = {name: row[name] for name in names_of(Statement)}
    return Statement(**held | {"flags": frozenset(filter(None, row["flags"].split(SEPARATOR)))})


def source_of(row: dict[str, Any]) -> Source:
    """Return a row of the documents as the record that was written."""
    held = {name: row[name] for name in names_of(Source)}
    return Source(**held | {"authors": tuple(filter(None, row["authors"].split(SEPARATOR)))})


def series_of(row: dict[str, Any]) -> Series:
    """Return a row of the series as the record that was written."""
    return Series(**{name: row[name] for name in names_of(Series)})
