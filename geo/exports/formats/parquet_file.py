"""GeoParquet: the values with shapes as columns, record and other tables as metadata of the schema."""

from __future__ import annotations

import io
import json
from pathlib import Path

import geopandas as gpd
import pyarrow.parquet as parquet

from geo.errors import ExportError
from geo.exports.formats.geojson_file import plain_records
from geo.exports.frames import values_frame
from geo.exports.reopened import NUMBERS, Reopened, numbers_of
from geo.exports.tables import FileContent
from geo.language import _
from geo.model import METADATA_KEY, FileMetadata

TABLES_KEY = f"{METADATA_KEY}-tables"
VERSION = "1.1.0"
"""Of GeoParquet."""


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``."""
    held = io.BytesIO()
    values_frame(content).to_parquet(held, index=False, schema_version=VERSION)
    table = parquet.read_table(held)
    tables = {each.name: plain_records(each) for each in content.tables}
    ours = {METADATA_KEY: content.metadata.to_json(), TABLES_KEY: json.dumps(tables, ensure_ascii=False)}
    encoded = {key.encode(): text.encode() for key, text in ours.items()}
    parquet.write_table(
        table.replace_schema_metadata({**table.schema.metadata, **encoded}), path, compression="zstd"
    )


def _said(path: Path, key: str) -> str:
    found = parquet.read_schema(path).metadata or {}
    if key.encode() not in found:
        raise ExportError(_("{file} carries no record of its view").format(file=path.name))
    return found[key.encode()].decode()


def metadata(path: Path) -> FileMetadata:
    """Return the record in the metadata of the schema."""
    return FileMetadata.from_json(_said(path, METADATA_KEY))


def reopen(path: Path) -> Reopened:
    """Return what is found in the file."""
    values = gpd.read_parquet(path)
    plain = parquet.read_table(path, columns=list(NUMBERS)).to_pydict()
    tables = json.loads(_said(path, TABLES_KEY))
    epsg = values.crs.to_epsg() if values.crs else None
    return Reopened(
        metadata=metadata(path),
        numbers=numbers_of(plain[name] for name in NUMBERS),
        claims={row["id"] for row in tables["claims"]},
        sources={row["id"] for row in tables["sources"]},
        measures={row["id"] for row in tables["definitions"] if row["what"] == "measure"},
        caveats={row["text"] for row in tables["caveats"]},
        shapes=int((~(values.geometry.isna() | values.geometry.is_empty)).sum()),
        crs=f"EPSG:{epsg}" if epsg else "",
    )
