"""Ranks: "the second largest producer", "ranked third", "tercer puesto", "el mayor cultivador"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import FirstWords, Phrases
from geo.extract.text.tokens import BREAK, Token
from geo.extract.units import RANK, Unit

RANK_UNIT = Unit("rank", RANK, 1.0)
LONGEST = 4
"""Words that may stand between a superlative and what is ranked."""
FAR = 60
"""Tokens within which the end of a sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Rank:
    """One rank.

    Attributes
    ----------
    first, last : int
        Its first token and the one behind its last.
    value : int
        1 for the first of all.
    """

    first: int
    last: int
    value: int


@dataclass(frozen=True)
class RankWords:
    """Words of ranks of one language.

    Attributes
    ----------
    ordinals : dict of str to int
    superlatives, what, places, most, alone, denied : Phrases
    between, others, spots, it, asks : frozenset of str
    begins : FirstWords
        With which words a rank can begin.
    """

    ordinals: dict[str, int]
    superlatives: Phrases
    what: Phrases
    places: Phrases
    most: Phrases
    alone: Phrases
    denied: Phrases
    between: frozenset[str]
    others: frozenset[str]
    spots: frozenset[str]
    it: frozenset[str]
    asks: frozenset[str]
    begins: FirstWords


@cache
def rank_words(language: str) -> RankWords:
    """Return the words of ``lexicon/<language>/ranks.yaml``."""
    found = rules("ranks", language)

    def phrases(name: str) -> Phrases:
        return Phrases((phrase, True) for phrase in found.get(name, ()))

    def words(name: str) -> frozenset[str]:
        return frozenset(found.get(name, ()))

    alone, superlatives, most = Phrases(found["alone"].items()), phrases("superlatives"), phrases("most")
    return RankWords(
        ordinals=dict(found["ordinals"]),
        superlatives=superlatives,
        what=phrases("what"),
        places=phrases("places"),
        most=most,
        alone=alone,
        denied=phrases("not"),
        between=words("between"),
        others=words("others"),
        spots=words("spots"),
        it=words("it"),
        asks=words("asks"),
        begins=FirstWords(found["ordinals"], alone, superlatives, most),
    )


def read_ranks(tokens: Sequence[Token], language: str) -> list[Rank]:
    """Return the ranks of a text, in order, none over another."""
    words = rank_words(language)
    found: list[Rank] = []
    for rank in _candidates(tokens, words):
        if (not found or rank.first >= found[-1].last) and not _unsaid(tokens, rank, words):
            found.append(rank)
    return found


def _candidates(tokens: Sequence[Token], words: RankWords) -> Iterator[Rank]:
    """Yield what has the form of a rank."""
    for index in words.begins.begun(tokens):
        token, rank = tokens[index], None
        if token.text in words.ordinals:
            rank = _ordinal(tokens, index, words.ordinals[token.text], words)
        elif words.superlatives.begins(token.text):
            rank = _superlative(tokens, index, index, 1, words)
        elif words.most.begins(token.text) or words.alone.begins(token.text):
            rank = _whole(tokens, index, words)
        if rank is not None:
            yield rank


def _whole(tokens: Sequence[Token], index: int, words: RankWords) -> Rank | None:
    """Read what is a rank by its words alone: "runner-up", "departamento con más coca"."""
    alone = words.alone.longest(tokens, index)
    if alone is not None:
        return Rank(index, alone.last, int(alone.payload))
    most = words.most.longest(tokens, index)
    return None if most is None else Rank(index, min(most.last + 1, len(tokens)), 1)


def _ordinal(tokens: Sequence[Token], index: int, value: int, words: RankWords) -> Rank | None:
    """Read an ordinal with a superlative, with what is ranked, or behind a word of ranking."""
    after = index + 1 + (_text(tokens, index + 1) == "-")
    ranked = _superlative(tokens, index, after, value, words)
    if ranked is not None:
        return ranked
    what = words.what.longest(tokens, after)
    if what is not None and words.spots:  # "segundo productor": Spanish needs no superlative
        return Rank(index, what.last, value)
    if _text(tokens, after) in words.spots and _placed(tokens, index, words):
        return Rank(index, after + 1, value)
    if words.spots or not _placed(tokens, index, words):
        return None
    follows = _text(tokens, after)
    return (
        Rank(index, after, value)
        if not follows[:1].isalpha() or follows in ("for", "in", "on", "among", "and", "behind", "after")
        else None
    )


def _placed(tokens: Sequence[Token], index: int, words: RankWords) -> bool:
    """Say whether a word of ranking stands before an ordinal: "ranks it first", "saltó al tercer puesto"."""
    at = index - 1
    while at > max(0, index - LONGEST) and tokens[at].text in words.it:
        if words.places.longest(tokens, at) is not None:
            return True
        at -= 1
    return at >= 0 and words.places.longest(tokens, at) is not None


def _superlative(
    tokens: Sequence[Token], first: int, index: int, value: int, words: RankWords
) -> Rank | None:
    """Read a superlative and what is ranked behind it: "largest coca producer", "mayor cultivador"."""
    found = words.superlatives.longest(tokens, index)
    if found is None:
        return None
    at = found.last
    while at - found.last < LONGEST and _text(tokens, at) in words.between:
        at += 1
    for start in (at, *range(at - 1, found.last - 1, -1)):
        what = words.what.longest(tokens, start)
        if what is not None:
            return Rank(first, what.last, value)
    alone = first != index and any(_text(tokens, found.last + step) in words.others for step in (0, 1))
    return Rank(first, found.last, value) if alone else None


def _unsaid(tokens: Sequence[Token], rank: Rank, words: RankWords) -> bool:
    """Say whether a rank is asked, denied or one of several: "one of the largest", "is it the biggest?"."""
    for back in range(max(0, rank.first - LONGEST), rank.first):
        match = words.denied.longest(tokens, back)
        if match is not None and rank.first - match.last <= 1:
            return True
    for token in tokens[rank.last : rank.last + FAR]:
        if token.text in words.asks:
            return True
        if token.text in (".", "!") or token.kind == BREAK:
            return False
    return False


def _text(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text if 0 <= index < len(tokens) else ""
