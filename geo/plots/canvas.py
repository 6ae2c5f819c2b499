"""A page in points: what is drawn on it, and every word on it by its kind, to be checked before saving."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import BoxStyle, PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, IdentityTransform, TransformedPath

from geo.plots.map.lettering import Lettering, outline
from geo.plots.map.theme import Look
from geo.plots.map.typeface import font, width

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

RC: dict[Any, object] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "peru-coca-atlas",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "text.hinting": "none",
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": False,
    "lines.scale_dashes": False,
    "axes.unicode_minus": False,
    "hatch.linewidth": 0.6,
}
"""Settings of matplotlib that a sheet is drawn and saved under, whatever the user's own are."""

GROUPS = {
    "label": "labels", "noted": "labels", "share": "labels", "mark": "marks", "list head": "list",
    "title": "head", "subtitle": "head", "standfirst": "head", "note": "head", "year": "head",
    "source line": "foot",
    "version": "foot", "sources": "foot", "sources head": "foot", "caveats": "foot", "caveats head": "foot",
    "terms": "foot", "terms head": "foot", "north": "scale",
    "chart key": "legend", "figure": "labels", "row": "labels", "row note": "labels", "break": "labels",
}  # fmt: skip
"""In which group of an SVG the words of a kind stand, where it is not named as they are."""

ANYWHERE = TransformedPath(Path.unit_rectangle(), IdentityTransform())
"""Given to what is drawn over the whole page, for which matplotlib would else work out what it is cut to."""

MAP_KINDS = frozenset({"label", "mark", "share", "noted", "graticule"})
"""Kinds of words that stand on the map and not round it."""

CHART_KINDS = frozenset({"axis", "figure", "row", "row note", "break", "chart key"})
"""Kinds of words that stand in a chart."""


@dataclass(frozen=True, slots=True)
class Word:
    """A text on the page: its kind (``title``, ``legend`` …) and what draws it."""

    kind: str
    artist: Text


