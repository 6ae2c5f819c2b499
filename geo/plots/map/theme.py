"""Looks of a sheet: the colours of the web map, or on white and safe in greyscale."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.style.palette import LIGHT, MODES, Palette

PRINT = replace(
    LIGHT,
    sea="#e4e7e9",
    land="#f2f2f1",
    home="#ffffff",
    border="#6e6b66",
    department="#b4b0aa",
    river="#9aa6ad",
    river_text="#4d575d",
    ink="#111111",
    soft="#4a4a4a",
    halo="#ffffff",
    panel="#ffffff",
    rule="#c9c9c9",
    accent="#8a0f41",
    hatch="#a5a5a5",
)
"""Neutral grounds on white; the sequential scale keeps its colours, which fall evenly in lightness."""

PX = 0.62
"""Points of a sheet of A4's area that one pixel of the web map is drawn as."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and measures of one sheet.

    Attributes
    ----------
    palette : Palette
        Colours; ``panel`` is that of the page.
    scale : float
        Linear size beside A4: 1.41 for A3.
    """

    palette: Palette
    scale: float

    def pt(self, pixels: float) -> float:
        """Return the points that stand for ``pixels`` of the web map."""
        return PX * self.scale * pixels

    def mode(self, name: str) -> str:
        """Return the colour of one corridor mode."""
        return MODES[name].light


def look_of(style: str, width: float, height: float) -> Look:
    """Return the look of a sheet of ``width`` by ``height`` points."""
    a4 = 595.28 * 841.89
    return Look(PRINT if style == "print" else LIGHT, max(0.75, (width * height / a4) ** 0.5))
