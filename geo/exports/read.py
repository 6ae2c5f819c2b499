"""What a file that was taken away says of itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

from geo.errors import ExportError, PlotError
from geo.formats import EXPORTS, format_of, load
from geo.language import _
from geo.model import FileMetadata
from geo.storage import read_file

LARGEST = 250_000_000
"""Bytes of a file whose record is read."""


def read_metadata(path: Path) -> FileMetadata:
    """Return the record that lies in a file, by which it can be cited and made again.

    Raises
    ------
    ExportError
        The file is missing, no regular file, larger than `LARGEST`, of no format of ours, or
        carries no record.
    """
    form = format_of(path, *EXPORTS)
    if not path.exists():
        raise ExportError(_("there is no file {file}").format(file=path))
    content = read_file(path, LARGEST, error=ExportError)
    try:
        # The readers, some of them other programs, are handed what was looked at, under the same name.
        with tempfile.TemporaryDirectory(prefix="record-") as folder:
            held = Path(folder) / path.name
            held.write_bytes(content)
            return load(form.read_record)(held)
    except (ExportError, PlotError):
        raise
    except Exception as error:  # the readers of the formats have errors of their own, without number
        raise ExportError(
            _("{file} carries no record of its view: {reason}").format(file=path, reason=error)
        ) from error
