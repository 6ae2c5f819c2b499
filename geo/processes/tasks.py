"""What is made in a process of its own: each task is handed the atlas and the relief first."""

from __future__ import annotations

import tempfile
from pathlib import Path

from geo.atlas import Atlas
from geo.exports import FileContent, Request, gather, write_data
from geo.exports.formats.html_file import html_document, write_html
from geo.plots import PREVIEW_PX, Preview, Relief, Sheet, preview_png, write_sheet


def picture(atlas: Atlas, relief: Relief | None, sheet: Sheet, ending: str) -> Preview:
    """Return the preview of a sheet for a file of that ``ending``."""
    return preview_png(sheet, atlas, ending, PREVIEW_PX, relief=relief)


def document(atlas: Atlas, relief: Relief | None, request: Request) -> str:
    """Return the offline map as text."""
    del relief  # the map has its own
    return html_document(atlas, request)


def content(atlas: Atlas, relief: Relief | None, request: Request) -> FileContent:
    """Return what a file of numbers holds."""
    del relief
    return gather(atlas, request)


def file(atlas: Atlas, relief: Relief | None, wanted: Sheet | Request, ending: str) -> bytes:
    """Return the file as the command line writes it: by the same writer, checked by it."""
    with tempfile.TemporaryDirectory(prefix="snapshot-") as folder:
        path = Path(folder) / f"snapshot.{ending}"
        if isinstance(wanted, Sheet):
            write_sheet(wanted, atlas, path, relief=relief)
        elif ending == "html":
            write_html(atlas, wanted, path)
        else:
            write_data(gather(atlas, wanted), path)
        return path.read_bytes()
