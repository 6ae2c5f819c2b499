"""A briefing as PowerPoint: written, opened again, and refused where anything is missing."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from geo.atlas import Atlas
from geo.briefing.formats.handout import Handout, HandoutPage, draw, each, handout_of
from geo.briefing.formats.slides import PICTURE, SOURCES_NAME, deck_of, printable
from geo.briefing.model import Briefing
from geo.errors import ExportError
from geo.exports.reopened import refuse_lacking
from geo.language import _
from geo.model import FileMetadata
from geo.plots import MM_PER_INCH
from geo.storage import save

DPI = 192
SOME_DAY = datetime(2000, 1, 1)
"""Stands in the file for the day it was made, so that the same briefing gives the same bytes."""
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def write_pptx(
    briefing: Briefing,
    atlas: Atlas,
    path: Path,
    *,
    overwrite: bool = False,
    report: Callable[[str], None] | None = None,
) -> FileMetadata:
    """Write the slides of ``briefing`` and return their record; same briefing and data, same bytes.

    Raises
    ------
    BriefingError
        The briefing does not hold against the data.
    ExportError
        The file cannot be written, or opened again it lacks what it must carry.
    PlotError
        A map cannot be drawn.
    """
    handout = handout_of(briefing, atlas)
    size = (PICTURE[0] * MM_PER_INCH, PICTURE[1] * MM_PER_INCH)
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:

        def picture(number: int, leaf: HandoutPage) -> Path:
            drawn = Path(folder) / f"{number:03}.png"
            draw(leaf, atlas, drawn, size_mm=size, dpi=DPI)
            return drawn

        deck = deck_of(handout, each(handout, picture, report))
        _describe(deck, handout.record)
        save(
            path,
            write=lambda draft: _write(deck, draft),
            check=lambda draft: check_pptx(draft, handout),
            overwrite=overwrite,
        )
    return handout.record


def check_pptx(path: Path, handout: Handout) -> None:
    """Refuse a file that lacks anything it must carry.

    Raises
    ------
    ExportError
        Naming scene and part.
    """
    deck = _opened(path)
    slides = list(deck.slides)[1:]
    lacking = []
    if len(slides) <= len(handout.leaves):
        lacking.append(_("its slides"))
    for leaf, slide in zip(handout.leaves, slides, strict=False):
        lacking += [f"{leaf.id}: {part}" for part in _lacking(slide, leaf)]
    if FileMetadata.from_json(deck.core_properties.comments) != handout.record:
        lacking.append(_("its record as written"))
    told = "\n".join(_words(slide) for slide in slides[len(handout.leaves) :])
    lacking += [reference.name for reference in handout.references if reference.name not in told]
    if handout.record.licence not in told:
        lacking.append(_("the licence"))
    refuse_lacking(lacking)


def _lacking(slide: Slide, leaf: HandoutPage) -> list[str]:
    pictures = [shape for shape in slide.shapes if shape.shape_type is not None and hasattr(shape, "image")]
    words = _words(slide)
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    notes = frame.text if frame is not None else ""
    foot = _words(slide, SOURCES_NAME)
    right = {
        _("the title"): slide.shapes.title is not None and slide.shapes.title.text == printable(leaf.title),
        _("the text"): all(printable(text) in words for text in leaf.text),
        _("the map"): len(pictures) == 1 and len(pictures[0].image.blob) > 10_000,
        _("the alternative text"): all(_described(p) == leaf.alt_text for p in pictures),
        _("the notes"): all(printable(text) in notes for text in (*leaf.notes, *leaf.source_lines)),
        _("the sources"): bool(foot) and all(document in foot for document in leaf.documents),
    }
    return [part for part, there in right.items() if not there]


def _described(picture: object) -> str:
    return picture._element.nvPicPr.cNvPr.get("descr", "")  # type: ignore[attr-defined]


def _words(slide: Slide, name: str = "") -> str:
    """Return the texts of a slide, or of its shapes of one name."""
    shapes: Iterable[Any] = slide.shapes
    return "\n".join(s.text_frame.text for s in shapes if s.has_text_frame and name in ("", s.name))


def _opened(path: Path) -> Deck:
    try:
        return Presentation(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ExportError(
            _("{file} is no file of slides: {reason}").format(file=path, reason=error)
        ) from error


def _describe(deck: Deck, said: FileMetadata) -> None:
    """Write what the file says of itself; python-pptx cuts nothing but refuses long texts."""
    held = deck.core_properties
    held.author = held.last_modified_by = "Peru Coca Atlas"
    held.created = held.modified = held.last_printed = SOME_DAY
    held.revision, held.language, held.version = 1, said.language, said.data_version
    held.title, held.subject, held.keywords, held.comments = "t", "s", "k", "c"
    long = {
        "title": said.title,
        "subject": said.licence,
        "keywords": said.view,
        "description": said.to_json(),
    }
    for element in deck.part.package.core_properties._element:
        name = element.tag.rpartition("}")[2]
        if name in long:
            element.text = printable(long[name])


def _write(deck: Deck, draft: Path) -> None:
    """Write the package with fixed dates, its parts in a fixed order."""
    plain = draft.with_suffix(".plain")
    deck.save(str(plain))
    with zipfile.ZipFile(plain) as made, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as kept:
        names = sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, ZIP_DAY)
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            kept.writestr(info, made.read(name))
    plain.unlink()
