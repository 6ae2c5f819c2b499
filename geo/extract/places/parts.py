"""Parts of places that are named by where they lie: "northern Peru", "el norte del Perú", "Amazonía sur"."""

from __future__ import annotations

from geo.extract.places.gazetteer import Entry
from geo.extract.places.page import Page

POINTS = frozenset({"city", "port", "town", "continent", "world"})
"""Kinds of places of which no part is told apart."""
APART = 4
"""Tokens at most between a place and the part of its country where it lies: "Talara, in northern Peru"."""


def with_direction(page: Page, first: int, last: int, entries: tuple[Entry, ...]) -> tuple[int, int] | None:
    """Return where a name with its direction begins and ends; None where it has none.

    Parameters
    ----------
    page : Page
    first, last : int
        Tokens of the name.
    entries : tuple of Entry
        What it may mean by itself.
    """
    if page.loud[first] or (entries and all(entry.kind in POINTS for entry in entries)):
        return None
    begins, ends = _begins(page, first), last
    while ends < last + 2 and page.joined(ends - 1) and page.demonym(ends) is not None:
        ends += 1
    behind = page.word(ends) in page.words.parts_behind and page.joined(ends - 1)
    ends = ends + 1 if behind else last
    if (begins, ends) == (first, last):
        return None
    of_country = any(entry.kind == "country" for entry in entries)
    return None if of_country and _says_where(page, begins) else (begins, ends)


def is_led(page: Page, index: int) -> bool:
    """Say whether a direction behind an article stands before a name: "el alto Malinowski"."""
    return page.word(index - 1) in page.words.parts_led and page.word(index - 2) in page.words.led_by


def _begins(page: Page, first: int) -> int:
    """Return where the direction before a name begins; the name itself where there is none."""
    words = page.words
    before = page.word(first - 1)
    if before in words.parts_before and page.joined(first - 1):
        return first - 1
    if is_led(page, first):
        return first - 1
    at = first - 2 if before in words.articles and before not in words.part_links else first - 1
    if page.word(at) in words.part_links and page.word(at - 1) in words.parts_of:
        return at - 1 if page.word(at - 2) in words.articles else first
    return first


def _says_where(page: Page, index: int) -> bool:
    """Say whether it is where the place before lies."""
    for at in range(index - 1, max(-1, index - 1 - APART), -1):
        if page.tokens[at].text in (",", "("):
            return page.capital(at - 1)
    return False
