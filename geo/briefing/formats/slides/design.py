"""The design of the slides where no template is given: layouts, colours and typeface of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout
from pptx.util import Inches, Length

from geo.style import LIGHT
from geo.style.lines import series_colours

WIDE, HIGH = 13.333, 7.5
"""Inches of a slide, 16:9."""
MARGIN = 0.45
COLUMN = 4.1
"""Inches of the column with title, text and sources."""
PICTURE_LEFT = MARGIN + COLUMN + 0.35
MAP_SHARE = 0.6
"""Share of the slide's width that a map takes at least."""
TYPEFACE = "Arial"
"""Every office program has it, or one of its widths."""
TITLE_HIGH = 1.65

Box = tuple[float, float, float, float]
"""Left, top, width and height, inches."""


@dataclass(frozen=True)
class Areas:
    """Where things stand on the slide of a scene.

    Attributes
    ----------
    title : Box
        Where the layout has its title.
    text, picture, sources : Box
        Words under the title, what is shown beside them with its legend, and the documents.
    """

    title: Box
    text: Box
    picture: Box
    sources: Box


def beside_a_chart(areas: Areas) -> Areas:
    """Return the areas of our design where a chart stands under the text: as wide as the map can spare."""
    left, column = MARGIN, WIDE * (1 - MAP_SHARE) - MARGIN - 0.25

    def as_wide(box: Box) -> Box:
        return (left, box[1], column, box[3])

    return Areas(
        title=as_wide(areas.title),
        text=as_wide(areas.text),
        picture=(WIDE * (1 - MAP_SHARE), 0.0, WIDE * MAP_SHARE, HIGH),
        sources=as_wide(areas.sources),
    )


@dataclass(frozen=True)
class Design:
    """A presentation without slides, and which of its layouts are used how.

    Attributes
    ----------
    deck : Presentation
    cover, scene, listing : SlideLayout
        Of the first slide, of the scenes, of the references.
    areas : Areas
    title_size : float
        Points of a title at most.
    ours : bool
        The design is ours, not a template of the user's own.
    """

    deck: Deck
    cover: SlideLayout
    scene: SlideLayout
    listing: SlideLayout
    areas: Areas
    title_size: float
    ours: bool


def our_design() -> Design:
    """Return our own design, 16:9."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    _theme(deck)
    layouts = deck.slide_layouts
    cover, scene, listing = layouts[0], layouts[1], layouts[3]
    for layout in [each for each in layouts if each not in (cover, scene, listing)]:
        layouts.remove(layout)
    for layout, name in ((cover, "Cover"), (scene, "Scene"), (listing, "List")):
        layout.name = name
        _without_foot(layout)
    _without_foot(deck.slide_master)
    text_top = MARGIN + TITLE_HIGH + 0.1
    areas = Areas(
        title=(MARGIN, MARGIN, COLUMN, TITLE_HIGH),
        text=(MARGIN, text_top, COLUMN, 6.1 - text_top),
        picture=(PICTURE_LEFT, 0.0, WIDE - PICTURE_LEFT, HIGH),
        sources=(MARGIN, 6.2, COLUMN, HIGH - 6.2 - 0.3),
    )
    _lay_out(deck.slide_master, {0: (MARGIN, MARGIN, WIDE - 2 * MARGIN, 0.9), 1: (MARGIN, 1.5, 12.4, 5.5)})
    _lay_out(cover, {0: (0.7, 1.55, 7.1, 2.6), 1: (0.7, 4.55, 7.1, 1.1)})
    _lay_out(scene, {0: areas.title, 1: areas.text})
    half = (WIDE - 2 * MARGIN - 0.4) / 2
    _lay_out(
        listing,
        {
            0: (MARGIN, MARGIN, WIDE - 2 * MARGIN, 0.7),
            1: (MARGIN, 1.3, half, 5.8),
            2: (MARGIN + half + 0.4, 1.3, half, 5.8),
        },
    )
    _styles(cover, 40, MSO_ANCHOR.BOTTOM)
    _styles(scene, 26, MSO_ANCHOR.TOP)
    _styles(listing, 26, MSO_ANCHOR.TOP)
    return Design(deck, cover, scene, listing, areas, 26, ours=True)


def place(shape: BaseShape, box: Box) -> None:
    """Put a shape where ``box`` is."""
    shape.left, shape.top, shape.width, shape.height = (Inches(side) for side in box)


def places_of(holder: Any) -> list[Any]:  # noqa: ANN401  a layout, a master or a slide of python-pptx
    """Return the placeholders of a layout, a master or a slide."""
    return list(holder.placeholders)


def box_of(shape: BaseShape) -> Box:
    """Return where a shape stands."""
    return tuple(Length(side).inches for side in (shape.left, shape.top, shape.width, shape.height))  # type: ignore[return-value]


def _theme(deck: Deck) -> None:
    """Give the master our colours, which native charts take too, and a typeface that is everywhere."""
    paper = deck.slide_master.background.fill
    paper.solid()
    paper.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    accents = dict(zip((f"accent{n}" for n in range(1, 7)), series_colours(dark=False)[:6], strict=True))
    colours = {
        "dk1": LIGHT.ink, "lt1": LIGHT.panel, "dk2": LIGHT.soft, "lt2": LIGHT.land,
        "hlink": LIGHT.focus, "folHlink": LIGHT.focus, **accents,
    }  # fmt: skip
    text = part.blob.decode("utf-8")
    for name, colour in colours.items():
        value = f'<a:{name}><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, count=1, flags=re.DOTALL)
    text = re.sub(r'(<a:(?:majorFont|minorFont)>\s*<a:latin typeface=")[^"]*', rf"\g<1>{TYPEFACE}", text)
    flat = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3  # no shadows, no bevels
    text = re.sub(r"(<a:effectStyleLst>).*(</a:effectStyleLst>)", rf"\g<1>{flat}\g<2>", text, flags=re.DOTALL)
    text = text.replace('name="Office Theme"', 'name="Peru Coca Atlas"', 1)
    part._blob = text.encode("utf-8")


def _without_foot(holder: Any) -> None:  # noqa: ANN401
    """Remove the places for date, foot and slide number."""
    for shape in places_of(holder):
        if shape.placeholder_format.type in (13, 15, 16):  # slide number, footer, date
            shape._element.getparent().remove(shape._element)


def _lay_out(holder: Any, boxes: dict[int, Box]) -> None:  # noqa: ANN401
    for shape in places_of(holder):
        if shape.placeholder_format.idx in boxes:
            place(shape, boxes[shape.placeholder_format.idx])


def _styles(layout: SlideLayout, size: float, anchor: MSO_ANCHOR) -> None:
    """Set titles at the left, strong, in the size of their layout; texts without inner margins."""
    for shape in places_of(layout):
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        title = shape.placeholder_format.idx == 0
        frame.vertical_anchor = anchor if title else MSO_ANCHOR.TOP
        body = frame._txBody
        styles = body.find(qn("a:lstStyle"))
        for level in list(styles):
            styles.remove(level)
        level = styles.makeelement(qn("a:lvl1pPr"), {"algn": "l", "marL": "0", "indent": "0"})
        level.append(level.makeelement(qn("a:buNone"), {}))
        run = level.makeelement(
            qn("a:defRPr"), {"b": "1" if title else "0", "sz": str(int(100 * (size if title else 16)))}
        )
        level.append(run)
        styles.append(level)
