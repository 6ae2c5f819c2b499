"""Where a place is: its shape in the layers, and a small map of it."""

from __future__ import annotations

import geopandas as gpd
from shapely import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from geo.atlas import LEVEL_LAYERS, Atlas
from geo.language import _, bilingual
from geo.maps.locator import Ground, Mark, Under, drawn_under, locator
from geo.maps.projection import PERU, Window
from geo.markup import Markup
from geo.model import Place

SOUTH_AMERICA = Window(-92.0, -56.5, -33.5, 13.5)
WORLD = Window(-130.0, -45.0, 150.0, 72.0)
"""Windows of the locator, degrees; a way that leaves South America gets one of its own."""

MARGIN = 0.3
"""Degrees between a shape and the edge of the window that shows it whole."""

NARROWEST, WIDEST = 0.55, 1.35
"""Height of a locator over its width: the column beside the text holds no other shape."""


def stages_of(place: Place, atlas: Atlas) -> gpd.GeoDataFrame:
    """Return the drawn stages of the corridor ``place``; an empty frame for any other place."""
    stages = atlas.layers["corridors"]
    return stages[stages["corridor"] == place.id]


def record_of(place: Place, atlas: Atlas) -> gpd.GeoDataFrame:
    """Return the rows of the layers that draw ``place``: an outline, a course or stages; maybe none."""
    if place.kind == "corridor":
        return stages_of(place, atlas)
    layer = atlas.layers[LEVEL_LAYERS.get(place.kind, "rivers")]
    return layer[layer["id"] == place.id]


def marks_of(place: Place, atlas: Atlas) -> list[Mark]:
    """Return what a map points out of ``place``: outline, course, stages or point; empty without any."""
    rows = record_of(place, atlas)
    if place.kind == "corridor":
        drawn = zip(rows.geometry, rows["mode"], rows["certainty"], strict=True)
        return [Mark(shape, mode, certainty) for shape, mode, certainty in drawn]
    if len(rows):
        return [Mark(rows.geometry.iloc[0], certainty=rows["certainty"].iloc[0])]
    if place.lon is not None and place.lat is not None:
        return [Mark(Point(place.lon, place.lat))]
    return []


def where(
    place: Place, atlas: Atlas, *, drawn: dict[Window, Under] | None = None, styled: bool = True
) -> Markup:
    """Return the locator of ``place`` as SVG, in the language in use.

    A place without a shape gets the window of the nearest place around it, with nothing marked.

    Parameters
    ----------
    drawn : dict, optional
        Keeps what lies under the places of each window, for many places in one language.
    styled : bool
        See `geo.maps.locator.locator`.
    """
    marks = marks_of(place, atlas)
    shown = marks or next(
        (found for around in atlas.places.ancestors(place.id) if (found := marks_of(around, atlas))), []
    )
    way = place.kind == "corridor"
    window = window_for([mark.geometry for mark in shown], own=way) if shown else WORLD
    ground = _ground(window, atlas)
    kept: dict[Window, Under] = {} if drawn is None else drawn
    if window not in kept:
        kept[window] = drawn_under(ground, window)
    title = _("Where it is: {place}").format(place=place.label())
    text = in_words(place, marks, window)
    return locator(ground, marks, window, title=title, text=text, under=kept[window], styled=styled)


def _ground(window: Window, atlas: Atlas) -> Ground:
    """Return what lies under a window: of Peru with departments and rivers, of the world without names."""
    return Ground(
        atlas.layers["countries"],
        departments=atlas.layers["departments"] if window == PERU else None,
        rivers=atlas.layers["rivers"] if window == PERU else None,
        label=bilingual("name", "name_es") if window != WORLD else "",
        named=frozenset(atlas.place_ids),
    )


def window_for(shapes: list[BaseGeometry], *, own: bool) -> Window:
    """Return the window that shows ``shapes``: Peru, South America, the world, or one of their own."""
    west, south, east, north = bounds = unary_union(shapes).bounds
    for window in (PERU, SOUTH_AMERICA):
        if window.holds((west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN)):
            return window
    return _own(bounds) if own else WORLD


def _own(bounds: tuple[float, float, float, float]) -> Window:
    """Return a window round ``bounds`` that is neither a strip nor a tower."""
    own = Window(*bounds).padded(0.08)
    width, height = own.east - own.west, own.north - own.south
    if height < NARROWEST * width:
        by = (NARROWEST * width - height) / 2
        own = own.around((own.west, max(own.south - by, -60), own.east, min(own.north + by, 80)))
    if height > WIDEST * width:
        by = (height / WIDEST - width) / 2
        own = own.around((own.west - by, own.south, own.east + by, own.north))
    return own


def in_words(place: Place, marks: list[Mark], window: Window) -> str:
    """Return the text alternative of the locator."""
    name = place.label()
    if not marks:
        return _("Map of the surroundings only: {place} has no outline and no point in the data.").format(
            place=name
        )
    if place.kind == "corridor":
        text = _("Map of the stages of the route, generalised from public reporting: {place}.")
        return text.format(place=name)
    around = {PERU: _("Peru"), SOUTH_AMERICA: _("South America")}.get(window, _("the world"))
    middle = unary_union([mark.geometry for mark in marks]).centroid
    return _("Map of {around} with {place} marked, near {lat}, {lon}.").format(
        around=around, place=name, lat=_latitude(middle.y), lon=_longitude(middle.x)
    )


def _latitude(degrees: float) -> str:
    half = _("{degrees}° north") if degrees >= 0 else _("{degrees}° south")
    return half.format(degrees=f"{abs(degrees):.0f}")


def _longitude(degrees: float) -> str:
    half = _("{degrees}° east") if degrees >= 0 else _("{degrees}° west")
    return half.format(degrees=f"{abs(degrees):.0f}")
