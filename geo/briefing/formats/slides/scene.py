"""The slide of a scene: title, text, what is shown beside them with its legend, sources, notes."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches, Pt

from geo.briefing.formats.handout import Handout, HandoutPage
from geo.briefing.formats.scene_pictures import LegendEntry, ScenePictures
from geo.briefing.formats.slides.chart import add_chart, has_room
from geo.briefing.formats.slides.design import Areas, Box, Design, beside_a_chart, place, places_of
from geo.briefing.formats.slides.template import text_places
from geo.briefing.formats.slides.words import (
    describe,
    each_paragraph,
    fill,
    fitting,
    lines_in,
    printable,
    text_box,
    text_height,
    text_width,
    write,
)
from geo.language import _, ngettext

TEXT_SIZES = (18, 17, 16, 15, 14, 13, 12, 11, 10)
TITLE_SIZES = (28, 26, 24, 22, 20, 18)
TITLE_BESIDE_A_CHART = 22
"""Points of a title at most where a chart stands under its text."""
SOURCE_SIZES = (11, 10, 9)
LEGEND_SIZE = 12
ITEM_GAP, ROW_GAP = 14.0, 3.0
"""Points between two rows of a legend set side by side, and between one line of them and the next."""
TEXT_ABOVE_CHART = (17, 16, 15, 14, 13, 12)
"""Points of a text with a chart under it."""
YEAR_HIGH = 0.38
"""Inches of the year above each of two maps."""
PAD = 0.15
SOURCES_NAME, LEGEND_NAME, LEGEND_TEXT, YEAR_NAME, NUMBER_NAME = (
    "Sources", "Legend", "Legend text", "Year", "Number",
)  # fmt: skip
"""Names of shapes, by which they are found again."""


def scene_slide(design: Design, handout: Handout, leaf: HandoutPage, pictures: ScenePictures | None) -> None:
    """Add the slide of a scene."""
    slide = design.deck.slides.add_slide(design.scene)
    areas = areas_of(design, leaf)
    _title(slide, design, leaf, areas)
    picture = areas.picture
    column = chart_in_column(leaf, areas)
    _text(slide, design, leaf, column[0] if column else areas.text)
    below = _maps(slide, leaf, pictures, picture) if pictures is not None else picture[1]
    if leaf.chart is not None:
        left, top, wide, high = picture
        room = (left + 0.2, below + 0.15, wide - 0.4, top + high - below - 0.3)
        add_chart(slide, leaf, column[1] if column else room, small=pictures is not None)
    if leaf.number is not None:
        _number(slide, leaf, picture)
    _sources(slide, handout, leaf, areas.sources)
    notes_of(slide, notes_lines(handout, leaf))


def chart_in_column(leaf: HandoutPage, areas: Areas) -> tuple[Box, Box] | None:
    """Return the boxes of text and chart one below the other, so that the map beside them stays whole.

    None where the column has no room for both: the chart then stands under the map.
    """
    if leaf.chart is None or not leaf.mapped:
        return None
    left, top, wide, high = areas.text
    for whole in (True, False):
        for size in TEXT_ABOVE_CHART if whole else TEXT_ABOVE_CHART[-1:]:
            told = text_height(text_of(leaf), wide * 72, size, 0.5 * size) / 72
            chart: Box = (left, top + told + 0.1, wide, high - told - 0.1)
            if has_room(leaf.chart, chart, whole=whole):
                return (left, top, wide, told), chart
    return None


def text_of(leaf: HandoutPage) -> list[str]:
    """Return the paragraphs of a scene, with a note where they are in the other language."""
    return [*leaf.text, *([leaf.fallback] if leaf.fallback else [])]


def notes_lines(handout: Handout, leaf: HandoutPage) -> list[str]:
    """Return what stands in the notes: the speaker's own, sources, a line a figure, the fine print."""
    lines = [*leaf.notes, source_line(handout, leaf)]
    if leaf.source_lines:
        lines += [_("Sources of the figures"), *leaf.source_lines]
    if leaf.all_cautions:
        lines += [_("Cautions"), *leaf.all_cautions]
    return lines


