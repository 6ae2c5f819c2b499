"""Colours of paper and of projector.

The sequential scale runs from straw to strong tea on paper, and from tea to straw on a
dark wall, so that more is always further from the ground it lies on. Its relative
luminance is monotone (it survives greyscale) and it keeps to one yellow-to-brown line
(it survives the common forms of colour blindness). Violet-red is kept for one thing,
"claims differ", and never stands without a mark or a hatch.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from geo.errors import ArgumentError


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one theme, each ``#rrggbb``.

    Attributes
    ----------
    sea, land, home : str
        Grounds: water, neighbouring land, Peru.
    border, department, river, river_text : str
        Country borders, department lines, rivers and their names.
    ink, soft, halo, panel, rule : str
        Text, secondary text, halo behind labels, ground of boxes, thin rules.
    accent : str
        The one accent, for contested values.
    hatch : str
        Strokes of the "no data" hatch.
    focus : str
        Ring around what has the keyboard.
    route : str
        Export routes that are drawn quietly.
    circle, on_circle : str
        Circles of totals, and figures that stand in them.
    rise, fall : str
        The two ends of a difference, distinguishable in every common form of colour blindness.
    scale : tuple of str
        Sequential scale, lowest class first.
    """

    sea: str
    land: str
    home: str
    border: str
    department: str
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
    route: str
    circle: str
    on_circle: str
    rise: str
    fall: str
    scale: tuple[str, ...]


LIGHT = Palette(
    sea="#d6dfe4",
    land="#ebe8e1",
    home="#f7f5f0",
    border="#8c8479",
    department="#bdb5a8",
    river="#9db3bf",
    river_text="#557080",
    ink="#262421",
    soft="#615c54",
    halo="#fbfaf7",
    panel="#fbfaf7",
    rule="#d8d2c7",
    accent="#a8124f",
    hatch="#bcb6aa",
    focus="#1b5fae",
    route="#6f8496",
    circle="#a5642b",
    on_circle="#ffffff",
    rise="#c2570c",
    fall="#2166ac",
    scale=("#f5e4b5", "#e8bd6c", "#d08e3f", "#a96325", "#7a3d16", "#47200c"),
)

DARK = Palette(
    sea="#12171b",
    land="#282c30",
    home="#363b40",
    border="#8f8b83",
    department="#62635f",
    river="#4f6f80",
    river_text="#8fb0c2",
    ink="#f4f1ea",
    soft="#bdb8ae",
    halo="#1b1e21",
    panel="#1d2124",
    rule="#43474a",
    accent="#ff7db1",
    hatch="#75726c",
    focus="#7ab8ff",
    route="#8299ab",
    circle="#d9a253",
    on_circle="#16191c",
    rise="#f4a255",
    fall="#7fb2e5",
    scale=("#55391d", "#7d5122", "#a87029", "#cf943f", "#ecbc69", "#fbe6ae"),
)


@dataclass(frozen=True, slots=True)
class ModeStyle:
    """How one mode of a corridor is drawn: distinguished by the pattern of its line as well as by colour.

    Attributes
    ----------
    light, dark : str
        Colour in either theme.
    width : float
        Pixels of the line (of a map 900 pixels wide).
    core : float
        Pixels of a second line along its middle, in the colour of the halo; 0 for none. A core
        turns a line into a double one.
    beads : float
        Pixels of the dots strung on the line; 0 for none.
    """

    light: str
    dark: str
    width: float
    core: float
    beads: float


MODES = {
    "sea": ModeStyle("#1d4e80", "#8cc3f5", 3.0, 0.0, 0.0),
    "air": ModeStyle("#5b3f98", "#c4aef5", 4.6, 2.0, 0.0),
    "river": ModeStyle("#0c6b70", "#6fd6d6", 5.2, 1.2, 0.0),
    "road": ModeStyle("#4a4641", "#dcd6cb", 2.2, 0.0, 0.0),
    "foot": ModeStyle("#6d5a00", "#e3d277", 1.2, 0.0, 5.0),
    "unknown": ModeStyle("#6a665f", "#b3afa7", 2.2, 0.0, 0.0),
}
"""Corridor modes of ``data/layers/corridors.geojson``, in the order of the legend."""

