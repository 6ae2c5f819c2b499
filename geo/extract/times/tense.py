"""In which tense the words around a figure are: "costs" and "seized" are of different days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.tokens import WORD, Token

PRESENT, PAST, PERFECT, FUTURE = "present", "past", "perfect", "future"
CLAUSE_ENDS = (".", ";", "!", "?", "\n")
MOST_TOKENS = 16
"""How far from a figure its verb is looked for."""


@dataclass(frozen=True)
class Verbs:
    """The verbs of one language by their tense.

    Attributes
    ----------
    words : dict of str to str
        Tense of a word, as printed in small letters.
    endings : tuple of (str, str)
        Ending and tense, the longest first.
    participles : frozenset of str
    participle_endings : tuple of str
    others : frozenset of str
        Words with such an ending that are no verbs.
    """

    words: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    participles: frozenset[str]
    participle_endings: tuple[str, ...]
    others: frozenset[str]


@cache
def verbs_of(language: str) -> Verbs:
    """Return the verbs of ``language``, read from its rules."""
    found = rules("times", language)
    words = {word: tense for tense in (PAST, PRESENT, FUTURE, PERFECT) for word in found[f"tense_{tense}"]}
    endings = [(e, tense) for tense in (PAST, FUTURE) for e in found[f"tense_{tense}_endings"]]
    return Verbs(
        words,
        tuple(sorted(endings, key=lambda pair: -len(pair[0]))),
        frozenset(found["tense_participles"]),
        tuple(found["tense_participle_endings"]),
        frozenset((*found["not_verbs"], *found["saying"])),
    )


def tense_near(first: int, last: int, tokens: Sequence[Token], text: str, language: str) -> str:
    """Return the tense of the verb that is nearest to some tokens in their clause; empty where there is none.

    Parameters
    ----------
    first, last : int
        The first token and the one behind the last; a verb before them is taken for nearer than one behind.
    tokens : sequence of Token
    text : str
        As it is: Spanish tells tenses by accents.
    language : str
    """
    verbs = verbs_of(language)
    best, tense = 99.0, ""
    for at, distance in _around(first, last, tokens):
        if distance >= best:
            continue
        found = _tense(at, tokens, text, verbs)
        if found:
            best, tense = distance, found
    return tense


def _around(first: int, last: int, tokens: Sequence[Token]) -> list[tuple[int, float]]:
    """Return the tokens of the clause before and behind, with how far each is."""
    found: list[tuple[int, float]] = []
    for step, extra in ((-1, 0.0), (1, 3.0)):
        at, distance = (first - 1 if step < 0 else last), extra
        while 0 <= at < len(tokens) and distance < MOST_TOKENS + extra:
            if tokens[at].text in CLAUSE_ENDS:
                break
            distance += 4.0 if tokens[at].text in (",", "(", ")", ":", '"') else 1.0
            if tokens[at].kind == WORD:
                found.append((at, distance))
            at += step
    return found


def _tense(at: int, tokens: Sequence[Token], text: str, verbs: Verbs) -> str:
    word = text[tokens[at].start : tokens[at].end].lower()
    if word in verbs.others or tokens[at].text in verbs.others:
        return ""
    known = verbs.words.get(word)
    if known == PERFECT:
        return PERFECT if _participle_behind(at, tokens, verbs) else PRESENT
    if known is not None:
        if at and tokens[at - 1].text in ("to", "the", "a", "la", "el", "las", "los", "una"):
            return "" if known == PRESENT else known
        return known
    if len(word) < 4:
        return ""
    return next((tense for ending, tense in verbs.endings if word.endswith(ending)), "")


def _participle_behind(at: int, tokens: Sequence[Token], verbs: Verbs) -> bool:
    return any(
        token.text in verbs.participles
        or (len(token.text) > 3 and token.text.endswith(verbs.participle_endings))
        for token in tokens[at + 1 : at + 4]
    )
