"""Every format of a file that is taken away: the one list that command line, pages and readers ask.

It names the functions that write and read and loads none of them: so tables and pictures are
distinguished, and a choice of formats drawn, without any library that writes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from geo.errors import ExportError, GeoError
from geo.language import _
from geo.model import FileMetadata

PICTURE, FILM, MAP, DATA, HANDOUT = "picture", "film", "map", "data", "handout"
"""A sheet, a run through the years, an offline map, figures; a briefing to give out."""
PICTURES = (PICTURE, FILM)
EXPORTS = (*PICTURES, MAP, DATA)
"""What a view is taken away as."""


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One format.

    Attributes
    ----------
    ending : str
        Of the file's name, in small letters and without the dot.
    kind : str
        `PICTURE`, `FILM`, `MAP`, `DATA` or `HANDOUT`: what one of a kind is written from.
    media_type : str
    write, read_record, reopen : str
        ``module:function`` that writes a file of it; that returns the record in one; and, of figures,
        that returns what a reader finds in one. Empty where there is none.
    label : callable
        Returns what a reader calls it, in the language in use.
    """

    ending: str
    kind: str
    media_type: str
    label: Callable[[], str]
    write: str
    read_record: str = ""
    reopen: str = ""


class HandoutWriter(Protocol):
    """What writes a briefing as a file of one kind: whole or not at all, the same input the same bytes."""

    def __call__(
        self,
        briefing: Any,  # noqa: ANN401 - a `geo.briefing.Briefing`, which this list does not load
        atlas: Any,  # noqa: ANN401 - a `geo.atlas.Atlas`
        path: Path,
        *,
        overwrite: bool = False,
        report: Callable[[str], None] | None = None,
    ) -> FileMetadata:
        """Write the file and return its record; ``report`` is called for each scene done.

        Raises
        ------
        BriefingError, ExportError, PlotError
            The briefing does not hold against the data; the file cannot be written, or opened again
            lacks what it must carry; a map cannot be drawn.
        """


def handout_writer(ending: str, template: Path | bytes | None = None) -> HandoutWriter:
    """Return what writes a handout of this ending; slides in the user's own ``template``, if there is one."""
    write = load(formats_of(HANDOUT)[ending].write)
    return partial(write, template=template) if template and ending == "pptx" else write


def load(name: str) -> Callable[..., Any]:
    """Return the function that ``module:function`` names."""
    module, _colon, function = name.partition(":")
    return getattr(import_module(module), function)


def _picture(ending: str, kind: str, media_type: str, module: str, label: Callable[[], str]) -> FileFormat:
    found = f"geo.plots.formats.{module}"
    return FileFormat(ending, kind, media_type, label, f"{found}:write_{ending}", f"{found}:{ending}_record")


def _data(ending: str, media_type: str, label: Callable[[], str]) -> FileFormat:
    found = f"geo.exports.formats.{ending}_file"
    return FileFormat(
        ending, DATA, media_type, label, f"{found}:write", f"{found}:metadata", f"{found}:reopen"
    )


def _handout(ending: str, media_type: str, label: Callable[[], str]) -> FileFormat:
    return FileFormat(
        ending, HANDOUT, media_type, label, f"geo.briefing.formats.{ending}_file:write_{ending}"
    )


_OFFICE = "application/vnd.openxmlformats-officedocument."

FORMATS = (
    _picture("png", PICTURE, "image/png", "png_file",
             lambda: _("PNG: picture for a page or a slide")),
    _picture("svg", PICTURE, "image/svg+xml", "svg_file",
             lambda: _("SVG: drawing with text, for editing")),
    _picture("pdf", PICTURE, "application/pdf", "pdf_file", lambda: _("PDF: sheet for print")),
    FileFormat("html", MAP, "text/html", lambda: _("HTML: map that works offline, all years"),
               "geo.exports.formats.html_file:write_html", "geo.exports.formats.html_check:metadata"),
    _picture("gif", FILM, "image/gif", "animation", lambda: _("GIF: animation of the years")),
    _picture("mp4", FILM, "video/mp4", "animation", lambda: _("MP4: video of the years")),
    _data("csv", "text/csv", lambda: _("CSV: figures as a table")),
    _data("xlsx", f"{_OFFICE}spreadsheetml.sheet", lambda: _("XLSX: workbook with figures and sources")),
    _data("json", "application/json", lambda: _("JSON: figures and sources as records")),
    _data("geojson", "application/geo+json", lambda: _("GeoJSON: figures with outlines")),
    _data("gpkg", "application/geopackage+sqlite3", lambda: _("GeoPackage: layers for a GIS")),
    _data("parquet", "application/vnd.apache.parquet", lambda: _("GeoParquet: columns for analysis")),
    _handout("pptx", f"{_OFFICE}presentationml.presentation", lambda: _("PowerPoint (PPTX)")),
    _handout("pdf", "application/pdf", lambda: _("Pages to print (PDF)")),
    _handout("html", "text/html", lambda: _("Offline presentation (HTML)")),
)  # fmt: skip
"""All formats, in the order in which a page offers them."""


def formats_of(*kinds: str) -> dict[str, FileFormat]:
    """Return the formats of some kinds by their endings, in the order of `FORMATS`."""
    return {form.ending: form for form in FORMATS if form.kind in kinds}


def format_of(path: Path, *kinds: str, error: type[GeoError] = ExportError) -> FileFormat:
    """Return the format of some kinds that the ending of a file's name says.

    Raises
    ------
    GeoError
        Of the type ``error``: it is of none of them.
    """
    form = formats_of(*kinds).get(ending_of(path))
    if form is None:
        raise error(
            _("{file}: no such format; expected a name that ends in {known}").format(
                file=path, known=known_endings(*kinds)
            )
        )
    return form


def ending_of(path: Path) -> str:
    """Return the ending of a file's name in small letters, without the dot."""
    return path.suffix.lower().removeprefix(".")


def known_endings(*kinds: str) -> str:
    """Return the endings of some kinds as a sentence names them: ``.csv, .geojson``."""
    return ", ".join(f".{ending}" for kind in kinds for ending in formats_of(kind))
