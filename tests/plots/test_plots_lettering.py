"""A line of type takes and covers what matplotlib's own text does, and a PNG holds what was drawn."""

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image, PngImagePlugin

from geo.plots.canvas import settings
from geo.plots.formats.png_file import _encoded
from geo.plots.map.lettering import Lettering
from geo.plots.map.typeface import font

LINE = "VRAEM 18,497 ha, Áñ Ty [1]"


def artist(kind: type[Text], ha: str, angle: float) -> Text:
    return kind(
        200, 150, LINE, fontproperties=font("semibold", 17.3), color="#102030", ha=ha, va="baseline",
        rotation=angle, rotation_mode="anchor", parse_math=False,
    )  # fmt: skip


def drawn(kind: type[Text], ha: str, angle: float) -> tuple[np.ndarray, tuple[float, ...]]:
    figure = Figure(figsize=(400 / 72, 300 / 72), dpi=144)
    canvas = FigureCanvasAgg(figure)
    text = artist(kind, ha, angle)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, 400)
    axes.set_ylim(0, 300)
    text.set_transform(axes.transData)
    axes.add_artist(text)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, 0].astype(int), text.get_window_extent().extents


@pytest.mark.parametrize("ha", ["left", "center", "right"])
@pytest.mark.parametrize("angle", [0.0, 37.0, -80.0])
def test_lettering_stands_where_text_would(ha, angle):
    with settings():
        (ours, box), (theirs, whole) = drawn(Lettering, ha, angle), drawn(Text, ha, angle)
    assert (theirs < 100).sum() > 500
    assert np.abs(ours - theirs).max() <= 40  # a twentieth of a dot beside
    assert box == pytest.approx(whole, abs=0.5)


def test_a_png_holds_every_pixel_its_size_and_its_words():
    pixels = np.random.default_rng(3).integers(0, 256, (31, 47, 4), np.uint8)
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Title", "Ñuflo", lang="es")
    with Image.open(io.BytesIO(_encoded(pixels, info, 300))) as picture:
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert picture.text["Title"] == "Ñuflo"
        assert (np.asarray(picture) == pixels[:, :, :3]).all()
