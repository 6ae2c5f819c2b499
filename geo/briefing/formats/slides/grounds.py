"""What lies under a place of a slide in a template of the user's own: colours, pictures."""

from __future__ import annotations

import colorsys
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout, SlideMaster

from geo.style.palette import mixed

Room = tuple[int, int, int, int]
"""Left, top, width and height as the file measures them."""
SAMPLE = 64
"""Pixels across that a picture is looked at with."""
MOST_PIXELS = 40_000_000
"""Of a picture that is looked at; words on a larger one have a ground of their own."""
RARE = 0.02
"""Share of the darkest and of the lightest pixels that may be behind a word."""


@dataclass(frozen=True)
class Layer:
    """What fills a part of a layout.

    Attributes
    ----------
    room : Room
    colour : str
        ``#rrggbb``; empty where it is not one, or not known.
    picture : Image or None
        Over the whole room.
    """

    room: Room
    colour: str
    picture: Image.Image | None = None


class Theme:
    """The colours of a master by name."""

    def __init__(self, master: SlideMaster) -> None:
        self.colours: dict[str, str] = {}
        for entry in _scheme(master):
            self.colours[_kind(entry)] = next(map(_own_colour, entry), "")
        held = master._element.find(qn("p:clrMap"))
        self.mapped: dict[str, str] = {} if held is None else dict(held.attrib)

    def named(self, name: str) -> str:
        """Return the colour that ``tx1``, ``bg1`` and the like stand for; without a theme black on white."""
        plain = "#ffffff" if name.startswith("bg") else "#000000"
        return self.colours.get(self.mapped.get(name, name)) or plain

    def of(self, holder: Any) -> str:  # noqa: ANN401  an element of lxml
        """Return the colour that an element holds, lightened and darkened as it says; empty for none."""
        if holder is None:
            return ""
        for held in holder:
            kind = _kind(held)
            if kind not in ("srgbClr", "schemeClr", "sysClr"):
                continue
            colour = self.named(held.get("val", "")) if kind == "schemeClr" else _own_colour(held)
            return _lit(colour, held) if colour else ""
        return ""


def _scheme(master: SlideMaster) -> Iterable[Any]:
    """Return the named colours of the theme of a master; none where it has no theme."""
    try:
        theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    except (KeyError, SyntaxError):  # what lxml raises of text that is no XML
        return ()
    found = theme.find(f".//{qn('a:clrScheme')}")
    return () if found is None else found


def _own_colour(element: Any) -> str:  # noqa: ANN401  an element of lxml
    """Return the colour that an element states as six digits; empty where it states none."""
    value = element.get("lastClr") or element.get("val") or ""
    return f"#{value.lower()}" if re.fullmatch("[0-9A-Fa-f]{6}", value) else ""


def _kind(element: Any) -> str:  # noqa: ANN401
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _lit(colour: str, holder: Any) -> str:  # noqa: ANN401
    """Return a colour with the share and the amount of light that its element asks for."""
    share, more = (holder.find(qn(tag)) for tag in ("a:lumMod", "a:lumOff"))
    if share is None and more is None:
        return colour
    hue, light, strong = colorsys.rgb_to_hls(*(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)))
    light *= int(share.get("val")) / 100_000 if share is not None else 1.0
    light += int(more.get("val")) / 100_000 if more is not None else 0.0
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), strong)
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def layers_of(layout: SlideLayout, theme: Theme, size: tuple[int, int]) -> list[Layer]:
    """Return the ground of a layout, and the filled shapes and pictures upon it, the lowest first."""
    whole = (0, 0, *size)
    layers = [_ground(layout, theme, whole)]
    alone = layout._element.get("showMasterSp") == "0"
    holders: list[SlideLayout | SlideMaster] = [layout] if alone else [layout.slide_master, layout]
    for holder in holders:
        for shape in holder.shapes:
            if shape.is_placeholder or None in (room := (shape.left, shape.top, shape.width, shape.height)):
                continue
            fill = shape._element.find(qn("p:spPr"))
            colour = theme.of(fill.find(qn("a:solidFill"))) if fill is not None else ""
            picture = _picture(shape._element, holder)
            if colour or picture:
                layers.append(Layer(room, colour, picture))
    return layers


def colours_under(layers: list[Layer], room: Room) -> tuple[str, ...]:
    """Return the colour under a room, or the darkest and lightest of a picture; none where not known."""
    left, top, wide, high = room
    across, down = left + wide / 2, top + high / 2
    layer = [each for each in layers if _holds(each.room, across, down)][-1:] or layers[:1]
    if layer[0].picture is None:
        return (layer[0].colour,) if layer[0].colour else ()
    return tuple(_extremes(layer[0].picture, layer[0].room, room))


def _holds(room: Room, across: float, down: float) -> bool:
    left, top, wide, high = room
    return left <= across <= left + wide and top <= down <= top + high


def _ground(layout: SlideLayout, theme: Theme, whole: Room) -> Layer:
    """Return the ground of a layout, with the colour in the middle of one that runs."""
    for holder in (layout, layout.slide_master):
        ground = holder._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if ground is None:
            continue
        by_theme = ground.find(qn("p:bgRef"))
        if by_theme is not None:
            return Layer(whole, theme.of(by_theme))
        plain = ground.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")
        if plain is not None:
            return Layer(whole, theme.of(plain))
        stops = [theme.of(stop) for stop in ground.iter(qn("a:gs"))]
        running = mixed(stops[0], stops[-1], 0.5) if all(stops) and stops else ""
        return Layer(whole, running, _picture(ground, holder))
    return Layer(whole, theme.named("bg1"))


def _picture(element: Any, holder: SlideLayout | SlideMaster) -> Image.Image | None:  # noqa: ANN401
    """Return the picture that fills an element, small; None where it has none that can be read."""
    blip = next(element.iter(qn("a:blip")), None)
    named = blip.get(qn("r:embed")) if blip is not None else None
    if not named:
        return None
    try:
        with Image.open(io.BytesIO(holder.part.related_part(named).blob)) as held:
            if held.width * held.height > MOST_PIXELS:
                return None
            held.draft("RGB", (SAMPLE, SAMPLE))
            return held.convert("RGB").resize((SAMPLE, SAMPLE))
    except (
        KeyError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
    ):  # no picture, or a broken one
        return None


def _extremes(picture: Image.Image, whole: Room, room: Room) -> Iterator[str]:
    """Yield the darkest and the lightest colour of the part of a picture that lies under a room."""
    left, right = _pixels(room[0] - whole[0], room[2], whole[2])
    top, bottom = _pixels(room[1] - whole[1], room[3], whole[3])
    flat = picture.crop((left, top, right, bottom)).tobytes()
    pixels = sorted(zip(flat[::3], flat[1::3], flat[2::3], strict=True), key=_light)
    rare = int(RARE * len(pixels))
    for red, green, blue in (pixels[rare], pixels[-1 - rare]):
        yield f"#{red:02x}{green:02x}{blue:02x}"


def _light(pixel: tuple[int, int, int]) -> int:
    return 2 * pixel[0] + 7 * pixel[1] + pixel[2]


def _pixels(start: int, long: int, whole: int) -> tuple[int, int]:
    """Return from and up to which pixel a part reaches that begins at ``start``: one at least."""
    unit = SAMPLE / max(1, whole)
    first = min(SAMPLE - 1, max(0, int(start * unit)))
    return first, min(SAMPLE, max(first + 1, round((start + long) * unit)))
