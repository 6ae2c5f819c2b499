"""A sheet as PNG, SVG or PDF: written, opened again, and refused where it is not what it must be."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, unescape

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from PIL import Image, PngImagePlugin
from pypdf import PdfReader

from geo.errors import PlotError
from geo.language import _
from geo.model.metadata import METADATA_KEY, FileMetadata
from geo.plots.canvas import Page
from geo.plots.check import check_pixels
from geo.plots.drawn import Drawn
from geo.plots.formats.alternative import alternative
from geo.plots.formats.embedded_font import font_rules, used_characters
from geo.plots.formats.svg_groups import grouped
from geo.plots.formats.tagging import tag, tags_of
from geo.plots.map.typeface import width
from geo.plots.plan import Plan
from geo.style.fonts import FAMILY

SVG = "{http://www.w3.org/2000/svg}"
COMPRESSION = 3
TEXT = re.compile(
    r'<text style="(?P<style>[^"]*?font-size: (?P<size>[\d.]+)px[^"]*)"(?P<place>[^>]*)>'
    r"(?P<words>[^<]+)</text>"
)
"""A text as matplotlib writes it."""
LIKE_IT = "'Source Sans Pro', 'Open Sans', Arial, sans-serif"
"""What comes near our typeface, for programs that do not read the one inside."""


def pixels_of(page: Page, size: tuple[int, int], dpi: float) -> np.ndarray:
    """Return the page as rows of RGB, exactly ``size`` pixels."""
    figure = page.figure
    figure.set_dpi(dpi)
    figure.set_size_inches((size[0] + 0.001) / dpi, (size[1] + 0.001) / dpi)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3]


def write_png(plan: Plan, drawn: Drawn, record: FileMetadata, path: Path) -> None:
    """Write the sheet as PNG with its record in text chunks, and check it."""
    pixels = pixels_of(drawn.page, plan.sheet.pixels, plan.sheet.dpi)
    check_pixels(pixels, drawn.page)
    info = PngImagePlugin.PngInfo()
    for name, text in _named(record, alternative(drawn)).items():
        info.add_itxt(name, text, lang=record.language)
    dpi = (plan.sheet.dpi, plan.sheet.dpi)
    Image.fromarray(np.ascontiguousarray(pixels)).save(
        path, "PNG", pnginfo=info, dpi=dpi, compress_level=COMPRESSION
    )
    with Image.open(path) as again:
        if again.size != plan.sheet.pixels:
            raise PlotError(
                _("refused: the picture has {found} pixels instead of {wanted}").format(
                    found=again.size, wanted=plan.sheet.pixels
                )
            )
        again.verify()
    _check_record(record, png_record(path))


def write_svg(plan: Plan, drawn: Drawn, record: FileMetadata, path: Path) -> None:
    """Write the sheet as SVG: words as text, the part of the typeface they need inside, its record."""
    buffer, paths = io.BytesIO(), plan.sheet.text == "paths"
    with mpl.rc_context({"svg.fonttype": "path" if paths else "none"}):
        drawn.page.figure.savefig(
            buffer, format="svg", metadata={"Date": None, "Title": record.title}, dpi=72
        )
    text = grouped(buffer.getvalue().decode("utf-8"))
    told = escape(alternative(drawn))
    fonts = "" if paths else f'<style type="text/css">{font_rules(drawn.page)}</style>\n'
    inside = (
        f'<desc>{told}</desc>\n<metadata id="{METADATA_KEY}">{escape(record.to_json())}</metadata>\n{fonts}'
    )
    start = text.index(">", text.index("<svg")) + 1
    text = f"{text[:start]}\n {inside}{text[start:]}"
    text = text.replace("<svg ", f'<svg role="img" lang="{record.language}" ', 1)
    if not paths:
        text = TEXT.sub(_held_to_length, text)
    path.write_text(text, encoding="utf-8", newline="\n")
    _check_svg(path, drawn.page, record, paths=paths)


def _held_to_length(found: re.Match[str]) -> str:
    """Return a text of an SVG with the length it was laid out for.

    Design and office programs set it in another typeface than the one inside; held to its length, it
    still runs into nothing.
    """
    style, place, words = found["style"], found["place"], found["words"]
    face = (
        "italic"
        if "font-style: italic" in style
        else "semibold"
        if "font-weight: 600" in style
        else "regular"
    )
    length = width(unescape(words), float(found["size"]), face)
    style = style.replace(f"'{FAMILY}'", f"'{FAMILY}', {LIKE_IT}")
    held = f'textLength="{length:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text style="{style}"{place} {held}>{words}</text>'


def _check_svg(path: Path, page: Page, record: FileMetadata, *, paths: bool) -> None:
    root = ElementTree.parse(path).getroot()
    if not any(True for _element in root.iter(f"{SVG}path")):
        raise PlotError(_("refused: the map is empty"))
    _check_record(record, svg_record(path))
    if paths:
        return
    found = {"".join(element.itertext()) for element in root.iter(f"{SVG}text")}
    lacking = [word.artist.get_text() for word in page.words if word.artist.get_text() not in found]
    if lacking:
        raise PlotError(_("refused: opened again, the file lacks “{text}”").format(text=lacking[0][:60]))
    rules = "".join(element.text or "" for element in root.iter(f"{SVG}style"))
    faces = len(re.findall(r"@font-face", rules))
    if faces < len(used_characters(page)) or FAMILY not in rules or "data:font/woff2;base64," not in rules:
        raise PlotError(_("refused: the file carries no typeface of its own"))


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
    _check_record(record, pdf_record(path))


def _is_embedded(font: dict) -> bool:
    holder = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = holder.get("/FontDescriptor")
    return descriptor is not None and "/FontFile2" in descriptor.get_object()


def _named(record: FileMetadata, told: str) -> dict[str, str]:
    return {
        METADATA_KEY: record.to_json(),
        "Title": record.title,
        "Author": "Peru Coca Atlas",
        "Copyright": record.licence,
        "Description": told,
        "Source": f"Peru Coca Atlas, data {record.data_version}: {', '.join(record.sources)}",
    }


def _check_record(wanted: FileMetadata, found: FileMetadata) -> None:
    if wanted != found:
        raise PlotError(_("refused: the file's own record came out changed"))


def png_record(path: Path) -> FileMetadata:
    """Return the record of a PNG."""
    with Image.open(path) as picture:
        return _record(picture.text.get(METADATA_KEY), path)  # type: ignore[attr-defined]


def svg_record(path: Path) -> FileMetadata:
    """Return the record of an SVG."""
    for _event, element in ElementTree.iterparse(path):
        if element.tag == f"{SVG}metadata" and element.get("id") == METADATA_KEY:
            return _record(element.text, path)
    return _record(None, path)


def pdf_record(path: Path) -> FileMetadata:
    """Return the record of a PDF."""
    information: Mapping[str, object] = PdfReader(path).metadata or {}
    return _record(information.get(f"/{METADATA_KEY}"), path)


def _record(text: object, path: Path) -> FileMetadata:
    if not text:
        raise PlotError(_("{file} carries no record of Peru Coca Atlas").format(file=path.name))
    return FileMetadata.from_json(str(text))
