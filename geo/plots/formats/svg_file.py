"""A sheet as SVG: written, opened again, and refused where it is not what it must be."""

from __future__ import annotations

import io
import re
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, unescape

import matplotlib as mpl

from geo.errors import PlotError
from geo.language import _
from geo.model.metadata import METADATA_KEY, FileMetadata
from geo.plots.canvas import Page
from geo.plots.drawn import Drawn
from geo.plots.formats.alternative import alternative
from geo.plots.formats.embedded_font import font_rules, used_characters
from geo.plots.formats.record import check_record, record_in
from geo.plots.formats.svg_groups import grouped
from geo.plots.map.typeface import width
from geo.plots.plan import Plan
from geo.style.fonts import FAMILY

SVG = "{http://www.w3.org/2000/svg}"
TEXT = re.compile(
    r'<text style="(?P<style>[^"]*?font-size: (?P<size>[\d.]+)px[^"]*)"(?P<place>[^>]*)>'
    r"(?P<words>[^<]+)</text>"
)
"""A text as matplotlib writes it."""
LIKE_IT = "'Source Sans Pro', 'Open Sans', Arial, sans-serif"
"""What comes near our typeface, for programs that do not read the one inside."""


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
    check_record(record, svg_record(path))
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


def svg_record(path: Path) -> FileMetadata:
    """Return the record of an SVG."""
    for _event, element in ElementTree.iterparse(path):
        if element.tag == f"{SVG}metadata" and element.get("id") == METADATA_KEY:
            return record_in(element.text, path)
    return record_in(None, path)