BEAD_GAP = 2.2
"""From bead to bead, in widths of one."""

SURETIES = {
    "documented": "none",
    "inferred": "10 5",
    "schematic": "1.6 5",
}
"""SVG dash patterns in pixels: a stage that a source states, one drawn from what it states, and a
line that only says from where to where because no source names the way."""


RELIEF_STRENGTH = {"light": "0.3", "dark": "0.5"}
"""Opacity of the shaded relief: felt under the colours, never read as a value."""


def ramp(count: int, palette: Palette = LIGHT) -> list[str]:
    """Return ``count`` colours of the sequential scale, lowest class first.

    One class takes the middle of the scale: it must differ from the ground without
    suggesting that the value is high.

    Raises
    ------
    ArgumentError
        If more classes are asked for than the scale has colours.
    """
    scale = palette.scale
    if not 0 <= count <= len(scale):
        raise ArgumentError(f"{count} classes asked for; the scale has {len(scale)} colours")
    if count == 1:
        return [scale[len(scale) // 2 - 1]]
    steps = [round(i * (len(scale) - 1) / (count - 1)) for i in range(count)] if count else []
    return [scale[i] for i in steps]


def css_variables(scope: str = ":root") -> str:
    """Return both palettes as CSS custom properties of ``scope``, dark under ``[data-theme=dark]``."""
    return "\n".join([css_rule(scope, "light"), css_rule(f'{scope}[data-theme="dark"]', "dark")])


def corridor_rules() -> str:
    """Return the CSS rules of the corridors: colour and build of each mode, dash of each surety."""
    rules = []
    for mode, style in MODES.items():
        colour = f"var(--mode-{mode})"
        string = f"stroke: {colour}; stroke-dasharray: 0 {BEAD_GAP * style.beads:g};"
        rules += [
            f".stage.mode-{mode} {{ stroke: {colour}; stroke-width: calc({style.width}px * var(--line)); }}",
            f".stage-core.mode-{mode} {{ stroke-width: calc({style.core}px * var(--line)); }}",
            f".stage-beads.mode-{mode} {{ {string} stroke-width: calc({style.beads}px * var(--line)); }}",
            f".arrow.mode-{mode}, .open-end.mode-{mode} {{ --own: {colour}; }}",
        ]
    rules += [f".sure-{name} {{ stroke-dasharray: {dash}; }}" for name, dash in SURETIES.items()]
    return "\n".join(rules)


def css_rule(selector: str, theme: str) -> str:
    """Return the palette of ``theme`` (``light`` or ``dark``) as one CSS rule of custom properties."""
    palette = DARK if theme == "dark" else LIGHT
    values = {name: value for name, value in asdict(palette).items() if name != "scale"}
    values |= {f"mode-{mode}": getattr(style, theme) for mode, style in MODES.items()}
    values |= {"relief": RELIEF_STRENGTH[theme]}
    lines = [f"--{name.replace('_', '-')}: {value};" for name, value in values.items()]
    return f"{selector} {{ color-scheme: {theme}; {' '.join(lines)} }}"


READABLE = 4.5
"""Contrast of type with its ground at least, by the measure of WCAG 2."""
LIGHT_TYPE_UNTIL = 0.183
"""Relative luminance up to which white type stands out so."""


def is_dark(colour: str) -> bool:
    """Say whether light type stands out on ``colour`` (``#rrggbb``) by the measure of WCAG 2."""
    return _luminance(colour) <= LIGHT_TYPE_UNTIL


def contrast(one: str, other: str) -> float:
    """Return how far two colours stand out from each other, from 1 to 21, by the measure of WCAG 2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour that lies ``share`` of the way from ``one`` to ``other`` (``#rrggbb``)."""
    pairs = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
