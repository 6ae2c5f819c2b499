"""The ways to arrange a sheet: its words round the map, below it, or all beside it.

Each takes what is wanted, the size of the foot's type and that of the list's, and returns None where they
do not fit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from geo.plots.map.theme import Look
from geo.plots.page.head_and_foot import GUTTER, TextLine, margin_of
from geo.plots.page.legend import Group, group_height, group_width
from geo.plots.page.place_list import Fitted, PlaceList, fit
from geo.plots.page.wanted import KeyColumn, Layout, Wanted

STEP = 9.0
LARGER = (1.25, 1.12, 1.0)
"""How much larger the list may be set where it takes nothing from the map."""
MOST_ASIDE, MOST_BESIDE = 0.64, 0.42
"""Most of the sheet's width for a map with all words beside it, and for the column beside a map."""
SHARES_ASIDE = (0.6, 0.54, 0.48, 0.42, 0.36, 0.33, 0.3, 0.27, 0.24)
"""Shares of the width for several maps with all words beside them."""


def _edges(wanted: Wanted, small: float) -> tuple[float, float, float, float, list[TextLine], float]:
    """Return left, right, bottom and top between head and foot, their lines, and the height of the rule."""
    margin, gap = margin_of(wanted.look), 7.0 * wanted.look.scale
    left, right = margin, wanted.size[0] - margin
    head, top = wanted.head(left, right)
    foot = wanted.foot(left, right - left, small)
    # In steps, so that sheets of other years have the same window and its shapes are at hand.
    bottom = STEP * math.ceil((margin + foot.high) / STEP) if foot.lines else math.inf
    top = STEP * math.floor(top / STEP)
    return left, right, bottom + 1.6 * gap, top - gap, [*head, *foot.lines], bottom + gap * 0.6


def beside(wanted: Wanted, small: float, size: float) -> Layout | None:
    """Put legend and list into one column at the right of the map."""
    left, right, low, high, lines, rule = _edges(wanted, small)
    look, most = wanted.look, MOST_BESIDE * (right - left)
    if low >= high:
        return None
    legend = min(most, max([group_width(group, look) for group in wanted.groups] + [look.pt(130)]))
    tall = _stacked_height(wanted.groups, legend, look)
    fitted = wanted.fitted(most, high - low - tall, size) if wanted.most.rows else None
    if tall > high - low or (wanted.most.rows and fitted is None):
        return None
    column = max(legend, fitted.wide if fitted else 0.0)
    x = right - column
    columns, top = _stacked(wanted.groups, x, high, legend, look)
    map_box = (left, low, x - GUTTER * look.scale - left, high - low)
    listed = (fitted, x, top) if fitted else None
    return Layout(map_box, columns, listed, tuple(lines), ((left, right, rule),))


def _stacked_height(groups: Sequence[Group], wide: float, look: Look) -> float:
    return sum(group_height(group, wide, look) + _gap(look) for group in groups)


def _gap(look: Look) -> float:
    return 8.0 * look.scale


def _stacked(
    groups: Sequence[Group], left: float, top: float, wide: float, look: Look
) -> tuple[tuple[KeyColumn, ...], float]:
    columns = []
    for group in groups:
        columns.append(KeyColumn(group, left, top, wide))
        top -= group_height(group, wide, look) + _gap(look)
    return tuple(columns), top


def below(wanted: Wanted, small: float, size: float) -> Layout | None:
    """Put the legend into a band below the map, its groups side by side, and the list below it."""
    left, right, low, high, lines, rule = _edges(wanted, small)
    look, gap = wanted.look, _gap(wanted.look)
    if low >= high:
        return None
    listed, beside = None, None
    if wanted.most.rows:
        longest = _spread(wanted.most, right - left, 0.75 * (high - low), size, look)
        if longest is None:
            return None
        # In an animation a shorter list stands in the room of the longest.
        room = (longest.wide, longest.high, look, (longest.size / look.scale,))
        fitted = longest if wanted.places is wanted.most else fit(wanted.places, *room) or longest
        listed = (fitted, left, low + longest.high)
        beside = _beside_list(wanted.groups, left + longest.wide, right, low, look)
        low = max(low + longest.high + gap, beside[1] + gap if beside else 0.0)
    made = (beside[0], low - gap) if beside else _band(wanted.groups, left, right, low, look)
    if made is None:
        return None
    columns, bottom = made
    map_box = (left, bottom + gap, right - left, high - bottom - gap)
    return Layout(map_box, columns, listed, tuple(lines), ((left, right, rule),))


