"""Writing: the table is read row by row and written by measure and year, so that its size needs no memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as dataset
import pyarrow.parquet as parquet
from pyarrow.lib import ArrowException

from geo.atlas import LEVEL_LAYERS
from geo.catalog import Fault, data_version, load_places, load_series, load_sources_lenient
from geo.errors import ExportError
from geo.estimates import years_of
from geo.language import _, ngettext
from geo.layers import load_layer
from geo.model import Series, Source, Statement
from geo.partitions.columns import DOCUMENTS, FIGURES, OUTLINES, RECORD, SERIES, row_of, schema_of
from geo.statements import each_statement
from geo.storage import draft_of
from geo.style.numbers import format_number

AT_ONCE = 100_000
"""Rows that are held at once: what the memory of a run depends on."""
ADDED = (("published_from", pa.date32()), ("published_to", pa.date32()), ("year", pa.int32()))
"""Columns beside those of a figure: when its document came out, and which of its years the row is of."""
PARTITIONING = dataset.partitioning(
    pa.schema([("measure", pa.string()), ("year", pa.int32())]), flavor="hive"
)
MOST_PARTITIONS = 100_000


@dataclass(slots=True)
class Written:
    """What was written: figures, rows (one for each year of a figure), and rows of the table left out."""

    figures: int = 0
    rows: int = 0
    faults: list[Fault] = field(default_factory=list)


def write_partitions(folder: Path, report: Callable[[str], None] = lambda line: None) -> Written:
    """Write the figures with their documents, series and outlines to ``folder``, whole or not at all.

    Parameters
    ----------
    folder : Path
        Must not exist yet; the folder around it must.
    report : callable, optional
        Told after each part of the table.

    Raises
    ------
    ExportError
        The folder exists or cannot be written.
    DataError
        A table cannot be read.
    """
    if folder.exists():
        raise ExportError(_("{file} exists already; name a folder that does not").format(file=folder))
    try:
        with draft_of(folder) as draft:
            draft.mkdir()
            return _write(draft, report)
    except (OSError, ArrowException) as error:
        reason = getattr(error, "strerror", None) or str(error)
        text = _("{file} could not be written: {reason}")
        raise ExportError(text.format(file=folder, reason=reason)) from error


def _write(folder: Path, report: Callable[[str], None]) -> Written:
    sources, faults = load_sources_lenient()
    written = Written(faults=faults)
    rows = _rows(each_statement(written.faults), sources, written)
    number = 0
    while part := list(islice(rows, AT_ONCE)):
        _write_figures(part, folder / FIGURES, number)
        number += 1
        report(
            ngettext("{n} figure", "{n} figures", written.figures).format(n=format_number(written.figures))
        )
    _write_records(Source, sources.values(), folder / DOCUMENTS)
    _write_records(Series, load_series().values(), folder / SERIES)
    _write_outlines(folder / OUTLINES)
    about = {"data_version": data_version(), "figures": written.figures, "rows": written.rows}
    (folder / RECORD).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return written


def _rows(
    statements: Iterable[Statement], sources: dict[str, Source], written: Written
) -> Iterator[dict[str, Any]]:
    """Yield each figure once for each year that its period touches: who reads one year finds it there."""
    for statement in statements:
        source = sources[statement.source]
        row = row_of(statement)
        row |= {"published_from": source.published_from, "published_to": source.published_to}
        written.figures += 1
        for year in years_of(statement):
            written.rows += 1
            yield row | {"year": year}


def _write_figures(rows: list[dict[str, Any]], folder: Path, number: int) -> None:
    schema = schema_of(Statement)
    for added in ADDED:
        schema = schema.append(pa.field(*added))
    table = pa.Table.from_pylist(rows, schema)
    dataset.write_dataset(
        table.sort_by([("measure", "ascending"), ("year", "ascending"), ("id", "ascending")]),
        folder,
        format="parquet",
        file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"),
        basename_template=f"figures-{number}-{{i}}.parquet",
        partitioning=PARTITIONING,
        max_partitions=MOST_PARTITIONS,
        existing_data_behavior="overwrite_or_ignore",
        use_threads=False,
    )


def _write_records(
    kind: type[Source] | type[Series], records: Iterable[Source] | Iterable[Series], path: Path
) -> None:
    parquet.write_table(pa.Table.from_pylist([row_of(one) for one in records], schema_of(kind)), path)


def _write_outlines(path: Path) -> None:
    """Write the outlines of the places (GeoParquet, EPSG:4326), by the id that the figures name them with."""
    places = load_places()
    frames = [
        load_layer(layer)[["id", "geometry"]].assign(level=level) for level, layer in LEVEL_LAYERS.items()
    ]
    outlines = gpd.GeoDataFrame(pd.concat(frames, ignore_index=True), crs=frames[0].crs)
    outlines = outlines[outlines["id"].isin([place.id for place in places])].rename(columns={"id": "place"})
    outlines["name"] = [places.get(place).name for place in outlines["place"]]
    outlines.to_parquet(path, index=False)
