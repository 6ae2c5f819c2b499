"""Which statements and stages the filters of the Table page let through."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

import streamlit as st

from geo.catalog import PlaceRegistry
from geo.catalog.places import plain
from geo.estimates import printed_first
from geo.model import Route, Statement
from geo.ui.frame.atlas import Atlas
from geo.ui.listing.contested import contested_ids
from geo.ui.table.filters import Filters

Record = Statement | Route


def matching(filters: Filters, as_of: date | None, atlas: Atlas) -> list[Statement]:
    """Return the statements that the filters let through, by measure, place, period and publication.

    Parameters
    ----------
    filters : Filters
    as_of : date or None
        Only what had been published by this day; None for all known today.
    atlas : Atlas
    """
    inside = within(filters.about, atlas.places) if filters.inside else {filters.about}
    contested = contested_ids(atlas, as_of) if filters.contested else frozenset()
    words = wanted(filters.text)
    found = [
        s
        for s in atlas.statements.values()
        if _one_of(s.measure, filters.measures)
        and (not filters.about or s.place in inside or s.to_place in inside)
        and _one_of(atlas.places.get(s.place).kind, filters.place_kinds)
        and (filters.first is None or s.period_end.year >= filters.first)
        and (filters.last is None or s.period_start.year <= filters.last)
        and _one_of(s.kind, filters.kinds)
        and _one_of(s.series, filters.series)
        and _one_of(s.reading, filters.readings)
        and (not filters.flags or bool(s.flags & set(filters.flags)))
        and _named(s, filters, as_of, atlas)
        and (not filters.contested or s.id in contested)
        and (not words or _holds(words, texts(atlas.version, atlas)[s.id]))
    ]
    measures = {id: number for number, id in enumerate(atlas.measures)}
    places = {id: number for number, id in enumerate(atlas.place_ids)}

    def order(s: Statement) -> tuple[int, int, date, date]:
        return measures[s.measure], places[s.place], s.period_start, s.period_end

    found.sort(key=lambda s: (atlas.sources[s.source].published_to, s.id))
    return sorted(printed_first(found), key=order)


def matching_stages(filters: Filters, as_of: date | None, atlas: Atlas) -> list[Route]:
    """Return the stages that the filters let through, by corridor and order."""
    words = wanted(filters.text)
    found = [
        r
        for r in atlas.routes
        if _one_of(r.corridor, filters.corridors)
        and _one_of(r.mode, filters.modes)
        and _one_of(r.certainty, filters.certainties)
        and _named(r, filters, as_of, atlas)
        and (not words or _holds(words, texts(atlas.version, atlas)[r.id]))
    ]
    return sorted(found, key=lambda r: (r.corridor, r.order, r.id))


def _one_of(value: str, wanted: Collection[str]) -> bool:
    return not wanted or value in wanted


def _named(record: Record, filters: Filters, as_of: date | None, atlas: Atlas) -> bool:
    """Say whether the record is of the sources and speakers asked for, and published in time."""
    if as_of is not None and atlas.sources[record.source].published_to > as_of:
        return False
    if filters.sources and not {record.source, record.read_in} & set(filters.sources):
        return False
    return not filters.speakers or bool({record.attributed_to, record.institution} & set(filters.speakers))


def within(place: str, places: PlaceRegistry) -> set[str]:
    """Return ``place`` and all places inside it, however deep; nothing where there is none of that id."""
    if place not in places:
        return set()
    found, ahead = {place}, [place]
    while ahead:
        inner = [child.id for child in places.children(ahead.pop()) if child.id not in found]
        found.update(inner)
        ahead += inner
    return found


def wanted(text: str) -> list[str]:
    """Return the words of ``text`` without case and accents; what a hyphen joins (an id) stays together."""
    return [word for word in (plain(part) for part in text.split()) if word]


def _holds(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)


@st.cache_resource(show_spinner=False, max_entries=2)
def texts(version: str, _atlas: Atlas) -> dict[str, str]:
    """Return what can be looked for in each statement and stage, by id, worked out once per data version."""
    found = {s.id: statement_text(s, _atlas) for s in _atlas.statements.values()}
    return found | {r.id: stage_text(r, _atlas) for r in _atlas.routes}


def statement_text(s: Statement, atlas: Atlas) -> str:
    """Return all words of a statement that a reader may look for, without case and accents."""
    measure = atlas.measures[s.measure]
    years = (str(s.period_start.year), str(s.period_end.year))
    subject = (measure.name, measure.name_es, *_names(s.place, atlas), *_names(s.to_place, atlas), *years)
    counted = (s.definition, s.definition_es, s.denominator, s.denominator_es)
    return plain(
        " ".join((s.id, *subject, s.value_stated, s.unit_stated, *counted, s.note, *_sources(s, atlas)))
    )


def stage_text(r: Route, atlas: Atlas) -> str:
    """Return all words of a stage that a reader may look for, without case and accents."""
    ends = (r.corridor, r.from_place, r.to_place)
    names = [name for place in ends for name in _names(place, atlas)]
    return plain(" ".join((r.id, *names, r.substance, r.note, *_sources(r, atlas))))


def _names(place: str, atlas: Atlas) -> tuple[str, ...]:
    if not place:
        return ()
    found = atlas.places.get(place)
    return (found.name, found.name_es, *found.aliases)


def _sources(record: Record, atlas: Atlas) -> list[str]:
    """Return the names of who speaks and of the sources, in both languages."""
    people = [name for name in (record.attributed_to, record.institution) if name]
    names = [*people, *(atlas.institutions.get(name, "") for name in people)]
    for id in (record.source, record.read_in):
        if id:
            source = atlas.sources[id]
            names += [source.short, source.short_es, source.title, source.publisher]
    return names