@dataclass
class Page:
    """A sheet being drawn, in points from its lower left corner.

    Attributes
    ----------
    width, height : float
        Points.
    look : Look
    figure, over : Figure, Axes
        ``over`` covers the whole page, above the maps.
    words : list of Word
    carried : dict of str to str
        What every picture must carry, by name; see `geo.plots.check.MANDATORY`.
    boxes : list
        The boxes of the maps, points.
    charts : list
        The boxes of the charts, points.
    listed : dict of year to (place id to text)
        The figures in the list of places.
    layers : list of str
        The group that what is drawn belongs to, the innermost last.
    named : int
        Artists that have an id.
    """

    width: float
    height: float
    look: Look
    figure: Figure
    over: Axes
    words: list[Word] = field(default_factory=list)
    carried: dict[str, str] = field(default_factory=dict)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    charts: list[tuple[float, float, float, float]] = field(default_factory=list)
    listed: dict[int | None, dict[str, str]] = field(default_factory=dict)
    layers: list[str] = field(default_factory=list)
    named: int = 0

    @contextmanager
    def layer(self, name: str) -> Iterator[None]:
        """Name what is drawn within: an SVG has it as a group."""
        self.layers.append(name)
        try:
            yield
        finally:
            self.layers.pop()

    def _name(self, artist: Artist, group: str) -> None:
        """Give an artist an id of its own that begins with its group."""
        self.named += 1
        artist.set_gid(f"{group}.{self.named}")

    def text(
        self,
        kind: str,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        face: str = "regular",
        colour: str = "ink",
        ha: str = "left",
        angle: float = 0.0,
        halo: float = 0.0,
        alpha: float = 1.0,
    ) -> None:
        """Set ``text`` with its foot at ``x``, ``y`` points; ``halo`` is the width of a pale rim, points."""
        if halo:
            with self.layer("halos"):
                self._halo(text, x, y, size, face, ha, angle, halo)
        artist = Lettering(
            x, y, text, fontproperties=font(face, size), color=self.colour(colour), ha=ha, va="baseline",
            rotation=angle, rotation_mode="anchor", parse_math=False, alpha=alpha, zorder=6,
        )  # fmt: skip
        artist.set_transform(self.over.transData)
        self._add(artist, self.over)
        self.words.append(Word(kind, artist))
        self._name(artist, GROUPS.get(kind, kind))

    def _halo(
        self, text: str, x: float, y: float, size: float, face: str, ha: str, angle: float, rim: float
    ) -> None:
        # Outlines, because matplotlib would draw the words themselves as outlines if they had the rim.
        shift = {"left": 0.0, "center": -0.5, "right": -1.0}[ha] * width(text, size, face)
        turned = Affine2D().translate(shift, 0).rotate_deg(angle).translate(x, y)
        self.path(
            turned.transform_path(outline(text, face, size)),
            line="halo",
            weight=2 * rim,
            alpha=0.92,
            zorder=5,
        )

    def colour(self, name: str) -> str:
        """Return a colour of the palette by its name; a colour that is written out stays."""
        return name if name.startswith("#") else getattr(self.look.palette, name)

    def path(
        self,
        path: Path | None,
        *,
        fill: str = "",
        line: str = "",
        weight: float = 0.0,
        on: Axes | None = None,
        zorder: float = 2.0,
        **more: object,
    ) -> None:
        """Draw ``path`` (points of the page, or of ``on``) filled, outlined or both."""
        if path is None or not _has_points(path):
            return
        axes = on or self.over
        patch = PathPatch(
            path,
            facecolor=self.colour(fill) if fill else "none",
            edgecolor=self.colour(line) if line else "none",
            linewidth=weight if line else 0.0,
            zorder=zorder,
            joinstyle=more.pop("joinstyle", "round"),
            **more,
        )
        self._add(patch, axes)
        self._name(patch, self.layers[-1] if self.layers else "base")

    def _add(self, artist: Artist, axes: Axes) -> None:
        """Draw ``artist`` in ``axes``, cut to them where they are those of a map."""
        if axes is self.over:
            artist.set_clip_path(ANYWHERE)
            artist.set_clip_on(False)
        # Not `add_patch`: it works out the extremes of every curve to fit limits that are fixed here.
        axes.add_artist(artist)

    def close(self) -> None:
        """Let go of what was drawn: a picture of A4 at 300 dpi takes 35 MB until it is collected.

        Matplotlib keeps the picture in every text, in a circle with the figure, without a public word for it.
        The axes' own texts are not drawn here: to ask for them would make all their ticks.
        """
        for owner in (self.figure, *self.figure.axes):
            for artist in owner.get_children():
                if isinstance(artist, Text):
                    setattr(artist, "_renderer", None)  # noqa: B010
        FigureCanvasBase(self.figure)
        self.words.clear()

    def rect(self, left: float, bottom: float, wide: float, high: float, **style: object) -> None:
        """Draw a rectangle, points."""
        self.path(rectangle(left, bottom, wide, high), **style)  # type: ignore[arg-type]

    def line(self, points: Sequence[tuple[float, float]], **style: object) -> None:
        """Draw a line through ``points``."""
        self.path(Path(np.asarray(points, dtype=float)), **style)  # type: ignore[arg-type]

    def map_axes(
        self, box: tuple[float, float, float, float], bounds: Sequence[float], zorder: float = 1
    ) -> Axes:
        """Return axes over ``box`` (left, bottom, width, height in points) whose units are ``bounds``."""
        left, bottom, wide, high = box
        axes = self.figure.add_axes(
            (left / self.width, bottom / self.height, wide / self.width, high / self.height), zorder=zorder
        )
        axes.set_axis_off()
        axes.set_xlim(bounds[0], bounds[2])
        axes.set_ylim(bounds[1], bounds[3])
        axes.set_autoscale_on(False)
        return axes


def new_page(width_in: float, height_in: float, look: Look) -> Page:
    """Return an empty page of the colour of paper."""
    figure = Figure(figsize=(width_in, height_in), dpi=72, facecolor=look.palette.panel)
    FigureCanvasAgg(figure)
    over = figure.add_axes((0, 0, 1, 1), zorder=10)
    over.set_axis_off()
    over.patch.set_visible(False)
    over.set_xlim(0, width_in * 72)
    over.set_ylim(0, height_in * 72)
    over.set_autoscale_on(False)
    return Page(width_in * 72, height_in * 72, look, figure, over)


def rectangle(left: float, bottom: float, wide: float, high: float) -> Path:
    """Return a rectangle as a path."""
    right, top = left + wide, bottom + high
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return Path(np.array(corners), [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY])


def pill(left: float, bottom: float, right: float, top: float) -> Path:
    """Return a box whose ends are round as a path."""
    radius = (top - bottom) / 2
    return BoxStyle.Round(pad=0, rounding_size=radius)(left, bottom, right - left, top - bottom, 1.0)


def _has_points(path: Path) -> bool:
    return np.asarray(path.vertices).size > 0


def circle(x: float, y: float, radius: float) -> Path:
    """Return a circle as a path."""
    return Affine2D().scale(radius).translate(x, y).transform_path(Path.unit_circle())


def crosses(one: Box, other: Box) -> bool:
    """Say whether two boxes overlap."""
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def together(paths: Iterable[Path | None]) -> Path | None:
    """Return several paths as one; None for none."""
    kept = [path for path in paths if path is not None and _has_points(path)]
    return Path.make_compound_path(*kept) if kept else None


def settings() -> AbstractContextManager[None]:
    """Return a context in which sheets are drawn and saved the same everywhere."""
    return mpl.rc_context(RC)
