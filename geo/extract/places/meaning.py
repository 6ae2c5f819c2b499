"""Which of several places of one name is meant, and which place words like "the region" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from geo.catalog import load_places
from geo.extract.places.gazetteer import Entry, country_of
from geo.extract.places.mention import BACK, DEMONYM, INSTITUTION, WIDE, Mention
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
BACK_KINDS = {
    "department": ("department", "zone", "region"),
    "province": ("province",),
    "district": ("district", "", "city", "town"),
    "valley": ("valley", "zone", "river"),
    "area": ("zone", "area", "district", "valley", "", "town", "city", "department", "province"),
    "town": ("city", "town", "port", "district", ""),
    "any": (),
}
VALLEY = "vraem"
"""What "the valley" is where the text names the zone anywhere and no other valley."""


def main_country(mentions: Iterable[Mention]) -> str:
    """Return the country that most places of a text lie in; Peru where none is named."""
    votes: Counter[str] = Counter()
    for one in mentions:
        if one.country and one.form != BACK:
            weight = 0.5 if one.form == DEMONYM or one.role == INSTITUTION else 1.0
            votes[one.country] += weight if one.kind == "country" else 0.75 * weight  # type: ignore[assignment]
    return max(votes, key=lambda country: (votes[country], country == HOME)) if votes else HOME


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


def stands_for(kind: str, before: Sequence[Mention], main: str, valley_named: bool) -> Mention | None:
    """Return the mention that words like "the region" point back to.

    Parameters
    ----------
    kind : str
        Of `BACK_KINDS`, or ``country``.
    before : sequence of Mention
        What is named before, in order.
    main : str
        Country of the text.
    valley_named : bool
        Whether the text names the VRAEM anywhere.
    """
    real = [m for m in before if m.role != INSTITUTION and m.form not in (BACK, DEMONYM)]
    if kind == "country":
        return next((m for m in reversed(real) if m.kind == "country" and m.country == main), None)
    fine = [m for m in real if m.kind not in WIDE]
    if kind == "any":
        return fine[-1] if fine else (real[-1] if real else None)
    wanted = BACK_KINDS[kind]
    found = next((m for m in reversed(fine) if m.kind in wanted), None)
    if found is not None or kind == "valley":
        return found
    return None if not fine else fine[-1]


def around(mention: Mention, kind: str) -> str:
    """Return the id of the department or province in which a place of the record lies; ``""`` for none."""
    if not mention.id:
        return ""
    lies_in = load_places().ancestors(mention.id)
    return next((place.id for place in lies_in if place.kind == kind), "")


def country_of_id(place: str) -> str:
    """Return the country of a place of the record."""
    return country_of(load_places().get(place))
