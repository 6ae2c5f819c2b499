"""Which places cover the same ground, so that their figures are never added."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.catalog import PlaceRegistry
from geo.estimates.rules.verdict import YES, Verdict, no
from geo.language import _
from geo.model import Place

DIVISIONS = ("continent", "country", "department", "province", "zone", "city", "town", "port")
"""Kinds of place that never cover one another's ground: two departments, two coca zones."""


def members(place: Place, places: PlaceRegistry) -> tuple[str, ...]:
    """Return of which places an aggregate is made, where its names say so.

    A name or alias that joins names by ``+`` is such a saying ("Marañón+Putumayo+Bajo
    Amazonas"); a name in it that no division bears makes it none.
    """
    for name in (place.name, place.name_es, *place.aliases):
        inside = re.search(r"\(([^)]*\+[^)]*)\)", name)
        parts = (inside.group(1) if inside else name).split("+")
        if len(parts) > 1:
            found = [_division(part, places) for part in parts]
            if all(found):
                return tuple(found)
    return ()


def _division(name: str, places: PlaceRegistry) -> str:
    """Return the id of the zone, else the department, province or country of that name."""
    for kind in ("zone", "department", "province", "country"):
        if len(found := places.named(name, kind)) == 1:
            return found[0].id
    return ""


def outline(place: Place) -> str:
    """Return whose outline the place is drawn on: its successor's, or its own."""
    return place.predecessor_of or place.id


def is_inside(part: str, whole: str, places: PlaceRegistry) -> bool:
    """Say whether all of ``part`` is known to lie in ``whole``; no place lies inside itself.

    Raises
    ------
    UnknownNameError
        If a place is not in the registry.
    """
    places.get(part), places.get(whole)
    return whole in _around(places)[part]


def places_around(part: str, places: PlaceRegistry) -> frozenset[str]:
    """Return the ids of all places of the registry in which ``part``, one of them, is known to lie."""
    places.get(part)
    return _around(places)[part]


@lru_cache(maxsize=8)
def _around(places: PlaceRegistry) -> dict[str, frozenset[str]]:
    """Return by place the ids of all that contain it: by parent, by outline, by what they are made of."""
    made_of = {
        p.id: {outline(places.get(id)) for id in parts} for p in places if (parts := members(p, places))
    }
    found = {}
    for place in places:
        chain = [place, *places.ancestors(place.id)]
        if outline(place) != place.id:
            chain += [places.get(outline(place)), *places.ancestors(outline(place))]
        grounds = {p.id for p in chain} | {outline(p) for p in chain}
        grounds |= {whole for whole, parts in made_of.items() if parts & grounds}
        found[place.id] = frozenset(id for id in grounds if outline(places.get(id)) != outline(place))
    return found


def may_add_places(one: str, other: str, places: PlaceRegistry) -> Verdict:
    """Say whether the figures of two places may be added, which only disjoint places may.

    Refuses the same place twice (``same``), a place and what contains it (``inside``),
    two names for one outline such as the VRAE and the VRAEM (``outline``), and two places
    of different divisions, or of none, that may cover the same ground (``overlap``).

    Raises
    ------
    UnknownNameError
        If a place is not in the registry.
    """
    first, second = places.get(one), places.get(other)
    # Names are put into words where they are needed: a sum of many places asks this of each two.
    if first.id == second.id:
        return no("same", _("{one} would be counted twice.").format(one=first.label()))
    if outline(first) == outline(second):
        text = _("{one} and {other} are one area before and after a change of limits: never added.")
        return no("outline", text.format(one=first.label(), other=second.label()))
    for part, whole in ((first, second), (second, first)):
        if is_inside(part.id, whole.id, places):
            text = _("{part} lies inside {whole}, whose figure already includes it.")
            return no("inside", text.format(part=part.label(), whole=whole.label()))
    if first.kind != second.kind or first.kind not in DIVISIONS:
        text = _("{one} and {other} are not parts of one division and may overlap.")
        return no("overlap", text.format(one=first.label(), other=second.label()))
    return YES
