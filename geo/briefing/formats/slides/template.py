"""A template of the user's own: looked over before it is opened, then its layouts found."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException, ElementTree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout
from pptx.util import Length

from geo.briefing.formats.slides.design import MAP_SHARE, Areas, Box, Design, box_of, places_of
from geo.errors import ExportError
from geo.language import _
from geo.storage import opened_zip, printable, read_file, read_member

MOST = 50_000_000
"""Bytes of a template."""
MOST_UNPACKED = 200_000_000
"""Bytes of all its parts together."""
CONTENT_TYPES = "[Content_Types].xml"
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
SLIDES = re.compile(r"ppt/(slides|notesSlides|comments|embeddings)/")
"""Parts of the slides that a template has of its own: they are left out."""
ACTIVE = re.compile(r"vbaProject|macroEnabled|activeX|oleObject|\.(exe|dll|js|vbs)$", re.IGNORECASE)
DAMAGED = (PythonPptxError, SyntaxError, LookupError, AttributeError, TypeError, ValueError, AssertionError)
"""What the reader of presentations raises of a damaged one; what is no XML is a `SyntaxError` of lxml."""
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
TEXTS = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)
LEAST = 0.42
"""Share of the slide's width and height that the room for text and map takes at least."""
GAP = 0.2


def read_template(source: Path | bytes, name: str = "") -> Design:
    """Return the design that a template holds: its masters and layouts, without its slides.

    Parameters
    ----------
    source : Path or bytes
        A file, or what one holds.
    name : str
        What to call it in a sentence; the path where not given.

    Raises
    ------
    ExportError
        It is no PowerPoint file, too large, holds programs or links to elsewhere, or has no
        layout with a title and a text.
    """
    name = printable(name or (source if isinstance(source, Path) else _("template")))
    content = read_file(source, MOST, name=name, error=ExportError) if isinstance(source, Path) else source
    parts = _parts(content, name)
    deck = _opened(parts, name)
    try:
        return _design(deck, name)
    except DAMAGED as error:  # its reader looks a part up where it is first asked for
        raise ExportError(_damaged(name, str(error))) from None


def _design(deck: Deck, name: str) -> Design:
    """Return the layouts of a template that scenes are put on."""
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    scene = _best(layouts, ("obj", "tx", "objTx"), deck)
    if scene is None:
        names = ", ".join(f"“{layout.name}”" for layout in layouts[:12]) or _("none")
        text = _(
            "{file} has no layout that can be used: expected one with a title and a text of at least "
            "{share} % of the slide; it has {names}"
        )
        raise ExportError(text.format(file=name, share=round(100 * LEAST), names=names))
    cover = next((layout for layout in layouts if _type(layout) == "title" and _title(layout)), scene)
    return Design(deck, cover, scene, scene, _areas(scene, deck), 28, ours=False)


def _parts(content: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a template, each once; refuse what it may not hold."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    with opened_zip(content, name, error=ExportError) as archive:
        if CONTENT_TYPES not in archive.namelist():
            raise ExportError(_no_slides(name))
        for member in dict.fromkeys(archive.namelist()):
            parts[member] = read_member(archive, member, left, name, error=ExportError)
            left -= len(parts[member])
    types = parts[CONTENT_TYPES].decode("utf-8", "replace")
    if "presentationml" not in types:
        raise ExportError(_no_slides(name))
    if any(ACTIVE.search(part) for part in parts if not SLIDES.match(part)) or ACTIVE.search(types):
        raise ExportError(
            _("{file} holds macros or embedded programs; expected a template without them").format(file=name)
        )
    _refuse_links(parts, name)
    return parts | {CONTENT_TYPES: types.replace(TEMPLATE, PRESENTATION).encode("utf-8")}


def _refuse_links(parts: dict[str, bytes], name: str) -> None:
    """Refuse a template whose layouts would fetch something, or lead somewhere else."""
    for part, held in parts.items():
        if not part.endswith(".rels") or SLIDES.match(part):
            continue
        try:
            links = [*ElementTree.fromstring(held)]
        except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
            raise ExportError(_damaged(name, f"{part}: {error}")) from None
        for link in links:
            if link.get("TargetMode", "").lower() == "external":
                text = _("{file} links to {target}; expected a template that holds everything itself")
                raise ExportError(text.format(file=name, target=printable(link.get("Target", part), 120)))


def _opened(parts: dict[str, bytes], name: str) -> Deck:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, held in parts.items():
            archive.writestr(part, held)
    packed.seek(0)
    try:
        deck = Presentation(packed)
        _empty(deck)
    except DAMAGED as error:
        raise ExportError(_damaged(name, str(error))) from None
    return deck


def _damaged(name: str, reason: str) -> str:
    return _("{file} is no file of slides: {reason}").format(file=name, reason=printable(reason, 160))


def _no_slides(name: str) -> str:
    return _("{file} is no PowerPoint file; expected .pptx or .potx").format(file=name)


def _empty(deck: Deck) -> None:
    """Remove the slides of a template, and the lists that name them."""
    held = deck.slides._sldIdLst
    for slide in list(held):
        deck.part.drop_rel(slide.rId)
        held.remove(slide)
    root = deck.part._element
    for tag in ("p:custShowLst", "p:extLst"):
        for found in root.findall(qn(tag)):
            root.remove(found)


def _type(layout: SlideLayout) -> str:
    return str(layout._element.get("type") or "")


def _title(layout: SlideLayout) -> bool:
    return any(shape.placeholder_format.type in TITLES for shape in places_of(layout))


def text_places(layout: SlideLayout) -> list[int]:
    """Return the numbers of a layout's places for text, the largest first."""
    found = [s for s in places_of(layout) if s.placeholder_format.type in TEXTS and s.width and s.height]
    return [s.placeholder_format.idx for s in sorted(found, key=lambda s: -int(s.width) * int(s.height))]


def _best(layouts: Iterable[SlideLayout], types: tuple[str, ...], deck: Deck) -> SlideLayout | None:
    """Return the layout with a title and the largest text, one of ``types`` before others."""
    usable = [layout for layout in layouts if _title(layout) and _has_room(layout, deck)]
    return min(usable, key=lambda each: (_type(each) not in types, len(text_places(each))), default=None)


def _has_room(layout: SlideLayout, deck: Deck) -> bool:
    largest = text_places(layout)[:1]
    boxes = [box_of(s) for s in places_of(layout) if s.placeholder_format.idx in largest]
    wide, high = _size(deck)
    return any(box[2] >= LEAST * wide and box[3] >= LEAST * high for box in boxes)


def _size(deck: Deck) -> tuple[float, float]:
    return Length(deck.slide_width or 0).inches, Length(deck.slide_height or 0).inches


def _areas(layout: SlideLayout, deck: Deck) -> Areas:
    """Share the room for text of a layout between words at the left and a map at the right."""
    (held,) = text_places(layout)[:1]
    found = {s.placeholder_format.idx: box_of(s) for s in places_of(layout)}
    title = next(box_of(s) for s in places_of(layout) if s.placeholder_format.type in TITLES)
    left, top, wide, high = found[held]
    slide_wide, _slide_high = _size(deck)
    map_wide = max(MAP_SHARE * slide_wide, 0.66 * wide)
    map_left = max(left + 0.2 * slide_wide, min(left + wide - map_wide, slide_wide - map_wide))
    picture: Box = (map_left, top, map_wide, high)
    column = map_left - left - GAP
    foot = min(1.1, 0.25 * high)
    return Areas(
        title, (left, top, column, high - foot - 0.1), picture, (left, top + high - foot, column, foot)
    )
