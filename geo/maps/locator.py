"""A small map of where a place is, as one SVG: handed frames, it reads no file and needs no script."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import geopandas as gpd
from shapely import clip_by_rect, get_coordinates
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from geo.maps.projection import Projection, Window
from geo.markup import Markup, joined, ours
from geo.style.palette import MODES, SURETIES, css_rule, css_variables

SMALL = 13.0
"""Pixels: a shape smaller than this is ringed, or nobody finds it."""

LETTER = 5.9
"""Pixels that a letter of a label takes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a locator points out.

    Attributes
    ----------
    geometry : BaseGeometry
        Point, line or area in degrees.
    mode : str
        Of a stage of a corridor, one of `geo.style.MODES`; empty for all else.
    certainty : str
        One of `geo.style.SURETIES`, ``outlined`` or ``approximate``; anything but
        ``documented`` and ``outlined`` is drawn broken.
    tag : str
        A number or letter that is printed on it; empty for none.
    """

    geometry: BaseGeometry
    mode: str = ""
    certainty: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the marks; every frame in EPSG:4326.

    Attributes
    ----------
    countries : GeoDataFrame
        With the columns ``id`` and the one named by ``label``.
    departments, rivers : GeoDataFrame or None
        Drawn as thin lines where given.
    home : str
        Id of the country on the ground of its own.
    label : str
        Column of ``countries`` with the names to print; empty for none.
    named : frozenset of str
        Ids of the countries whose names may be printed; empty for all.
    """

    countries: gpd.GeoDataFrame
    departments: gpd.GeoDataFrame | None = None
    rivers: gpd.GeoDataFrame | None = None
    home: str = "peru"
    label: str = ""
    named: frozenset[str] = field(default_factory=frozenset)


def locator(
    ground: Ground,
    marks: Iterable[Mark],
    window: Window,
    *,
    title: str,
    text: str,
    width: float = 330.0,
    under: Under | None = None,
    styled: bool = True,
) -> Markup:
    """Return the map as an SVG document that carries its own colours, light and dark.

    Parameters
    ----------
    ground : Ground
        What lies under the marks.
    marks : iterable of Mark
        Drawn in their order; none for a place without a shape.
    window : Window
        What is shown.
    title, text : str
        Name and text alternative, in the language of the page.
    width : float
        Pixels, from which the height follows.
    under : Under, optional
        What `drawn_under` has drawn of this ground, window and width.
    styled : bool
        Whether it carries its rules; else the page has `locator_rules` and the colours.

    Notes
    -----
    The dark palette holds where the root element carries ``data-theme="dark"``, and never on paper.
    """
    view, marks = Projection(window, width), list(marks)
    ground_drawn, names = under or drawn_under(ground, window, width)
    tags = [_tag(mark, view) for mark in marks if mark.tag]
    body = [ground_drawn, *(_mark(mark, view) for mark in marks), names, *tags, _scale_bar(view)]
    rules = Markup("<style>{}</style>").format(ours(_css())) if styled else Markup()
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="locator" role="img" '
        'viewBox="0 0 {:.0f} {:.1f}" aria-labelledby="locator-title locator-text">'
        '<title id="locator-title">{}</title><desc id="locator-text">{}</desc>'
        "{}{}</svg>"
    ).format(width, view.height, title, text, rules, joined(body))


Under = tuple[Markup, Markup]
"""The ground and the names of countries, the same for every place in a window."""


def drawn_under(ground: Ground, window: Window, width: float = 330.0) -> Under:
    """Return what lies under and over the marks of any place in ``window``."""
    view = Projection(window, width)
    return joined(drawn_ground(ground, view)), joined(labels(ground, view))


def drawn_ground(ground: Ground, view: Projection) -> list[Markup]:
    """Return sea, land, departments and rivers, from below; their colours are `ground_css`."""
    sea = Markup('<rect class="sea" width="{:.0f}" height="{:.1f}"/>').format(view.width, view.height)
    return [sea, *(_path(name, data) for name, data in drawn_paths(ground, view))]


