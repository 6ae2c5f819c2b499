"""JSON: the tables of a file as lists of records, without outlines, for scripts and web pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geo.exports.formats.geojson_file import SAID, found_in, plain_records, read_json, record_in
from geo.exports.reopened import Reopened
from geo.exports.tables import VALUES, FileContent
from geo.model import FileMetadata


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``: the record's fields, then each table under its name."""
    held: dict[str, Any] = {name: getattr(content.metadata, name) for name in SAID}
    held |= {table.name: plain_records(table) for table in (content.values, *content.tables)}
    text = json.dumps(held, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    path.write_bytes(text.replace('{"measure":', '\n{"measure":').encode("utf-8") + b"\n")


def metadata(path: Path) -> FileMetadata:
    """Return the record of the file."""
    return record_in(read_json(path))


def reopen(path: Path) -> Reopened:
    """Return what is found in the file."""
    held = read_json(path)
    return found_in(held[VALUES], held)
