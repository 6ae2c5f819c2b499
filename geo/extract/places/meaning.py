"""Which of several places of one name is meant, and which place words like "the region" stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from geo.extract.places.gazetteer import Entry, country_of, known_places
from geo.extract.places.mention import BACK, DATELINE, DEMONYM, INSTITUTION, WIDE, Mention
from geo.extract.places.mention import BESIDE as NEXT_TO
from geo.extract.places.page import Page

HOME = "peru"
ORDER = (
    "country", "department", "zone", "region", "continent", "world", "city", "town", "port", "district",
    "province", "valley", "area", "aggregate", "river",
)  # fmt: skip
"""Which of several things of one name is meant where nothing says so."""
ALIKE = {
    "department": {"department", "region", "area"},
    "valley": {"valley", "zone"},
    "zone": {"zone", "valley", "area"},
}
"""Kinds that the word of a kind stands for."""
BESIDE, NAMED_COUNTRY, MAIN_COUNTRY, AT_HOME, RECORD = 4.0, 5.0, 2.0, 1.0, 0.5
BACK_KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "department": (("department", "region"), ("zone",)),
    "province": (("province",),),
    "district": (("district", "", "city", "town"),),
    "valley": (("valley", "vraem"), ("zone", "river")),
    "area": (("zone", "area", "district", "valley", "", "town", "city"), ("department", "province")),
    "port": (("port", "callao"), ("city", "town", "district", "")),
    "town": (("city", "town", "port", "district", ""),),
    "any": (),
}
"""Kinds (or ids) of places that such words stand for: those of the first group before those of the next."""
VALLEY = "vraem"
"""What "the valley" is where the text names the zone anywhere and no other valley."""


def main_country(mentions: Iterable[Mention]) -> str:
    """Return the country that most places of a text lie in; Peru where none is named."""
    return next(iter(countries_of(mentions)), HOME)


def countries_of(mentions: Iterable[Mention]) -> list[str]:
    """Return the countries that places of a text lie in, that of most of them first."""
    votes: Counter[str] = Counter()
    for one in mentions:
        if one.country and one.form != BACK:
            weight = 0.5 if one.form == DEMONYM or one.role == INSTITUTION else 1.0
            votes[one.country] += weight if one.kind == "country" else 0.75 * weight  # type: ignore[assignment]
    return sorted(votes, key=lambda country: (votes[country], country == HOME), reverse=True)


class Countries:
    """The country of a text: one for each part that opens with a dateline of its own.

    Parameters
    ----------
    mentions : sequence of Mention
        In order.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        parts: list[list[Mention]] = []
        for one in mentions:
            if one.role == DATELINE or not parts:
                parts.append([])
            parts[-1].append(one)
        found = [main_country(part) for part in parts]
        several = len(set(found)) > 1
        self._starts = [part[0].first for part in parts] if several else [0]
        self._found = found if several else [main_country(mentions)]

    def at(self, token: int) -> str:
        """Return the country of the part in which a token stands."""
        return self._found[self.part(token)]

    def part(self, token: int) -> int:
        """Return the number of the part in which a token stands."""
        return max(0, bisect_right(self._starts, token) - 1)


def meant(
    entries: Sequence[Entry], page: Page, first: int, last: int, main: str
) -> tuple[Entry, tuple[str, ...]]:
    """Return which place a name stands for, and the other ids of the record that it may stand for."""
    around = (*range(max(0, first - 3), first), *range(last, min(len(page.tokens), last + 2)))
    kinds = {page.words.kinds[word] for index in around if (word := page.word(index)) in page.words.kinds}
    beside = _countries_beside(page, first, last)

    def fit(entry: Entry) -> tuple[float, int]:
        alike = any(entry.kind == kind or entry.kind in ALIKE.get(kind, ()) for kind in kinds)
        score = BESIDE * alike + NAMED_COUNTRY * (entry.country in beside and bool(entry.country))
        score += MAIN_COUNTRY * (entry.country == main) + AT_HOME * (entry.country == HOME)
        score += RECORD * (not entry.listed)
        return -score, ORDER.index(entry.kind) if entry.kind in ORDER else len(ORDER)

    ordered = sorted(entries, key=fit)
    others = dict.fromkeys(e.id for e in ordered[1:] if e.id and e.id != ordered[0].id)
    return ordered[0], tuple(others)


def _countries_beside(page: Page, first: int, last: int) -> set[str]:
    """Return the countries named or meant by nationality right beside a name: "Putumayo, Colombia"."""
    near = (*range(max(0, first - 4), first), *range(last, min(len(page.tokens), last + 3)))
    return set().union(*map(page.countries_at, near))


def stands_for(kind: str, before: Sequence[Mention], main: str) -> Mention | None:
    """Return the mention that words like "the region" point back to.

    Parameters
    ----------
    kind : str
        Of `BACK_KINDS`, or ``country``.
    before : sequence of Mention
        What is named before, in order.
    main : str
        Country of the text.
    """
    real = [m for m in before if m.role not in (INSTITUTION, NEXT_TO) and m.form not in (BACK, DEMONYM)]
    if kind == "country":
        return next((m for m in reversed(real) if m.kind == "country" and m.country == main), None)
    fine = [m for m in real if m.kind not in WIDE]
    if kind == "any":
        return fine[-1] if fine else (real[-1] if real else None)
    home = [m for m in fine if m.country in ("", main)]
    for named in (home, fine):
        for wanted in BACK_KINDS[kind]:
            found = next((m for m in reversed(named) if m.kind in wanted or m.id in wanted), None)
            if found is not None:
                return found
    bodies = [m for m in before if m.role == INSTITUTION and m.form not in (BACK, DEMONYM)]
    of_body = next((m for m in reversed(bodies) if m.kind == kind), None)
    if of_body is not None:
        return of_body  # "la Municipalidad Provincial de Leoncio Prado": "en la provincia"
    return fine[-1] if fine and kind != "valley" else None


def around(mention: Mention, kind: str) -> str:
    """Return the id of the department or province in which a place of the record lies; ``""`` for none."""
    if not mention.id:
        return ""
    lies_in = known_places().ancestors(mention.id)
    return next((place.id for place in lies_in if place.kind == kind), "")


def country_of_id(place: str) -> str:
    """Return the country of a place of the record."""
    return country_of(known_places().get(place))
