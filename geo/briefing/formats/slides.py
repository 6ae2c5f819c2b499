"""One slide after another: native titles and texts, the picture of each map, notes, sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Length, Pt

from geo.briefing.formats.handout import Handout, HandoutPage
from geo.briefing.model import scene_count
from geo.language import _
from geo.style import LIGHT

WIDE, HIGH = 13.333, 7.5
"""Inches of a slide, 16:9."""
MARGIN = 0.5
COLUMN = 4.1
PICTURE = (8.03, 5.3)
"""Inches of the picture of a map."""
TOP = 1.42
FOOT = 6.82
COVER, CONTENT = 0, 1
"""Layouts of the template that are used: a title slide; a title with text."""
INK, SOFT = RGBColor(0x24, 0x26, 0x2A), RGBColor(0x5B, 0x5F, 0x66)
SIZES = ((420, 17), (620, 15), (900, 13), (1400, 11), (99_999, 9))
"""Size of the text in points, by how many characters there are at most."""
SOURCES_NAME = "Sources"
"""Name of the text box with the sources, by which it is found again."""
REFERENCES_A_SLIDE = 11


def deck_of(handout: Handout, pictures: list[Path]) -> Deck:
    """Return the slides of ``handout``: a cover, one a scene, the references."""
    deck = _empty_deck()
    _cover(deck, handout)
    for leaf, picture in zip(handout.leaves, pictures, strict=True):
        _scene(deck, leaf, picture)
    # One at least: the licence stands on the last, whether or not a figure is cited.
    for start in range(0, max(1, len(handout.references)), REFERENCES_A_SLIDE):
        _references(deck, handout, start)
    return deck


def _empty_deck() -> Deck:
    """Return the template without slides, its layouts as wide as ours."""
    deck = Presentation()
    scale = Inches(WIDE) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    paper = deck.slide_master.background.fill
    paper.solid()
    paper.fore_color.rgb = RGBColor.from_string(LIGHT.panel.removeprefix("#").upper())
    layouts = deck.slide_layouts
    for layout in [each for n, each in enumerate(layouts) if n not in (COVER, CONTENT)]:
        layouts.remove(layout)
    for holder in (deck.slide_master, *layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = Length(int(shape.left * scale)), Length(int(shape.width * scale))
    return deck


def _cover(deck: Deck, handout: Handout) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[COVER])
    slide.shapes.title.text = handout.title
    said = handout.record
    lines = [
        "Peru Coca Atlas",
        _("{scenes} · data version {version}").format(
            scenes=scene_count(len(handout.leaves)), version=said.data_version
        ),
    ]
    slide.placeholders[1].text_frame.text = "\n".join(lines)
    _notes(slide, [said.licence, *said.caveats])


def _scene(deck: Deck, leaf: HandoutPage, picture: Path) -> None:
    slide = _titled(deck, leaf.title)
    body = slide.placeholders[1]
    _place(body, MARGIN, TOP, COLUMN, FOOT - TOP - 0.1)
    texts = [*leaf.text, *([leaf.fallback] if leaf.fallback else [])]
    size = next(points for most, points in SIZES if sum(map(len, texts)) <= most)
    _fill(body.text_frame, texts, size)
    left = WIDE - MARGIN - PICTURE[0]
    shape = slide.shapes.add_picture(
        str(picture), Inches(left), Inches(TOP), Inches(PICTURE[0]), Inches(PICTURE[1])
    )
    shape.name = leaf.id
    element: Any = shape._element
    element.nvPicPr.cNvPr.set("descr", leaf.alt_text)
    _sources(slide, leaf)
    _notes(slide, [*leaf.notes, _("Sources of the figures"), *leaf.source_lines])


def _sources(slide: Slide, leaf: HandoutPage) -> None:
    """List the documents at the foot of the slide."""
    box = slide.shapes.add_textbox(
        Inches(MARGIN), Inches(FOOT), Inches(WIDE - 2 * MARGIN), Inches(HIGH - FOOT - 0.2)
    )
    box.name = SOURCES_NAME
    frame = box.text_frame
    frame.word_wrap = True
    listed = "; ".join(leaf.documents) or _("no figure is cited")
    _write(frame.paragraphs[0], _("Sources: {sources}").format(sources=listed), 9, SOFT)


def _references(deck: Deck, handout: Handout, start: int) -> None:
    slide = _titled(deck, _("References"))
    body = slide.placeholders[1]
    _place(body, MARGIN, TOP - 0.2, WIDE - 2 * MARGIN, HIGH - TOP)
    frame = body.text_frame
    shown = handout.references[start : start + REFERENCES_A_SLIDE]
    lines = [
        f"{number}. {reference.name}. {reference.title}. {reference.terms}"
        for number, reference in enumerate(shown, start=start + 1)
    ]
    if start + REFERENCES_A_SLIDE >= len(handout.references):
        lines.append(handout.record.licence)
    _fill(frame, lines, 10, after=3)


def _titled(deck: Deck, title: str) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[CONTENT])
    shape = slide.shapes.title
    _place(shape, MARGIN, 0.3, WIDE - 2 * MARGIN, 1.0)
    frame = shape.text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.word_wrap = True
    _write(frame.paragraphs[0], title, 28 if len(title) < 75 else 24, INK, bold=True)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    return slide


def _place(shape: BaseShape, left: float, top: float, wide: float, high: float) -> None:
    shape.left, shape.top = Inches(left), Inches(top)
    shape.width, shape.height = Inches(wide), Inches(high)


def _fill(frame: TextFrame, texts: list[str], size: float, after: float = 9) -> None:
    """Write paragraphs without the bullets that the template gives them."""
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _write(paragraph, text, size, INK)
        paragraph.space_after = Pt(after)
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(properties.makeelement(qn("a:buNone"), {}))


def _write(paragraph: _Paragraph, text: str, size: float, colour: RGBColor, *, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = printable(text)
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = colour


def _notes(slide: Slide, paragraphs: list[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(printable(text) for text in paragraphs)


def printable(text: str) -> str:
    """Return ``text`` without the control characters that no XML may hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff"))
