"""GeoPackage: layer ``coca_values`` with shapes, and the other tables beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pyogrio

from geo.errors import ExportError
from geo.exports.frames import frame_of, values_frame
from geo.exports.reopened import NUMBERS, Reopened, numbers_of
from geo.exports.tables import VALUES, FileContent
from geo.language import _
from geo.model import METADATA_KEY, FileMetadata

FORMER = "values"
"""Name of the layer in files of earlier versions, whose record is still read."""
DATED = "1980-01-01T00:00:00.000Z"
"""Day on which a GeoPackage says it was made: always the same, so that equal content is equal bytes."""


def write(content: FileContent, path: Path) -> None:
    """Write ``content`` to ``path``."""
    with _clock(DATED):
        pyogrio.write_dataframe(
            values_frame(content),
            path,
            layer=content.values.name,
            driver="GPKG",
            use_arrow=True,
            geometry_type="MultiPolygon",
            dataset_metadata={METADATA_KEY: content.metadata.to_json()},
            layer_metadata={"licence": content.metadata.licence},
            layer_options={"IDENTIFIER": content.metadata.title},
        )
        for table in content.tables:
            pyogrio.write_dataframe(
                frame_of(table), path, layer=table.name, driver="GPKG", append=True, use_arrow=True,
                layer_options={"IDENTIFIER": table.title},
            )  # fmt: skip


@contextmanager
def _clock(day: str) -> Iterator[None]:
    """Let GDAL take ``day`` for now."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": day})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def metadata(path: Path) -> FileMetadata:
    """Return the record among the dataset's metadata."""
    layers = {str(name) for name, _kind in pyogrio.list_layers(path)}
    layer = VALUES if VALUES in layers else FORMER
    found = pyogrio.read_info(path, layer=layer)["dataset_metadata"] or {}
    if METADATA_KEY not in found:
        raise ExportError(_("{file} carries no record of its view").format(file=path.name))
    return FileMetadata.from_json(found[METADATA_KEY])


def reopen(path: Path) -> Reopened:
    """Return what is found in the file, read by GDAL; SQLite itself has to find it intact."""
    with closing(sqlite3.connect(path)) as database:
        sound = database.execute("PRAGMA integrity_check").fetchone()[0]
    if sound != "ok":
        raise ExportError(_("{file} is damaged: {reason}").format(file=path.name, reason=sound))
    values = pyogrio.read_dataframe(path, layer=VALUES)
    tables = {
        n: pyogrio.read_dataframe(path, layer=n) for n in ("claims", "sources", "definitions", "caveats")
    }
    defined = tables["definitions"]
    epsg = values.crs.to_epsg() if values.crs else None
    numbers = values[[*NUMBERS]].astype("object").where(values[[*NUMBERS]].notna(), None)
    return Reopened(
        metadata=metadata(path),
        numbers=numbers_of(numbers[name].tolist() for name in NUMBERS),
        claims=set(tables["claims"]["id"]),
        sources=set(tables["sources"]["id"]),
        measures=set(defined.loc[defined["what"] == "measure", "id"]),
        caveats=set(tables["caveats"]["text"]),
        shapes=int((~(values.geometry.isna() | values.geometry.is_empty)).sum()),
        crs=f"EPSG:{epsg}" if epsg else "",
    )
