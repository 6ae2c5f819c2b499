"""A sheet as PNG: written, opened again, and refused where it is not what it must be."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image, PngImagePlugin

from geo.errors import PlotError
from geo.language import _
from geo.model.metadata import METADATA_KEY, FileMetadata
from geo.plots.canvas import Page
from geo.plots.check import check_pixels
from geo.plots.drawn import Drawn
from geo.plots.formats.alternative import alternative
from geo.plots.formats.record import check_record, record_in
from geo.plots.plan import Plan

COMPRESSION = 3
SIGNATURE = b"\x89PNG\r\n\x1a\n"
INCHES_A_METRE = 100 / 2.54


def pixels_of(page: Page, size: tuple[int, int], dpi: float) -> np.ndarray:
    """Return the page as rows of RGB and an opacity that is full, exactly ``size`` pixels."""
    figure = page.figure
    figure.set_dpi(dpi)
    figure.set_size_inches((size[0] + 0.001) / dpi, (size[1] + 0.001) / dpi)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())


def write_png(plan: Plan, drawn: Drawn, record: FileMetadata, path: Path) -> None:
    """Write the sheet as PNG with its record in text chunks, and check it."""
    pixels = pixels_of(drawn.page, plan.sheet.pixels, plan.sheet.dpi)
    check_pixels(pixels, drawn.page)
    info = PngImagePlugin.PngInfo()
    for name, text in _named(record, alternative(drawn)).items():
        info.add_itxt(name, text, lang=record.language)
    path.write_bytes(_encoded(pixels, info, plan.sheet.dpi))
    with Image.open(path) as again:
        if again.size != plan.sheet.pixels:
            raise PlotError(
                _("refused: the picture has {found} pixels instead of {wanted}").format(
                    found=again.size, wanted=plan.sheet.pixels
                )
            )
        again.verify()
    check_record(record, png_record(path))


def _encoded(pixels: np.ndarray, info: PngImagePlugin.PngInfo, dpi: float) -> bytes:
    """Return the picture as PNG, its rows as they are.

    Pillow tries five filters on every row, which takes three times as long, and a map of flat colours comes
    out a fifth larger.
    """
    high, wide = pixels.shape[:2]
    rows = np.zeros((high, 1 + 3 * wide), np.uint8)  # each begins with 0: no filter
    inside = rows[:, 1:].reshape(high, wide, 3)
    for channel in range(3):  # one after the other: a fifth of the time of all at once
        inside[:, :, channel] = pixels[:, :, channel]
    dots = round(dpi * INCHES_A_METRE)
    file = io.BytesIO()
    file.write(SIGNATURE)
    PngImagePlugin.putchunk(file, b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    PngImagePlugin.putchunk(file, b"pHYs", struct.pack(">IIB", dots, dots, 1))
    for kind, text, *_after in info.chunks:
        PngImagePlugin.putchunk(file, kind, text)
    PngImagePlugin.putchunk(file, b"IDAT", zlib.compress(rows.data, COMPRESSION))
    PngImagePlugin.putchunk(file, b"IEND", b"")
    return file.getvalue()


def _named(record: FileMetadata, told: str) -> dict[str, str]:
    return {
        METADATA_KEY: record.to_json(),
        "Title": record.title,
        "Author": "Peru Coca Atlas",
        "Copyright": record.licence,
        "Description": told,
        "Source": f"Peru Coca Atlas, data {record.data_version}: {', '.join(record.sources)}",
    }


def png_record(path: Path) -> FileMetadata:
    """Return the record of a PNG."""
    with Image.open(path) as picture:
        # Ours stands before the pixels; where another program moved it behind them, they must be read first.
        told = picture.info.get(METADATA_KEY) or picture.text.get(METADATA_KEY)  # type: ignore[attr-defined]
        return record_in(told, path)
