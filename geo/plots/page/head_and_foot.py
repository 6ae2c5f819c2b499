"""Head and foot of a sheet, line by line."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.language import _
from geo.plots.captions import Words
from geo.plots.map.theme import Look
from geo.plots.map.typeface import LEADING, shortened, width, wrap
from geo.plots.page.references import said

TITLE, SUBTITLE = 19.0, 10.2
SMALLS = (6.7, 6.1, 5.5, 5.0)
"""Sizes of the foot on A4, the next where the one before leaves the map too little; never below the least."""
LEAST = 5.0
TITLE_LINES, NOTE_LINES = 3, 4
CREDIT = 7.6
"""Size of the source line and the line of credit on A4."""
GUTTER = 14.0
NARROW, BROAD = 24, 74
"""Widths of a column between which it reads well, in sizes of its type."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line to be set: kind, text, left end and foot in points, size, face, colour."""

    kind: str
    text: str
    x: float
    y: float
    size: float
    face: str = "regular"
    colour: str = "ink"


def margin_of(look: Look) -> float:
    """Return the margin of a sheet, points."""
    return max(20.0, 26.0 * look.scale)


def head_lines(
    words: Words, left: float, right: float, top: float, look: Look, year: str
) -> tuple[list[TextLine], float, tuple[str, ...]]:
    """Return the lines of the head, the height below them, and what was cut."""
    lines: list[TextLine] = []
    cut: tuple[str, ...] = ()
    edge = right
    if year:
        big = 34.0 * look.scale
        edge = right - width(year, big, "semibold")
        lines.append(TextLine("year", year, edge, top - big * 0.74, big, "semibold"))
        edge -= GUTTER * look.scale
    size = TITLE * look.scale
    while size > 12.5 * look.scale and len(wrap(words.title, edge - left, size, "semibold")) > TITLE_LINES:
        size -= look.scale
    wrapped, short = shortened(
        wrap(words.title, edge - left, size, "semibold"), TITLE_LINES, edge - left, size, "semibold"
    )
    if short:
        cut += (_("The title is shortened here; the file's metadata hold all of it."),)
    y = top
    for text in wrapped:
        y -= size * 0.8
        lines.append(TextLine("title", text, left, y, size, "semibold"))
        y -= size * 0.34
    small = SUBTITLE * look.scale
    note, note_cut = shortened(
        wrap(words.note, edge - left, small), NOTE_LINES, edge - left, small, "regular"
    )
    if note_cut:
        cut += (_("The note is shortened here; the file's metadata hold all of it."),)
    blocks = [
        *[("subtitle", text, "soft") for text in wrap(words.subtitle, edge - left, small)],
        *[("standfirst", text, "ink") for text in wrap(words.standfirst, edge - left, small)],
        *[("note", text, "ink") for text in note],
    ]
    for kind, text, colour in blocks:
        y -= small * 0.9
        lines.append(TextLine(kind, text, left, y, small, "italic" if kind == "note" else "regular", colour))
        y -= small * (LEADING - 0.9)
    if year:
        y = min(y, top - 34.0 * look.scale * 0.8)
    return lines, y, cut


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a sheet: its lines and how high they stand over the margin, points."""

    lines: tuple[TextLine, ...]
    high: float


def foot_lines(words: Words, left: float, whole: float, look: Look, columns: int, small: float) -> Foot:
    """Return the foot in columns: who says it and whose sheet it is, then references, cautions and terms."""
    size = max(LEAST, small * look.scale)
    gutter, step, margin = GUTTER * look.scale, size * LEADING, margin_of(look)
    room = (whole - gutter * (columns - 1)) / columns
    if not NARROW * size < room < BROAD * size:
        return Foot((), math.inf)
    cut = head_lines(words, left, left + whole, 0.0, look, "")[2] + words.cut
    flowing: list[tuple[str, str, str]] = []
    for kind, head, paragraphs in _blocks(words, cut):
        flowing.append((f"{kind} head", head, "semibold"))
        for text in paragraphs:
            flowing += [(kind, line, "regular") for line in wrap(text, room, size)]
    flowed = _in_columns(flowing, columns)
    high = max(map(len, flowed)) * step
    lines = []
    for number, column in enumerate(flowed):
        for row, (kind, text, face) in enumerate(column):
            y = margin + high - row * step - size * 0.8
            lines.append(TextLine(kind, text, left + number * (room + gutter), y, size, face, "soft"))
    above, top = _credit(words, left, whole, margin + high + size * 0.9, look)
    return Foot((*above, *lines), top - margin)


def _credit(words: Words, left: float, whole: float, low: float, look: Look) -> tuple[list[TextLine], float]:
    """Return the source line and the line of credit, set larger than the foot, and the height above them."""
    size = CREDIT * look.scale
    told = [
        ("source line", words.source_line, "semibold", "ink"),
        ("version", words.credit, "regular", "soft"),
    ]
    rows = [
        (kind, line, face, colour)
        for kind, text, face, colour in told
        for line in wrap(text, whole, size, face)
    ]
    step = size * LEADING
    lines = [
        TextLine(kind, text, left, low + (len(rows) - 1 - n) * step + size * 0.2, size, face, colour)
        for n, (kind, text, face, colour) in enumerate(rows)
    ]
    return lines, low + len(rows) * step


def _in_columns(flowing: list[tuple[str, str, str]], count: int) -> list[list[tuple[str, str, str]]]:
    """Return the lines in columns of about one height; no heading stands last in one."""
    most = -(-len(flowing) // count)
    while True:
        columns: list[list[tuple[str, str, str]]] = [[]]
        for number, line in enumerate(flowing):
            last = number == len(flowing) - 1
            if len(columns[-1]) >= most or (
                len(columns[-1]) == most - 1 and line[0].endswith("head") and not last
            ):
                columns.append([])
            columns[-1].append(line)
        if len(columns) <= count:
            return columns
        most += 1


def _blocks(words: Words, cut: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
    """Return the parts of the foot: kind, heading, paragraphs."""
    references, shared = said(words.references)
    drawn = len(words.closing) > 1  # a chart has no outlines
    terms = _("Outlines and terms of use") if drawn else _("Terms of use")
    return [
        ("sources", _("References"), references or [_("No figure is shown.")]),
        ("caveats", _("Cautions"), [" ".join((*words.caveats, *cut))]),
        ("terms", terms, [" ".join((words.accuracy, *shared, *words.closing)).strip()]),
    ]
