"""A corridor in the panel: its stages as the sources report them."""

from __future__ import annotations

from datetime import date

from geo.corridors import drawn_km
from geo.language import _
from geo.markup import Markup
from geo.model import Place, Route
from geo.ui.claims.evidence import quoted, source_row, value_link
from geo.ui.elements.english import in_english
from geo.ui.elements.html import render
from geo.ui.frame.atlas import Atlas
from geo.wording.amount import length_words
from geo.wording.kinds import certainty_words, mode_words, product_words


def ways(place: Place, atlas: Atlas, as_of: date | None = None) -> Markup:
    """Return the stages of the corridor ``place`` as HTML; empty for any other place.

    Only those whose source had been published by ``as_of`` (None: all).
    """
    routes = [
        r
        for r in atlas.routes
        if r.corridor == place.id and (as_of is None or atlas.sources[r.source].published_to <= as_of)
    ]
    if not routes:
        return Markup()
    routes.sort(key=lambda r: (r.order, r.id))
    return render("elements.ways", stages=[_stage(route, atlas) for route in routes])


def _stage(route: Route, atlas: Atlas) -> Markup:
    start, end = end_name(route.from_place, atlas), end_name(route.to_place, atlas)
    facts = [mode_words()[route.mode], certainty_words()[route.certainty], drawn_length(route, atlas)]
    return render(
        "elements.stage",
        number=route.order,
        title=value_link(route.id, f"{start} → {end}"),
        facts=" · ".join(fact for fact in facts if fact),
        product=product(route) if route.substance else "",
        source=source_row(route.source, route.attributed_to, atlas),
        note=in_english(route.note),
        quoted=quoted(route),
    )


def product(route: Route) -> Markup:
    """Return what moves along the stage as HTML, as the map names it; else as the source does."""
    named = product_words().get(route.substance)
    return Markup.escape(named) if named else in_english(route.substance)


def end_name(place: str, atlas: Atlas) -> str:
    """Return the name of the place where a stage begins or ends, or that the source names none."""
    return atlas.places.get(place).label() if place else _("no end named")


def drawn_length(route: Route, atlas: Atlas) -> str:
    """Return the drawn length of the stage; empty where the stage has no line."""
    length = drawn_km(route.id, atlas.layers["corridors"])
    return "" if length is None else length_words(length)