def drawn_paths(ground: Ground, view: Projection) -> list[tuple[str, str]]:
    """Return class and path data of land, departments and rivers, from below, where any is in the window."""
    shapes = [
        ("land home" if id == ground.home else "land", shape)
        for id, shape in zip(ground.countries["id"], ground.countries.geometry, strict=True)
    ]
    for frame, name in ((ground.departments, "department"), (ground.rivers, "river")):
        shapes += [] if frame is None else [(name, shape) for shape in frame.geometry]
    return [(name, data) for name, shape in shapes if (data := path(shape, view))]


def ground_css(root: str) -> str:
    """Return the rules of the palette, light on paper, and of what `drawn_ground` draws, below ``root``."""
    dark = f'{root}[data-theme="dark"]'
    return f"""{css_variables(root)}
@media print {{ {css_rule(dark, "light")} }}
{ground_rules(root)}"""


def ground_rules(root: str) -> str:
    """Return the rules of what `drawn_ground` draws, below ``root``, without the colours they name."""
    return f"""{root} .sea{{fill:var(--sea)}}
{root} .land{{fill:var(--land);stroke:var(--border);stroke-width:.7}}
{root} .home{{fill:var(--home)}}
{root} .department{{fill:none;stroke:var(--department);stroke-width:.6}}
{root} .river{{fill:none;stroke:var(--river);stroke-width:.7}}"""


def path(shape: BaseGeometry, view: Projection) -> str:
    """Return the part of ``shape`` inside the window as SVG path data; empty where none is.

    Simplified to half a pixel, a tenth of a pixel kept.
    """
    window = view.window
    inside = clip_by_rect(shape, window.west, window.south, window.east, window.north)
    inside = inside.simplify(0.5 / view.scale, preserve_topology=False)
    return "".join(_lines(inside, view))


def _lines(shape: BaseGeometry, view: Projection) -> list[str]:
    if shape.is_empty:
        return []
    if hasattr(shape, "geoms"):
        return [text for part in shape.geoms for text in _lines(part, view)]
    if shape.geom_type == "Polygon":
        return [f"{_line(ring, view)}Z" for ring in (shape.exterior, *shape.interiors)]
    return [_line(shape, view)] if shape.geom_type in ("LineString", "LinearRing") else []


def _line(shape: BaseGeometry, view: Projection) -> str:
    points = (view.at(lon, lat) for lon, lat in get_coordinates(shape))
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def drawn(shape: BaseGeometry, view: Projection, name: str) -> Markup:
    """Return ``shape`` as a path of the class ``name``; empty where none of it is in the window."""
    data = path(shape, view)
    return _path(name, data) if data else Markup()


def _path(name: str, data: str) -> Markup:
    return Markup('<path class="{}" d="{}"/>').format(name, data)


def _circle(name: str, at: tuple[float, float], radius: int) -> Markup:
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(name, *at, radius)


def _mark(mark: Mark, view: Projection) -> Markup:
    """Return an area, a line or a ring; what is too small to be found stands in a ring."""
    if mark.geometry.geom_type == "Point":
        spot = view.at(mark.geometry.x, mark.geometry.y)
        return _circle("ring", spot, 9) + _circle("spot", spot, 3)
    loose = "" if mark.certainty in ("", "outlined", "documented") else " loose"
    if mark.mode:
        kind = f"stage mode-{mark.mode} sure-{mark.certainty}"
    else:
        kind = ("area" if mark.geometry.area else "course") + loose
    west, south, east, north = mark.geometry.bounds
    size = max((east - west), (north - south)) * view.scale
    middle = view.at((west + east) / 2, (south + north) / 2)
    ring = _circle("ring", middle, 11) if size < SMALL else Markup()
    return drawn(mark.geometry, view, kind) + ring


