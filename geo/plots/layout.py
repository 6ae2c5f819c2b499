"""Where things stand on the sheet: head, map, legend beside or below it, foot."""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import PlotError
from geo.language import _
from geo.plots.legend import Group, group_height, group_width
from geo.plots.looks import Look
from geo.plots.type import LEADING, shortened, width, wrap
from geo.plots.words import Words

TITLE, SUBTITLE, SMALL = 19.0, 10.2, 6.7
TITLE_LINES, NOTE_LINES = 2, 4
LEAST_MAP = 0.34
"""Share of the sheet that its map must have at least."""
GUTTER = 14.0


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


@dataclass(frozen=True, slots=True)
class Column:
    """Groups of the legend under one another, with left end, top and width in points."""

    groups: tuple[Group, ...]
    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes in points: left, bottom, width, height.

    Attributes
    ----------
    map_box : tuple
        Room of the map, or of all maps of a sheet of multiples.
    columns : tuple of Column
        The legend.
    locator : tuple or None
        Room of the locator.
    lines : tuple of TextLine
        Head and foot.
    rules : tuple of float
        Heights of the thin lines across the sheet.
    cut : tuple of str
        What of the user's own words was shortened.
    """

    map_box: tuple[float, float, float, float]
    columns: tuple[Column, ...]
    locator: tuple[float, float, float, float] | None
    lines: tuple[TextLine, ...]
    rules: tuple[float, ...]
    cut: tuple[str, ...]


def lay_out(
    words: Words,
    groups: list[Group],
    size: tuple[float, float],
    look: Look,
    shape: float,
    locator: bool,
    year: str = "",
) -> Layout:
    """Return the layout that gives a map of the given ``shape`` the most room.

    Parameters
    ----------
    size : (float, float)
        Width and height of the sheet, points.
    shape : float
        Width of what is to be shown by its height.
    locator : bool
        Whether room for a locator is wanted.
    year : str
        Set large at the right of the head; empty for none.

    Raises
    ------
    PlotError
        If the words leave too little room for the map.
    """
    best, largest = None, 0.0
    for beside in (True, False):
        for columns in (1, 2, 3):
            made = _try(words, groups, size, look, shape, locator, beside, columns, year)
            if made is None:
                continue
            wide, high = made.map_box[2:]
            seen = min(wide, high * shape) * min(high, wide / shape) + 0.12 * wide * high
            if seen > largest:
                best, largest = made, seen
    if best is None:
        raise PlotError(
            _(
                "the sheet is too small: its title, legend and sources leave no room for the map; "
                "expected a larger sheet"
            )
        )
    return best


def _try(
    words: Words,
    groups: list[Group],
    size: tuple[float, float],
    look: Look,
    shape: float,
    locator: bool,
    beside: bool,
    columns: int,
    year: str,
) -> Layout | None:
    margin = max(20.0, 26.0 * look.scale)
    left, right = margin, size[0] - margin
    head, top, cut = _head(words, left, right, size[1] - margin, look, year)
    cut += words.cut
    foot, bottom = _foot(words, cut, left, right, margin, look, columns)
    gap = 7.0 * look.scale
    rules = (bottom + gap * 0.6,) if foot else ()
    low, high = bottom + 1.6 * gap, top - gap
    place = _beside if beside else _below
    made = place(groups, left, right, low, high, look, locator)
    if made is None:
        return None
    map_box, placed, room = made
    least = LEAST_MAP * (0.62 if min(size) < 420 else 1.0)
    if map_box[2] < 60 or map_box[3] < 60 or map_box[2] * map_box[3] < least * size[0] * size[1]:
        return None
    return Layout(map_box, placed, room, (*head, *foot), rules, cut)


def _head(
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
    while size > 13.0 * look.scale and len(wrap(words.title, edge - left, size, "semibold")) > TITLE_LINES:
        size -= look.scale
    wrapped, short = shortened(
        wrap(words.title, edge - left, size, "semibold"), TITLE_LINES, edge - left, size, "semibold"
    )
    if short:
        cut += (_("The title is shortened here; the file's own record holds all of it."),)
    y = top
    for text in wrapped:
        y -= size * 0.8
        lines.append(TextLine("title", text, left, y, size, "semibold"))
        y -= size * 0.34
    small = SUBTITLE * look.scale
    second = " · ".join(part for part in (words.subtitle, words.known, words.lens) if part)
    note, note_cut = shortened(
        wrap(words.note, edge - left, small), NOTE_LINES, edge - left, small, "regular"
    )
    if note_cut:
        cut += (_("The note is shortened here; the file's own record holds all of it."),)
    blocks = [
        *[("subtitle", text, "soft") for text in wrap(second, edge - left, small)],
        *[("place", text, "ink") for text in wrap(words.place, edge - left, small) if words.place],
        *[("note", text, "ink") for text in note],
    ]
    for kind, text, colour in blocks:
        y -= small * 0.9
        lines.append(TextLine(kind, text, left, y, small, "italic" if kind == "note" else "regular", colour))
        y -= small * (LEADING - 0.9)
    if year:
        y = min(y, top - 34.0 * look.scale * 0.8)
    return lines, y, cut


def _foot(
    words: Words, cut: tuple[str, ...], left: float, right: float, bottom: float, look: Look, columns: int
) -> tuple[list[TextLine], float]:
    """Return the lines of the foot in columns, and the height above them."""
    size = max(5.0, SMALL * look.scale)
    gutter = GUTTER * look.scale
    room = (right - left - gutter * (columns - 1)) / columns
    flowing: list[tuple[str, str, str]] = []
    for kind, head, paragraphs in _blocks(words, cut):
        flowing.append((f"{kind} head", head, "semibold"))
        for text in paragraphs:
            flowing += [(kind, line, "regular") for line in wrap(text, room, size)]
    step = size * LEADING
    last = size * 1.5
    per_column = -(-len(flowing) // columns)
    high = per_column * step + last
    lines = []
    for number, (kind, text, face) in enumerate(flowing):
        column, row = divmod(number, per_column)
        y = bottom + high - row * step - size * 0.8
        lines.append(TextLine(kind, text, left + column * (room + gutter), y, size, face, "soft"))
    closing = wrap(f"Peru Coca Atlas · {words.version} · {words.code}", right - left, size, "semibold")
    for number, text in enumerate(reversed(closing)):
        lines.append(TextLine("version", text, left, bottom + number * step, size, "semibold", "ink"))
    extra = (len(closing) - 1) * step
    if extra:
        lines = [
            line if line.kind == "version" else TextLine(
                line.kind, line.text, line.x, line.y + extra, line.size, line.face, line.colour
            )
            for line in lines
        ]  # fmt: skip
    return lines, bottom + high + extra


def _blocks(words: Words, cut: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
    """Return the parts of the foot: kind, heading, paragraphs."""
    references = [f"[{r.number}] {r.words}" for r in words.references]
    return [
        ("sources", _("Sources of the claims shown"), references or [_("No claim is shown.")]),
        ("caveats", _("What to mind"), [" ".join((*words.caveats, *cut))]),
        ("terms", _("Outlines and terms"), [" ".join((words.accuracy, *words.closing)).strip()]),
    ]


def _beside(
    groups: list[Group], left: float, right: float, low: float, high: float, look: Look, locator: bool
) -> (
    tuple[tuple[float, float, float, float], tuple[Column, ...], tuple[float, float, float, float] | None]
    | None
):
    """Put the legend into one column at the right of the map."""
    most = 0.32 * (right - left)
    wide = min(most, max([group_width(group, look) for group in groups] + [look.pt(130)]))
    gap, gutter = 8.0 * look.scale, GUTTER * look.scale
    tall = sum(group_height(group, wide, look) for group in groups) + gap * max(0, len(groups) - 1)
    room = None
    if locator:
        room_high = min(wide * 1.1, look.pt(150))
        room = (right - wide, low, room_high * 0.8, room_high)
        tall += room_high + gap
    if tall > high - low:
        return None
    x, top, columns = right - wide, high, []
    for group in groups:
        columns.append(Column((group,), x, top, wide))
        top -= group_height(group, wide, look) + gap
    map_box = (left, low, right - wide - gutter - left, high - low)
    return map_box, tuple(columns), room


def _below(
    groups: list[Group], left: float, right: float, low: float, high: float, look: Look, locator: bool
) -> (
    tuple[tuple[float, float, float, float], tuple[Column, ...], tuple[float, float, float, float] | None]
    | None
):
    """Put the legend into a band below the map, its groups side by side."""
    gutter = GUTTER * look.scale
    widths = [group_width(group, look) for group in groups]
    tall = max(
        (group_height(group, wide, look) for group, wide in zip(groups, widths, strict=True)), default=0.0
    )
    inset = look.pt(110) if locator else 0.0
    spare = right - left - sum(widths) - gutter * len(groups) - inset * 0.8
    if spare < 0:
        return None
    notes = [
        i for i, group in enumerate(groups) if any(not r.draw and r.face == "regular" for r in group.rows)
    ]
    for i in notes:  # what is wrapped takes the room that is left
        widths[i] += min(spare / len(notes), look.pt(150))
    tall = max(
        (group_height(group, wide, look) for group, wide in zip(groups, widths, strict=True)), default=0.0
    )
    tall = max(tall, inset)
    x, columns = left, []
    for group, wide in zip(groups, widths, strict=True):
        columns.append(Column((group,), x, low + tall, wide))
        x += wide + gutter
    room = (right - inset * 0.8, low + tall - inset, inset * 0.8, inset) if locator else None
    bottom = low + tall + 8.0 * look.scale
    return (left, bottom, right - left, high - bottom), tuple(columns), room
