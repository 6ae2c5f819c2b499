"""Words that say that a number is no exact one, and whether what it counts rose or fell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Phrases
from geo.extract.text.tokens import BREAK, MARK, Token

FUNCTION_WORDS = {
    "en": frozenset(
        [
            "in",
            "for",
            "of",
            "to",
            "from",
            "at",
            "by",
            "on",
            "during",
            "and",
            "but",
            "or",
            "than",
            "while",
            "with",
            "as",
            "last",
            "this",
            "that",
            "since",
            "per",
            "were",
            "was",
            "are",
            "is",
            "had",
            "has",
            "have",
            "which",
            "who",
            "when",
            "respectively",
            "compared",
            "against",
            "versus",
            "it",
            "they",
            "we",
            "he",
            "she",
            "over",
            "under",
            "between",
            "across",
            "through",
            "until",
            "after",
            "before",
            "up",
            "down",
            "out",
            "off",
            "near",
            "around",
            "into",
            "within",
            "according",
            "so",
            "yet",
            "also",
        ]
    ),
    "es": frozenset(
        [
            "en",
            "de",
            "del",
            "para",
            "a",
            "al",
            "por",
            "con",
            "y",
            "e",
            "o",
            "u",
            "que",
            "mientras",
            "durante",
            "desde",
            "hasta",
            "segun",
            "fueron",
            "fue",
            "son",
            "es",
            "eran",
            "era",
            "han",
            "ha",
            "habia",
            "hay",
            "entre",
            "sobre",
            "ante",
            "tras",
            "frente",
            "respecto",
            "respectivamente",
            "este",
            "esta",
            "ese",
            "esa",
            "el",
            "la",
            "los",
            "las",
            "se",
            "ya",
            "no",
            "lo",
            "le",
            "les",
            "cuando",
            "donde",
            "como",
            "pero",
            "sino",
            "contra",
            "hacia",
        ]
    ),
}


COMPARISONS = frozenset(
    [
        "more",
        "less",
        "fewer",
        "higher",
        "lower",
        "greater",
        "smaller",
        "up",
        "down",
        "mas",
        "menos",
        "mayor",
        "menor",
    ]
)
"""Words of change that also stand in bounds: "no more than 120 to 150"."""


@dataclass(frozen=True)
class Bounds:
    """Words around numbers of one language.

    Attributes
    ----------
    before, behind : Phrases
        Bounds by the words before and behind a number.
    change : Phrases
        ``up`` and ``down`` by the words of change.
    fillers, openers, loose, nots, buts, range_from, range_between, range_to, function : frozenset of str
    """

    before: Phrases
    behind: Phrases
    change: Phrases
    fillers: frozenset[str]
    openers: frozenset[str]
    loose: frozenset[str]
    nots: frozenset[str]
    buts: frozenset[str]
    range_from: frozenset[str]
    range_between: frozenset[str]
    range_to: frozenset[str]
    function: frozenset[str]

    def marks(self, tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
        """Return, by the token behind them, where the words of a bound begin and which it is."""
        return {found.last: (found.first, found.payload) for found in self.before.find(tokens)}

    def change_before(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a word of change stands close before a token, in its clause."""
        for at in range(index - 1, max(-1, index - 10), -1):
            if tokens[at].text in (".", ";", "\n"):
                return False
            if tokens[at].text not in COMPARISONS and self.change.longest(tokens, at) is not None:
                return True
        return False

    def change_of(self, tokens: Sequence[Token], first: int, last: int) -> str:
        """Return whether what is between two tokens is said to have gone up or down; empty for neither."""
        for at in range(last, min(len(tokens), last + 3)):
            if tokens[at].kind == MARK or tokens[at].kind == BREAK:
                break
            found = self.change.longest(tokens, at)
            if found is not None and found.payload != "moved":
                return str(found.payload)
        for at in range(first - 1, max(-1, first - 5), -1):
            if tokens[at].text in (".", ";", ",", "\n"):
                break
            found = self.change.longest(tokens, at)
            if found is not None and found.payload != "moved":
                return str(found.payload)
        return ""

    def by_before(self, tokens: Sequence[Token], first: int) -> bool:
        """Say whether a change is by, and not to, what begins at a token."""
        return first > 0 and tokens[first - 1].text in ("by", "en", "un", "una")

    def ends_number(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a number that ends before a token counts no noun of its own."""
        if index >= len(tokens):
            return True
        token = tokens[index]
        return token.kind in (MARK, BREAK) or token.text in self.function


@cache
def bounds_of(language: str) -> Bounds:
    """Return the words around numbers of ``language``."""
    found = rules("bounds", language)

    def phrases(part: dict[str, list[str]]) -> Phrases:
        return Phrases((phrase, bound) for bound, listed in part.items() for phrase in listed)

    single = [w for w in found["before"]["approx"] if " " not in w]
    return Bounds(
        before=phrases(found["before"]),
        behind=phrases(found["behind"]),
        change=phrases(found["change"]),
        fillers=frozenset(found["fillers"]),
        openers=frozenset([*found["range_from"], *found["range_between"]]),
        loose=frozenset(single),
        nots=frozenset(found["not"]),
        buts=frozenset(found["but"]),
        range_from=frozenset(found["range_from"]),
        range_between=frozenset(found["range_between"]),
        range_to=frozenset(found["range_to"]),
        function=FUNCTION_WORDS[language],
    )
