"""What a place does where it is named: dateline, part of a body's name, origin, target, what has another."""

from __future__ import annotations

from geo.extract.places.dateline import opens_dateline
from geo.extract.places.gazetteer import known_places
from geo.extract.places.mention import (
    BACK,
    BESIDE,
    DATELINE,
    DEMONYM,
    FROM,
    INSTITUTION,
    SPEAKER,
    TO,
    Mention,
)
from geo.extract.places.names import in_body
from geo.extract.places.page import Page
from geo.extract.text.tokens import NUMBER

SURPASSED_WITHIN = 6
"""Tokens before a place within which a verb of passing it stands."""
WITHIN_WORDS = 6
"""Tokens at most between a place and what it lies in: "Llochegua, en la margen izquierda del río"."""


def role_of(one: Mention, page: Page) -> str:
    """Return the role of a place; ``""`` where it is simply where something is."""
    if _is_of_a_body(one, page):
        return INSTITUTION
    if one.first in page.starts and opens_dateline(one.first, one.last, page):
        return DATELINE
    words = page.words
    if page.ends_before(words.beside, one.first) or _is_surpassed(one, page):
        return BESIDE
    if page.ends_before(words.targets, one.first):
        return TO
    if _is_of_a_speaker(one, page):
        return SPEAKER
    if page.ends_before(words.origins, one.first):
        return FROM
    before = one.first - 1
    while page.word(before) in words.articles:
        before -= 1
    goes = page.language == "en" and one.form != BACK  # "a Chile" may be the object: "elogió a Chile"
    return TO if goes and page.word(before) in words.onwards else ""


def _is_surpassed(one: Mention, page: Page) -> bool:
    """Say whether another place is said to have passed it: "superó en 2012 a Colombia"."""
    first = one.first - (page.word(one.first - 1) in page.words.articles)
    near = range(first - 1, max(-1, first - SURPASSED_WITHIN), -1)
    return page.word(first - 1) == "a" and any(page.word(at) in page.words.surpass for at in near)


def _is_of_a_speaker(one: Mention, page: Page) -> bool:
    """Say whether a place is where someone holds an office: "their chief in Iquitos", "alcalde de Sivia"."""
    words, at = page.words, one.first - 1
    while at >= 0 and (
        page.word(at) in words.small or words.places.at(page.tokens, at) or words.origins.at(page.tokens, at)
    ):
        at -= 1
    return 0 < one.first - 1 - at <= 3 and bool(page.words.officials.at(page.tokens, max(at, 0)))


def _is_of_a_body(one: Mention, page: Page) -> bool:
    bodies, tokens = page.words.bodies, page.tokens
    if page.ends_before(page.words.seats, one.first):
        return True
    if page.word(one.last) == "-" and page.words.seats.at(tokens, min(one.last + 1, len(tokens) - 1)):
        return True
    if one.form == DEMONYM:
        near = (one.first - 1, one.last, one.last + 1)
        return any(0 <= i < len(tokens) and bodies.at(tokens, i) and not _parted(page, i, one) for i in near)
    return in_body(page, one.first, one.last)


def _parted(page: Page, index: int, one: Mention) -> bool:
    low, high = min(index, one.last), max(index, one.first)
    return any(token.text in ",.;:()" for token in page.tokens[low:high])


def _parts(text: str, page: Page) -> bool:
    """Say whether a token stands between two places of which neither contains the other."""
    return text in ".;:-\n" or (text in page.words.joins and text != ",")


def lies_in(one: Mention, before: Mention, page: Page) -> bool:
    """Say whether a place says where the one before it lies: "Aguaytía (Ucayali)", "Camanti, in Cusco"."""
    gap = page.tokens[before.last : one.first]
    if not gap or len(gap) > WITHIN_WORDS or gap[0].text not in ("(", ","):
        return False
    if any(token.kind == NUMBER or _parts(token.text, page) for token in gap[1:]):
        return False
    if gap[0].text == "(":
        return True
    if before.id and one.id:
        return one.id in {place.id for place in known_places().ancestors(before.id)} or (
            len(gap) > 1 and RANK.get(one.kind, 0) > RANK.get(before.kind, 0)
        )
    listed = page.word(one.last) in page.words.joins and page.capital(one.last + 1)
    wider = RANK.get(one.kind, 0) > RANK.get(before.kind, 0)
    return (
        wider and not listed and bool(one.country) and (len(gap) > 1 or before.country in ("", one.country))
    )


RANK = {"district": 1, "city": 1, "town": 1, "port": 1, "": 1, "area": 1, "province": 2, "zone": 2,
        "valley": 2, "river": 2, "department": 3, "region": 4, "country": 5, "continent": 6,
        "world": 7}  # fmt: skip
"""How wide a kind of place is."""
