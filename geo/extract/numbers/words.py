"""Number words of a language, by what they do in a number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language, folded.

    Attributes
    ----------
    small : dict of str to float
        What is added: units, tens, hundreds of one word.
    hundred : frozenset of str
        What multiplies by a hundred what stands before it.
    scales, collectives, fractions, twice : dict of str to float
    articles, joiners, of, times : frozenset of str
    out_of, halves, none : Phrases
    starts : frozenset of str
        Every word with which a number in words can begin.
    """

    small: dict[str, float]
    hundred: frozenset[str]
    scales: dict[str, float]
    collectives: dict[str, float]
    fractions: dict[str, float]
    twice: dict[str, float]
    articles: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    times: frozenset[str]
    out_of: Phrases
    halves: Phrases
    none: Phrases
    starts: frozenset[str]


@cache
def number_words(language: str) -> NumberWords:
    """Return the number words of ``language``."""
    found = rules("numbers", language)
    scales = {word: float(value) for word, value in found["scales"].items()}
    hundred = frozenset(word for word, value in scales.items() if value == 100)
    small = {w: float(v) for part in ("units", "tens", "hundreds") for w, v in found.get(part, {}).items()}
    return NumberWords(
        small=small,
        hundred=hundred,
        scales={word: value for word, value in scales.items() if word not in hundred},
        collectives={w: float(v) for w, v in found["collectives"].items()},
        fractions={w: float(v) for w, v in found["fractions"].items()},
        twice={w: float(v) for w, v in found["twice"].items()},
        articles=frozenset(found["articles"]),
        joiners=frozenset(found["joiners"]),
        of=frozenset(found["of"]),
        times=frozenset(found["times"]),
        out_of=Phrases((phrase, True) for phrase in found["out_of"]),
        halves=Phrases((phrase, True) for phrase in found["halves"]),
        none=Phrases((phrase, True) for phrase in found["none"]),
        starts=frozenset(
            [*small, *scales, *found["collectives"], *found["fractions"], *found["articles"], *found["definite"]]
        ),
    )
