"""One slide after another: the cover, a slide a scene, the references."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as Deck
from pptx.util import Inches
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.briefing.formats.handout import Handout
from geo.briefing.formats.scene_pictures import ScenePictures
from geo.briefing.formats.slides.design import HIGH, WIDE, Design, box_of, places_of
from geo.briefing.formats.slides.readable import make_readable
from geo.briefing.formats.slides.scene import notes_of, scene_slide
from geo.briefing.formats.slides.template import text_places
from geo.briefing.formats.slides.words import (
    describe,
    each_paragraph,
    fill,
    fitting,
    text_box,
    text_height,
    write,
)
from geo.language import _

PANEL_LEFT = 8.35
"""Inches from which on the cover shows the outline of Peru."""
LISTED = 10.0
"""Points of a reference."""


def deck_of(
    handout: Handout, pictures: list[ScenePictures | None], design: Design, outline: BaseGeometry
) -> Deck:
    """Return the slides of ``handout``.

    Parameters
    ----------
    pictures : list of ScenePictures or None
        A scene each.
    design : Design
        Ours (`our_design`), or that of a template of the user's own.
    outline : BaseGeometry
        Peru, in any equal-area projection, for the cover.
    """
    _cover(design, handout, outline)
    for leaf, made in zip(handout.leaves, pictures, strict=True):
        scene_slide(design, handout, leaf, made)
    _references(design, handout)
    if not design.ours:
        make_readable(design)
    return design.deck


def _cover(design: Design, handout: Handout, outline: BaseGeometry) -> None:
    slide = design.deck.slides.add_slide(design.cover)
    if design.ours:
        _outline(slide.shapes, outline)
    title = slide.shapes.title
    title_box = box_of(title)
    size = fitting([handout.title], title_box[2], title_box[3], (40, 36, 32, 28, 24), bold=True)
    write(title.text_frame.paragraphs[0], handout.title, size if design.ours else None)
    by = [handout.author or "Peru Coca Atlas", *([handout.date] if handout.date else [])]
    told = handout.extent_words
    product = told if not handout.author else f"Peru Coca Atlas · {told}"
    second = next((s for s in places_of(slide) if s.placeholder_format.idx != 0), None)
    if second is not None:
        lines = by if design.ours else [*by, product]
        _left, _top, wide, high = box_of(second)
        size = fitting(lines, wide - 0.2, high - 0.1, (18, 16, 14, 12))
        for paragraph, line in each_paragraph(second.text_frame, lines):
            write(paragraph, line, size)
    if design.ours:
        rule = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(0.7), Inches(4.33), Inches(1.2), Inches(0.06)
        )
        rule.name = "Rule"
        _tint(rule, MSO_THEME_COLOR.ACCENT_2)
        foot = text_box(slide.shapes, "Data version", (0.7, 6.75, 7.1, 0.3))
        write(foot.paragraphs[0], product, 12, soft=True)
    notes_of(slide, [handout.record.licence, *handout.record.caveats])


def _outline(shapes: object, outline: BaseGeometry) -> None:
    """Draw Peru at the right of the cover, as a shape that can be edited."""
    panel = shapes.add_shape(  # type: ignore[attr-defined]
        MSO_SHAPE.RECTANGLE, Inches(PANEL_LEFT), 0, Inches(WIDE - PANEL_LEFT), Inches(HIGH)
    )
    panel.name = "Panel"
    _tint(panel, MSO_THEME_COLOR.BACKGROUND_2)
    parts = outline.geoms if isinstance(outline, MultiPolygon) else (outline,)
    largest = max(parts, key=lambda part: part.area)
    assert isinstance(largest, Polygon)
    west, south, east, north = largest.bounds
    high = HIGH - 1.4
    unit = min(high / (north - south), (WIDE - PANEL_LEFT - 0.8) / (east - west))
    left = PANEL_LEFT + (WIDE - PANEL_LEFT - unit * (east - west)) / 2
    top = (HIGH - unit * (north - south)) / 2
    simple = largest.simplify((north - south) / 300)
    points = [(left + unit * (x - west), top + unit * (north - y)) for x, y in simple.exterior.coords]
    builder = shapes.build_freeform(Inches(points[0][0]), Inches(points[0][1]))  # type: ignore[attr-defined]
    builder.add_line_segments([(Inches(x), Inches(y)) for x, y in points[1:]], close=True)
    shape = builder.convert_to_shape()
    shape.name = "Peru"
    describe(shape, _("Outline of Peru"))
    _tint(shape, MSO_THEME_COLOR.ACCENT_2)
    shape.shadow.inherit = False
    panel.shadow.inherit = False


def _tint(shape: Any, colour: MSO_THEME_COLOR) -> None:  # noqa: ANN401  a shape of python-pptx
    """Fill a shape with a colour of the theme, without an edge."""
    shape.fill.solid()
    shape.fill.fore_color.theme_color = colour
    shape.line.fill.background()


def _references(design: Design, handout: Handout) -> None:
    """List every document cited, then the terms and the cautions, on as many slides as they need."""
    lines = [
        f"{number}. {reference.name}. {reference.title}. {reference.terms}"
        for number, reference in enumerate(handout.references, start=1)
    ]
    lines += [handout.record.licence, *handout.record.caveats]
    while lines:
        slide = design.deck.slides.add_slide(design.listing)
        title = slide.shapes.title
        write(title.text_frame.paragraphs[0], _("References"))
        held = {s.placeholder_format.idx: s for s in places_of(slide)}
        columns = sorted(
            (held[idx] for idx in text_places(design.listing)[: 2 if design.ours else 1]),
            key=lambda shape: shape.left,
        )
        for shape in columns:
            _left, _top, wide, high = box_of(shape)
            taken: list[str] = []
            while (lines and _height([*taken, lines[0]], wide) <= high * 72) or (lines and not taken):
                taken.append(lines.pop(0))
            if taken:
                fill(shape.text_frame, taken, LISTED, after=0.35, anchor=MSO_ANCHOR.TOP)
            else:  # an empty place would ask for text
                shape._element.getparent().remove(shape._element)
        notes_of(slide, [])


def _height(lines: list[str], wide: float) -> float:
    return text_height(lines, wide * 72 - 14, LISTED, 0.35 * LISTED)
