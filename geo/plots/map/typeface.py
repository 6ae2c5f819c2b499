"""Type: the faces of a sheet, how wide words run in them, and what becomes of words they cannot set."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontProperties

from geo.style.fonts import FAMILY, face_file

LEADING = 1.24
"""From line to line, in sizes of the type."""
ASCENT, DESCENT = 0.73, 0.23
"""What letters take above and below their line, in sizes of the type."""
STAND_IN = "?"
"""Stands for characters the typeface lacks."""
ELLIPSIS = "…"

_ALIKE = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2192": "–", "\u2212": "−"}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that can be set.

    Attributes
    ----------
    text : str
    lost : int
        Characters that stand as `STAND_IN`.
    letters : int
        Letters and digits left.
    """

    text: str
    lost: int
    letters: int


@lru_cache(maxsize=4)
def characters(face: str) -> frozenset[int]:
    """Return the code points that ``face`` can set."""
    with TTFont(face_file(face), lazy=True) as found:
        return frozenset(found.getBestCmap())


@lru_cache(maxsize=256)
def font(face: str, size: float) -> FontProperties:
    """Return ``face`` (of `geo.style.fonts.FACES`) at ``size`` points."""
    weight = 600 if face == "semibold" else 400
    style: Literal["italic", "normal"] = "italic" if face == "italic" else "normal"
    return FontProperties(family=[FAMILY], weight=weight, style=style, size=size, fname=str(face_file(face)))


@lru_cache(maxsize=4)
def _advances(face: str) -> dict[str, float]:
    """Return how far each character of ``face`` runs, in sizes of the type."""
    with TTFont(face_file(face), lazy=True) as found:
        unit, metrics = found["head"].unitsPerEm, found["hmtx"]
        return {chr(code): metrics[glyph][0] / unit for code, glyph in found.getBestCmap().items()}


@lru_cache(maxsize=20_000)
def _run(text: str, face: str) -> float:
    advances = _advances(face)
    return sum(advances.get(character, 0.6) for character in text)


def width(text: str, size: float, face: str = "regular") -> float:
    """Return how far ``text`` runs in points, set in ``face`` at ``size`` points.

    Kerning, which only ever draws a little closer, is left out: what fits so fits.
    """
    return size * _run(text, face)


@lru_cache(maxsize=4096)
def clean(text: str, face: str = "regular") -> Cleaned:
    """Return ``text`` on one line, with characters that can be set.

    White space becomes one blank; what steers a terminal, the direction of writing or the
    look of an emoji goes; any run of characters the face lacks stands as `STAND_IN`.
    """
    known = characters(face)
    kept: list[str] = []
    lost = 0
    for character in unicodedata.normalize("NFC", text):
        character = _ALIKE.get(character, character)
        category = unicodedata.category(character)
        if character.isspace() and character != "\u00a0":
            character = " "
        elif (category in ("Cc", "Cf", "Cs", "Mn", "Me") and ord(character) not in known) or category in (
            "Cc",
            "Cf",
        ):
            continue
        elif ord(character) not in known:
            lost += 1
            if kept and kept[-1] == STAND_IN and lost > 1:
                continue
            character = STAND_IN
        if character == " " and (not kept or kept[-1] == " "):
            continue
        kept.append(character)
    whole = "".join(kept).strip()
    return Cleaned(whole, lost, sum(c.isalnum() for c in whole))


def wrap(text: str, room: float, size: float, face: str = "regular") -> list[str]:
    """Return ``text`` in lines no wider than ``room`` points; a word too long is broken."""
    lines: list[str] = []
    line, run, blank = "", 0.0, width(" ", size, face)
    for word in text.split(" "):
        long = width(word, size, face)
        if line and run + blank + long <= room:
            line, run = f"{line} {word}", run + blank + long
            continue
        if line:
            lines.append(line)
        line, run = word, long
        if long > room:
            *whole, line = _broken(word, room, size, face)
            lines += whole
            run = width(line, size, face)
    return [*lines, line] if line else lines


def _broken(word: str, room: float, size: float, face: str) -> list[str]:
    """Return ``word`` in pieces that each fit; the last may be short."""
    pieces = []
    while width(word, size, face) > room and len(word) > 1:
        low, high = 1, len(word) - 1
        while low < high:  # the longest beginning that fits
            middle = (low + high + 1) // 2
            low, high = (middle, high) if width(word[:middle], size, face) <= room else (low, middle - 1)
        pieces.append(word[:low])
        word = word[low:]
    return [*pieces, word]


def shortened(lines: list[str], most: int, room: float, size: float, face: str) -> tuple[list[str], bool]:
    """Return at most ``most`` lines, the last ending in an ellipsis where text was cut, and whether."""
    if len(lines) <= most:
        return lines, False
    last = lines[most - 1]
    while last and width(last + ELLIPSIS, size, face) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,;:–") + ELLIPSIS], True
