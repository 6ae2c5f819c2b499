"""The words of a search, taken apart: which of them name a place, a measure, a level, years, a document."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.atlas import Atlas
from geo.catalog.places import plain
from geo.model import LEVELS, View
from geo.search.entries import Entry
from geo.search.vocabulary import BROAD_WORDS, DISPUTE_PHRASES, FILLERS, LEVEL_WORDS, SINCE_WORDS

LONGEST = 200
"""Characters that are read."""
MOST_WORDS = 16
LONGEST_NAME = 8
"""Words of the longest name that is looked for."""
ALIKE = 0.8
"""How much a misspelt name must be like the right one, from 0 to 1 (`difflib`)."""
SHORTEST = 4
"""Letters of the shortest word in which a misspelling is looked for, or which may begin a name."""
YEARS = range(1900, 2100)


@dataclass(frozen=True)
class Asked:
    """What a text names.

    Attributes
    ----------
    place, measure, level, document, lens : str
        Ids; empty where the text names none.
    years : tuple of int
    since : bool
        The years are the beginning of a range, or its two ends.
    dispute : bool
        It asks who says what.
    unknown, unused : tuple of str
        What was not found, and what was found and cannot be shown beside the rest.
    respelt : dict of str to str
        What was read as a name that is spelt otherwise, with that name.
    """

    place: str = ""
    measure: str = ""
    level: str = ""
    document: str = ""
    years: tuple[int, ...] = ()
    since: bool = False
    dispute: bool = False
    unknown: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    respelt: dict[str, str] = field(default_factory=dict)
    lens: str = ""

    @property
    def anything(self) -> bool:
        """Say whether anything was understood."""
        return bool(self.place or self.measure or self.level or self.document or self.years or self.dispute)


@dataclass
class _Parts:
    """What was found so far, word by word."""

    found: list[list[Entry]] = field(default_factory=list)
    broad: list[str] = field(default_factory=list)
    level: str = ""
    years: list[int] = field(default_factory=list)
    since: bool = False
    dispute: bool = False
    unknown: list[str] = field(default_factory=list)
    respelt: dict[str, str] = field(default_factory=dict)


def understood(text: str, listed: Sequence[Entry], view: View, atlas: Atlas) -> Asked:
    """Return what ``text`` names, of several things of one name the one that suits ``view`` best."""
    words = plain(text[:LONGEST]).split()[:MOST_WORDS]
    whole = " ".join(words)
    if document := next((e.id for e in listed if e.group == "document" and whole in e.names), ""):
        return Asked(document=document)
    names: dict[str, list[Entry]] = {}
    for entry in listed:
        for name in entry.names if entry.group != "document" else ():
            names.setdefault(name, []).append(entry)
    parts = _Parts()
    at = 0
    while at < len(words):
        at += _take(words[at:], names, parts)
    return _settled(parts, words, listed, view, atlas)


def _take(words: list[str], names: dict[str, list[Entry]], parts: _Parts) -> int:
    """Take the longest thing that ``words`` begin with; return how many of them it was."""
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        if phrase in DISPUTE_PHRASES:
            parts.dispute = True
            return count
        if phrase in names and phrase not in FILLERS:
            parts.found.append(names[phrase])
            return count
        if count > 1 and words[count - 1] not in FILLERS and (begun := _begun_by(phrase, names)):
            parts.found.append(begun)
            return count
    if not _plain_word(words[0], parts):
        return _near(words, names, parts)
    return 1


def _plain_word(word: str, parts: _Parts) -> bool:
    """Take one word that is no name; say whether it was known."""
    if word.isascii() and word.isdecimal() and int(word[:6]) in YEARS:
        parts.years.append(int(word))
    elif word in SINCE_WORDS:
        parts.since = True
    elif word in LEVEL_WORDS:
        parts.level = LEVEL_WORDS[word]
    elif word in BROAD_WORDS:
        parts.broad.append(BROAD_WORDS[word])
    else:
        return word in FILLERS
    return True


def _is_known(word: str) -> bool:
    """Say whether a word has a meaning of its own, so that it is no part of a misspelt name."""
    return word.isdigit() or word in SINCE_WORDS or word in FILLERS or word in LEVEL_WORDS


def _near(words: list[str], names: dict[str, list[Entry]], parts: _Parts) -> int:
    """Take what begins a name or is spelt much like one, else put one word among the unknown."""
    if len(words[0]) >= SHORTEST and (begun := _begun_by(words[0], names)):
        parts.found.append(begun)
        return 1
    for count in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        if len(phrase) < SHORTEST or any(_is_known(word) for word in words[1:count]):
            continue
        alike = [name for name in names if name.count(" ") == count - 1]
        for near in difflib.get_close_matches(phrase, alike, n=1, cutoff=ALIKE):
            parts.found.append(names[near])
            parts.respelt[phrase] = near
            return count
    parts.unknown.append(words[0])
    return 1


def _begun_by(phrase: str, names: dict[str, list[Entry]]) -> list[Entry]:
    """Return the places, routes and measures with a name that begins with the words of ``phrase``."""
    begun = [e for name, found in names.items() if name.startswith(f"{phrase} ") for e in found]
    return list(dict.fromkeys(begun))


def _settled(parts: _Parts, words: list[str], listed: Sequence[Entry], view: View, atlas: Atlas) -> Asked:
    """Choose among the things of one name, and of two places or measures the first."""
    typed = set(words)
    measures = [m for found in parts.found if (m := _measure(found, typed, atlas))]
    measures += [m for m in parts.broad if m in atlas.measures and not measures]
    measure = measures[0] if measures else ""
    figures = {s.place for s in atlas.statements.values() if s.measure == (measure or view.measure)}
    named = [[e for e in found if e.group in ("place", "route")] for found in parts.found]
    places = [min(f, key=lambda e: _suits(e, parts.level, figures, view, atlas)) for f in named if f]
    places.sort(key=lambda e: e.id == View().place)
    place = _route_named(places[0], listed) if places else ""
    alone = not (place or measure or parts.level or parts.dispute)
    document = _document_with(typed, listed) if alone and parts.unknown else ""
    unused = [e.label for e in places[1:] if e.id != place]
    unused += [atlas.measures[m].label() for m in measures[1:] if m != measure]
    chosen = {place, measure}
    labels = {name: e.label for e in listed if e.id in chosen for name in e.names}
    return Asked(
        place, measure, parts.level, document, tuple(parts.years), parts.since, parts.dispute,
        () if document else tuple(parts.unknown), tuple(dict.fromkeys(unused)),
        {given: labels.get(name, name) for given, name in parts.respelt.items()},
    )  # fmt: skip


def _measure(found: list[Entry], typed: set[str], atlas: Atlas) -> str:
    """Return the measure of ``found`` with most of the words typed in its names, then with most figures."""
    here = [e for e in found if e.group == "measure"]
    if not here:
        return ""
    counted = {e.id: sum(s.measure == e.id for s in atlas.statements.values()) for e in here}

    def fit(entry: Entry) -> tuple[int, int]:
        return max(len(typed & set(name.split())) for name in entry.names), counted[entry.id]

    return max(here, key=fit).id


def _suits(entry: Entry, level: str, figures: set[str], view: View, atlas: Atlas) -> tuple:
    """Return how well a place suits what is asked for, the best least."""
    kind = atlas.places.get(entry.id).kind
    return (
        bool(level) and kind != level,
        entry.id not in figures,
        not entry.drawn,
        kind != view.level,
        LEVELS.index(kind) if kind in LEVELS else len(LEVELS),
    )


def _route_named(entry: Entry, listed: Sequence[Entry]) -> str:
    """Return the id of ``entry``; without a shape on the map, of a route named after it."""
    if entry.drawn or entry.group != "place":
        return entry.id
    named = {name for name in entry.names if " " in name}
    routes = [e for e in listed if e.group == "route" and e.drawn]
    return next((e.id for e in routes if any(name in own for own in e.names for name in named)), entry.id)


def _document_with(typed: set[str], listed: Sequence[Entry]) -> str:
    """Return the first document in whose names all words typed stand; empty if there is none."""
    wanted = typed - FILLERS
    documents = [e for e in listed if e.group == "document"]
    return next((e.id for e in documents if wanted and wanted <= set(" ".join(e.names).split())), "")
