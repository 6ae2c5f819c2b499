"""Where things stand on the sheet: head, map, legend beside or below it, foot."""

from __future__ import annotations

import math
from dataclasses import dataclass

from geo.errors import SheetTooSmallError
from geo.language import _
from geo.plots.captions import Words
from geo.plots.map.theme import Look
from geo.plots.page.head_and_foot import GUTTER, SMALLS, Foot, TextLine, foot_lines, head_lines, margin_of
from geo.plots.page.legend import Group, group_height, group_width

STEP = 9.0
LEAST_MAP = 0.34
"""Share of the sheet that its map must have at least."""


@dataclass(frozen=True, slots=True)
class KeyColumn:
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
        Space for the map, or for all maps of a sheet of multiples.
    columns : tuple of KeyColumn
        The legend.
    locator : tuple or None
        Space for the locator.
    lines : tuple of TextLine
        Head and foot.
    rules : tuple of float
        Heights of the thin lines across the sheet.
    """

    map_box: tuple[float, float, float, float]
    columns: tuple[KeyColumn, ...]
    locator: tuple[float, float, float, float] | None
    lines: tuple[TextLine, ...]
    rules: tuple[float, ...]


def lay_out(
    words: Words,
    groups: list[Group],
    size: tuple[float, float],
    look: Look,
    shape: float,
    locator: bool,
    year: str = "",
    reserved: tuple[float, float] = (0.0, 0.0),
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
    reserved : (float, float)
        Heights that head and foot take at least, points: between the steps of an animation
        nothing may move.

    Raises
    ------
    SheetTooSmallError
        If the words leave too little room for the map.
    """
    for small in SMALLS:
        made = []
        foots = [foot_lines(words, size, look, columns, small) for columns in (1, 2, 3)]
        # The same words take the least height in the columns that waste the least.
        foot = min(foots, key=lambda found: found.high)
        for beside in (True, False):
            tried = _try(words, groups, size, look, locator, beside, foot, year, reserved)
            if tried is not None:
                made.append(tried)
        if made:
            return max(made, key=lambda layout: _seen(layout, shape))
    raise SheetTooSmallError(
        _(
            "the sheet is too small: its title, legend and sources leave no room for the map; "
            "expected a larger sheet"
        )
    )


def _seen(layout: Layout, shape: float) -> float:
    """Return how large what is to be shown comes out, with a little for what stands round it."""
    wide, high = layout.map_box[2:]
    return min(wide, high * shape) * min(high, wide / shape) + 0.12 * wide * high


def _try(
    words: Words,
    groups: list[Group],
    size: tuple[float, float],
    look: Look,
    locator: bool,
    beside: bool,
    foot: Foot,
    year: str,
    reserved: tuple[float, float],
) -> Layout | None:
    margin = margin_of(look)
    left, right = margin, size[0] - margin
    head, top, _cut = head_lines(words, left, right, size[1] - margin, look, year)
    top = min(top, size[1] - margin - reserved[0])
    gap = 7.0 * look.scale
    # In steps, so that sheets of other years have the same window and its shapes are at hand.
    bottom = STEP * math.ceil((margin + max(foot.high, reserved[1])) / STEP)
    top = STEP * math.floor(top / STEP)
    place = _beside if beside else _below
    made = place(groups, left, right, bottom + 1.6 * gap, top - gap, look, locator)
    if made is None:
        return None
    map_box, placed, room = made
    if min(map_box[2:]) < 60 or map_box[2] * map_box[3] < LEAST_MAP * size[0] * size[1]:
        return None
    return Layout(map_box, placed, room, (*head, *foot.lines), (bottom + gap * 0.6,))


def _beside(
    groups: list[Group], left: float, right: float, low: float, high: float, look: Look, locator: bool
) -> (
    tuple[tuple[float, float, float, float], tuple[KeyColumn, ...], tuple[float, float, float, float] | None]
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
        columns.append(KeyColumn((group,), x, top, wide))
        top -= group_height(group, wide, look) + gap
    map_box = (left, low, right - wide - gutter - left, high - low)
    return map_box, tuple(columns), room


def _below(
    groups: list[Group], left: float, right: float, low: float, high: float, look: Look, locator: bool
) -> (
    tuple[tuple[float, float, float, float], tuple[KeyColumn, ...], tuple[float, float, float, float] | None]
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
        columns.append(KeyColumn((group,), x, low + tall, wide))
        x += wide + gutter
    room = (right - inset * 0.8, low + tall - inset, inset * 0.8, inset) if locator else None
    bottom = low + tall + 8.0 * look.scale
    return (left, bottom, right - left, high - bottom), tuple(columns), room
