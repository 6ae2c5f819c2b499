"""How sure the shape of a place is."""

from __future__ import annotations

from geo.language import _
from geo.maps.where import record_of
from geo.markup import Markup
from geo.model import Place
from geo.ui.elements.english import in_english
from geo.ui.elements.html import render
from geo.ui.elements.outline import outline, record_terms
from geo.ui.frame.atlas import Atlas


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
