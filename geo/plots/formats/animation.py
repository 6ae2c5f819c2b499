"""The years one after another, as GIF and as MP4 for slides."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PIL import Image

from geo.errors import PlotError
from geo.language import _
from geo.model.metadata import FileMetadata
from geo.plots.check import check_page, check_pixels
from geo.plots.compose import draw_sheet
from geo.plots.drawn import Drawn
from geo.plots.formats.png_file import pixels_of
from geo.plots.formats.record import check_record
from geo.plots.map.theme import Look
from geo.plots.plan import Plan
from geo.plots.sheet import Sheet
from geo.style.palette import MODES

STEP_MS = 700
"""From year to year, as on the web map."""
LAST_MS = 2100
"""The last year stays longer, so that a repeat is seen to begin."""
RATE = 10
COLOURS = 255
MOST_PX = 4_000_000
SAMPLE = 160
"""Pixels a side of each frame from which the colours common to all are chosen."""


def check_moving(sheet: Sheet, ending: str) -> None:
    """Refuse an animation whose frames are too large or, as ``mp4``, of odd pixels; stills pass.

    Raises
    ------
    PlotError
        Naming the size and what would be right.
    """
    wide, high = sheet.pixels
    if sheet.layout == "animation" and wide * high > MOST_PX:
        raise PlotError(
            _(
                "frames of {width} × {height} pixels are too large for an animation; expected 1280 × 720"
            ).format(width=wide, height=high)
        )
    if ending == "mp4" and (wide % 2 or high % 2):
        raise PlotError(
            _("a film of {width} × {height} pixels cannot be written; expected even numbers").format(
                width=wide, height=high
            )
        )


def frames(plan: Plan, first: Drawn) -> Iterator[np.ndarray]:
    """Yield the picture of each year, RGB, each checked as a sheet of its own."""
    check_moving(plan.sheet, "gif")
    for number, year in enumerate(plan.years):
        drawn = first if number == 0 else draw_sheet(plan, year)
        if number:
            check_page(drawn.page, drawn.frame, drawn.contents)
        pixels = pixels_of(drawn.page, plan.sheet.pixels, plan.sheet.dpi)[:, :, :3]
        check_pixels(pixels, drawn.page)
        yield pixels
        if number:
            drawn.page.close()


def write_gif(plan: Plan, drawn: Drawn, record: FileMetadata, path: Path) -> None:
    """Write the years as GIF, one palette for all, the record in its comment."""
    pictures = [Image.fromarray(pixels) for pixels in frames(plan, drawn)]
    palette = _palette(pictures, plan.look)
    flat = [p.quantize(palette=palette, dither=Image.Dither.NONE) for p in pictures]
    times = [STEP_MS] * (len(flat) - 1) + [LAST_MS]
    flat[0].save(
        path, "GIF", save_all=True, append_images=flat[1:], duration=times, loop=0, optimize=False,
        comment=record.to_json().encode("utf-8"),
    )  # fmt: skip
    with Image.open(path) as again:
        count = getattr(again, "n_frames", 1)
        if again.size != plan.sheet.pixels:
            raise PlotError(_("refused: the picture has {found} pixels").format(found=again.size))
    _check(count, len(plan.years), record, gif_record(path))


def _palette(pictures: Sequence[Image.Image], look: Look) -> Image.Image:
    """Return one palette for all ``pictures``: a colour must not shift from year to year.

    The colours of the look itself are set, for a mark is too small to be counted.
    """
    own = [getattr(look.palette, field.name) for field in fields(look.palette) if field.name != "scale"]
    own += [*look.palette.scale, *(look.mode(name) for name in MODES)]
    strip = Image.new("RGB", (SAMPLE * len(pictures), SAMPLE * 2))
    for number, picture in enumerate(pictures):
        strip.paste(picture.resize((SAMPLE, SAMPLE), Image.Resampling.NEAREST), (number * SAMPLE, 0))
        strip.paste(picture.crop((0, 0, SAMPLE, SAMPLE)), (number * SAMPLE, SAMPLE))
    counted = strip.quantize(COLOURS - len(own), method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    values = (counted.getpalette() or [])[: 3 * (COLOURS - len(own))]
    for colour in own:
        values += [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(values)
    return palette


def write_mp4(plan: Plan, drawn: Drawn, record: FileMetadata, path: Path) -> None:
    """Write the years as MP4 (H.264), the record in its comment; the same on one thread as ever."""
    wide, high = plan.sheet.pixels
    check_moving(plan.sheet, "mp4")
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24",
        "-s", f"{wide}x{high}", "-r", str(RATE), "-i", "-", "-an", "-c:v", "libx264", "-preset", "medium",
        "-crf", "18", "-tune", "stillimage", "-pix_fmt", "yuv420p", "-threads", "1",
        "-x264-params", "threads=1",
        "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1",
        "-metadata", f"title={record.title}", "-metadata", f"comment={record.to_json()}",
        "-movflags", "+faststart", str(path),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as film:
        assert film.stdin is not None
        assert film.stderr is not None
        try:
            for number, pixels in enumerate(frames(plan, drawn), start=1):
                time = LAST_MS if number == len(plan.years) else STEP_MS
                film.stdin.write(pixels.tobytes() * (time * RATE // 1000))
            film.stdin.close()
        except BrokenPipeError:
            pass  # what ffmpeg has to say of it follows
        except PlotError:
            film.kill()
            raise
        said = film.stderr.read().decode("utf-8", "replace").strip()
    if film.returncode:
        raise PlotError(_("the film could not be written: {reason}").format(reason=said[-300:]))
    wanted = ((len(plan.years) - 1) * STEP_MS + LAST_MS) * RATE // 1000
    _check(_film_frames(path), wanted, record, mp4_record(path))


def _check(found: int, wanted: int, record: FileMetadata, again: FileMetadata) -> None:
    if found != wanted:
        raise PlotError(
            _("refused: the file has {found} pictures instead of {wanted}").format(found=found, wanted=wanted)
        )
    check_record(record, again)


def _ffmpeg(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", *arguments]
    return subprocess.run(command, capture_output=True, check=False)


def _film_frames(path: Path) -> int:
    said = _ffmpeg("-i", str(path), "-map", "0:v:0", "-c", "copy", "-f", "null", "-").stderr.decode()
    found = re.findall(r"frame=\s*(\d+)", said)
    return int(found[-1]) if found else 0


def gif_record(path: Path) -> FileMetadata:
    """Return the record of a GIF."""
    with Image.open(path) as picture:
        comment = picture.info.get("comment", b"")
    text = comment.decode("utf-8") if isinstance(comment, bytes) else str(comment)
    return _record(text, path)


def mp4_record(path: Path) -> FileMetadata:
    """Return the record of an MP4."""
    told = _ffmpeg("-loglevel", "error", "-i", str(path), "-f", "ffmetadata", "-").stdout.decode("utf-8")
    lines = re.split(r"(?<!\\)\n", told)
    found = next((line.removeprefix("comment=") for line in lines if line.startswith("comment=")), "")
    return _record(re.sub(r"\\(.)", r"\1", found, flags=re.S), path)


def _record(text: str, path: Path) -> FileMetadata:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise PlotError(_("{file} carries no record of Peru Coca Atlas").format(file=path.name)) from error
    return FileMetadata.from_json(text)
