"""JSON: the tables of a file as lists of records, without outlines, for scripts and web pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geo.exports.formats.geojson_file import SAID, plain_records
from geo.exports.reopened import NUMBERS, Reopened, numbers_of
from geo.exports.tables import VALUES, FileContent
from geo.model import FileMetadata


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``: the record's fields, then each table under its name."""
    held: dict[str, Any] = {name: getattr(content.metadata, name) for name in SAID}
    held |= {table.name: plain_records(table) for table in (content.values, *content.tables)}
    text = json.dumps(held, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    path.write_bytes(text.replace('{"measure":', '\n{"measure":').encode("utf-8") + b"\n")


def _held(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def metadata(path: Path) -> FileMetadata:
    """Return the record, of which sources and caveats are tables of the file."""
    held = _held(path)
    record = {name: held.get(name) for name in SAID}
    record["sources"] = sorted(row["id"] for row in held.get("sources", []))
    record["caveats"] = [row["text"] for row in held.get("caveats", []) if row["year"] is None]
    return FileMetadata.from_json(json.dumps(record))


def reopen(path: Path) -> Reopened:
    """Return what is found in the file."""
    held = _held(path)
    return Reopened(
        metadata=metadata(path),
        numbers=numbers_of([row[name] for row in held[VALUES]] for name in NUMBERS),
        claims={row["id"] for row in held["claims"]},
        sources={row["id"] for row in held["sources"]},
        measures={row["id"] for row in held["definitions"] if row["what"] == "measure"},
        caveats={row["text"] for row in held["caveats"]},
    )
