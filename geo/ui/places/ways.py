"""Which reported ways lead through a place; for a corridor, what it links and what is not named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from shapely.geometry.base import BaseGeometry

from geo.corridors import rough_km
from geo.language import _, ngettext
from geo.maps.where import record_of, stages_of
from geo.markup import Markup, joined
from geo.model import Place, Route
from geo.ui.claims.evidence import card_link
from geo.ui.elements.html import render
from geo.ui.elements.ways import ways
from geo.ui.frame.atlas import Atlas
from geo.ui.places.facts import place_link
from geo.views.record import within
from geo.wording.amount import length_words
from geo.wording.claim import spoken
from geo.wording.kinds import certainty_words, mode_words
from geo.wording.period import open_span_words, period_words

CROSSED = ("zone", "department", "province")
"""Kinds whose outline a drawn line may be said to cross."""

ALONG = 0.03
"""Degrees (about 3 km) within which a stage is drawn along a river."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stage that begins, ends or passes at a place.

    Attributes
    ----------
    route : Route
    how : str
        ``from``, ``to``, ``inside`` (both ends), ``crosses`` (the drawn line only) or
        ``along`` (drawn along the river).
    """

    route: Route
    how: str


def routes_known(atlas: Atlas, as_of: date | None) -> list[Route]:
    """Return the stages whose source had been published by ``as_of``, in the order of the ways."""
    known = [r for r in atlas.routes if as_of is None or atlas.sources[r.source].published_to <= as_of]
    return sorted(known, key=lambda r: (r.corridor, r.order, r.id))


def passages(place: Place, atlas: Atlas, as_of: date | None) -> list[Passage]:
    """Return the stages that begin or end in ``place``, or whose drawn line crosses or follows it."""
    inside = within(place.id, atlas)
    rows = record_of(place, atlas)
    shape = rows.geometry.iloc[0] if len(rows) and place.kind != "corridor" else None
    found = []
    for route in routes_known(atlas, as_of):
        start, end = route.from_place in inside, route.to_place in inside
        if start or end:
            how = "inside" if start and end else "from" if start else "to"
        elif shape is not None and (line := atlas.ways.get(route.id)) is not None:
            how = _passes(place.kind, shape, line)
        else:
            how = ""
        if how:
            found.append(Passage(route, how))
    return found


def _passes(kind: str, shape: BaseGeometry, line: BaseGeometry) -> str:
    if kind in CROSSED:
        return "crosses" if shape.intersects(line) else ""
    if kind == "river":
        return "along" if line.intersection(shape.buffer(ALONG)).length > line.length / 2 else ""
    return ""


def ways_through(place: Place, atlas: Atlas, as_of: date | None) -> Markup:
    """Return the ways that begin, end or pass at ``place`` as HTML, by corridor."""
    found = groupby(passages(place, atlas, as_of), key=lambda p: p.route.corridor)
    groups = [
        (place_link(atlas.places.get(corridor)), [_stage(passage, atlas) for passage in group])
        for corridor, group in found
    ]
    return render("places.ways", groups=groups) if groups else Markup()


def how_words() -> dict[str, str]:
    """Return how a stage has to do with a place, in words."""
    return {
        "from": _("begins here"),
        "to": _("ends here"),
        "inside": _("within it"),
        "crosses": _("the line on the map crosses it"),
        "along": _("drawn along it"),
    }


def _stage(passage: Passage, atlas: Atlas) -> Markup:
    route = passage.route
    facts = [mode_words()[route.mode], certainty_words()[route.certainty], _period(route)]
    return render(
        "places.stage",
        start=_end(route.from_place, atlas),
        end=_end(route.to_place, atlas),
        how=how_words()[passage.how],
        said=" · ".join(fact for fact in facts if fact),
        source=_source(route, atlas),
    )


def _source(route: Route, atlas: Atlas) -> Markup:
    """Return who says so, with the link to the source."""
    who = route.attributed_to or route.institution
    name = f"{spoken(who, atlas.institutions)}, " if who else ""
    return Markup("{}{}").format(name, card_link(atlas.sources[route.source]))


def _end(place: str, atlas: Atlas) -> str:
    return place_link(atlas.places.get(place)) if place else _("no end named")


def _period(route: Route) -> str:
    """Return the period of a stage; one with an open beginning says until when."""
    start, end = route.period_start, route.period_end
    if (start is None) == (end is None):
        return period_words(start, end)
    return open_span_words(start.year if start else None, end.year if end else None)


def corridor(place: Place, atlas: Atlas, as_of: date | None) -> Markup:
    """Return the stages of the corridor ``place`` as HTML; empty for any other place."""
    body = ways(place, atlas, as_of)
    heading = _("The route, stage by stage")
    return render("elements.titled", heading=heading, body=body) if body else body


def corridor_facts(place: Place, atlas: Atlas, as_of: date | None) -> Markup:
    """Return what the corridor ``place`` links, its length as drawn and what is counted on it, as HTML."""
    if place.kind != "corridor":
        return Markup()
    drawn = stages_of(place, atlas)
    known = [r for r in routes_known(atlas, as_of) if r.corridor == place.id]
    ids = dict.fromkeys(p for r in known for p in (r.from_place, r.to_place) if p)
    facts: list[str] = []
    if ids:
        links = joined((place_link(atlas.places.get(id)) for id in ids), ", ")
        facts.append(Markup("{}: {}.").format(_("Connects"), links))
    if len(drawn):
        length = length_words(rough_km(float(drawn["length_km"].sum())))
        text = ngettext(
            "{n} stage drawn, {length}.",
            "{n} stages drawn, {length} in all; parallel stages are counted separately.",
            len(drawn),
        )
        facts.append(text.format(n=len(drawn), length=length))
    return render("places.relations", lines=[*facts, _quantities(place, atlas)])


def _quantities(place: Place, atlas: Atlas) -> str:
    stated = [s for s in atlas.statements.values() if s.place == place.id]
    if stated:
        text = ngettext("There is {n} figure for it.", "There are {n} figures for it.", len(stated))
        return text.format(n=len(stated))
    return _("No source gives a quantity for this route.")


def open_ends(place: Place, atlas: Atlas, as_of: date | None) -> list[str]:
    """Return one sentence for each stage of a corridor with an end, or a means, that no source names."""
    routes = {r.id: r for r in routes_known(atlas, as_of) if r.corridor == place.id}
    drawn = stages_of(place, atlas)
    ends = {
        id: end
        for names, end in zip(drawn["routes"], drawn["open_end"], strict=True)
        for id in str(names).split("|")
    }
    lines = []
    for route in routes.values():
        if missing := _missing(route, ends.get(route.id, "")):
            way = _("Stage {number}, {start} to {end}").format(
                number=route.order,
                start=_plain(route.from_place, atlas),
                end=_plain(route.to_place, atlas),
            )
            lines.append(f"{way}: {', '.join(missing)}.")
    return lines


def _missing(route: Route, end: str) -> Iterable[str]:
    words = []
    if not route.from_place or end in ("start", "both"):
        words.append(_("no start named"))
    if not route.to_place or end in ("end", "both"):
        words.append(_("no end named"))
    if route.mode == "unknown":
        words.append(_("means of transport unknown"))
    return words


def _plain(place: str, atlas: Atlas) -> str:
    return atlas.places.get(place).label() if place else _("no end named")
