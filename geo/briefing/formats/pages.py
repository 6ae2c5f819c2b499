"""Pages of a printed briefing in points: the words of a scene beside its map, and the references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.briefing.formats.handout import Handout, HandoutPage
from geo.errors import BriefingError
from geo.language import _
from geo.plots.canvas import Page, new_page
from geo.plots.map.theme import look_of
from geo.plots.map.typeface import LEADING, clean, wrap

WIDE, HIGH = 841.89, 595.28
"""Points of A4, landscape."""
MARGIN = 34.0
COLUMN = 226.0
MAP = (WIDE - 2 * MARGIN - COLUMN + 8.0, 472.0)
"""Points of the sheet with the map."""
TITLE, TITLE_LINES = 21.0, 2
TEXTS = (13.5, 12.5, 11.5, 10.5, 9.5, 8.5)
SMALLS = (8.0, 7.4, 6.8, 6.2)
FOOT = 7.0
MM_PER_POINT = 25.4 / 72

Line = tuple[str, str, float, str]
"""Kind, text, size, face of a line to be set; an empty text is a gap of that size."""


def map_corner() -> tuple[float, float]:
    """Return left and bottom of the map's sheet on its page, points."""
    # The sheet has a margin of its own, which may lie in that of the page.
    return WIDE - MARGIN - MAP[0] + 20.0, MARGIN + 6.0


def scene_page(handout: Handout, number: int) -> Page:
    """Return the page of a scene without its map: title, text, sources, foot.

    Raises
    ------
    BriefingError
        The words do not fit on one page.
    """
    leaf = handout.leaves[number]
    page = _page()
    y = HIGH - MARGIN
    titles = wrap(clean(leaf.title, "semibold").text, WIDE - 2 * MARGIN, TITLE, "semibold")
    if len(titles) > TITLE_LINES:
        raise BriefingError(_("{scene}: the title is too long for one page").format(scene=leaf.id))
    for text in titles:
        y -= TITLE * 0.84
        page.text("title", text, MARGIN, y, TITLE, face="semibold")
        y -= TITLE * 0.3
    top = min(y, map_corner()[1] + MAP[1]) - 20.0
    lines = _fitting(leaf, top - MARGIN - 18.0)
    _set(page, lines, MARGIN, top)
    _foot(page, handout, number + 1)
    return page


def reference_pages(handout: Handout) -> Iterator[Page]:
    """Yield the pages of references: every document cited, then the terms and the cautions."""
    gutter = 24.0
    room = (WIDE - 2 * MARGIN - gutter) / 2
    blocks = [list(_reference_lines(n, handout, room)) for n in range(len(handout.references))]
    said = handout.record
    blocks.append(list(_paragraph("terms", " ".join((said.licence, *said.caveats)), room, 7.4)))
    number = len(handout.leaves)
    while blocks:
        page, number = _page(), number + 1
        y = HIGH - MARGIN - TITLE * 0.84
        page.text("title", _("References"), MARGIN, y, TITLE, face="semibold")
        for column in range(2):
            left, room_left = MARGIN + column * (room + gutter), y - TITLE - MARGIN - 18.0
            taken: list[Line] = []
            while blocks and height([*taken, *blocks[0]]) <= room_left:
                taken += blocks.pop(0)
            if not taken and column == 0 and blocks:
                raise BriefingError(_("a reference is too long for one page"))
            _set(page, taken, left, y - TITLE)
        _foot(page, handout, number)
        yield page


def height(lines: Iterable[Line]) -> float:
    """Return how high lines stand, points."""
    return sum(size * LEADING if text else size for _kind, text, size, _face in lines)


def _page() -> Page:
    return new_page(WIDE / 72, HIGH / 72, look_of("light", WIDE, HIGH))


def _fitting(leaf: HandoutPage, room: float) -> list[Line]:
    """Return text and sources in the largest type in which they fit; the sources shrink first."""
    for size in TEXTS:
        for small in SMALLS:
            lines = [*_text(leaf, size), *_sources(leaf, small)]
            if height(lines) <= room:
                return lines
    raise BriefingError(
        _("{scene}: its text and sources are too long for one page; expected shorter ones").format(
            scene=leaf.id
        )
    )


def _text(leaf: HandoutPage, size: float) -> Iterator[Line]:
    for text in leaf.text:
        yield from _paragraph("text", text, COLUMN, size)
        yield ("gap", "", size * 0.6, "regular")
    if leaf.fallback:
        yield from _paragraph("fallback", leaf.fallback, COLUMN, size, "italic")
        yield ("gap", "", size * 0.6, "regular")


def _sources(leaf: HandoutPage, size: float) -> Iterator[Line]:
    if not leaf.sources:
        return
    yield ("gap", "", size, "regular")
    yield ("sources head", _("Sources of the figures"), size, "semibold")
    for line in leaf.source_lines:
        yield from _paragraph("source", line, COLUMN, size)
        yield ("gap", "", size * 0.25, "regular")


def _reference_lines(index: int, handout: Handout, room: float) -> Iterator[Line]:
    reference = handout.references[index]
    yield from _paragraph("reference", f"{index + 1}. {reference.name}", room, 7.8, "semibold")
    yield from _paragraph("reference", reference.title, room, 7.4, "italic")
    yield from _paragraph("reference", reference.terms, room, 7.4)
    if reference.link:
        yield from _paragraph("reference", reference.link, room, 6.6)
    yield ("gap", "", 4.0, "regular")


def _paragraph(kind: str, text: str, room: float, size: float, face: str = "regular") -> Iterator[Line]:
    for line in wrap(clean(text, face).text, room, size, face):
        yield (kind, line, size, face)


def _set(page: Page, lines: Iterable[Line], left: float, top: float) -> None:
    y = top
    for kind, text, size, face in lines:
        if text:
            colour = "ink" if kind in ("text", "sources head") else "soft"
            page.text(kind, text, left, y - size * 0.8, size, face=face, colour=colour)
            y -= size * LEADING
        else:
            y -= size


def _foot(page: Page, handout: Handout, number: int) -> None:
    said = handout.record
    text = _("{title} · Peru Coca Atlas · data {version} · page {number}").format(
        title=clean(handout.title).text[:110], version=said.data_version, number=number
    )
    page.text("foot", text, MARGIN, MARGIN - 8.0, FOOT, colour="soft")
