"""A stage of a way in full: what a source says of it without a quantity."""

from __future__ import annotations

from geo.language import _
from geo.markup import Markup
from geo.model import Route
from geo.ui.claims.evidence import locator_words, value_link
from geo.ui.claims.facts import Fact, source_facts
from geo.ui.elements.english import in_english
from geo.ui.elements.html import link
from geo.ui.elements.ways import drawn_length, end_name, product
from geo.ui.frame.addresses import place_address, statement_address
from geo.ui.frame.atlas import Atlas
from geo.wording.claim import spoken
from geo.wording.kinds import certainty_words, mode_words
from geo.wording.period import period_words


def stage_title(route: Route, atlas: Atlas) -> str:
    """Return the stage as a heading: its corridor, its number and its ends."""
    return _("{corridor}: stage {number}, {start} to {end}").format(
        corridor=atlas.places.get(route.corridor).label(),
        number=route.order,
        start=end_name(route.from_place, atlas),
        end=end_name(route.to_place, atlas),
    )


def stage_facts(route: Route, atlas: Atlas) -> list[Fact]:
    """Return all that is held of a stage, in the order of the evidence view."""
    corridor = atlas.places.get(route.corridor).label()
    return [
        (_("Corridor"), link(place_address(route.corridor), corridor)),
        (_("From"), _end(route.from_place, atlas)),
        (_("To"), _end(route.to_place, atlas)),
        (_("Mode"), mode_words()[route.mode]),
        (_("Certainty"), certainty_words()[route.certainty]),
        (_("Product"), product(route)),
        (_("Period"), period_words(route.period_start, route.period_end)),
        (_("Length"), drawn_length(route, atlas)),
        (_("Person"), spoken(route.attributed_to, atlas.institutions)),
        (_("Institution"), spoken(route.institution, atlas.institutions)),
        *source_facts(route, atlas),
        (_("Place in the text"), locator_words(route)),
        (_("Note"), in_english(route.note)),
        (_("Id"), link(statement_address(route.id), route.id)),
    ]


def _end(place: str, atlas: Atlas) -> str:
    """Return an end of the stage, linked to its profile where the source names one."""
    name = end_name(place, atlas)
    return link(place_address(place), name) if place else name


def stages_beside(route: Route, atlas: Atlas) -> list[tuple[int, Markup, str]]:
    """Return number, ends and source of the other stages of the corridor, each leading to its evidence."""
    others = [r for r in atlas.routes if r.corridor == route.corridor and r.id != route.id]
    others.sort(key=lambda r: (r.order, r.id))
    ends = ((end_name(other.from_place, atlas), end_name(other.to_place, atlas)) for other in others)
    return [
        (other.order, value_link(other.id, f"{start} → {end}"), atlas.sources[other.source].label())
        for other, (start, end) in zip(others, ends, strict=True)
    ]
