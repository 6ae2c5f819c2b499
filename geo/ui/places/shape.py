"""Where a place is: its shape in the layers, and a small map of it."""

from __future__ import annotations

from shapely.ops import unary_union

from geo.language import _, bilingual
from geo.maps.locator import Ground, Mark, locator
from geo.maps.projection import PERU, Window
from geo.markup import Markup
from geo.model import Place
from geo.ui.elements.english import in_english
from geo.ui.elements.html import render
from geo.ui.elements.outline import outline, record_terms
from geo.ui.elements.whereabouts import SOUTH_AMERICA, WORLD, marks_of, record_of, window_for
from geo.ui.frame.atlas import Atlas


def where(place: Place, atlas: Atlas) -> str:
    """Return the locator of ``place`` as SVG, in the language in use.

    A place without a shape gets the window of the nearest place around it, with nothing marked.
    """
    marks = marks_of(place, atlas)
    shown = marks or next(
        (found for around in atlas.places.ancestors(place.id) if (found := marks_of(around, atlas))), []
    )
    way = place.kind == "corridor"
    window = window_for([mark.geometry for mark in shown], own=way) if shown else WORLD
    near = window != WORLD
    ground = Ground(
        atlas.layers["countries"],
        departments=atlas.layers["departments"] if window == PERU else None,
        rivers=atlas.layers["rivers"] if window == PERU else None,
        label=bilingual("name", "name_es") if near else "",
        named=frozenset(atlas.place_ids),
    )
    title = _("Where it is: {place}").format(place=place.label())
    return locator(ground, marks, window, title=title, text=in_words(place, marks, window))


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


def how_sure(place: Place, atlas: Atlas) -> Markup:
    """Return as HTML how sure the shape is: accuracy and method of an outline, a course, a point."""
    if words := outline(place, atlas):
        return words
    rows = record_of(place, atlas)
    if place.kind == "corridor" and len(rows):
        return render("places.stages_drawn")
    if len(rows):
        return render("elements.course", lines=record_terms(rows.iloc[0].drop("geometry").to_dict()))
    if place.lon is None:
        nothing = _("The data hold no outline and no point of this place: the map shows its surroundings.")
        return render("places.paragraph", text=nothing)
    return render("places.point", text=in_english(place.coordinate_source))
