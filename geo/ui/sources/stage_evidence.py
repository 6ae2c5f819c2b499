"""A stage of a way in full: what a source says of it without a quantity."""

from __future__ import annotations

from html import escape

from geo.language import _, current
from geo.maps.stage_words import certainty_words, mode_words
from geo.maps.words import spoken
from geo.model import Route
from geo.ui.claims.evidence import value_link
from geo.ui.claims.facts import Fact, link, locator, period_words, source_facts
from geo.ui.elements.english import in_english
from geo.ui.elements.ways import drawn_length, end_name, product
from geo.ui.frame.addresses import place_address, statement_address
from geo.ui.frame.atlas import Atlas


def stage_title(route: Route, atlas: Atlas) -> str:
    """Return the stage as a heading: its corridor, its number and its ends."""
    return _("{corridor}: stage {number}, {start} to {end}").format(
        corridor=atlas.places.get(route.corridor).label(current()),
        number=route.order,
        start=end_name(route.from_place, atlas),
        end=end_name(route.to_place, atlas),
    )


def stage_facts(route: Route, atlas: Atlas) -> list[Fact]:
    """Return all that is held of a stage, in the order of the evidence view."""
    corridor = atlas.places.get(route.corridor).label(current())
    return [
        (_("Corridor"), link(place_address(route.corridor), corridor)),
        (_("From"), _end(route.from_place, atlas)),
        (_("To"), _end(route.to_place, atlas)),
        (_("Mode"), escape(mode_words()[route.mode])),
        (_("Certainty"), escape(certainty_words()[route.certainty])),
        (_("Product"), product(route)),
        (_("Period"), escape(period_words(route.period_start, route.period_end))),
        (_("Length"), escape(drawn_length(route, atlas))),
        (_("Person"), escape(spoken(route.attributed_to, current(), atlas.institutions))),
        (_("Institution"), escape(spoken(route.institution, current(), atlas.institutions))),
        *source_facts(route, atlas),
        (_("Place in the text"), locator(route)),
        (_("Note"), in_english(route.note)),
        (_("Id"), link(statement_address(route.id), route.id)),
    ]


def _end(place: str, atlas: Atlas) -> str:
    """Return an end of the stage, linked to its profile where the source names one."""
    name = end_name(place, atlas)
    return link(place_address(place), name) if place else escape(name)


def stages_beside(route: Route, atlas: Atlas) -> str:
    """Return the other stages of the same corridor as HTML, each leading to its own evidence."""
    others = [r for r in atlas.routes if r.corridor == route.corridor and r.id != route.id]
    if not others:
        return ""
    rows = "".join(
        f"<li>{other.order}. "
        + value_link(other.id, f"{end_name(other.from_place, atlas)} → {end_name(other.to_place, atlas)}")
        + f" {escape(atlas.sources[other.source].label(current()))}</li>"
        for other in sorted(others, key=lambda r: (r.order, r.id))
    )
    heading = escape(_("The other stages of this route, as reported"))
    return f'<h2>{heading}</h2><ul class="claims">{rows}</ul>'