def _beside_list(
    groups: Sequence[Group], edge: float, right: float, low: float, look: Look
) -> tuple[tuple[KeyColumn, ...], float] | None:
    """Return the legend at the right of a list that ends at ``edge``, and its height; None without room."""
    legend = max((group_width(group, look) for group in groups), default=0.0)
    left = edge + 1.5 * GUTTER * look.scale
    if not groups or left + legend > right:
        return None
    top = low + _stacked_height(groups, legend, look) - _gap(look)
    return _stacked(groups, left, top, legend, look)[0], top


def _spread(made: PlaceList, wide: float, high: float, size: float, look: Look) -> Fitted | None:
    """Return the list in as many columns as ``wide`` holds, so that it is as low as can be."""
    steps = (
        fit(made, wide, share * high, look, (size,)) for share in (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
    )
    return next(filter(None, steps), None)


def _band(
    groups: Sequence[Group], left: float, right: float, low: float, look: Look
) -> tuple[tuple[KeyColumn, ...], float] | None:
    """Return the groups of the legend side by side over ``low``, and the height above them."""
    gutter = GUTTER * look.scale
    widths = [group_width(group, look) for group in groups]
    spare = right - left - sum(widths) - gutter * len(groups)
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
    x, columns = left, []
    for group, wide in zip(groups, widths, strict=True):
        columns.append(KeyColumn(group, x, low + tall, wide))
        x += wide + gutter
    return tuple(columns), low + tall


def aside(wanted: Wanted, small: float, size: float) -> Layout | None:
    """Give the map the whole height of a broad sheet, and put all words beside it.

    Several maps may be narrower, as far as the words need, with the legend below them.
    """
    look, margin = wanted.look, margin_of(wanted.look)
    low, high, gutter = margin, wanted.size[1] - margin, 1.5 * GUTTER * wanted.look.scale
    for share in (MOST_ASIDE,) if wanted.maps == 1 else SHARES_ASIDE:
        across = share * wanted.size[0]
        if wanted.maps == 1:
            across = min(max(wanted.shape, 0.6) * (high - low) * 1.06, across)
        left = margin + STEP * math.floor(across / STEP) + gutter
        wide = left - gutter - margin
        if found := _words_aside(wanted, wanted.groups, left, small, size):
            return replace(found, map_box=(margin, low, wide, high - low))
        band = _band(wanted.groups, margin, margin + wide, low, look) if wanted.maps > 1 else None
        if band and (found := _words_aside(wanted, (), left, small, size)):
            foot = band[1] + _gap(look)
            return replace(found, map_box=(margin, foot, wide, high - foot), columns=band[0])
    return None


def _words_aside(
    wanted: Wanted, groups: Sequence[Group], left: float, small: float, size: float
) -> Layout | None:
    """Return a layout without its map: head, the legend of ``groups``, list and foot from ``left`` on."""
    look, low, right = wanted.look, margin_of(wanted.look), wanted.size[0] - margin_of(wanted.look)
    gutter, gap = GUTTER * look.scale, 7.0 * look.scale
    head, top = wanted.head(left, right)
    foot = wanted.foot(left, right - left, small)
    bottom = low + foot.high + 1.6 * gap
    top -= gap
    if not foot.lines or bottom >= top:
        return None
    made = Layout((0.0, 0.0, 0.0, 0.0), (), None, (*head, *foot.lines), ((left, right, bottom - gap),))
    legend = max((group_width(group, look) for group in groups), default=0.0)
    if not wanted.most.rows:
        columns, below = _stacked(groups, left, top, min(legend, right - left), look)
        return replace(made, columns=columns) if below >= bottom else None
    for beside in (True, False):  # the list beside the legend, or below it
        if beside:
            columns, below = _stacked(groups, left, top, legend, look)
            x, y = left + (legend + 1.5 * gutter if groups else 0.0), top
        else:
            band = _band(groups, left, right, 0.0, look)
            if band is None:
                return None
            columns, below = _band(groups, left, right, top - band[1], look) or ((), 0.0)
            below -= band[1]
            x, y = left, below - gap
        fitted = next(filter(None, (wanted.fitted(right - x, y - bottom, n * size) for n in LARGER)), None)
        if below >= bottom and fitted:
            return replace(made, columns=columns, listed=(fitted, x, y))
    return None
