"""Colours of paper and of projector.

The sequential scale runs from straw to strong tea on paper, and from tea to straw on a
dark wall, so that more is always further from the ground it lies on. Its relative
luminance is monotone (it survives greyscale) and it keeps to one yellow-to-brown line
(it survives the common forms of colour blindness). Violet-red is kept for one thing,
"claims differ", and never stands without a mark or a hatch.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme, each ``#rrggbb``.

    Attributes
    ----------
    sea, land, home : str
        Grounds: water, neighbouring land, Peru.
    border, line, river, river_text : str
        Country borders, department lines, rivers and their names.
    ink, soft, halo, panel, rule : str
        Text, secondary text, halo behind labels, ground of boxes, thin rules.
    accent : str
        The one accent, for contested values.
    hatch : str
        Strokes of the "no data" hatch.
    focus : str
        Ring around what has the keyboard.
    scale : tuple of str
        Sequential scale, lowest class first.
    """

    sea: str
    land: str
    home: str
    border: str
    line: str
    river: str
    river_text: str
    ink: str
    soft: str
    halo: str
    panel: str
    rule: str
    accent: str
    hatch: str
    focus: str
    scale: tuple[str, ...]


LIGHT = Palette(
    sea="#dfe5e8",
    land="#ebe8e1",
    home="#f7f5f0",
    border="#8c8479",
    line="#bdb5a8",
    river="#9db3bf",
    river_text="#557080",
    ink="#262421",
    soft="#615c54",
    halo="#fbfaf7",
    panel="#fbfaf7",
    rule="#d8d2c7",
    accent="#a8124f",
    hatch="#aaa498",
    focus="#1b5fae",
    scale=("#f5e4b5", "#e8bd6c", "#d08e3f", "#a96325", "#7a3d16", "#47200c"),
)

DARK = Palette(
    sea="#14181b",
    land="#24272a",
    home="#2e3134",
    border="#8a867d",
    line="#5a5a57",
    river="#47606e",
    river_text="#8fb0c2",
    ink="#f4f1ea",
    soft="#bdb8ae",
    halo="#1b1e21",
    panel="#1d2124",
    rule="#43474a",
    accent="#ff7db1",
    hatch="#6c6a65",
    focus="#7ab8ff",
    scale=("#55391d", "#7d5122", "#a87029", "#cf943f", "#ecbc69", "#fbe6ae"),
)


@dataclass(frozen=True, slots=True)
class ModeStyle:
    """How one mode of a corridor is drawn: told apart by pattern as well as by colour.

    Attributes
    ----------
    light, dark : str
        Colour in either theme.
    dash : str
        SVG dash pattern in pixels; ``none`` is a full line.
    """

    light: str
    dark: str
    dash: str


MODES = {
    "sea": ModeStyle("#1d4e80", "#8cc3f5", "none"),
    "air": ModeStyle("#5b3f98", "#c4aef5", "11 5"),
    "river": ModeStyle("#0c6b70", "#6fd6d6", "9 3 2 3"),
    "road": ModeStyle("#4a4641", "#dcd6cb", "5 3"),
    "foot": ModeStyle("#6d5a00", "#e3d277", "1.5 4.5"),
    "unknown": ModeStyle("#77736c", "#a9a59d", "2 8"),
}
"""Corridor modes of ``data/layers/corridors.geojson``, in the order of the legend."""


def ramp(count: int, palette: Palette = LIGHT) -> list[str]:
    """Return ``count`` colours of the sequential scale, lowest class first.

    One class takes the middle of the scale: it must differ from the ground without
    suggesting that the value is high.

    Raises
    ------
    ValueError
        If more classes are asked for than the scale has colours.
    """
    scale = palette.scale
    if not 0 <= count <= len(scale):
        raise ValueError(f"{count} classes asked for; the scale has {len(scale)} colours")
    if count == 1:
        return [scale[len(scale) // 2 - 1]]
    steps = [round(i * (len(scale) - 1) / (count - 1)) for i in range(count)] if count else []
    return [scale[i] for i in steps]


def css_variables() -> str:
    """Return both palettes as CSS custom properties, dark under ``[data-theme=dark]``."""
    return "\n".join(
        [
            _block(":root", LIGHT, "light"),
            _block(':root[data-theme="dark"]', DARK, "dark"),
        ]
    )


def _block(selector: str, palette: Palette, theme: str) -> str:
    values = {name: value for name, value in asdict(palette).items() if name != "scale"}
    values |= {f"mode-{mode}": getattr(style, theme) for mode, style in MODES.items()}
    lines = [f"--{name.replace('_', '-')}: {value};" for name, value in values.items()]
    return f"{selector} {{ color-scheme: {theme}; {' '.join(lines)} }}"
