"""The formats of a file of numbers, and writing one so that it is right or not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pyarrow.lib import ArrowException
from pyogrio.errors import DataLayerError, DataSourceError
from xlsxwriter.exceptions import XlsxWriterException

from geo.errors import ExportError
from geo.exports.formats import csv_file, geojson_file, gpkg_file, parquet_file, xlsx_file
from geo.exports.reopened import Reopened, hold
from geo.exports.save import save
from geo.exports.tables import Content
from geo.language import _
from geo.maps.strings import in_language
from geo.model import FileMetadata


@dataclass(frozen=True, slots=True)
class FileFormat:
    """How a format is written and read.

    Attributes
    ----------
    write : callable
        Writes a `Content` to a path, without looking back.
    reopen : callable
        Returns what a reader finds in the file.
    metadata : callable
        Returns the file's record of itself.
    """

    write: Callable[[Content, Path], None]
    reopen: Callable[[Path], Reopened]
    metadata: Callable[[Path], FileMetadata]


DATA_FORMATS: dict[str, FileFormat] = {
    "csv": FileFormat(csv_file.write, csv_file.reopen, csv_file.metadata),
    "geojson": FileFormat(geojson_file.write, geojson_file.reopen, geojson_file.metadata),
    "gpkg": FileFormat(gpkg_file.write, gpkg_file.reopen, gpkg_file.metadata),
    "parquet": FileFormat(parquet_file.write, parquet_file.reopen, parquet_file.metadata),
    "xlsx": FileFormat(xlsx_file.write, xlsx_file.reopen, xlsx_file.metadata),
}
"""Formats of numbers, by the ending of the file's name."""

FORMAT_ERRORS = (DataSourceError, DataLayerError, ArrowException, XlsxWriterException)
"""What the libraries that write formats raise beside OSError."""


def write_data(content: Content, path: Path, *, overwrite: bool = False) -> None:
    """Write ``content`` in the format that the ending of ``path`` names, and check it.

    Raises
    ------
    ExportError
        The ending is of no known format, the file cannot be written, or opened again it lacks
        what it must carry: then nothing is left behind.
    """
    form = DATA_FORMATS.get(ending(path))
    if form is None:
        raise ExportError(_unknown(path))
    with in_language(content.metadata.language):
        try:
            save(
                path,
                write=partial(form.write, content),
                check=lambda draft: hold(content, form.reopen(draft)),
                overwrite=overwrite,
            )
        except FORMAT_ERRORS as error:
            raise ExportError(
                _("{file} could not be written: {reason}").format(file=path, reason=error)
            ) from error


def ending(path: Path) -> str:
    """Return the ending of a file's name in small letters, without the dot."""
    return path.suffix.lower().removeprefix(".")


def _unknown(path: Path) -> str:
    return _("{file}: no such format; expected a name that ends in {known}").format(
        file=path, known=", ".join(f".{name}" for name in DATA_FORMATS)
    )
