"""Names of places: those of the record, of all countries, and of towns and regions beside them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from geo.catalog import load_places
from geo.catalog.places import PlaceRegistry, names_of, plain
from geo.catalog.published import cached_by_published
from geo.errors import ExtractionError
from geo.extract.lexicon import LANGUAGES, rules
from geo.extract.lexicon.lessons import PLACE, cached_with_lessons, lessons_of
from geo.extract.text.phrases import Phrases
from geo.model import Place

PATH = Path(__file__).parents[1] / "lexicon" / "gazetteer.csv"
_BRACKETS = re.compile(r"\s*\(.*?\)")
_JOINS = re.compile(r", | and | y | e |\+")
SHORTEST = 3
"""Letters of a name of the record; shorter ones are ids and abbreviations of something else."""


class Entry(NamedTuple):
    """What a name stands for.

    Attributes
    ----------
    id, kind, country : str
        As in `Mention`.
    listed : bool
        Whether it is a name of the gazetteer that the record has not.
    """

    id: str
    kind: str
    country: str
    listed: bool = False


@cached_by_published
def known_places() -> PlaceRegistry:
    """Return the places of the record, which are asked for with every place of a text."""
    return load_places()


@cached_by_published
def countries() -> dict[str, str]:
    """Return the record's id of a country, by its code of ISO 3166; no other countries."""
    known = {name: place.id for place in load_places() if place.kind == "country" for name in names_of(place)}
    names = Locale("en").territories
    return {code: known[plain(name)] for code, name in names.items() if _state(code) and plain(name) in known}


def code_of(country: str) -> str:
    """Return the code of ISO 3166 of a country: itself where the record has no id for it."""
    return next((code for code, id in countries().items() if id == country), country)


def country_of(place: Place) -> str:
    """Return the id of the country in which a place of the record lies; ``""`` for what is wider."""
    around = (place, *load_places().ancestors(place.id))
    return next((one.id for one in around if one.kind == "country"), "")


def country_name(code: str, language: str) -> str:
    """Return the name of the country with a code of ISO 3166."""
    return str(Locale(language).territories[code])


def _state(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ", "XA", "XB")


@cached_with_lessons(PLACE)
def names() -> Phrases:
    """Return every name of a place, with its `Entry`; what a team taught goes before all else."""
    found, own = Phrases(), dict(_taught())
    for name, entry in own.items():
        found.add(name, entry)
    for name, entry in (*_record(), *_countries(), *_listed()):
        if not own or plain(name) not in own:
            found.add(name, entry)
    return found


def _taught() -> Iterator[tuple[str, Entry]]:
    places = load_places()
    for lesson in lessons_of(PLACE):
        if lesson.meaning in places:
            place = places.get(lesson.meaning)
            yield plain(lesson.words), Entry(place.id, place.kind, country_of(place))


def _record() -> Iterator[tuple[str, Entry]]:
    for place in load_places():
        if place.kind in ("corridor", "kind"):
            continue
        entry = Entry(place.id, place.kind, country_of(place))
        printed = {name for name in (place.name, place.name_es, *place.aliases) if "-" in name}
        if place.kind != "aggregate":
            printed |= {name for name in place.aliases if "," in name}
        own = names_of(place)
        if place.kind == "aggregate":  # its id may say less than it is: "northern Peru" is no three zones
            own -= {plain(place.id)} - {plain(name) for name in (place.name, place.name_es, *place.aliases)}
        for name in sorted(own | {_BRACKETS.sub("", name) for name in printed}):
            if len(name) >= SHORTEST:
                yield name, entry
        if place.kind == "area" and "," in place.name:
            yield place.name.partition(",")[0], Entry(place.id, "department", entry.country)


def _countries() -> Iterator[tuple[str, Entry]]:
    known = {name for place in load_places() for name in names_of(place)}
    for language in LANGUAGES:
        for code, name in sorted(Locale(language).territories.items()):
            if _state(code) and plain(name) not in known:
                yield name, Entry(countries().get(code, ""), "country", countries().get(code, code))
        for code, listed in rules("places", language)["country_names"].items():
            for name in listed:
                yield name, Entry(countries().get(code, ""), "country", countries().get(code, code))


def _listed() -> Iterator[tuple[str, Entry]]:
    seen = {(plain(name), country_of(place)) for place in load_places() for name in names_of(place)}
    for name, kind, code in listed_names():
        country = countries().get(code, code)
        if (plain(name), country) not in seen:
            yield name, Entry("", kind, country, listed=True)
    for language in LANGUAGES:
        for code, listed in rules("places", language)["town_names"].items():
            for name in listed:
                yield name, Entry("", "city", countries().get(code, code), listed=True)


def listed_names() -> list[tuple[str, str, str]]:
    """Return the name, kind and country's code of every row of ``gazetteer.csv``.

    Raises
    ------
    ExtractionError
        If the file is missing or lacks a column.
    """
    try:
        with PATH.open(encoding="utf-8", newline="") as file:
            return [(row["name"], row["kind"], row["country"]) for row in csv.DictReader(file)]
    except (OSError, KeyError) as error:
        raise ExtractionError(f"{PATH.name}: {error}; expected columns name, kind, country") from error


@cached_by_published
def _aggregates() -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for place in load_places():
        if place.kind == "aggregate":
            for name in (place.name, place.name_es, *place.aliases):
                found.setdefault(_parts(name), place.id)
    return found


def _parts(name: str) -> frozenset[str]:
    return frozenset(plain(part) for part in _JOINS.split(_BRACKETS.sub("", name)) if part.strip())


def aggregate_of(names: Iterable[str]) -> str:
    """Return the id of the record's aggregate of some places, in whatever order; ``""`` where it has none."""
    return _aggregate_of(*names)


@cached_by_published
def _aggregate_of(*names: str) -> str:
    return _aggregates().get(frozenset(map(plain, names)), "")
