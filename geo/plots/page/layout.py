"""Where things stand on the sheet: head, map, legend and list of places beside or below it, foot."""

from __future__ import annotations

from geo.errors import SheetTooSmallError
from geo.language import _
from geo.plots.page.arrangements import aside, below, beside
from geo.plots.page.head_and_foot import SMALLS
from geo.plots.page.place_list import SIZES
from geo.plots.page.wanted import Layout, Wanted

BROAD_SHEET = 1.25
"""From this width on, by its height, a sheet may have its words beside the map instead of round it."""


def lay_out(wanted: Wanted) -> Layout:
    """Return the layout that gives the map the most room.

    Raises
    ------
    SheetTooSmallError
        If the words and the list of places leave too little room for the map.
    """
    ways = [beside, below]
    if wanted.size[0] > BROAD_SHEET * wanted.size[1]:
        ways.append(aside)
    for small in SMALLS:
        made = [
            (found, size)
            for size in (SIZES if wanted.places.rows else SIZES[:1])
            for way in ways
            if (found := way(wanted, small, size)) and _holds_map(found, wanted)
        ]
        if made:
            return max(made, key=lambda pair: _seen(pair[0], wanted.shape) * (pair[1] / SIZES[0]) ** 0.5)[0]
    raise SheetTooSmallError(
        _(
            "the sheet is too small: its title, legend, list of places and sources leave no room for "
            "the map; expected a larger sheet"
        )
    )


def _holds_map(layout: Layout, wanted: Wanted) -> bool:
    wide, high = layout.map_box[2:]
    return min(wide, high) >= 60 and wide * high >= wanted.least * wanted.size[0] * wanted.size[1]


def _seen(layout: Layout, shape: float) -> float:
    """Return how large what is to be shown comes out, with a little for what stands round it."""
    wide, high = layout.map_box[2:]
    return min(wide, high * shape) * min(high, wide / shape) + 0.06 * wide * high
