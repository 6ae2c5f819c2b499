"""Words and charts on the ground of a template of the user's own: what could not be read is recoloured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import SlideLayout
from pptx.util import Inches, Pt

from geo.briefing.formats.slides.chart_style import rgb
from geo.briefing.formats.slides.design import Box, Design, places_of
from geo.briefing.formats.slides.grounds import Theme, colours_under, layers_of
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
    colours : tuple of str
        ``#rrggbb``, as are all: one, or the darkest and the lightest of a picture.
    plain : str
        Of words for which the template sets none.
    ink : str
        Of words that could not be read otherwise.
    instead : dict
        Colours for those names of the theme that could not be read.
    """

    colours: tuple[str, ...]
    plain: str
    ink: str
    instead: dict[str, str]

    def reads(self, colour: str) -> bool:
        """Say whether words in ``colour`` can be read on it."""
        return _least_contrast(colour, self.colours) >= READABLE

    @property
    def dark(self) -> bool:
        """Whether all of it is."""
        return all(map(is_dark, self.colours))


def make_readable(design: Design) -> None:
    """Give the words and charts of all slides a colour that stands out on the ground of their layout.

    What the template sets and can be read stays. Where no colour can be read, on a picture that is dark and
    light or whose colours are not known, the words have a ground of their own.
    """
    card = Ground((LIGHT.panel,), LIGHT.ink, LIGHT.ink, {"tx1": LIGHT.ink, "tx2": LIGHT.ink})
    size = (design.deck.slide_width or 0, design.deck.slide_height or 0)
    for slide in design.deck.slides:
        layout = slide.slide_layout
        theme = Theme(layout.slide_master)
        layers = layers_of(layout, theme, size)
        for shape in slide.shapes:
            colours = colours_under(layers, (shape.left, shape.top, shape.width, shape.height))
            ground = _ground_of(colours, theme) if colours else card
            known = ground.reads(ground.ink) and ground is not card
            if shape.name == LEGEND_NAME:
                _on_a_card(shape, ground, design.areas.picture, needed=ground.dark or len(colours) != 1)
            elif shape.has_chart:
                space = shape.chart._chartSpace
                _chart(space, ground if len(colours) == 1 else card)
                if len(colours) != 1:
                    _fill_chart(space)
            elif not known and shape.has_text_frame and shape.text_frame.text.strip():
                shape.fill.solid()
                shape.fill.fore_color.rgb = rgb(LIGHT.panel)
                _words(shape._element, card, "")
            elif shape.is_placeholder:
                _words(shape._element, ground, _placeholder_colour(shape, layout, theme))
            else:
                _words(shape._element, ground, ground.plain)


def _ground_of(colours: tuple[str, ...], theme: Theme) -> Ground:
    plain, soft = theme.named("tx1"), theme.named("tx2")
    ink = plain
    if _least_contrast(plain, colours) < READABLE:
        ink = max((LIGHT.ink, DARK.ink), key=lambda one: _least_contrast(one, colours))
    named = {"tx1": plain, "tx2": soft}
    instead = {name: ink for name, held in named.items() if _least_contrast(held, colours) < READABLE}
    return Ground(colours, plain, ink, instead)


def _least_contrast(colour: str, colours: tuple[str, ...]) -> float:
    return min(contrast(colour, one) for one in colours)


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
    """Colour the words and lines of a shape that could not be read; ``said`` is their colour, if known."""
    _named_colours(element, ground)
    if not said or not ground.reads(said):
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


def _on_a_card(group: Any, ground: Ground, picture: Box, *, needed: bool) -> None:  # noqa: ANN401
    """Put a card under a legend where ``needed``: its signs are those of the map, which is drawn light."""
    if needed:
        top, high = group.top - MARGIN, group.height + 2 * MARGIN
        sides = Inches(picture[0]), top, Inches(picture[2]), high
        card = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *sides)
        card.name, card.shadow.inherit = "Card", False
        card.fill.solid()
        card.line.fill.background()
        card.fill.fore_color.rgb = rgb(LIGHT.panel)
        next(iter(group.shapes))._element.addprevious(card._element)
        ground = Ground((LIGHT.panel,), ground.plain, LIGHT.ink, {})
    _words(group._element, ground, ground.plain)


def _chart(space: Any, ground: Ground) -> None:  # noqa: ANN401
    """Colour words, lines and bars of a chart for the ground."""
    _words(space, ground, ground.plain)
    if not ground.dark:
        return
    pairs = zip(
        (*series_colours(dark=False), LIGHT.circle, LIGHT.rule, LIGHT.border),
        (*series_colours(dark=True), DARK.circle, DARK.rule, DARK.border),
        strict=True,
    )
    other = {**dict(pairs), LIGHT.panel: ground.colours[0], PALE: mixed(DARK.circle, ground.colours[0], 0.55)}
    for held in space.iter(qn("a:srgbClr")):
        colour = other.get(f"#{held.get('val').lower()}")
        if colour:
            held.set("val", colour.removeprefix("#").upper())


def _fill_chart(space: Any) -> None:  # noqa: ANN401
    """Give a chart a light ground of its own."""
    fill = parse_xml(f"<a:solidFill {nsdecls('a')}/>")
    fill.append(_srgb(LIGHT.panel))
    properties = space.find(qn("c:spPr"))
    if properties is None:
        properties = parse_xml(f"<c:spPr {nsdecls('c', 'a')}/>")
        space.find(qn("c:chart")).addnext(properties)
    for held in properties.xpath("./a:noFill | ./a:solidFill | ./a:gradFill"):
        properties.remove(held)
    properties.insert(0, fill)
