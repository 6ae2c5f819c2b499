"""Places by id, by name in two languages, and by what contains them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from geo.catalog.cells import Row, locate, read_rows
from geo.catalog.check.places import faults_in_place
from geo.catalog.fault import Fault
from geo.catalog.published import FILE, PLACE, Overlay, over, published, row_of
from geo.catalog.tables import by_id
from geo.errors import AmbiguousNameError, DataError, UnknownNameError
from geo.language import _, current
from geo.model import Place
from geo.regular_file import cached_by_file
from geo.suggestions import LONGEST, did_you_mean

PLACES = "data/tables/places.csv"
KIND_WORDS = {
    "river": {"river", "rio"},
    "port": {"port", "puerto", "of", "de", "del"},
    "valley": {"valley", "valle", "of", "de", "del"},
}
"""Words that a name of that kind is often said without: Ucayali River, Ucayali."""
BESIDE_A_PROVINCE = ("zone", "river")
"""Kinds that a text about coca may mean by a name as well as the province that bears it."""


def plain(text: str) -> str:
    """Return ``text`` without case, accents, hyphens and other marks, single-spaced."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+|_", " ", letters).split())


@lru_cache(maxsize=10_000)
def names_of(place: Place) -> frozenset[str]:
    """Return every name a place answers to, made plain.

    Beside its names and aliases these are its id, the names without what stands in
    brackets, and those of rivers, ports and valleys without the word that says so. What
    stands in the brackets of an aggregate is what it is made of, and stays: a part of
    Puno is not Puno.
    """
    given = (place.id, place.name, place.name_es, *place.aliases)
    names = {plain(name) for name in given}
    if place.kind != "aggregate":
        names |= {plain(re.sub(r"\(.*?\)", "", name)) for name in given}
    if words := KIND_WORDS.get(place.kind):
        names |= {trimmed(name, words) for name in names}
    return frozenset(names - {""})


def trimmed(name: str, words: set[str]) -> str:
    """Return a plain name without the ``words`` it begins or ends with."""
    parts = name.split()
    while parts and parts[0] in words:
        parts.pop(0)
    while parts and parts[-1] in words:
        parts.pop()
    return " ".join(parts)


class PlaceRegistry:
    """All places, found by id or name.

    Parameters
    ----------
    places : iterable of Place
        In the order in which iteration and rankings keep them.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = {place.id: place for place in places}
        self._names = {place.id: sorted(names_of(place)) for place in self._places.values()}
        self._by_name: dict[str, list[Place]] = {}
        self._children: dict[str, list[Place]] = {}
        self._older: dict[str, list[Place]] = {}
        self._of_kind: dict[str, list[Place]] = {}
        for place in self._places.values():
            self._children.setdefault(place.parent, []).append(place)
            self._older.setdefault(place.predecessor_of, []).append(place)
            self._of_kind.setdefault(place.kind, []).append(place)
            for name in self._names[place.id]:
                self._by_name.setdefault(name, []).append(place)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places.values())

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, place_id: object) -> bool:
        return place_id in self._places

    def get(self, place_id: str) -> Place:
        """Return the place with this id.

        Raises
        ------
        UnknownNameError
            If there is none; near ids are named.
        """
        try:
            return self._places[place_id]
        except KeyError:
            unknown = _("no place has the id {name!r}").format(name=place_id[:LONGEST])
            raise UnknownNameError(unknown + did_you_mean(place_id, self._places)) from None

    def named(self, name: str, kind: str | None = None) -> list[Place]:
        """Return the places that ``name`` may mean (see `resolve`); none where it is unknown."""
        exact = self._places.get(name)
        if exact and kind in (None, exact.kind):
            return [exact]
        found = [place for place in self._by_name.get(plain(name), []) if kind in (None, place.kind)]
        others = [place for place in found if place.kind != "province"]
        return others if len(others) == 1 and others[0].kind not in BESIDE_A_PROVINCE else found

    def resolve(self, name: str, kind: str | None = None) -> Place:
        """Return the place that ``name`` means.

        Parameters
        ----------
        name : str
            An id, an English or Spanish name or an alias; case, accents and hyphens do
            not matter. An id written exactly wins over names. A province gives way to the one
            other place that bears its name, except to a zone or a river.
        kind : str, optional
            Only places of this kind.

        Raises
        ------
        AmbiguousNameError
            If several places bear the name; they are named.
        UnknownNameError
            If none does; near names are named.
        """
        found = self.named(name, kind)
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{place.name} ({place.kind}, {place.id})" for place in found)
            raise AmbiguousNameError(
                _("{name!r} is the name of several places: {names}; give the id or the kind").format(
                    name=name, names=names
                )
            )
        known = [key for key, places in self._by_name.items() if any(kind in (None, p.kind) for p in places)]
        unknown = _("no place is called {name!r}").format(name=name[:LONGEST])
        raise UnknownNameError(unknown + did_you_mean(plain(name), known))

    def children(self, place_id: str) -> list[Place]:
        """Return the places whose parent is this one, in the table's order."""
        self.get(place_id)
        return list(self._children.get(place_id, []))

    def older(self, place_id: str) -> list[Place]:
        """Return the places that this one has succeeded, in the table's order."""
        return list(self._older.get(place_id, [])) if place_id else []

    def of_kind(self, kind: str) -> list[Place]:
        """Return the places of a kind, in the table's order."""
        return list(self._of_kind.get(kind, []))

    def ancestors(self, place_id: str) -> list[Place]:
        """Return the places that contain this one, the nearest first.

        Raises
        ------
        DataError
            If a place is said to lie within itself.
        """
        found: list[Place] = []
        place = self.get(place_id)
        while place.parent:
            place = self.get(place.parent)
            if place in found or place.id == place_id:
                raise DataError(_("place {name!r} lies within itself").format(name=place.id))
            found.append(place)
        return found


