"""Words as matplotlib draws them, without laying each line out again for every resolution."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, NamedTuple, cast

from matplotlib.backend_bases import RendererBase
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Bbox

from geo.plots.map.typeface import font

FINE = 16
"""How much finer than points a line is measured: FreeType rounds every letter to 1/64 of a dot."""
ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of a line stands before its point."""


class Extent(NamedTuple):
    """What a line takes, points: its width, and how far it reaches over and under its foot."""

    width: float
    over: float
    under: float


@lru_cache(maxsize=8192)
def extent(text: str, file: str, size: float) -> Extent:
    """Return what ``text`` takes as FreeType sets it with the typeface in ``file``, kerning included.

    A line takes at least what its typeface asks for over and under its foot.
    """
    face = get_font(file)
    face.clear()
    face.set_size(size, 72 * FINE)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    width, height = (length / 64 / FINE for length in face.get_width_height())
    under = face.get_descent() / 64 / FINE
    over, least_over, least_under = height - under, *_typical(file)
    return Extent(width, max(over, least_over * size), max(under, least_under * size))


@lru_cache(maxsize=8)
def _typical(file: str) -> tuple[float, float]:
    """Return what a typeface reaches over and under the foot of its lines, in sizes of the type."""
    face = get_font(file)
    tables: Any = {name: face.get_sfnt_table(name) for name in ("head", "OS/2")}
    unit, of_lines = tables["head"]["unitsPerEm"], tables["OS/2"]
    return of_lines["sTypoAscender"] / unit, -of_lines["sTypoDescender"] / unit


@lru_cache(maxsize=1024)
def outline(text: str, face: str, size: float) -> Path:
    """Return ``text`` as outlines whose foot begins at 0, 0 points."""
    return TextPath((0, 0), text, prop=font(face, size), usetex=False)


class Lettering(Text):
    """A line of type that stands with its foot at a point: left of it, round it or right of it."""

    def _measured(self) -> Extent:
        asked = self.get_fontproperties()
        return extent(self.get_text(), str(asked.get_file()), asked.get_size_in_points())

    def _foot(self) -> tuple[float, float]:
        """Return the point of the line, dots of the picture."""
        x, y = self.get_transform().transform(self.get_position())
        return float(x), float(y)

    def get_window_extent(self, renderer: RendererBase | None = None, dpi: float | None = None) -> Bbox:
        """Return the upright box round the line, dots of the picture."""
        figure = self.get_figure(root=True)
        assert figure is not None
        dots = (dpi or figure.dpi) / 72
        x, y = self._foot()
        line, turn = self._measured(), math.radians(self.get_rotation())
        left = -ALIGNED[self.get_horizontalalignment()] * line.width
        corners = [(side, level) for side in (left, left + line.width) for level in (-line.under, line.over)]
        xs = [x + dots * (math.cos(turn) * a - math.sin(turn) * b) for a, b in corners]
        ys = [y + dots * (math.sin(turn) * a + math.cos(turn) * b) for a, b in corners]
        return Bbox.from_extents(min(xs), min(ys), max(xs), max(ys))

    def draw(self, renderer: RendererBase) -> None:
        """Draw the line; a picture of letters (SVG, PDF) aligns it by what it knows of the artist."""
        text = self.get_text()
        if not self.get_visible() or not text:
            return
        angle, (x, y) = self.get_rotation(), self._foot()
        if part := ALIGNED[self.get_horizontalalignment()]:
            before = cast(float, renderer.points_to_pixels(part * self._measured().width))
            x -= before * math.cos(math.radians(angle))
            y -= before * math.sin(math.radians(angle))
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        renderer.open_group("text", self.get_gid())
        pen = renderer.new_gc()
        pen.set_foreground(self.get_color())
        if (alpha := self.get_alpha()) is not None:
            pen.set_alpha(alpha)
        renderer.draw_text(pen, x, y, text, self.get_fontproperties(), angle, mtext=self)
        pen.restore()
        renderer.close_group("text")
        self.stale = False
