"""A briefing as PDF: one scene a page, then the references; vectors, words that can be selected."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from geo.atlas import Atlas
from geo.briefing.formats.handout import Handout, HandoutPage, draw, each, handout_of
from geo.briefing.formats.pages import MAP, MM_PER_POINT, map_corner, reference_pages, scene_page
from geo.briefing.model import Briefing
from geo.errors import ExportError
from geo.exports.reopened import refuse_lacking
from geo.language import _
from geo.model import METADATA_KEY, FileMetadata
from geo.plots.canvas import Page, settings
from geo.plots.map.typeface import clean
from geo.storage import save

PICTURE = "/Map"
"""Name of the map among the objects of its page."""
A_MAP = 20_000
"""Bytes of drawing without which a page holds no map."""


def write_pdf(
    briefing: Briefing,
    atlas: Atlas,
    path: Path,
    *,
    overwrite: bool = False,
    report: Callable[[str], None] | None = None,
) -> FileMetadata:
    """Write the pages of ``briefing`` and return their record; same briefing and data, same bytes.

    Raises
    ------
    BriefingError
        The briefing does not hold against the data, or its words do not fit on a page.
    ExportError
        The file cannot be written, or opened again it lacks what it must carry.
    PlotError
        A map cannot be drawn.
    """
    handout = handout_of(briefing, atlas)
    with settings():
        document = _document(handout, atlas, report)
        save(
            path,
            write=lambda draft: draft.write_bytes(document),
            check=lambda draft: check_pdf(draft, handout),
            overwrite=overwrite,
        )
    return handout.record


def pdf_record(path: Path) -> FileMetadata:
    """Return what a printed briefing says of itself.

    Raises
    ------
    ExportError
        It is no such file.
    """
    information: Mapping[str, object] = _opened(path).metadata or {}
    return FileMetadata.from_json(str(information.get(f"/{METADATA_KEY}", "")))


def check_pdf(path: Path, handout: Handout) -> None:
    """Refuse a file that lacks anything it must carry.

    Raises
    ------
    ExportError
        Naming page and part.
    """
    reader = _opened(path)
    lacking = [_("its pages")] if len(reader.pages) <= len(handout.leaves) else []
    for leaf, page in zip(handout.leaves, reader.pages, strict=False):
        words = _plain(page.extract_text())
        right = {
            _("the title"): _plain(clean(leaf.title, "semibold").text) in words,
            _("the text"): all(_plain(clean(text).text) in words for text in leaf.text),
            _("the sources"): all(_plain(clean(line).text) in words for line in leaf.source_lines),
            _("the map"): _map_bytes(page) > A_MAP,
            _("its typefaces"): _fonts_inside(page["/Resources"]),
        }
        lacking += [f"{leaf.id}: {part}" for part, there in right.items() if not there]
    rest = _plain(" ".join(page.extract_text() for page in reader.pages[len(handout.leaves) :]))
    lacking += [r.name for r in handout.references if _plain(clean(r.name).text) not in rest]
    if pdf_record(path) != handout.record:
        lacking.append(_("its record as written"))
    refuse_lacking(lacking)


def _document(handout: Handout, atlas: Atlas, report: Callable[[str], None] | None) -> bytes:
    writer = PdfWriter()
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        drawn = Path(folder) / "map.pdf"
        size = (MAP[0] * MM_PER_POINT, MAP[1] * MM_PER_POINT)

        def add(number: int, leaf: HandoutPage) -> None:
            page = writer.add_page(_read(scene_page(handout, number)))
            draw(leaf, atlas, drawn, size_mm=size, dpi=300)
            _lay_on(writer, page, PdfReader(io.BytesIO(drawn.read_bytes())).pages[0])

        each(handout, add, report)
    for page in reference_pages(handout):
        writer.add_page(_read(page))
    said = handout.record
    writer.metadata = {
        "/Title": said.title,
        "/Author": "Peru Coca Atlas",
        "/Subject": said.licence,
        "/Producer": "Peru Coca Atlas",
        f"/{METADATA_KEY}": said.to_json(),
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject(said.language)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _lay_on(writer: PdfWriter, page: PageObject, picture: PageObject) -> None:
    """Put the page of a map onto ``page`` as one object: pypdf would else read every line of it."""
    form = StreamObject()
    contents = picture.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    form = form.flate_encode()
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): picture.mediabox.clone(writer),
            NameObject("/Resources"): picture["/Resources"].clone(writer),
        }
    )
    resources = page["/Resources"]
    held = resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()  # type: ignore[attr-defined]
    held[NameObject(PICTURE)] = writer._add_object(form)
    own = page.get_contents()
    drawn = DecodedStreamObject()
    left, bottom = map_corner()
    scale = MAP[0] / float(picture.mediabox.width)
    placed = f"q {scale:.5f} 0 0 {scale:.5f} {left:.2f} {bottom:.2f} cm {PICTURE} Do Q".encode()
    drawn.set_data(b"q " + (own.get_data() if own is not None else b"") + b" Q " + placed)
    page[NameObject("/Contents")] = writer._add_object(drawn.flate_encode())


def _read(page: Page) -> PageObject:
    """Return a page drawn by matplotlib as one of a document."""
    buffer = io.BytesIO()
    page.figure.savefig(buffer, format="pdf", dpi=72, metadata={"CreationDate": None, "ModDate": None})
    page.close()
    return PdfReader(buffer).pages[0]


def _opened(path: Path) -> PdfReader:
    try:
        return PdfReader(path)
    except (PyPdfError, OSError) as error:
        raise ExportError(_("{file} is no PDF: {reason}").format(file=path, reason=error)) from error


def _plain(text: str) -> str:
    """Return a text without white space: where a line is broken is no part of it."""
    return "".join(text.split())


def _map_bytes(page: PageObject) -> int:
    """Return how much drawing the map of a page holds; nothing where the page does not show it."""
    contents = page.get_contents()
    if contents is None or f"{PICTURE} Do".encode() not in contents.get_data():
        return 0
    objects = page["/Resources"].get("/XObject", {})  # type: ignore[attr-defined]
    return len(objects[PICTURE].get_object().get_data()) if PICTURE in objects else 0


def _fonts_inside(resources: Any) -> bool:  # noqa: ANN401
    """Say whether every typeface of a page and of its map is in the file."""
    fonts = [font.get_object() for font in resources["/Font"].get_object().values()]
    holders = [f["/DescendantFonts"][0].get_object() if "/DescendantFonts" in f else f for f in fonts]
    inside = bool(holders) and all("/FontFile2" in f["/FontDescriptor"].get_object() for f in holders)
    objects = resources.get("/XObject", DictionaryObject()).get_object()
    forms = [form.get_object() for name, form in objects.items() if name == PICTURE]
    return inside and all(_fonts_inside(form["/Resources"].get_object()) for form in forms)
