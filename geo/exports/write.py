"""Writing a file of numbers so that it is right or not there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from pyarrow.lib import ArrowException
from pyogrio.errors import DataLayerError, DataSourceError
from xlsxwriter.exceptions import XlsxWriterException

from geo.errors import ExportError
from geo.exports.reopened import hold
from geo.exports.tables import FileContent
from geo.formats import DATA, format_of, load
from geo.language import _, in_language
from geo.storage import save

FORMAT_ERRORS = (DataSourceError, DataLayerError, ArrowException, XlsxWriterException)
"""What the libraries that write formats raise beside OSError."""


def write_data(content: FileContent, path: Path, *, overwrite: bool = False) -> None:
    """Write ``content`` in the format that the ending of ``path`` names, and check it.

    Raises
    ------
    ExportError
        The ending is of no known format, the file cannot be written, or opened again it lacks
        what it must carry: then nothing is left behind.
    """
    form = format_of(path, DATA)
    with in_language(content.metadata.language):
        try:
            save(
                path,
                write=partial(load(form.write), content),
                check=lambda draft: hold(content, load(form.reopen)(draft)),
                overwrite=overwrite,
            )
        except FORMAT_ERRORS as error:
            raise ExportError(
                _("{file} could not be written: {reason}").format(file=path, reason=error)
            ) from error
