"""A sheet refused before it is saved: anything missing, empty, cut off or overlapping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from geo.errors import PlotError
from geo.language import _
from geo.plots.canvas import CHART_KINDS, MAP_KINDS, Box, Page, Word
from geo.plots.map.frame import Frame
from geo.plots.map.shown import Content, PlaceShown
from geo.style.signs import HATCHES, class_of
from geo.views.charts import ChartData

MANDATORY = (
    "title", "source line", "version", "sources head", "sources", "caveats head", "caveats", "terms head",
    "terms",
)  # fmt: skip
"""Kinds of words without which no sheet is saved."""

TOLERANCE = 0.6
"""Points by which boxes may touch: the foot of a letter, not a letter."""


def mandatory(frame: Frame | None, contents: Sequence[Content]) -> list[str]:
    """Return the kinds of words that a sheet of ``contents`` must carry."""
    wanted = list(MANDATORY)
    if frame is None:  # a chart explains itself
        return wanted
    if not frame.wide:
        wanted += ["scale", "north"]
    if any(p.rings[0] or class_of(p.look) is not None for c in contents for p in c.places):
        wanted.append("legend classes")
    stages = [stage for content in contents for stage in content.stages]
    if any(stage.plain for stage in stages):
        wanted.append("legend routes")
    if not all(stage.plain for stage in stages):
        wanted += ["legend corridors", "legend certainty"]
    if any(_signed(p) for c in contents for p in c.places):
        wanted.append("legend signs")
    if any(content.shares for content in contents):
        wanted.append("legend shares")
    wanted += sorted({f"legend {mark.layer}" for content in contents for mark in content.noted})
    return wanted


def _signed(place: PlaceShown) -> bool:
    """Say whether a place bears a sign that the legend must explain beside the classes."""
    carried = place.carried_from is not None
    return place.contested or carried or bool(place.edge) or place.look in HATCHES


def check_page(
    page: Page, frame: Frame | None, contents: Sequence[Content], chart: ChartData | None = None
) -> None:
    """Refuse a page that lacks, hides or cuts off anything.

    Raises
    ------
    PlotError
        Naming what is wrong.
    """
    lacking = [kind for kind in mandatory(frame, contents) if not page.carried.get(kind)]
    if lacking:
        raise PlotError(_("refused: the sheet lacks {what}").format(what=", ".join(lacking)))
    shown = any(content.valued or content.stages or content.shares for content in contents)
    if chart is None and not shown:
        raise PlotError(_("refused: the map is empty"))
    boxes = word_boxes(page)
    _check_values(page, contents)
    if chart is not None and not contents:
        _check_points(page, chart)
    _check_page_edge(page, boxes)
    _check_maps(page, boxes)
    _check_overlap(page, boxes)


def word_boxes(page: Page) -> list[Box]:
    """Return the box of every word on the page as it is set, points."""
    dots = page.figure.dpi / 72
    extents = [word.artist.get_window_extent() for word in page.words]
    return [(box.x0 / dots, box.y0 / dots, box.x1 / dots, box.y1 / dots) for box in extents]


def _check_values(page: Page, contents: Sequence[Content]) -> None:
    """Refuse a sheet whose list lacks a place with a figure."""
    listed = Counter(word.artist.get_text() for word in page.words if word.kind == "list")
    for content in contents:
        for place in content.listed:
            if place.id not in page.listed.get(content.year, {}):
                raise PlotError(
                    _("refused: the list lacks {place}, {year}").format(place=place.name, year=content.year)
                )
            value = page.listed[content.year][place.id]
            if not listed[value]:
                raise PlotError(
                    _("refused: the figure of {place} ({value}) is lost").format(
                        place=place.name, value=value
                    )
                )
            listed[value] -= 1


def _check_points(page: Page, chart: ChartData) -> None:
    """Refuse a chart whose list lacks a figure."""
    listed = Counter(word.artist.get_text() for word in page.words if word.kind == "list")
    for point in (point for series in chart.series for point in series.points):
        listed[point.text] -= 1
        if listed[point.text] < 0:
            raise PlotError(
                _("refused: the figure of {place} ({value}) is lost").format(
                    place=point.who, value=point.text
                )
            )


def _check_page_edge(page: Page, boxes: Iterable[Box]) -> None:
    for word, (left, bottom, right, top) in zip(page.words, boxes, strict=True):
        outside = left < -TOLERANCE or bottom < -TOLERANCE
        if outside or right > page.width + TOLERANCE or top > page.height + TOLERANCE:
            raise PlotError(
                _("refused: “{text}” ({kind}) is cut off by the edge of the sheet").format(
                    text=word.artist.get_text()[:40], kind=word.kind
                )
            )


def _check_maps(page: Page, boxes: Sequence[Box]) -> None:
    """Refuse a name that leaves its map or chart, and words round one that run over it."""
    boxed = [*page.boxes, *page.charts]
    for word, box in zip(page.words, boxes, strict=True):
        text = word.artist.get_text()[:40]
        if word.kind in MAP_KINDS or word.kind in CHART_KINDS:
            if not any(_within(box, m) for m in boxed):
                raise PlotError(
                    _("refused: the name “{text}” is cut off by the map's edge").format(text=text)
                )
        elif word.kind not in ("scale", "north") and any(_over(_slim(box), _corners(m)) for m in boxed):
            raise PlotError(
                _("refused: “{text}” ({kind}) lies over the map").format(text=text, kind=word.kind)
            )


def _check_overlap(page: Page, boxes: Sequence[Box]) -> None:
    """Refuse words that cover others: round map and chart any, on the map names and scale, in a chart all."""
    for where in ("", "map", "chart"):
        found = [
            (box, word)
            for box, word in zip(boxes, page.words, strict=True)
            if _where(word) == where and (where != "map" or not word.artist.get_rotation())
        ]
        found.sort(key=lambda item: item[0][0])
        for i, (box, word) in enumerate(found):
            for other, second in found[i + 1 :]:
                if other[0] > box[2]:
                    break
                if _over(_slim(box), _slim(other)):
                    raise PlotError(
                        _("refused: “{one}” and “{other}” overlap").format(
                            one=word.artist.get_text()[:40], other=second.artist.get_text()[:40]
                        )
                    )


def _where(word: Word) -> str:
    return "map" if word.kind in MAP_KINDS else "chart" if word.kind in CHART_KINDS else ""


def _slim(box: Box) -> Box:
    """Return ``box`` without the room that type has for its lowest and highest letters."""
    by = 0.2 * (box[3] - box[1])
    return box[0] + TOLERANCE, box[1] + by, box[2] - TOLERANCE, box[3] - by


def _corners(box: Box) -> Box:
    return box[0], box[1], box[0] + box[2], box[1] + box[3]


def _within(box: Box, map_box: Box) -> bool:
    left, bottom, right, top = _corners(map_box)
    inside = box[0] >= left - TOLERANCE and box[1] >= bottom - 2 * TOLERANCE
    return inside and box[2] <= right + TOLERANCE and box[3] <= top + 2 * TOLERANCE


def _over(one: Box, other: Box) -> bool:
    return (
        one[0] < other[2] - TOLERANCE
        and other[0] < one[2] - TOLERANCE
        and one[1] < other[3] - TOLERANCE
        and other[1] < one[3] - TOLERANCE
    )


def check_pixels(pixels: np.ndarray, page: Page) -> None:
    """Refuse a picture whose maps came out in one colour.

    Parameters
    ----------
    pixels : ndarray
        Rows from the top, RGB.
    """
    high, wide = pixels.shape[:2]
    for left, bottom, width, height in page.boxes:
        x = np.linspace(left + 3, left + width - 3, 60) / page.width * wide
        y = (1 - np.linspace(bottom + 3, bottom + height - 3, 60) / page.height) * high
        sample = pixels[np.ix_(y.astype(int), x.astype(int))].reshape(-1, pixels.shape[2])
        if sum(int((a != b).any()) for a, b in pairwise(sample)) < 3:
            raise PlotError(_("refused: the map came out blank"))
    for left, bottom, width, height in page.charts:
        rows = (1 - np.linspace(bottom + 3, bottom + height - 3, 60) / page.height) * high
        start, end = (int(x / page.width * wide) for x in (left + 3, left + width - 3))
        sample = pixels[rows.astype(int), start:end].astype(int)
        if int(np.abs(np.diff(sample, axis=1)).any(axis=2).sum()) < 60:
            raise PlotError(_("refused: the chart came out blank"))
