"""The figures of every view as files: CSV, JSON, GeoParquet and GeoJSON, each with its sources and terms."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from geo.atlas import Atlas
from geo.edition.files import Files
from geo.edition.measures import Held
from geo.exports import FileContent, Request, gather, write_data
from geo.formats import DATA, formats_of
from geo.language import LANGUAGES, current
from geo.model import View

WITH_SHAPES = ("parquet", "geojson")
"""Formats that carry outlines, in English only: the figures are the same, and these files weigh most."""

OFFERED = ("csv", "json", *WITH_SHAPES)
"""Endings of the files, in the order in which pages name them."""


def write_data_of(held: Held, atlas: Atlas, files: Files) -> None:
    """Write the files of one measure, in the language in use: all years of each level."""
    for level, view in held.views.items():
        content = gather(atlas, Request(replace(view, language=current()), held.years))
        for ending in OFFERED:
            path = path_of(held.measure.id, level, ending)
            if _is_written(content, ending) and path not in files.written:
                files.made(path, partial(write_data, content))


def _is_written(content: FileContent, ending: str) -> bool:
    """Say whether a format can hold this: without a figure there is no file, without an outline no map."""
    drawn = any(shape is not None and not shape.is_empty for shape in content.shapes)
    return bool(content.claims.rows) and (drawn or ending not in WITH_SHAPES)


def write_everything(atlas: Atlas, files: Files) -> None:
    """Write all measures, places and years in one file, in the language in use; without outlines."""
    content = gather(atlas, Request(View(language=current(), year=atlas.years[-1]), everything=True))
    for ending in OFFERED:
        if ending not in WITH_SHAPES:
            files.made(f"data/{current()}/everything.{ending}", partial(write_data, content))


def path_of(measure: str, level: str, ending: str) -> str:
    """Return the path in an edition of the data of a measure at a level, in the language in use."""
    language = next(iter(LANGUAGES)) if ending in WITH_SHAPES else current()
    return f"data/{language}/{measure}-{level}.{ending}"


def data_files(measure: str, level: str, files: Files) -> list[tuple[str, str, str]]:
    """Return ending, path from a page, and label of each file that there is of a measure at a level."""
    formats = formats_of(DATA)
    paths = {ending: path_of(measure, level, ending) for ending in OFFERED}
    return [
        (ending, f"../{path}", formats[ending].label())
        for ending, path in paths.items()
        if path in files.written
    ]
