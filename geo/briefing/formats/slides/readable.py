"""Words and charts on the ground of a template of the user's own: what could not be read is recoloured."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches, Pt

from geo.briefing.formats.slides.chart_style import rgb
from geo.briefing.formats.slides.design import Box, Design, places_of
from geo.briefing.formats.slides.scene import LEGEND_NAME
from geo.plots.chart_picture import PALE
from geo.style import DARK, LIGHT
from geo.style.lines import series_colours
from geo.style.palette import READABLE, contrast, is_dark, mixed

MARGIN = Pt(4)
"""By which the card under a legend is larger than it."""


@dataclass(frozen=True)
class Ground:
    """What a slide is written on.

    Attributes
    ----------
    colour : str
        ``#rrggbb``, as are all.
    plain : str
        Of words for which the template sets none.
    ink : str
        Of words that could not be read otherwise.
    instead : dict
        Colours for those names of the theme that could not be read.
    """

    colour: str
    plain: str
    ink: str
    instead: dict[str, str]

    def reads(self, colour: str) -> bool:
        """Say whether words in ``colour`` can be read on it."""
        return contrast(colour, self.colour) >= READABLE


def make_readable(design: Design) -> None:
    """Give the words and charts of all slides a colour that stands out on the ground of their layout.

    What the template sets and can be read stays; so does all on a picture, whose colours are not known.
    """
    for slide in design.deck.slides:
        theme = Theme(slide.slide_layout.slide_master)
        colour = _ground(slide.slide_layout, theme)
        if not colour:
            continue
        ground = _ground_of(colour, theme)
        for shape in slide.shapes:
            if shape.name == LEGEND_NAME:
                _on_a_card(shape, ground, design.areas.picture)
            elif shape.has_chart:
                _chart(shape.chart._chartSpace, ground)
            elif shape.is_placeholder:
                _words(shape._element, ground, _placeholder_colour(shape, slide.slide_layout, theme))
            else:
                _words(shape._element, ground, ground.plain)


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


def _ground_of(colour: str, theme: Theme) -> Ground:
    plain, soft = theme.named("tx1"), theme.named("tx2")
    ink = plain
    if contrast(plain, colour) < READABLE:
        ink = max((LIGHT.ink, DARK.ink), key=lambda one: contrast(one, colour))
    named = {"tx1": plain, "tx2": soft}
    return Ground(
        colour, plain, ink, {name: ink for name, held in named.items() if contrast(held, colour) < READABLE}
    )


def _ground(layout: SlideLayout, theme: Theme) -> str:
    """Return the colour of the ground of a layout, in the middle of one that runs; empty for a picture."""
    for holder in (layout._element, layout.slide_master._element):
        ground = holder.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if ground is None:
            continue
        by_theme = ground.find(qn("p:bgRef"))
        if by_theme is not None:
            return theme.of(by_theme)
        plain = ground.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")
        if plain is not None:
            return theme.of(plain)
        stops = [theme.of(stop) for stop in ground.iter(qn("a:gs"))]
        return mixed(stops[0], stops[-1], 0.5) if all(stops) and stops else ""
    return theme.named("bg1")


def _placeholder_colour(shape: Any, layout: SlideLayout, theme: Theme) -> str:  # noqa: ANN401
    """Return the colour that a template gives the words of a place of a slide."""
    idx = shape.placeholder_format.idx
    held = next((one for one in places_of(layout) if one.placeholder_format.idx == idx), None)
    kind = held.placeholder_format.type if held is not None else None
    master = layout.slide_master
    over = [one for one in places_of(master) if one.placeholder_format.type == kind]
    styles = [one._element.find(f".//{qn('a:lstStyle')}") for one in (held, *over) if one is not None]
    tag = "p:titleStyle" if shape == shape.part.slide.shapes.title else "p:bodyStyle"
    styles.append(master._element.find(f"{qn('p:txStyles')}/{qn(tag)}"))
    for style in styles:
        if style is not None:
            path = f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}/{qn('a:solidFill')}"
            if colour := theme.of(style.find(path)):
                return colour
    return theme.named("tx1")


def _words(element: Any, ground: Ground, said: str) -> None:  # noqa: ANN401
    """Colour the words and lines of a shape that could not be read; ``said`` is their colour otherwise."""
    _named_colours(element, ground)
    if not ground.reads(said):
        for run in _runs(element):
            _colour(run, ground.ink)


def _named_colours(element: Any, ground: Ground) -> None:  # noqa: ANN401
    """Replace the names of colours of words by the colours themselves: what they name may not be read."""
    for held in [*element.iter(qn("a:schemeClr"))]:
        if colour := ground.instead.get(held.get("val")):
            held.getparent().replace(held, _srgb(colour))


def _runs(element: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the properties of the runs that name no colour."""
    for run in element.iter(qn("a:r")):
        properties = run.get_or_add_rPr()
        if properties.find(qn("a:solidFill")) is None:
            yield properties


def _colour(properties: Any, colour: str) -> None:  # noqa: ANN401
    fill = parse_xml(f"<a:solidFill {nsdecls('a')}/>")
    fill.append(_srgb(colour))
    properties.insert(0, fill)


def _srgb(colour: str) -> Any:  # noqa: ANN401
    return parse_xml(f'<a:srgbClr {nsdecls("a")} val="{colour.removeprefix("#").upper()}"/>')


def _on_a_card(group: Any, ground: Ground, picture: Box) -> None:  # noqa: ANN401
    """Put a card under a legend on a dark ground: its signs are those of the map, which is drawn light."""
    if is_dark(ground.colour):
        top, high = group.top - MARGIN, group.height + 2 * MARGIN
        sides = Inches(picture[0]), top, Inches(picture[2]), high
        card = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sides)
        card.name, card.shadow.inherit = "Card", False
        card.fill.solid()
        card.line.fill.background()
        card.fill.fore_color.rgb = rgb(LIGHT.panel)
        next(iter(group.shapes))._element.addprevious(card._element)
        ground = Ground(LIGHT.panel, ground.plain, LIGHT.ink, {})
    _words(group._element, ground, ground.plain)


def _chart(space: Any, ground: Ground) -> None:  # noqa: ANN401
    """Colour words, lines and bars of a chart for the ground."""
    _words(space, ground, ground.plain)
    if not is_dark(ground.colour):
        return
    pairs = zip(
        (*series_colours(dark=False), LIGHT.circle, LIGHT.rule, LIGHT.border),
        (*series_colours(dark=True), DARK.circle, DARK.rule, DARK.border),
        strict=True,
    )
    other = {**dict(pairs), LIGHT.panel: ground.colour, PALE: mixed(DARK.circle, ground.colour, 0.55)}
    for held in space.iter(qn("a:srgbClr")):
        colour = other.get(f"#{held.get('val').lower()}")
        if colour:
            held.set("val", colour.removeprefix("#").upper())
