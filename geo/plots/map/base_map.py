"""The grounds of a map: sea, land, relief, borders, rivers, lines of longitude and latitude."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.image import AxesImage
from matplotlib.transforms import Affine2D
from PIL import Image
from shapely.geometry import LineString, box

from geo.atlas import Atlas
from geo.errors import PlotError
from geo.language import _
from geo.model import View
from geo.plots.canvas import Page
from geo.plots.map.frame import Frame
from geo.plots.map.paths import on_paper, path_of, projected
from geo.plots.map.theme import Look
from geo.style.palette import RELIEF_STRENGTH
from geo.style.signs import GREAT_RIVER_KM

RELIEF_PIXELS = 900
GRID = 65
"""Points a side at which the relief's degrees are worked out."""
RELIEF_DEGREES = 7.0
"""The shaded relief has 30 squares a degree; below this they would be a millimetre wide on a page."""


@dataclass(frozen=True, eq=False)
class Relief:
    """Shaded relief to lie under the colours.

    Attributes
    ----------
    image : ndarray
        Rows from north to south in Web Mercator; grey, RGB or RGBA, 0 to 255.
    bounds : (float, float, float, float)
        West, south, east, north in degrees.
    """

    image: np.ndarray
    bounds: tuple[float, float, float, float]

    @classmethod
    def of(cls, picture: bytes, bounds: tuple[float, float, float, float]) -> Relief:
        """Return the relief of a picture file (WebP or PNG), its alpha kept.

        Raises
        ------
        PlotError
            If the file is no picture.
        """
        try:
            with Image.open(io.BytesIO(picture)) as image:
                return cls(np.asarray(image.convert("RGBA")), bounds)
        except (OSError, ValueError) as error:
            raise PlotError(_("the relief cannot be read: {error}").format(error=error)) from error


def relief_shown(view: View, frame: Frame) -> bool:
    """Say whether the relief is drawn where there is one.

    A map of the world has none, nor has one of so few degrees that the picture's own squares would show.
    """
    west, south, east, north = frame.degrees
    return "relief" in view.layers and not frame.wide and min(east - west, north - south) > RELIEF_DEGREES


def draw_grounds(
    page: Page, axes: Axes, frame: Frame, view: View, atlas: Atlas, points_wide: float, relief: Relief | None
) -> None:
    """Draw what lies under the places."""
    west, south = frame.middle[0] - 179.9, -90.0
    if frame.near:
        page.path(path_of([box(*frame.bounds)]), fill="sea", on=axes, zorder=0)
    else:  # beyond the globe is paper
        globe = on_paper(frame, [shapely.segmentize(box(west, south, west + 359.8, 90.0), 1.0)], points_wide)
        page.path(path_of(globe), fill="sea", on=axes, zorder=0)
    countries = atlas.layers.get("countries")
    if countries is None:
        if "land" in atlas.layers:
            page.path(
                path_of(projected(frame, atlas.layers["land"], points_wide)), fill="land", on=axes, zorder=1
            )
        return
    shapes = projected(frame, countries, points_wide)
    home = [shape for shape, id in zip(shapes, countries["id"], strict=True) if id == "peru"]
    page.path(path_of(shapes), fill="land", on=axes, zorder=1)
    page.path(path_of(home), fill="home", on=axes, zorder=1.1)
    if relief is not None and relief_shown(view, frame):
        _draw_relief(axes, frame, relief)


def draw_lines(
    page: Page, axes: Axes, frame: Frame, view: View, atlas: Atlas, points_wide: float, weight: float = 1.0
) -> None:
    """Draw lakes, borders, department lines and rivers, which lie over the places; fewer on a small map."""
    look, small = Look(page.look.palette, page.look.scale * weight), frame.wide or weight < 1

    def lines(name: str, keep: object = None) -> list[object]:
        layer = atlas.layers.get(name)
        if layer is None:
            return []
        return [
            shape
            for shape, number in zip(projected(frame, layer, points_wide), range(len(layer)), strict=True)
            if keep is None or keep[number]  # type: ignore[index]
        ]

    countries = atlas.layers.get("countries")
    if countries is not None:
        home = (countries["id"] == "peru").to_numpy()
        page.path(
            path_of(lines("countries", ~home)),
            line="border",
            weight=look.pt(0.9),
            on=axes,
            zorder=3,
            alpha=0.9,
        )
    if "departments" in view.layers and not small:
        page.path(path_of(lines("departments")), line="department", weight=look.pt(0.8), on=axes, zorder=3.1)
    page.path(path_of(lines("lakes")), fill="sea", line="river", weight=look.pt(0.8), on=axes, zorder=2.9)
    if "rivers" in view.layers and "rivers" in atlas.layers:
        length = atlas.layers["rivers"].get("length_km")
        great = (
            np.zeros(len(atlas.layers["rivers"]), bool)
            if length is None
            else (length >= GREAT_RIVER_KM).to_numpy()
        )
        page.path(path_of(lines("rivers", great)), line="river", weight=look.pt(1.7), on=axes, zorder=3.2)
        if not small:
            page.path(
                path_of(lines("rivers", ~great)), line="river", weight=look.pt(1.0), on=axes, zorder=3.2
            )
    if countries is not None:
        page.path(path_of(lines("countries", home)), line="border", weight=look.pt(1.7), on=axes, zorder=3.3)


def _draw_relief(axes: Axes, frame: Frame, relief: Relief) -> None:
    """Draw the relief, taken from its own projection into the frame's."""
    left, low, right, up = frame.bounds
    shown = _Shading(axes, extent=(left, right, low, up), interpolation="bilinear", zorder=1.5)
    shown.set_data(_in_frame(relief, frame))
    axes.add_image(shown)