def load_places(path: Path | None = None) -> PlaceRegistry:
    """Return the places.

    Parameters
    ----------
    path : Path, optional
        Another checkout's folder, or the file itself.

    Raises
    ------
    DataError
        If the table is missing or a row does not hold what its columns promise.
    """
    return places_and_faults(path)[0]


def places_and_faults(path: Path | None = None) -> tuple[PlaceRegistry, tuple[Fault, ...]]:
    """Return the places as `load_places` does, and what is wrong with published ones left out."""
    return _registry(locate(path, PLACES), current(), published(path))


@partial(cached_by_file, kept=6)
def _registry(path: Path, language: str, overlay: Overlay) -> tuple[PlaceRegistry, tuple[Fault, ...]]:
    rows = read_rows(path, tuple(Place.__dataclass_fields__), exact=False)
    shipped = by_id([(row, place_from(row)) for row in rows])
    places, faults = over(shipped, PLACE, overlay, place_from)
    if overlay.of_kind(PLACE):
        faults += _out_of_place(places, shipped, overlay)
    return PlaceRegistry(places.values()), tuple(faults)


def _out_of_place(places: dict[str, Place], shipped: Mapping[str, Place], overlay: Overlay) -> list[Fault]:
    """Set back published places that lie nowhere, and withdrawn ones that others lie in; say so of each."""
    faults: list[Fault] = []
    while wrong := next(_misplaced(places, shipped, overlay), None):
        id, fault = wrong
        faults.append(fault)
        places.pop(id, None)
        if id in shipped:
            places[id] = shipped[id]
    return faults


def _misplaced(
    places: Mapping[str, Place], shipped: Mapping[str, Place], overlay: Overlay
) -> Iterator[tuple[str, Fault]]:
    """Yield the published places that cannot stay as they are, each with why."""
    parents = {place.id: place.parent for place in places.values()}
    named = {*parents.values(), *(place.predecessor_of for place in places.values())}
    for item in sorted(overlay.of_kind(PLACE), key=lambda item: item.body is not None):
        id = item.record
        if item.body is None and id in named and id not in places:
            expected = _("a place that no other lies in or is drawn on")
            yield id, Fault(f"{FILE}/{PLACE}/{id}", None, "id", id, expected)
        elif item.body is not None and id in places and places[id] != shipped.get(id):
            row = row_of(item)
            for column in ("parent", "predecessor_of"):
                if row.text(column) and row.text(column) not in places:
                    fault = row.fault(column, _("an id of {file}").format(file=PLACES))
                    yield id, replace(fault, row=None)
            for fault in faults_in_place(row, parents):
                yield id, replace(fault, row=None)


def place_from(row: Row) -> Place:
    """Return a row of ``places.csv`` as a record."""
    return Place(
        id=row.required("id"),
        kind=row.required("kind"),
        name=row.required("name"),
        name_es=row.required("name_es"),
        aliases=row.items("aliases"),
        parent=row.text("parent"),
        predecessor_of=row.text("predecessor_of"),
        lon=row.number_or_none("lon"),
        lat=row.number_or_none("lat"),
        coordinate_source=row.text("coordinate_source"),
        note=row.text("note"),
    )
