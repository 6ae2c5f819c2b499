"""A sheet as PDF: written, opened again, and refused where it is not what it must be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_pdf import PdfPages
from pypdf import PdfReader

from geo.errors import PlotError
from geo.language import _
from geo.model.metadata import METADATA_KEY, FileMetadata
from geo.plots.canvas import Page
from geo.plots.drawn import Drawn
from geo.plots.formats.alternative import alternative
from geo.plots.formats.record import check_record, record_in
from geo.plots.formats.tagging import tag, tags_of
from geo.plots.plan import Plan


def write_pdf(plan: Plan, drawn: Drawn, record: FileMetadata, path: Path) -> None:
    """Write the sheet as PDF: words that can be selected, TrueType inside, its record."""
    information = {"Title": record.title, "Author": "Peru Coca Atlas", "Subject": record.licence}
    with PdfPages(path, metadata={**information, "CreationDate": None, "ModDate": None}) as document:
        held = document.infodict()
        held[METADATA_KEY] = record.to_json()
        drawn.page.figure.savefig(document, format="pdf", dpi=72)
    told = alternative(drawn)
    tag(path, record.title, told, record.language)
    if tags_of(path) != (told, record.language):
        raise PlotError(_("refused: the file lacks its alternative text"))
    _check_pdf(path, drawn.page, record)


def _check_pdf(path: Path, page: Page, record: FileMetadata) -> None:
    reader = PdfReader(path)
    if len(reader.pages) != 1:
        raise PlotError(_("refused: the file has {n} pages instead of one").format(n=len(reader.pages)))
    first = reader.pages[0]
    resources: Any = first["/Resources"]
    fonts = resources["/Font"]
    if not fonts:
        raise PlotError(_("refused: the file holds no text"))
    for name, font in fonts.items():
        if not _is_embedded(font.get_object()):
            raise PlotError(_("refused: the typeface {name} is not inside the file").format(name=name))
    wide, high = float(first.mediabox.width), float(first.mediabox.height)
    if abs(wide - page.width) > 1 or abs(high - page.height) > 1:
        raise PlotError(_("refused: the page is {size} points").format(size=f"{wide:.0f} × {high:.0f}"))
    drawn = first.get_contents()
    shown = drawn.get_data() if drawn is not None else b""
    if shown.count(b" Tj") + shown.count(b"TJ") < len(page.words):
        raise PlotError(_("refused: opened again, words are missing"))
    check_record(record, pdf_record(path))


def _is_embedded(font: dict) -> bool:
    holder = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = holder.get("/FontDescriptor")
    return descriptor is not None and "/FontFile2" in descriptor.get_object()


def pdf_record(path: Path) -> FileMetadata:
    """Return the record of a PDF."""
    information: Mapping[str, object] = PdfReader(path).metadata or {}
    return record_in(information.get(f"/{METADATA_KEY}"), path)