class _Shading(AxesImage):
    """An image brought to the picture's pixels by Pillow, in a tenth of the time matplotlib takes."""

    def make_image(
        self, renderer: RendererBase, magnification: float = 1.0, unsampled: bool = False
    ) -> tuple[np.ndarray, float, float, Affine2D]:
        """Return the pixels from the lowest row up, their corner, and the way from pixels to the page."""
        if unsampled:
            return super().make_image(renderer, magnification, unsampled)
        around = self.get_window_extent(renderer)
        left, low = math.floor(around.x0), math.floor(around.y0)
        size = (math.ceil(around.x1) - left) * magnification, (math.ceil(around.y1) - low) * magnification
        picture = Image.fromarray(np.asarray(self.get_array())).resize(
            (round(size[0]), round(size[1])), Image.Resampling.BILINEAR
        )
        return np.ascontiguousarray(np.asarray(picture)[::-1]), left, low, Affine2D()


@lru_cache(maxsize=4)  # the sheets of one call mostly share their frame
def _in_frame(relief: Relief, frame: Frame) -> np.ndarray:
    """Return the relief as RGBA in the projection of ``frame``, clear beyond its edges."""
    wide = RELIEF_PIXELS
    high = max(1, round(wide * frame.height / frame.width))
    xs = frame.bounds[0] + (np.arange(wide) + 0.5) / wide * frame.width
    ys = frame.bounds[3] - (np.arange(high) + 0.5) / high * frame.height
    lon, lat = _degrees_in(frame, xs, ys)
    west, south, east, north = relief.bounds
    rows, columns = relief.image.shape[:2]
    top, bottom = _mercator(north), _mercator(south)
    with np.errstate(invalid="ignore"):
        column = (lon - west) / (east - west) * columns
        row = (top - _mercator(lat)) / (top - bottom) * rows
        seen = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    picked = relief.image[np.where(seen, row, 0).astype(int), np.where(seen, column, 0).astype(int)]
    if picked.ndim == 2:
        picked = np.repeat(picked[..., None], 3, axis=2)
    rgba = np.zeros((high, wide, 4), dtype=np.uint8)
    rgba[..., : picked.shape[2]] = picked
    alpha = rgba[..., 3] if picked.shape[2] == 4 else np.full((high, wide), 255)
    rgba[..., 3] = np.where(seen, alpha * float(RELIEF_STRENGTH["light"]), 0)
    return rgba


def _degrees_in(frame: Frame, xs: np.ndarray, ys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return longitude and latitude of a grid, worked out at few points: between, they run smoothly."""
    few_x, few_y = (np.linspace(side[0], side[-1], GRID) for side in (xs, ys))
    lon, lat = frame.degrees_at(*np.meshgrid(few_x, few_y))
    if not np.ptp(lon) < 180:  # beyond the globe, or across the meridian where it begins anew
        return frame.degrees_at(*np.meshgrid(xs, ys))
    across = np.array([np.interp(xs, few_x, node) for node in np.eye(GRID)])
    down = np.array([np.interp(-ys, -few_y, node) for node in np.eye(GRID)])
    return down.T @ lon @ across, down.T @ lat @ across


def _mercator(lat: np.ndarray | float) -> np.ndarray:
    return np.arcsinh(np.tan(np.radians(lat)))


def graticule_step(frame: Frame) -> float:
    """Return degrees from line to line: about four to a map."""
    span = max(frame.degrees[2] - frame.degrees[0], frame.degrees[3] - frame.degrees[1])
    for step in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20):
        if span / step <= 7:
            return step
    return 30.0


def draw_graticule(
    page: Page, axes: Axes, frame: Frame, points_wide: float
) -> list[tuple[str, float, float, str]]:
    """Draw lines of longitude and latitude.

    Returns
    -------
    list of (str, float, float, str)
        Words for their ends: text, x and y in metres on the window's edge, and which edge.
    """
    step = graticule_step(frame)
    west, south, east, north = frame.degrees
    left, bottom, _right, _top = frame.bounds
    lines, ends = [], []
    for lon in _steps(west, east, step):
        lines.append(
            LineString(
                np.column_stack([np.full(60, lon), np.linspace(max(south - 1, -89), min(north + 1, 89), 60)])
            )
        )
        ends.append((lon, "bottom"))
    for lat in _steps(max(south, -85), min(north, 85), step):
        lines.append(LineString(np.column_stack([np.linspace(west - 1, east + 1, 90), np.full(90, lat)])))
        ends.append((lat, "left"))
    drawn = on_paper(frame, lines, points_wide)
    page.path(path_of(drawn), line="soft", weight=page.look.pt(0.5), on=axes, zorder=3.6, alpha=0.45)
    words = []
    for (value, side), shape in zip(ends, drawn, strict=True):
        edge = LineString([(left, frame.bounds[1]), (left, frame.bounds[3])]) if side == "left" else (
            LineString([(left, bottom), (frame.bounds[2], bottom)]))  # fmt: skip
        met = shape.intersection(edge)
        if met.geom_type == "Point":
            words.append((_degree_words(value, side), met.x, met.y, side))
    return words


def _steps(low: float, high: float, step: float) -> list[float]:
    return [round(n * step, 6) for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degree_words(value: float, side: str) -> str:
    value = (value + 180) % 360 - 180 if side == "bottom" else value
    if value == 0 or (side == "bottom" and abs(value) == 180):
        return f"{abs(value):g}°"
    letter = ("E" if value > 0 else _("W")) if side == "bottom" else ("N" if value > 0 else "S")
    return f"{abs(value):g}° {letter}"
