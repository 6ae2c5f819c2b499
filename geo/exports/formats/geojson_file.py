"""GeoJSON after RFC 7946: one feature a place and year, the tables in a member of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.exports.cells import whole
from geo.exports.reopened import NUMBERS, Reopened, numbers_of
from geo.exports.tables import Cell, FileContent, Table
from geo.model import FileMetadata

DECIMALS = 6
"""Of a degree, about 11 cm: no more than RFC 7946 advises."""

RECORD = "metadata"
"""Foreign member of the collection (RFC 7946, section 6.1) that holds record and tables."""

SAID = ("title", "view", "data_version", "language", "licence")


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``."""
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    drawn = [shape for shape in content.shapes if shape is not None and not shape.is_empty]
    if drawn:
        collection["bbox"] = [round(float(v), DECIMALS) for v in shapely.total_bounds(drawn)]
    held = {name: getattr(content.metadata, name) for name in SAID}
    collection[RECORD] = held | {table.name: plain_records(table) for table in content.tables}
    rows = plain_records(content.values)
    collection["features"] = [
        {
            "type": "Feature",
            "id": f"{row['measure']}/{row['place']}/{row['year']}",
            "properties": row,
            "geometry": geometry(shape),
        }
        for row, shape in zip(rows, content.shapes, strict=True)
    ]
    text = json.dumps(collection, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    path.write_bytes(text.replace('{"type":"Feature",', '\n{"type":"Feature",').encode("utf-8") + b"\n")


def plain_records(table: Table) -> list[dict[str, Cell]]:
    """Return the rows as JSON has them: by column name, dates as ISO text, whole numbers without decimals."""
    return [
        {
            name: cell.isoformat() if isinstance(cell := row[name], date) else whole(cell)
            for name in table.names
        }
        for row in table.rows
    ]


def geometry(shape: BaseGeometry | None) -> dict[str, Any] | None:
    """Return ``shape`` as RFC 7946 has it: exterior rings counterclockwise, `DECIMALS` at most.

    Parameters
    ----------
    shape : geometry or None
        EPSG:4326, degrees; None gives None, an unlocated feature.
    """
    if shape is None or shape.is_empty:
        return None
    shape = shapely.orient_polygons(shapely.transform(shape, lambda xy: xy.round(DECIMALS)))
    return mapping(shape)


def read_json(path: Path) -> dict[str, Any]:
    """Return the object that is the file at ``path``."""
    return json.loads(path.read_text(encoding="utf-8"))


def metadata(path: Path) -> FileMetadata:
    """Return the record in the member `RECORD`."""
    return record_in(read_json(path).get(RECORD, {}))


def record_in(held: Mapping[str, Any]) -> FileMetadata:
    """Return the record among tables, of which sources and caveats are two."""
    record = {name: held.get(name) for name in SAID}
    record["sources"] = sorted(row["id"] for row in held.get("sources", []))
    record["caveats"] = [row["text"] for row in held.get("caveats", []) if row["year"] is None]
    return FileMetadata.from_json(json.dumps(record))


def found_in(rows: Sequence[Mapping[str, Any]], held: Mapping[str, Any]) -> Reopened:
    """Return what is found in the ``rows`` of values and the tables ``held`` beside them."""
    return Reopened(
        metadata=record_in(held),
        numbers=numbers_of([row[name] for row in rows] for name in NUMBERS),
        claims={row["id"] for row in held["claims"]},
        sources={row["id"] for row in held["sources"]},
        measures={row["id"] for row in held["definitions"] if row["what"] == "measure"},
        caveats={row["text"] for row in held["caveats"]},
    )


def reopen(path: Path) -> Reopened:
    """Return what is found in the file: features and their system by GDAL, the rest as JSON."""
    frame = pyogrio.read_dataframe(path)
    collection = read_json(path)
    rows = [feature["properties"] for feature in collection["features"]]
    epsg = frame.crs.to_epsg() if frame.crs else None
    return replace(
        found_in(rows, collection[RECORD]),
        shapes=int((~(frame.geometry.isna() | frame.geometry.is_empty)).sum()),
        crs=f"EPSG:{epsg}" if epsg and "crs" not in collection else "",
    )
