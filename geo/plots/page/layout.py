"""Where things stand on the sheet: head, map, legend and list of places beside or below it, foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from geo.errors import SheetTooSmallError
from geo.language import _
from geo.plots.page.arrangements import aside, below, beside
from geo.plots.page.head_and_foot import LEAST, SMALLS
from geo.plots.page.place_list import SIZES
from geo.plots.page.wanted import Layout, Wanted

BROAD_SHEET = 1.25
"""From this width on, by its height, a sheet may have its words beside the map instead of round it."""


Way = Callable[[Wanted, float, float], Layout | None]


def lay_out(wanted: Wanted) -> Layout:
    """Return the layout that gives the map the most room.

    Raises
    ------
    SheetTooSmallError
        If the words and the list of places leave too little room for the map.
    """
    ways: list[Way] = [beside, below]
    if wanted.size[0] > BROAD_SHEET * wanted.size[1]:
        ways.append(aside)
    found = _best(wanted, ways, SIZES, SMALLS)
    if found is None and LEAST / wanted.look.scale < SIZES[-1]:
        # On a large sheet type of the least size is small beside it, and as readable as on a small one.
        least = LEAST / wanted.look.scale
        found = _best(wanted, ways, [*SIZES, least], [*SMALLS, least])
    if found:
        return found
    text = _(
        "the sheet is too small: its title, legend, list of places and sources leave no room for "
        "the map; expected a larger sheet or fewer places"
    )
    if wanted.maps > 1:
        text = _(
            "the sheet is too small: title, legend, list of places and sources leave no room for {count} "
            "maps; expected fewer years or a larger sheet"
        ).format(count=wanted.maps)
    raise SheetTooSmallError(text)


def _best(
    wanted: Wanted, ways: Sequence[Way], sizes: Sequence[float], smalls: Sequence[float]
) -> Layout | None:
    """Return the layout that gives the map the most room; of several maps for the size of type it takes."""
    best: tuple[float, Layout] | None = None
    for small in smalls:
        for size in sizes if wanted.places.rows else sizes[:1]:
            for way in ways:
                found = way(wanted, small, size)
                seen = wanted.seen(found.map_box) if found else 0.0
                rank = seen * (size / SIZES[0]) ** 0.5 * (small / SMALLS[0])
                if found and rank > (best[0] if best else 0.0):
                    best = rank, found
        if best and wanted.maps == 1:
            break
    return best[1] if best else None
