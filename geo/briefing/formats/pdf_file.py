"""A briefing as a tagged PDF: one scene a page, then the references; vectors, words that can be selected."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from geo.atlas import Atlas
from geo.briefing.formats.handout import Handout, HandoutPage, handout_of
from geo.briefing.formats.pages import PICTURE, TYPE, named_sources, set_pages
from geo.briefing.formats.scene_pictures import illustrated, map_share, pictures_of
from geo.briefing.model import Briefing
from geo.errors import ExportError
from geo.exports.reopened import refuse_lacking
from geo.language import _
from geo.model import METADATA_KEY, FileMetadata
from geo.plots.map.typeface import clean
from geo.storage import save

MAP_GAP = 8.5
"""Points between two maps."""
PICTURE_TAG = "/Figure"


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
    wide, high = PICTURE

    def draw(leaf: HandoutPage) -> Any:  # noqa: ANN401  as `illustrated` takes it
        return pictures_of(leaf, atlas, (wide, high * map_share(leaf)), "svg", MAP_GAP, TYPE)

    handout, pictures = illustrated(handout_of(briefing, atlas), atlas, draw, report)
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        document = _with_record(set_pages(handout, pictures, Path(folder)), handout.record)
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
    lacking = [] if len(reader.pages) > len(handout.leaves) + 1 else [_("its pages")]
    figures = [str(tag.get("/Alt", "")) for tag in tags(reader) if tag["/S"] == PICTURE_TAG]
    titles = [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)]
    for leaf, page in zip(handout.leaves, reader.pages[1:], strict=False):
        words = _plain(page.extract_text())
        named = [name for name, _numbers in handout.source_items(leaf)[: named_sources(leaf)]]
        maps = sum(alt.endswith(clean(leaf.alt_text).text) for alt in figures)
        right = {
            _("the title"): clean(leaf.title).text in titles and _plain(clean(leaf.title).text) in words,
            _("the text"): all(_plain(clean(text).text) in words for text in leaf.text),
            _("the sources"): all(_plain(clean(name).text) in words for name in named),
            _("the map"): not leaf.mapped or maps >= max(1, len(leaf.years)),
            _("the chart"): leaf.chart is None or clean(leaf.chart_alt_text).text in figures,
            _("its typefaces"): _fonts_inside(page["/Resources"]),
        }
        lacking += [f"{leaf.id}: {part}" for part, there in right.items() if not there]
    rest = _plain(" ".join(page.extract_text() for page in reader.pages[len(handout.leaves) + 1 :]))
    lacking += [r.name for r in handout.references if _plain(clean(r.name).text) not in rest]
    if not str(reader.root_object.get("/Lang", "")).startswith(handout.record.language):
        lacking.append(_("its language"))
    if pdf_record(path) != handout.record:
        lacking.append(_("its record as written"))
    refuse_lacking(lacking)


def tags(reader: PdfReader) -> Iterator[Mapping[str, Any]]:
    """Yield the elements of the structure of a tagged PDF, in reading order."""
    root: Any = reader.root_object.get("/StructTreeRoot", {})
    waiting = [root.get_object().get("/K", [])] if root else []
    while waiting:
        held: Any = waiting.pop(0).get_object() if hasattr(waiting[0], "get_object") else waiting.pop(0)
        if isinstance(held, list):
            waiting = [*held, *waiting]
        elif isinstance(held, dict) and "/S" in held:
            yield held
            waiting = [held.get("/K", []), *waiting]


def _with_record(document: bytes, said: FileMetadata) -> bytes:
    """Return the document with what it says of itself in its properties."""
    writer = PdfWriter(clone_from=io.BytesIO(document))
    writer.add_metadata({"/Subject": said.licence, f"/{METADATA_KEY}": said.to_json()})
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _opened(path: Path) -> PdfReader:
    try:
        return PdfReader(path)
    except (PyPdfError, OSError) as error:
        raise ExportError(_("{file} is no PDF: {reason}").format(file=path, reason=error)) from error


def _plain(text: str) -> str:
    """Return a text without white space and hyphens: where a line is broken is no part of it."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


def _fonts_inside(resources: Any) -> bool:  # noqa: ANN401  an object of pypdf
    """Say whether every typeface of a page is in the file."""
    fonts = [font.get_object() for font in resources.get("/Font", {}).values()]
    holders = [f["/DescendantFonts"][0].get_object() if "/DescendantFonts" in f else f for f in fonts]
    held = ("/FontFile2", "/FontFile3")
    return bool(holders) and all(
        any(name in f["/FontDescriptor"].get_object() for name in held) for f in holders
    )