def legend_rows(pictures: ScenePictures, wide: float) -> list[list[tuple[LegendEntry, float]]]:
    """Return the entries of a legend in lines no wider than ``wide`` points, each with its width."""
    rows: list[list[tuple[LegendEntry, float]]] = [[]]
    used = 0.0
    for group in pictures.legend:
        widths = [min(wide, _entry_width(entry)) for entry in group]
        whole = sum(widths) + ITEM_GAP * len(widths)
        if rows[-1] and used + whole > wide >= whole:  # what belongs together stays in one line
            rows.append([])
            used = 0.0
        for entry, taken in zip(group, widths, strict=True):
            if rows[-1] and used + ITEM_GAP + taken > wide:
                rows.append([])
                used = 0.0
            rows[-1].append((entry, taken))
            used += taken + (ITEM_GAP if used else 0.0)
    return rows


def _entry_width(entry: LegendEntry) -> float:
    words = text_width(entry.words, LEGEND_SIZE, bold=entry.strong)
    return _sign_width(entry) + words


def legend_height(pictures: ScenePictures, wide: float) -> float:
    """Return how high a legend ``wide`` points wide stands, points."""
    return sum(_row_height(row) + ROW_GAP for row in legend_rows(pictures, wide))


def _row_height(row: Iterable[tuple[LegendEntry, float]]) -> float:
    return max(max(_words_height(entry, taken), entry.size[1]) for entry, taken in row)


def _words_height(entry: LegendEntry, taken: float) -> float:
    return 1.35 * LEGEND_SIZE * lines_in(entry.words, taken - _sign_width(entry) + 1, LEGEND_SIZE)


def _sign_width(entry: LegendEntry) -> float:
    return entry.size[0] + (4 if entry.sample else 0)


def areas_of(design: Design, leaf: HandoutPage) -> Areas:
    """Return where things stand on the slide of a scene: in our design a text follows its title."""
    areas, _most = _column(design, leaf)
    if not design.ours:
        return areas
    left, _top, wide, high = areas.text
    size = _title_size(design, leaf)
    top = areas.title[1] + text_height([leaf.title], wide * 72, size, 0.9 * size, bold=True) / 72
    end = areas.text[1] + high
    return replace(areas, text=(left, top, wide, end - top))


def _column(design: Design, leaf: HandoutPage) -> tuple[Areas, float]:
    """Return the areas of a scene with a title of any height, and the points of that title at most."""
    if design.ours and leaf.chart is not None and leaf.mapped:
        return beside_a_chart(design.areas), TITLE_BESIDE_A_CHART
    return design.areas, design.title_size


def _title_size(design: Design, leaf: HandoutPage) -> float:
    areas, most = _column(design, leaf)
    _left, _top, wide, high = areas.title
    sizes = [size for size in TITLE_SIZES if size <= most]
    return fitting([leaf.title], wide, high, sizes, after=0, bold=True)


def _title(slide: Slide, design: Design, leaf: HandoutPage, areas: Areas) -> None:
    shape: Any = slide.shapes.title
    if areas.title != design.areas.title:
        place(shape, areas.title)
    size = _title_size(design, leaf)
    shape.text_frame.word_wrap = True
    shape.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    # A template keeps its own size where the title fits in it.
    write(
        shape.text_frame.paragraphs[0], leaf.title, size if design.ours or size < design.title_size else None
    )


def _text(slide: Slide, design: Design, leaf: HandoutPage, box: Box) -> None:
    held = {s.placeholder_format.idx: s for s in places_of(slide)}
    body = held[text_places(design.scene)[0]]
    place(body, box)
    for idx, other in held.items():
        if idx in text_places(design.scene)[1:]:
            other._element.getparent().remove(other._element)
    texts = text_of(leaf)
    if not texts:  # an empty place would ask for text
        body._element.getparent().remove(body._element)
        return
    frame = body.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    size = fitting(texts, box[2], box[3], TEXT_SIZES)
    fill(frame, texts, size, anchor=MSO_ANCHOR.TOP)


def _maps(slide: Slide, leaf: HandoutPage, pictures: ScenePictures, box: Box) -> float:
    """Add the maps of a scene with their legend; return where these end, inches from the top."""
    left, top, wide, _high = box
    map_wide, map_high = (side / 72 for side in pictures.size)
    gap = (wide - map_wide * len(pictures.maps)) / max(1, len(pictures.maps) - 1)
    below = top
    for number, (year, image) in enumerate(pictures.maps):
        at = left + number * (map_wide + gap)
        map_top = top
        if year:
            map_top += YEAR_HIGH
            frame = text_box(
                slide.shapes, YEAR_NAME, (at + 0.05, top + 0.04, map_wide - 0.05, YEAR_HIGH - 0.04)
            )
            frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            write(frame.paragraphs[0], year, 20, bold=True)
        shape = slide.shapes.add_picture(
            io.BytesIO(image), Inches(at), Inches(map_top), Inches(map_wide), Inches(map_high)
        )
        shape.name = f"{leaf.id} {year}".strip()
        describe(shape, leaf.alt_text_in(year))
        below = map_top + map_high
    return _legend(slide, pictures, (left, below + 0.06, wide))


