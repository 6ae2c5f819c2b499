"""The part of the typeface that an SVG carries along: the characters its words use, no more."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from geo.plots.canvas import Page
from geo.style.fonts import FACES, FAMILY, face_file


def used_characters(page: Page) -> dict[str, str]:
    """Return, for each face on the page, the characters its words use, sorted."""
    found: dict[str, set[str]] = {}
    by_file = {file: face for face, file in FACES.items()}
    for word in page.words:
        face = by_file[Path(str(word.artist.get_fontproperties().get_file())).name]
        found.setdefault(face, set()).update(word.artist.get_text())
    return {face: "".join(sorted(found[face])) for face in sorted(found)}


def font_rules(page: Page) -> str:
    """Return the ``@font-face`` rules of the page's faces with their files inside, as CSS."""
    return "\n".join(_rule(face, characters) for face, characters in used_characters(page).items())


@lru_cache(maxsize=64)
def _rule(face: str, characters: str) -> str:
    weight = 600 if face == "semibold" else 400
    style = "italic" if face == "italic" else "normal"
    data = base64.b64encode(_cut(face, characters)).decode("ascii")
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {style}; font-weight: {weight}; '
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )


def _cut(face: str, characters: str) -> bytes:
    """Return ``face`` cut down to ``characters``, as WOFF2; the same asked for, the same bytes."""
    options = subset.Options(flavor="woff2", notdef_outline=True, layout_features=["kern", "mark", "liga"])
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    buffer = io.BytesIO()
    with TTFont(face_file(face), recalcTimestamp=False) as font:
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(buffer)
    return buffer.getvalue()
