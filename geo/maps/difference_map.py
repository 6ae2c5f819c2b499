"""The difference of two views as one SVG: circles by size and sign, hatched where nothing may be compared."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geo.maps.locator import Ground, drawn, drawn_ground, ground_css, labels
from geo.maps.projection import Projection, Window
from geo.markup import Markup, joined, ours

LARGEST = 0.05
"""Radius of the largest circle, as a share of the width."""

SMALLEST = 2.5
"""Pixels of the radius of a circle that would else be lost."""

LETTER, LINE = 6.4, 14.0
"""Pixels that a letter of a label takes, and a line of it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One place of the map.

    Attributes
    ----------
    shape : BaseGeometry
        Its outline in degrees.
    at : tuple of float
        Longitude and latitude of its circle.
    name : str
        Its name.
    change : float or None
        Second less first, in one unit for the whole map; None where the two may not be compared.
    figure : str
        The change with its sign and unit; empty without one.
    text : str
        All that is read out of the place.
    silent : bool
        Nothing is known of it on either side.
    """

    shape: BaseGeometry
    at: tuple[float, float]
    name: str
    change: float | None
    figure: str
    text: str
    silent: bool = False


Box = tuple[float, float, float, float]


def difference_map(
    ground: Ground, places: Iterable[Changed], window: Window, *, title: str, text: str, width: float = 480.0
) -> Markup:
    """Return the map as an SVG document that carries its own colours, light and dark.

    Parameters
    ----------
    ground : Ground
        What lies under the places.
    places : iterable of Changed
        Area of a circle in proportion to its change, the greatest change at most `LARGEST` of the width.
    window : Window
        What is shown.
    title, text : str
        Name and text alternative, in the language of the page.
    width : float
        Pixels, from which the height follows.
    """
    view, every = Projection(window, width), list(places)
    changed = sorted((p for p in every if p.change is not None), key=lambda p: -abs(p.change or 0.0))
    body = drawn_ground(ground, view)
    body += [_outline(place, view) for place in every]
    body += labels(ground, view)
    body += [_circle(place, view, _radius(place, changed, width)) for place in changed]
    body += _names(changed, view, width)
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="difference" role="group" '
        'viewBox="0 0 {:.0f} {:.1f}" aria-labelledby="difference-title difference-text">'
        '<title id="difference-title">{}</title><desc id="difference-text">{}</desc>'
        "<style>{}</style>{}{}</svg>"
    ).format(width, view.height, title, text, ours(_css()), _HATCH, joined(body))


_HATCH = ours(
    '<defs><pattern id="apart" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><path class="stroke" d="M0 0V6"/></pattern></defs>'
)


def _outline(place: Changed, view: Projection) -> Markup:
    """Return the outline: plain under a circle, hatched where nothing may be compared, faint where silent."""
    if place.change is not None:
        return drawn(place.shape, view, "place")
    shape = drawn(place.shape, view, "place silent" if place.silent else "place apart")
    return shape if place.silent else _spoken(shape, place)


def _spoken(shape: Markup, place: Changed) -> Markup:
    """Return a mark that the keyboard reaches and that says what it is."""
    said = Markup('<g tabindex="0" role="img" aria-label="{0}"><title>{0}</title>{1}</g>')
    return said.format(place.text, shape)


def _radius(place: Changed, changed: Sequence[Changed], width: float) -> float:
    most = max(abs(p.change or 0.0) for p in changed)
    share = abs(place.change or 0.0) / most if most else 0.0
    return max(LARGEST * width * math.sqrt(share), SMALLEST)


def _circle(place: Changed, view: Projection, radius: float) -> Markup:
    kind = "rise" if (place.change or 0.0) > 0 else "fall" if place.change else "same"
    x, y = view.at(*place.at)
    shape = Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(kind, x, y, radius)
    return _spoken(shape, place)


def _names(changed: Sequence[Changed], view: Projection, width: float) -> list[Markup]:
    """Return name and change beside the circles, the greatest first, where there is room for them."""
    taken: list[Box] = []
    for place in changed:
        (x, y), r = view.at(*place.at), _radius(place, changed, width)
        taken.append((x - r, y - r, x + r, y + r))
    written = []
    for place in changed:
        (x, y), r = view.at(*place.at), _radius(place, changed, width)
        long = LETTER * max(len(place.name), len(place.figure))
        for left, top, anchor in (
            (x + r + 4, y - LINE, "start"),
            (x - r - 4 - long, y - LINE, "end"),
            (x - long / 2, y - r - 4 - 2 * LINE, "middle"),
            (x - long / 2, y + r + 4, "middle"),
            (x + 0.7 * r + 3, y - 0.7 * r - 2 * LINE, "start"),
            (x + 0.7 * r + 3, y + 0.7 * r, "start"),
            (x - 0.7 * r - 3 - long, y - 0.7 * r - 2 * LINE, "end"),
            (x - 0.7 * r - 3 - long, y + 0.7 * r, "end"),
        ):
            box = (left, top, left + long, top + 2 * LINE)
            if _free(box, taken, view):
                taken.append(box)
                at = {"start": left, "end": left + long, "middle": left + long / 2}[anchor]
                written.append(
                    Markup(
                        '<text class="value" text-anchor="{0}" x="{1:.1f}" y="{2:.1f}" aria-hidden="true">'
                        '<tspan>{3}</tspan><tspan class="figure" x="{1:.1f}" dy="{4:.0f}">{5}</tspan></text>'
                    ).format(anchor, at, top + LINE - 3, place.name, LINE, place.figure)
                )
                break
    return written


def _free(box: Box, taken: Iterable[Box], view: Projection) -> bool:
    left, top, right, bottom = box
    if left < 2 or top < 2 or right > view.width - 2 or bottom > view.height - 2:
        return False
    return not any(
        left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in taken
    )


def _css() -> str:
    return f"""{ground_css(".difference")}
.difference{{display:block;width:100%;height:auto;max-height:max(32rem,calc(100dvh - 21rem))}}
@media print {{ .difference{{max-height:none}} }}
.difference .place{{fill:var(--halo);fill-opacity:.55;stroke:var(--soft);stroke-width:.9;fill-rule:evenodd}}
.difference .silent{{fill:none;stroke:var(--border);stroke-dasharray:2 2}}
.difference .apart{{fill:url(#apart);fill-opacity:1}}
.difference .stroke{{stroke:var(--hatch);stroke-width:2.4}}
.difference circle{{stroke:var(--halo);stroke-width:1.2;fill-opacity:.88}}
.difference .rise{{fill:var(--rise)}}
.difference .fall{{fill:var(--fall)}}
.difference .same{{fill:var(--halo);stroke:var(--ink)}}
.difference g:focus{{outline:none}}
.difference g:focus-visible>*,.difference g:hover>circle{{stroke:var(--focus);stroke-width:3}}
.difference text{{font-family:inherit;font-size:12.5px;fill:var(--ink);stroke:var(--halo);stroke-width:3;
paint-order:stroke;stroke-linejoin:round;pointer-events:none}}
.difference .figure{{font-weight:650}}
.difference .name{{fill:var(--soft);text-anchor:middle;font-size:11px;letter-spacing:.08em}}
"""
