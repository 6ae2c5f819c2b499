"""The subject of a word of saying that stands before it: "Carlos Sucre, 52, said"."""

from __future__ import annotations

from geo.extract.speakers.names import APART, Names
from geo.extract.speakers.speaker import BODY, PERSON, Name
from geo.extract.text.tokens import NUMBER, WORD

WINDOW = 24
"""Tokens before a word of saying in which its subject stands."""
LONGEST_PLACE = 7
"""Words of where somebody is from or works, between a name and its word of saying."""


def subject_before(names: Names, verb: int, start: int) -> Name | None:
    """Return the name that is the subject of a word of saying, if it stands before it."""
    at = verb
    while at > start and verb - at <= APART and names.tokens[at - 1].text in names.words.between:
        at -= 1
    if at <= start:
        return None
    if names.tokens[at - 1].text in (",", ")"):
        return _around_apposition(names, at - 1, start)
    return _ending(names, at, start)


def _around_apposition(names: Names, close: int, start: int) -> Name | None:
    """Return the name before or in what stands between two commas: "Carlos Sucre, 52, said"."""
    floor = max(start, close - WINDOW)
    body: Name | None = None
    at = close
    for _round in range(3):
        opened = next((i for i in range(at - 1, floor - 1, -1) if names.tokens[i].text in (",", "(")), None)
        inside = names.person_in((opened + 1) if opened is not None else floor, at)
        if opened is None:
            return inside or body or _first(names, floor, at)
        before = _ending(names, opened, floor)
        if before is not None and before.kind == PERSON:
            return before
        if inside is not None:
            return inside
        body = before or body
        at = opened
    return body


def _ending(names: Names, end: int, start: int) -> Name | None:
    """Return the name of a group of words that ends before a token."""
    first = end
    while first > max(start, end - WINDOW) and _of_name(names, first - 1):
        plain = not names.head(first - 1) and not names.capital(first - 1)
        if plain and names.words.say.longest(names.tokens, first - 1):
            break
        first -= 1
    return _first(names, first, end)


def _of_name(names: Names, index: int) -> bool:
    """Say whether a token can be of a name: a word, or a number that ends one ("Peru21")."""
    token = names.tokens[index]
    return token.kind == WORD or (
        token.kind == NUMBER and index > 0 and names.tokens[index - 1].end == token.start
    )


def _first(names: Names, first: int, end: int) -> Name | None:
    """Return the first name among some tokens that no preposition makes another's."""
    at = first
    while at < end:
        found = names.at(at, end)
        if found is None:
            at += 1
            continue
        before = names.tokens[at - 1].text if at > first else ""
        article = names.tokens[at - 2].text if at - 1 > first and before in names.words.leading else ""
        gap = end - found.last
        free = before not in names.words.prepositions and article not in names.words.prepositions
        if free and gap <= _apart(names, found, first):
            return found
        at = found.last
    return None


def _apart(names: Names, name: Name, first: int) -> int:
    """Return how many words may stand between a name and its word of saying."""
    if names.tokens[name.last].text in names.words.prepositions:
        return LONGEST_PLACE  # "analyst Gloria Tapia of the think tank Vertice believes"
    if name.kind == BODY and names.head(name.first):
        return APART
    begins = name.first == first and name.last - name.first == 1
    return 0 if begins and name.kind == BODY else 2
