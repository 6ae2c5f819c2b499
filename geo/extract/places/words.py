"""The rules for places in one language, as phrases that are looked up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from geo.catalog import load_places
from geo.extract.lexicon import rules
from geo.extract.places.gazetteer import countries
from geo.extract.text.phrases import Phrases


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words around places.

    Attributes
    ----------
    demonyms : Phrases
        Of (id of the record or "", code of a country or "").
    back : Phrases
        Of the kind that "the region" points back to.
    places, origins, targets : Phrases
        Words before a place where something is, comes from, goes to.
    kinds : mapping of str to str
        Kind of place by the word that says so.
    settled, links, not_places, not_names : frozenset of str
        Words for settlements; words that join a name to another; capitalised words that are no place; words
        with a capital at the start of a sentence only.
    capitals : Phrases
        Of the id of the country whose government a capital stands for.
    acts : Phrases
        What governments do.
    bodies : Phrases
        Heads of names of bodies.
    months : frozenset of str
    whole, clauses : Phrases
        Words that say a figure is of the whole country; words that open another clause.
    joins, small, articles, onwards, relatives, surpass : frozenset of str
        What joins places that stand as one; small words inside names; articles; words from one end of a way
        to the other; words that open a clause about what is named before; verbs of passing another.
    parts_before, parts_led, led_by, parts_of, part_links, parts_behind : frozenset of str
        Directions before a name ("northern Peru"), and those that need an article before them, with these;
        nouns of a direction ("the north of") with what joins them to a name; directions behind a name.
    titles : frozenset of str
        What stands before the name of a person.
    beside, seats, officials, say : Phrases
        Words before a place that something is only next to; where a body sits; offices of officials.
    """

    demonyms: Phrases
    back: Phrases
    places: Phrases
    origins: Phrases
    targets: Phrases
    kinds: dict[str, str]
    settled: frozenset[str]
    links: frozenset[str]
    not_places: frozenset[str]
    not_names: frozenset[str]
    capitals: Phrases
    acts: Phrases
    bodies: Phrases
    months: frozenset[str]
    whole: Phrases
    clauses: Phrases
    joins: frozenset[str]
    small: frozenset[str]
    articles: frozenset[str]
    onwards: frozenset[str]
    relatives: frozenset[str]
    surpass: frozenset[str]
    parts_before: frozenset[str]
    parts_led: frozenset[str]
    led_by: frozenset[str]
    parts_of: frozenset[str]
    part_links: frozenset[str]
    parts_behind: frozenset[str]
    titles: frozenset[str]
    beside: Phrases
    seats: Phrases
    officials: Phrases
    say: Phrases


PARTS = ("parts_before", "parts_led", "led_by", "parts_of", "part_links", "parts_behind")


@cache
def place_words(language: str) -> PlaceWords:
    """Return the rules for places in a language."""
    found, times = rules("places", language), rules("times", language)
    return PlaceWords(
        demonyms=Phrases((word, _owner(key)) for key, words in found["demonyms"].items() for word in words),
        back=Phrases((phrase, kind) for kind, phrases in found["back"].items() for phrase in phrases),
        places=_set(found["in"]),
        origins=_set(found["from"]),
        targets=_set(found["to"]),
        kinds=dict(found["kinds"]),
        settled=frozenset((*found["settled"], *found["kinds"])),
        links=frozenset(found["of"]),
        not_places=frozenset(found["not_places"]),
        not_names=frozenset(found["not_names"]),
        capitals=Phrases((name, _owner(key)[0]) for name, key in found["capitals"].items()),
        acts=_set(found["acts"]),
        bodies=_set((*found["bodies"], *rules("speakers", language)["institution_of"])),
        months=frozenset((*times["months"], *times["weekdays"])),
        whole=_set(found["whole"]),
        clauses=_set(found["clauses"]),
        joins=frozenset(found["joins"]),
        small=frozenset(found["small"]),
        articles=frozenset(found["articles"]),
        onwards=frozenset(found["onwards"]),
        relatives=frozenset(found["relatives"]),
        surpass=frozenset(found["surpass"]),
        **{name: frozenset(found["parts"][name]) for name in PARTS},
        titles=frozenset(found["titles"]),
        beside=_set(found["beside"]),
        seats=_set(found["seats"]),
        officials=_set(found["officials"]),
        say=_set(rules("speakers", language)["say"]),
    )


def _owner(key: str) -> tuple[str, str]:
    """Return the id of the record and the country's code that a key of the rules stands for."""
    if key in load_places():
        return key, ""
    return countries().get(key, ""), key


def _set(words: Iterable[str]) -> Phrases:
    return Phrases((word, word) for word in words)
