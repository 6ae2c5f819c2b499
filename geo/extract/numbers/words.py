"""Number words of a language, by what they do in a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import FirstWords, Phrases
from geo.extract.text.tokens import WORD, Token
from geo.extract.units import units

GLUED_SCALES = frozenset({"k", "m", "b", "mn", "bn", "tn", "tr", "mm"})
"""Scales that are also units or letters: only against their number, or behind money."""
VULGAR = {
    "\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3, "\u215b": 0.125,
    "\u215c": 0.375, "\u215d": 0.625, "\u215e": 0.875, "\u2155": 0.2,
}  # fmt: skip
ROUND_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000})
"""What the whole is where only "in" parts it from the part: "one in five"."""


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language, folded.

    Attributes
    ----------
    small : dict of str to float
        What is added: units, tens, hundreds of one word.
    hundred : frozenset of str
        What multiplies by a hundred what stands before it.
    scales, collectives, broad, fractions, twice, twice_behind : dict of str to float
    function : frozenset of str
        Words that no number counts.
    bare_scales : frozenset of str
        Scales that stand for one of them without a number before ("mil").
    articles, definite, joiners, of, links : frozenset of str
    rough, metres, ages, determiners, alone, definite_fractions, parts, before_fraction,
    indefinite, standing, beside_unit, points, before_digits, halved, each_one : frozenset of str
        Collectives that are never exact; words behind metres; before an age; what stands between "of" and a
        noun; fractions that need no article; those that have a definite one; "parte"; what stands before a
        fraction that is of nothing said ("by a tenth"); words of nothing that only deny ("ningún candidato");
        fractions that need no "of" behind their article ("la mitad que antes"); those right before a unit
        or a point ("a quarter-point rise"); scales whose rest follows in digits ("31 mil 206");
        units of which one is meant before a half ("tonelada y media"), and what stands
        before one as the unit of a price ("por kilo").
    out_of, halves, none, below_zero : Phrases
    minus : dict of str to frozenset of str
        Words that make an amount less than nothing, each with those behind which it does not.
    starts : frozenset of str
        Every word with which a number in words can begin.
    begins : FirstWords
        With which words and marks an amount can begin that begins with no digits.
    """

    small: dict[str, float]
    hundred: frozenset[str]
    scales: dict[str, float]
    collectives: dict[str, float]
    broad: dict[str, float]
    fractions: dict[str, float]
    twice: dict[str, float]
    twice_behind: dict[str, float]
    function: frozenset[str]
    bare_scales: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    joiners: frozenset[str]
    of: frozenset[str]
    links: frozenset[str]
    rough: frozenset[str]
    metres: frozenset[str]
    ages: frozenset[str]
    determiners: frozenset[str]
    alone: frozenset[str]
    definite_fractions: frozenset[str]
    parts: frozenset[str]
    before_fraction: frozenset[str]
    out_of: Phrases
    each: Phrases
    halves: Phrases
    none: Phrases
    below_zero: Phrases
    minus: dict[str, frozenset[str]]
    indefinite: frozenset[str]
    standing: frozenset[str]
    beside_unit: frozenset[str]
    points: frozenset[str]
    halved: frozenset[str]
    each_one: frozenset[str]
    before_digits: frozenset[str]
    starts: frozenset[str]
    begins: FirstWords

    def scale_of(self, tokens: Sequence[Token]) -> float:
        """Return the last scale word of a number ("million", in words "hundred" and "dozen" too), else 1."""
        for at, token in reversed(list(enumerate(tokens))):
            if token.text in self.scales:
                return self.scales[token.text]
            if at and tokens[0].kind == WORD:
                if token.text in self.hundred:
                    return 100.0
                if token.text in self.collectives:
                    return self.collectives[token.text]
        return 1.0

    def share_of(self, tokens: Sequence[Token], behind: int, whole: int, above: float, below: float) -> bool:
        """Say whether two numbers are a part and its whole: "one in five", and not "three in 2012"."""
        if not 1 < below <= 1000 or not 0 < above < below:
            return False
        between = tokens[behind:whole]
        if between[-1].text not in ("in", "en"):
            return True
        after = tokens[whole + 1] if whole + 1 < len(tokens) else None
        if len(between) > 1 and after is not None and after.text.endswith("s"):
            return False
        return below in ROUND_WHOLES


@cache
def number_words(language: str) -> NumberWords:
    """Return the number words of ``language``."""
    found = rules("numbers", language)
    scales = {word: float(value) for word, value in found["scales"].items()}
    hundred = frozenset(word for word, value in scales.items() if value == 100)
    small = {w: float(v) for part in ("units", "tens", "hundreds") for w, v in found.get(part, {}).items()}
    starts = [
        *small,
        *scales,
        *found["collectives"],
        *found["fractions"],
        *found["articles"],
        *found["definite"],
    ]
    none = Phrases((phrase, True) for phrase in found["none"])
    said = (found["twice"], found["twice_behind"], found["broad"])
    return NumberWords(
        small=small,
        function=frozenset(rules("bounds", language)["function"]),
        hundred=hundred,
        scales={word: value for word, value in scales.items() if word not in hundred},
        collectives={w: float(v) for w, v in found["collectives"].items()},
        broad={w: float(v) for w, v in found["broad"].items()},
        fractions={w: float(v) for w, v in found["fractions"].items()},
        twice={w: float(v) for w, v in found["twice"].items()},
        twice_behind={w: float(v) for w, v in found["twice_behind"].items()},
        out_of=Phrases((phrase, True) for phrase in found["out_of"]),
        each=Phrases((phrase, True) for phrase in found["each_of"]),
        halves=Phrases((phrase, True) for phrase in found["halves"]),
        none=none,
        below_zero=Phrases((phrase, True) for phrase in found["below_zero"]),
        minus={word: frozenset(others) for word, others in found["minus"].items()},
        starts=frozenset(starts),
        begins=FirstWords(frozenset([*starts, *found["halved"], *"+-"]), units().signs, none, *said, VULGAR),
        **{name: frozenset(found[name]) for name in (
            "bare_scales", "articles", "definite", "joiners", "of", "links", "rough", "metres", "ages",
            "determiners", "alone", "definite_fractions", "parts", "before_fraction",
            "indefinite", "standing", "beside_unit", "points", "before_digits", "halved", "each_one",
        )},
    )  # fmt: skip
