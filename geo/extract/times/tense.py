"""In which tense the words around a figure are: "costs" and "seized" are of different days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from geo.extract.lexicon import rules
from geo.extract.text.tokens import WORD, Token

PRESENT, PAST, PERFECT, FUTURE = "present", "past", "perfect", "future"
CLAUSE_ENDS = (".", ";", "!", "?", "\n")
COMMAS = (",", "(", ")", ":", '"')
MOST_TOKENS = 16
"""How far from a figure its verb is looked for."""
BEFORE_NOUNS = frozenset(("to", "the", "a", "la", "el", "las", "los", "una"))
"""Words behind which what looks like a verb of the present is none."""
REMEMBERED = 8192
"""Words whose tense is remembered."""
COMMA, BEHIND, FAR = 4.0, 3.0, 99.0
"""How many tokens further off a verb seems for a mark between, or behind the figure; where there is none."""


@dataclass(frozen=True)
class Verbs:
    """The verbs of one language by their tense.

    Attributes
    ----------
    words : dict of str to str
        Tense of a word, as printed in small letters.
    endings : tuple of (str, str)
        Ending and tense, the longest first.
    any_ending : tuple of str
        All of them.
    participles : frozenset of str
    participle_endings : tuple of str
    others : frozenset of str
        Words with such an ending that are no verbs.
    """

    words: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    any_ending: tuple[str, ...]
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
        tuple(ending for ending, _tense in endings),
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
    before, near = _first(range(first - 1, -1, -1), 0.0, FAR, tokens, text, language)
    behind, _far = _first(range(last, len(tokens)), BEHIND, near, tokens, text, language)
    return behind or before


def _first(
    way: range, apart: float, below: float, tokens: Sequence[Token], text: str, language: str
) -> tuple[str, float]:
    """Return the tense of the first verb on a way to the end of the clause, and how far it is.

    ``apart`` is how far the way begins; one that is as far as ``below`` is not looked for.
    """
    most = min(apart + MOST_TOKENS, below)
    for at in way:
        token = tokens[at]
        if apart >= most or token.text in CLAUSE_ENDS:
            break
        apart += COMMA if token.text in COMMAS else 1.0
        if token.kind == WORD and apart < below and (found := _tense(at, tokens, text, language)):
            return found, apart
    return "", FAR


def _tense(at: int, tokens: Sequence[Token], text: str, language: str) -> str:
    token = tokens[at]
    tense, listed = _tense_of(text[token.start : token.end].lower(), token.text, language)
    if tense == PERFECT:
        return PERFECT if _participle_behind(at, tokens, verbs_of(language)) else PRESENT
    if listed and tense == PRESENT and at and tokens[at - 1].text in BEFORE_NOUNS:
        return ""
    return tense


@lru_cache(maxsize=REMEMBERED)
def _tense_of(word: str, folded: str, language: str) -> tuple[str, bool]:
    """Return the tense of a word, empty for none, and whether a list has the word and not only its ending."""
    verbs = verbs_of(language)
    if word in verbs.others or folded in verbs.others:
        return "", False
    known = verbs.words.get(word)
    if known is not None:
        return known, True
    if len(word) < 4 or not word.endswith(verbs.any_ending):
        return "", False
    return next((tense for ending, tense in verbs.endings if word.endswith(ending)), ""), False


def _participle_behind(at: int, tokens: Sequence[Token], verbs: Verbs) -> bool:
    return any(
        token.text in verbs.participles
        or (len(token.text) > 3 and token.text.endswith(verbs.participle_endings))
        for token in tokens[at + 1 : at + 4]
    )
