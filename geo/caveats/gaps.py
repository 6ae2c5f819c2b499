"""What a level and the figures of a year do not share, on either side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from geo.atlas import LEVEL_LAYERS, Atlas
from geo.catalog import PlaceRegistry
from geo.caveats.over_years import Listed
from geo.estimates import Timelines
from geo.joins import join_layer
from geo.language import _
from geo.model import LEVELS, View


def unmatched(
    view: View, known: Timelines, atlas: Atlas, *, gaps: bool, listed: Collection[str] = ()
) -> list[Listed]:
    """Say what the layer and the claims of the year do not share, on either side.

    Parameters
    ----------
    gaps : bool
        Whether to name the places without data.
    listed : collection of str
        Places without data that are not named.
    """
    joined = join_layer(
        atlas.layers[LEVEL_LAYERS[view.level]],
        known,
        view.shown_year,
        view.as_of,
        expected=[p for p in known.places(view.as_of) if _drawable_or_lost(p, view.level, atlas)],
    )
    asked = [place for place in joined.without_value if gaps and place not in listed]
    silent = [place for place in asked if _missed(place, known, view, atlas)]
    texts = (
        (_("No data: {names}."), _("No data for {year}: {names}."), silent),
        (
            _("Figures that this level cannot show: {names}."),
            _("Figures for {year} that this level cannot show: {names}."),
            joined.without_shape,
        ),
    )
    lines = []
    for text, alone, places in texts:
        names = named(places, atlas.places)
        if names:
            whole = alone.format(year=view.shown_year, names=", ".join(names))
            lines.append(Listed(text, names, whole))
    return lines


def named(places: Iterable[str], registry: PlaceRegistry) -> tuple[str, ...]:
    """Return the names of ``places`` in order; several parts of one country abroad are only counted."""
    names, parts = [], defaultdict(list)
    for place in places:
        parts[foreign_country(place, registry)].append(registry.get(place).label())
    for country, found in parts.items():
        if country and len(found) > 1:
            text = _("{count} parts of {place}")
            found = [text.format(count=len(found), place=registry.get(country).label())]
        names += found
    return tuple(sorted(names))


def _drawable_or_lost(place: str, level: str, atlas: Atlas) -> bool:
    """Say whether the place belongs on this level, or on none (a river, a way, an area of Peru)."""
    kind = atlas.places.get(place).kind
    if kind == level or kind in LEVELS:
        return kind == level
    return level == "country" or not is_abroad(place, atlas.places)


def is_abroad(place: str, places: PlaceRegistry) -> bool:
    """Say whether a place lies in another country, or is larger than one: no level of Peru misses it."""
    around = [places.get(place), *places.ancestors(place)]
    larger = any(p.kind in ("world", "continent", "country") for p in around)
    return larger and all(p.id != "peru" for p in around)


def foreign_country(place: str, places: PlaceRegistry) -> str:
    """Return the country other than Peru inside which a place lies; empty for every other place."""
    around = (p.id for p in places.ancestors(place) if p.kind == "country" and p.id != "peru")
    return next(around, "")


def _missed(place: str, known: Timelines, view: View, atlas: Atlas) -> bool:
    """Say whether a place without a value has claims in other years.

    An older place whose successor speaks is not missed: the successor covers it.
    """
    if not known.speaks_of(place, view.as_of):
        return False
    successor = atlas.places.get(place).predecessor_of
    return not successor or known.at(successor, view.shown_year, view.as_of) is None