def _tag(mark: Mark, view: Projection) -> Markup:
    """Return the tag of a mark in a disc on it."""
    spot = mark.geometry.representative_point()
    x, y = view.at(spot.x, spot.y)
    text = Markup('<text class="tag" x="{:.1f}" y="{:.1f}">{}</text>').format(x, y + 3.8, mark.tag)
    return _circle("disc", (x, y), 8) + text


def labels(ground: Ground, view: Projection) -> list[Markup]:
    """Return the names of the countries that have room for theirs inside the window."""
    if not ground.label:
        return []
    window, labels = view.window, []
    for _i, row in ground.countries.iterrows():
        if ground.named and row["id"] not in ground.named:
            continue
        inside = clip_by_rect(row.geometry, window.west, window.south, window.east, window.north)
        largest = max(getattr(inside, "geoms", [inside]), key=lambda part: part.area, default=inside)
        if largest.is_empty or largest.geom_type != "Polygon":
            continue
        spot = polylabel(largest, tolerance=4 / view.scale)
        room = 2 * spot.distance(largest.exterior) * view.scale
        name = str(row[ground.label])
        if room < 0.72 * LETTER * len(name):
            continue
        x, y = view.at(spot.x, spot.y)
        half = LETTER * len(name) / 2
        x = min(max(x, half + 3), view.width - half - 3)
        text = Markup('<text class="name" x="{:.1f}" y="{:.1f}">{}</text>')
        labels.append(text.format(x, y + 3.5, name))
    return labels


def _scale_bar(view: Projection) -> Markup:
    """Return a bar of a round length, at most a quarter of the width; none for half the world and more."""
    if view.window.east - view.window.west > 90:
        return Markup()
    longest = view.width / 4 / view.pixels_per_km
    power = 10 ** math.floor(math.log10(longest))
    km = max(step * power for step in (1, 2, 5) if step * power <= longest)
    length, y = km * view.pixels_per_km, view.height - 9
    bar = Markup('<path class="bar" d="M8 {0:.1f}V{1:.1f}H{2:.1f}V{0:.1f}"/>').format(y - 4, y, 8 + length)
    text = Markup('<text class="km" x="{:.1f}" y="{:.1f}">{:,.0f} km</text>').format(12 + length, y + 1, km)
    return bar + text


def _css() -> str:
    return f"{ground_css('.locator')}\n{locator_rules(ground=False)}"


def locator_rules(*, ground: bool = True) -> str:
    """Return the rules of a locator without the colours they name; with those of its ground or not."""
    under = ground_rules(".locator") if ground else ""
    modes = "".join(f".locator .mode-{mode}{{stroke:var(--mode-{mode})}}" for mode in MODES)
    sure = "".join(f".locator .sure-{name}{{stroke-dasharray:{dash}}}" for name, dash in SURETIES.items())
    return f"""{under}
.locator{{display:block;width:100%;height:auto}}
.locator .area{{fill:var(--ink);fill-opacity:.15;stroke:var(--ink);stroke-width:1.4;fill-rule:evenodd}}
.locator .area.loose{{fill-opacity:.1;stroke-dasharray:3 2}}
.locator .course{{fill:none;stroke:var(--ink);stroke-width:2.4;stroke-linejoin:round;stroke-linecap:round}}
.locator .stage{{fill:none;stroke-width:2;stroke-linejoin:round}}
.locator .ring{{fill:none;stroke:var(--ink);stroke-width:1.6}}
.locator .spot{{fill:var(--ink)}}
.locator text{{font-family:inherit;font-size:11px;fill:var(--soft);stroke:var(--halo);stroke-width:2.4;
paint-order:stroke;stroke-linejoin:round}}
.locator .name{{text-anchor:middle}}
.locator .disc{{fill:var(--ink);stroke:var(--halo);stroke-width:1}}
.locator .tag{{text-anchor:middle;fill:var(--halo);stroke:none;font-weight:600}}
.locator .bar{{fill:none;stroke:var(--soft);stroke-width:1}}
{modes}{sure}"""
