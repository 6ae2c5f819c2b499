"""A briefing as PowerPoint: written, opened again, and refused where anything is missing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from geo.atlas import Atlas
from geo.briefing.formats.handout import Handout, HandoutPage, handout_of
from geo.briefing.formats.scene_pictures import ScenePictures, illustrated, map_share, pictures_of
from geo.briefing.formats.slides import deck_of, read_template
from geo.briefing.formats.slides.design import Design, our_design
from geo.briefing.formats.slides.scene import (
    PAD,
    SOURCES_NAME,
    YEAR_HIGH,
    areas_of,
    chart_in_column,
    legend_height,
    notes_lines,
)
from geo.briefing.formats.slides.words import printable
from geo.briefing.model import Briefing
from geo.errors import ExportError
from geo.exports.reopened import refuse_lacking
from geo.language import _
from geo.model import FileMetadata
from geo.plots.map.frame import frame_of
from geo.plots.map.paths import on_paper
from geo.plots.scene_map import DrawnScene
from geo.storage import save

SOME_DAY = datetime(2000, 1, 1)
"""Stands in the file for the day it was made, so that the same briefing gives the same bytes."""
ZIP_DAY = (1980, 1, 1, 0, 0, 0)
WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
"""The days in the properties of the sheet that lies in a chart."""
MAP_GAP = 8.0
"""Points between two maps."""


def write_pptx(
    briefing: Briefing,
    atlas: Atlas,
    path: Path,
    *,
    overwrite: bool = False,
    report: Callable[[str], None] | None = None,
    template: Path | bytes | None = None,
) -> FileMetadata:
    """Write the slides of ``briefing`` and return their record; same briefing and data, same bytes.

    ``template`` is a PowerPoint file of the user's own, or what one holds, whose masters and layouts
    are used instead of our design.

    Raises
    ------
    BriefingError
        The briefing does not hold against the data.
    ExportError
        The template cannot be used; the file cannot be written, or opened again it lacks what it must carry.
    PlotError
        A map cannot be drawn.
    """
    design = our_design() if template is None else read_template(template)
    handout, pictures = illustrated(
        handout_of(briefing, atlas), atlas, lambda leaf: _pictures(leaf, atlas, design), report
    )
    deck = deck_of(handout, pictures, design, _peru(atlas))
    _describe(deck, handout)
    save(
        path,
        write=lambda draft: draft.write_bytes(_packed(deck)),
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
        lacking += [f"{leaf.id}: {part}" for part in _lacking(slide, leaf, handout)]
    if FileMetadata.from_json(deck.core_properties.comments) != handout.record:
        lacking.append(_("its record as written"))
    told = "\n".join(_words(slide) for slide in slides[len(handout.leaves) :])
    lacking += [reference.name for reference in handout.references if reference.name not in told]
    if handout.record.licence not in told:
        lacking.append(_("the licence"))
    refuse_lacking(lacking)


def _pictures(leaf: HandoutPage, atlas: Atlas, design: Design) -> tuple[ScenePictures, DrawnScene]:
    """Return the maps of a scene with as much height as their legend leaves them."""
    areas = areas_of(design, leaf)
    _left, _top, wide, high = (side * 72 for side in areas.picture)
    share = 1.0 if chart_in_column(leaf, areas) else map_share(leaf)
    room = high * share - (YEAR_HIGH * 72 if len(leaf.years) > 1 else 0.0)
    legend = 0.12 * high
    for _turn in range(2):
        made = pictures_of(leaf, atlas, (wide, room - legend), "png", MAP_GAP)
        needed = legend_height(made[0], wide - 2 * PAD * 72) + 10
        if needed <= legend:
            break
        legend = needed
    return made


def _peru(atlas: Atlas) -> Any:  # noqa: ANN401
    """Return the outline of Peru for the cover, in an equal-area projection."""
    countries = atlas.layers["countries"]
    frame = frame_of("peru", atlas.layers, 0.7)
    (shape,) = on_paper(frame, list(countries.loc[countries["id"] == "peru"].geometry), 400.0)
    return shape


def _lacking(slide: Slide, leaf: HandoutPage, handout: Handout) -> list[str]:
    shapes = [*_all(slide.shapes)]
    pictures = [shape for shape in shapes if _alt(shape).endswith(leaf.alt_text) and hasattr(shape, "image")]
    charts = [shape for shape in shapes if shape.has_chart]
    words = _words(slide)
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    notes = frame.text if frame is not None else ""
    right = {
        _("the title"): slide.shapes.title is not None and slide.shapes.title.text == printable(leaf.title),
        _("the text"): all(printable(text) in words for text in leaf.text),
        _("the map"): len(pictures) == (max(1, len(leaf.years)) if leaf.mapped else 0)
        and all(len(shape.image.blob) > 10_000 for shape in pictures),
        _("the chart"): len(charts) == bool(leaf.chart),
        _("the number"): leaf.number is None or leaf.number.figure in words,
        _("the alternative text"): all(_alt(shape) for shape in (*charts, *_pictures_in(shapes))),
        _("the notes"): all(printable(text) in notes for text in notes_lines(handout, leaf)),
        _("the sources"): bool(_words(slide, SOURCES_NAME)),
    }
    return [part for part, there in right.items() if not there]


def _pictures_in(shapes: Iterable[Any]) -> Iterator[Any]:
    return (shape for shape in shapes if hasattr(shape, "image"))


def _all(shapes: Iterable[Any]) -> Iterator[Any]:
    """Yield the shapes of a slide, those in groups too."""
    for shape in shapes:
        yield from _all(shape.shapes) if hasattr(shape, "shapes") else (shape,)


def _alt(shape: Any) -> str:  # noqa: ANN401
    return str(shape._element._nvXxPr.cNvPr.get("descr", ""))


def _words(slide: Slide, name: str = "") -> str:
    """Return the texts of a slide, or of its shapes of one name."""
    held = _all(slide.shapes)
    return "\n".join(s.text_frame.text for s in held if s.has_text_frame and name in ("", s.name))


def _opened(path: Path) -> Deck:
    try:
        return Presentation(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ExportError(
            _("{file} is no file of slides: {reason}").format(file=path, reason=error)
        ) from error


def _describe(deck: Deck, handout: Handout) -> None:
    """Write what the file says of itself; python-pptx cuts nothing but refuses long texts."""
    said = handout.record
    held = deck.core_properties
    held.author = held.last_modified_by = printable(handout.author)[:250] or "Peru Coca Atlas"
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


def _packed(deck: Deck) -> bytes:
    """Return the package with fixed dates, its parts in a fixed order, as are the sheets in its charts."""
    plain = io.BytesIO()
    deck.save(plain)
    return _same_every_day(plain)


def _same_every_day(plain: io.BytesIO) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(plain) as made, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as kept:
        names = sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            content = made.read(name)
            if name.endswith(".xlsx"):
                content = _same_every_day(io.BytesIO(content))
            elif name == "docProps/core.xml":
                content = WRITTEN.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(name, ZIP_DAY)
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            kept.writestr(info, content)
    return packed.getvalue()
