"""Words on a slide: written as native text, in a size in which they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from geo.language import current
from geo.plots.map.typeface import width, wrap

WIDER = 1.18
"""How much wider the typefaces of office programs run than the one that is measured."""
LEADING = 1.2
POINTS = 72
LANGUAGES = {"en": MSO_LANGUAGE_ID.ENGLISH_US, "es": MSO_LANGUAGE_ID.SPANISH_PERU}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text runs, points; rather too much."""
    return width(text, size, "semibold" if bold else "regular") * WIDER


def lines_in(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in ``room`` points."""
    return max(1, len(wrap(text, room / WIDER, size, "semibold" if bold else "regular")))


def text_height(texts: Sequence[str], room: float, size: float, after: float, *, bold: bool = False) -> float:
    """Return how high paragraphs stand, points; ``after`` is the room behind each."""
    return sum(lines_in(text, room, size, bold=bold) * size * LEADING + after for text in texts)


def fitting(
    texts: Sequence[str],
    wide: float,
    high: float,
    sizes: Sequence[float],
    *,
    after: float = 0.5,
    bold: bool = False,
) -> float:
    """Return the largest of ``sizes`` in which texts fit into a box (inches), else the smallest.

    ``after`` is the room behind each paragraph, in sizes of the type.
    """
    for size in sizes:
        if text_height(texts, wide * POINTS, size, after * size, bold=bold) <= high * POINTS:
            return size
    return sizes[-1]


def fill(
    frame: TextFrame,
    texts: Sequence[str],
    size: float,
    *,
    after: float = 0.5,
    anchor: MSO_ANCHOR | None = None,
) -> None:
    """Write paragraphs without the bullets that a layout gives them."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    if anchor is not None:
        frame.vertical_anchor = anchor
    for paragraph, text in each_paragraph(frame, texts):
        write(paragraph, text, size)
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(round(after * size, 1))
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(properties.makeelement(qn("a:buNone"), {}))


def each_paragraph(frame: TextFrame, texts: Sequence[str]) -> Iterator[tuple[_Paragraph, str]]:
    """Yield each text with a paragraph of its own: the one that a frame has, then new ones."""
    for number, text in enumerate(texts):
        yield frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text


def write(
    paragraph: _Paragraph,
    text: str,
    size: float | None = None,
    *,
    bold: bool | None = None,
    soft: bool = False,
) -> None:
    """Add a run of text in the language in use; what is not given is as in the layout."""
    run = paragraph.add_run()
    run.text = printable(text)
    run.font.language_id = LANGUAGES[current()]
    if size is not None:
        run.font.size = Pt(size)
    run.font.bold = bold
    if soft:
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2


def text_box(shapes: Any, name: str, box: tuple[float, float, float, float]) -> TextFrame:  # noqa: ANN401
    """Add a text box without inner margins at left, top, width and height (inches); return its frame."""
    shape = shapes.add_textbox(*(Inches(side) for side in box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def describe(shape: Any, text: str) -> None:  # noqa: ANN401  any shape of python-pptx
    """Give a shape its alternative text."""
    shape._element._nvXxPr.cNvPr.set("descr", printable(text))


def printable(text: str) -> str:
    """Return ``text`` without the control characters that no XML may hold."""
    return "".join(c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff"))
