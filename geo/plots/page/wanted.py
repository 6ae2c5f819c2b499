"""What a sheet has to hold, and where it stands once laid out."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.plots.captions import Words
from geo.plots.map.theme import Look
from geo.plots.page.grid import grid
from geo.plots.page.head_and_foot import Foot, TextLine, foot_lines, head_lines, margin_of
from geo.plots.page.legend import Group
from geo.plots.page.place_list import Fitted, PlaceList, fit

Box = tuple[float, float, float, float]
LEAST_MAP, LEAST_CHART, LEAST_MAPS = 0.27, 0.2, 0.15
"""Share of the sheet that its map, its chart, or several maps must have at least."""


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """A group of the legend with its left end, top and width in points."""

    group: Group
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
    listed : (Fitted, float, float) or None
        The list of places with its left end and top; None where no place has a figure.
    lines : tuple of TextLine
        Head and foot.
    rules : tuple of (float, float, float)
        The thin lines of the sheet: left end, right end, height.
    """

    map_box: Box
    columns: tuple[KeyColumn, ...]
    listed: tuple[Fitted, float, float] | None
    lines: tuple[TextLine, ...]
    rules: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sheet has to hold.

    Attributes
    ----------
    words : Words
    groups : tuple of Group
        The legend.
    places : PlaceList
        The list; of an animation the one of the year drawn.
    most : PlaceList
        The longest list of an animation's years; else ``places``.
    size : (float, float)
        Width and height of the sheet, points.
    look : Look
    shape : float
        Width of what is to be shown by its height.
    year : str
        Set large at the right of the head; empty for none.
    reserved : tuple of Words
        Words of all years of an animation: between its steps nothing may move.
    least : float
        Share of the sheet that the map must have.
    maps : int
        How many maps the sheet has.
    feet : dict
        Feet laid out already, by year, left end, width and size: the same for every step of an animation.
    heads : dict
        Heads laid out already, by their ends.
    """

    words: Words
    groups: tuple[Group, ...]
    places: PlaceList
    most: PlaceList
    size: tuple[float, float]
    look: Look
    shape: float
    year: str = ""
    reserved: tuple[Words, ...] = ()
    least: float = LEAST_MAP
    maps: int = 1
    feet: dict[tuple[object, ...], Foot] = field(default_factory=dict)
    heads: dict[tuple[float, float], tuple[tuple[TextLine, ...], float]] = field(default_factory=dict)

    def seen(self, room: Box) -> float:
        """Return how large what is to be shown comes out in ``room``; 0 where it says nothing."""
        wide, high = room[2:]
        if min(wide, high) < 60 or wide * high < self.least * self.size[0] * self.size[1]:
            return 0.0
        if self.maps > 1:
            made = grid((wide, high), self.maps, self.shape, self.look.scale, figure_below=True)
            return self.maps * made.seen(self.shape) if made.readable else 0.0
        # With a little for what stands round it.
        return min(wide, high * self.shape) * min(high, wide / self.shape) + 0.06 * wide * high

    def head(self, left: float, right: float) -> tuple[tuple[TextLine, ...], float]:
        """Return the lines of the head between ``left`` and ``right``, and the height below them."""
        if (left, right) not in self.heads:
            top = self.size[1] - margin_of(self.look)
            lines, below, _cut = head_lines(self.words, left, right, top, self.look, self.year)
            others = [head_lines(w, left, right, top, self.look, self.year)[1] for w in self.reserved]
            self.heads[left, right] = tuple(lines), min([below, *others])
        return self.heads[left, right]

    def foot(self, left: float, wide: float, small: float) -> Foot:
        """Return the foot in the columns that waste the least height."""

        def least(words: Words) -> Foot:
            key = (words.year, left, wide, small)
            if key not in self.feet:
                made = [foot_lines(words, left, wide, self.look, n, small) for n in (1, 2, 3)]
                self.feet[key] = min(made, key=lambda found: found.high)
            return self.feet[key]

        found = least(self.words)
        return Foot(found.lines, max([found.high, *(least(words).high for words in self.reserved)]))

    def fitted(self, wide: float, high: float, size: float) -> Fitted | None:
        """Return the list in type of ``size`` (or in the least), where ``wide`` × ``high`` points hold it."""
        longest = fit(self.most, wide, high, self.look, (size,))
        if longest is None or self.places is self.most:
            return longest
        return fit(self.places, wide, high, self.look, (longest.size / self.look.scale,))
