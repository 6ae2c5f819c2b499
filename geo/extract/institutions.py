"""Institutions of the record named in a text: who counted, seized or published."""

from __future__ import annotations

from collections.abc import Sequence

from geo.catalog import load_institutions
from geo.extract.lexicon.lessons import INSTITUTION, cached_with_lessons, lessons_of
from geo.extract.text.phrases import Match, Phrases
from geo.extract.text.tokens import Token

SHORTEST = 3
"""Letters of a name that is looked for."""


@cached_with_lessons(INSTITUTION)
def _phrases() -> Phrases:
    """Return the names of ``institutions.csv`` in both languages, whole, and each part of "Name (SHORT)"."""
    found = Phrases((lesson.words, lesson.meaning) for lesson in lessons_of(INSTITUTION))
    names = load_institutions()
    for name, spanish in names.items():
        for written in {name, spanish}:
            long, _, short = written.rstrip(")").partition(" (")
            for part in {long, short if short.isupper() else ""} - {*names}:
                if len(part) >= SHORTEST:
                    found.add(part, name)
    for name, spanish in names.items():
        for written in {name, spanish}:
            found.add(written, name)
    return found


def institutions_in(tokens: Sequence[Token], text: str) -> list[Match]:
    """Return the institutions named in a text; the payload is the name that ``institutions.csv`` gives them.

    A name begins with a capital: "el país" is no newspaper.
    """
    return [
        match
        for match in _phrases().find(tokens)
        if text[tokens[match.first].start].isupper() or not text[tokens[match.first].start].isalpha()
    ]


def nearest_institution(found: Sequence[Match], first: int, last: int, at: int) -> str:
    """Return the institution named nearest to a token, among tokens from ``first`` to ``last``; or empty.

    Parameters
    ----------
    found : sequence of Match
        As `institutions_in` returns them.
    first, last, at : int
        Tokens: those of the sentence, and where the figure stands.
    """
    here = [m for m in found if first <= m.first < last]
    return min(here, key=lambda m: abs(m.first - at)).payload if here else ""