def _legend(slide: Slide, pictures: ScenePictures, at: tuple[float, float, float]) -> float:
    """Set the legend as native words beside small pictures of its signs, one group; return where it ends."""
    rows = legend_rows(pictures, (at[2] - 2 * PAD) * 72)
    if not any(rows):
        return at[1]
    group = slide.shapes.add_group_shape()
    group.name = LEGEND_NAME
    top = at[1] * 72
    for row in rows:
        high, x = _row_height(row), (at[0] + PAD) * 72
        for entry, taken in row:
            if entry.sample:
                sign = group.shapes.add_picture(
                    io.BytesIO(entry.sample),
                    Pt(x),
                    Pt(top + (high - entry.size[1]) / 2),
                    *map(Pt, entry.size),
                )
                sign.name = entry.words[:40]
                describe(sign, entry.words)
            start, words_high = x + _sign_width(entry), _words_height(entry, taken)
            words_top = top + (high - words_high) / 2
            box = (start / 72, words_top / 72, (taken - (start - x) + 3) / 72, words_high / 72)
            frame = text_box(group.shapes, LEGEND_TEXT, box)
            frame.word_wrap = words_high > 1.5 * LEGEND_SIZE
            frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            write(frame.paragraphs[0], entry.words, LEGEND_SIZE, bold=entry.strong)
            x += taken + ITEM_GAP
        top += high + ROW_GAP
    return top / 72


def _number(slide: Slide, leaf: HandoutPage, box: Box) -> None:
    """Set the one number of a scene large, under it what it is of and who says it."""
    number = leaf.number
    assert number is not None
    left, top, wide, high = box
    inner = (left + 0.3, top + 0.22 * high, wide - 0.6, 0.36 * high)
    size = next(
        (s for s in range(115, 35, -4) if text_width(number.figure, s, bold=True) <= inner[2] * 72), 36
    )
    frame = text_box(slide.shapes, NUMBER_NAME, inner)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    write(frame.paragraphs[0], number.figure, size, bold=True)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    below = text_box(slide.shapes, "About", (inner[0], inner[1] + inner[3] + 0.1, inner[2], 0.3 * high))
    told = each_paragraph(below, (number.about, number.who))
    for (paragraph, text), (points, soft) in zip(told, ((22, False), (14, True)), strict=True):
        write(paragraph, text, points, soft=soft)
        paragraph.alignment = PP_ALIGN.CENTER
        paragraph.space_after = Pt(8)


def _sources(slide: Slide, handout: Handout, leaf: HandoutPage, box: Box) -> None:
    """Name the documents at the foot of the column, with their numbers among the references."""
    frame = text_box(slide.shapes, SOURCES_NAME, box)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    count = len(leaf.documents)
    line = source_line(handout, leaf)
    size = fitting([line], box[2], box[3], SOURCE_SIZES, after=0)
    while count > 1 and text_height([line], box[2] * 72, size, 0) > box[3] * 72:
        count -= 1
        line = source_line(handout, leaf, count)
    write(frame.paragraphs[0], line, size, soft=True)


def source_line(handout: Handout, leaf: HandoutPage, most: int | None = None) -> str:
    """Return "Sources: DEVIDA, monitoring of 2024 [1, 2]; …" with ``most`` documents, or all."""
    items = [f"{name} [{', '.join(map(str, numbers))}]" for name, numbers in handout.source_items(leaf)]
    listed = "; ".join(items[:most]) or _("no figure is cited")
    more = len(items[most:]) if most is not None else 0
    if more:
        text = ngettext("{listed}; {n} more in the notes", "{listed}; {n} more in the notes", more)
        listed = text.format(listed=listed, n=more)
    return _("Sources: {sources}").format(sources=listed)


def notes_of(slide: Slide, paragraphs: list[str]) -> None:
    """Write the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(printable(text) for text in paragraphs)
