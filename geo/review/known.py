"""What a team knows: the data package and its own records, published or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from geo.catalog import load_institutions, load_measures, load_places, load_sources_lenient
from geo.catalog.cards import KEYS, card_from_cells
from geo.catalog.cells import Row
from geo.catalog.places import PlaceRegistry, place_from
from geo.catalog.tables import measure_from
from geo.model import Measure, Place, Source
from geo.model.statement import UNNAMED, UNNAMED_ES
from geo.statements.row_validator import Known, known_of
from geo.store.batches import INSTITUTION, MEASURE, PLACE, SOURCE
from geo.store.database import Store
from geo.store.entries import Entry, read_entries

KINDS = (SOURCE, PLACE, MEASURE, INSTITUTION)
COLUMNS: dict[str, tuple[str, ...]] = {
    SOURCE: (*KEYS, "abstract"),
    PLACE: tuple(field.name for field in fields(Place)),
    MEASURE: tuple(field.name for field in fields(Measure)),
    INSTITUTION: ("name", "name_es"),
}
"""Cells of a record of each kind: keys of a card, or columns of its table."""


def own_records(store: Store, kind: str) -> dict[str, Entry]:
    """Return the own records of a kind by key, without those that were withdrawn."""
    return {key: entry for key, entry in read_entries(store, kind).items() if entry.body is not None}


def shipped_keys(kind: str) -> set[str]:
    """Return the keys that the data package uses for records of a kind."""
    if kind == SOURCE:
        return set(load_sources_lenient()[0])
    if kind == PLACE:
        return {place.id for place in load_places()}
    return set(load_measures() if kind == MEASURE else load_institutions())


def all_places(store: Store) -> PlaceRegistry:
    """Return the places of the data package and the own ones."""
    return joined_places(load_places(), own_places(store))


def own_places(store: Store) -> tuple[Place, ...]:
    """Return the own places, published or not."""
    return tuple(place_from(Row(PLACE, 1, entry.body or {})) for entry in own_records(store, PLACE).values())


def joined_places(places: PlaceRegistry, own: Iterable[Place]) -> PlaceRegistry:
    """Return places with the own ones, which stand for those of the same id."""
    return PlaceRegistry({place.id: place for place in (*places, *own)}.values())


def all_measures(store: Store) -> dict[str, Measure]:
    """Return the measures of the data package and the own ones, by id."""
    own = [measure_from(Row(MEASURE, 1, entry.body or {})) for entry in own_records(store, MEASURE).values()]
    return load_measures() | {measure.id: measure for measure in own}


def all_sources(store: Store) -> dict[str, Source]:
    """Return the sources of the data package and the own ones, by id."""
    own = [card_from_cells(entry.body or {}, SOURCE)[0] for entry in own_records(store, SOURCE).values()]
    return load_sources_lenient()[0] | {source.id: source for source in own if source is not None}


def all_institutions(store: Store) -> dict[str, str]:
    """Return the Spanish name of the institutions of the data package and the own ones, by name."""
    own = own_records(store, INSTITUTION)
    return (
        load_institutions()
        | {UNNAMED: UNNAMED_ES}
        | {name: (entry.body or {})["name_es"] for name, entry in own.items()}
    )


def known_in(store: Store) -> Known:
    """Return what a figure may name: the data package and own records that are not published yet."""
    known = known_of(None)
    units = dict(known.units) | {measure.id: measure.unit for measure in all_measures(store).values()}
    return replace(
        known,
        units=tuple(units.items()),
        places=known.places | own_records(store, PLACE).keys(),
        cards=known.cards | own_records(store, SOURCE).keys(),
    )
