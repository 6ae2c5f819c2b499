"""Words that say that a number is no exact one, and whether what it counts rose or fell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geo.extract.lexicon import rules
from geo.extract.text.phrases import Match, Phrases
from geo.extract.text.tokens import BREAK, MARK, NUMBER, Token

FAR = 6
"""Tokens before "by" within which it is said what rose or fell by it."""
TURNED = 4
"""Tokens between a denial and the bound that it turns round."""


@dataclass(frozen=True)
class Bounds:
    """Words around numbers of one language.

    Attributes
    ----------
    before, behind : Phrases
        Bounds by the words before and behind a number.
    change : Phrases
        ``up`` and ``down`` by the words of change.
    only_by : Phrases
        Those that say so only with "by": "raised it by 5", and not "raised 5".
    fillers, openers, loose, nots, buts, range_from, range_between, range_to, range_opened,
    function, comparisons, by, or_words, sides, compared, again,
    strict, owners, reflexive, definite, reach, no_participles : frozenset of str
    levels : Phrases
        Verbs of a level, behind which "en" is no "by": "se situó en 5 %".
    reaching : Phrases
        Bounds that are none behind a word of change: "crept up to 30,900".
    takes : dict of str to Phrases
        Words before a bound that take it for themselves: "hand over 50".
    direct : bool
        Whether a share of a change needs no "by".
    lasting : dict of str to frozenset of str
        Bounds that are none before a length of time but behind these words.
    turned : dict of str to frozenset of str
        ``words`` of a bound that a denial (``by``) turns round with only some verbs (``with``) between.
    """

    before: Phrases
    behind: Phrases
    change: Phrases
    only_by: Phrases
    fillers: frozenset[str]
    openers: frozenset[str]
    loose: frozenset[str]
    nots: frozenset[str]
    buts: frozenset[str]
    range_from: frozenset[str]
    range_between: frozenset[str]
    range_to: frozenset[str]
    range_opened: frozenset[str]
    function: frozenset[str]
    comparisons: frozenset[str]
    by: frozenset[str]
    or_words: frozenset[str]
    sides: frozenset[str]
    compared: frozenset[str]
    again: frozenset[str]
    strict: frozenset[str]
    owners: frozenset[str]
    reflexive: frozenset[str]
    definite: frozenset[str]
    reach: frozenset[str]
    no_participles: frozenset[str]
    levels: Phrases
    reaching: Phrases
    direct: bool
    lasting: dict[str, frozenset[str]]
    takes: dict[str, Phrases]
    turned: dict[str, frozenset[str]]

    def marks(self, tokens: Sequence[Token]) -> dict[int, tuple[int, str]]:
        """Return, by the token behind them, where the words of a bound begin and which it is."""
        return {
            found.last: (found.first, found.payload)
            for found in self.before.find(tokens)
            if not self._taken(tokens, found)
        }

    def turns(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Say whether a denial turns the words of a bound round: "no quedan más de", "cannot … more than"."""
        if " ".join(token.text for token in tokens[first:last]) not in self.turned["words"]:
            return False
        at = first - 1
        while at >= 0 and first - at <= TURNED and tokens[at].text in self.turned["with"]:
            at -= 1
        return at >= 0 and tokens[at].text in self.turned["by"]

    def _taken(self, tokens: Sequence[Token], bound: Match) -> bool:
        """Say whether the words of a bound say something else here: "crept up to", "hand over"."""
        if bound.first == 0:
            return False
        takes = self.takes.get(" ".join(token.text for token in tokens[bound.first : bound.last]))
        if takes is not None and takes.longest(tokens, bound.first - 1) is not None:
            return True
        reaching = self.reaching.longest(tokens, bound.first)
        return (
            reaching is not None
            and reaching.last == bound.last
            and self.change_before(tokens, bound.first)
            and not self._lessened(tokens, bound.first)
        )

    def _lessened(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether the word before takes something away: "cut up to 6,000 jobs" is a bound."""
        if not index or self.only_by.longest(tokens, index - 1) is None:
            return False
        found = self.change.longest(tokens, index - 1)
        return found is not None and found.payload == "down"

    def change_before(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether a word of change stands close before a token, in its clause."""
        for at in range(index - 1, max(-1, index - 10), -1):
            if tokens[at].text in (".", ";", "\n"):
                return False
            if tokens[at].text not in self.comparisons and self.change.longest(tokens, at) is not None:
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

    def moved_by(
        self, tokens: Sequence[Token], first: int, last: int, *, own_unit: bool, share: bool = False,
        far: bool = False,
    ) -> str:  # fmt: skip
        """Return whether something rose or fell by what is between two tokens.

        "rose 4 %", "a gain of 3", "5 points lower"; what follows is looked at only behind a number with its
        unit. In some languages a share needs no "by": "subió los tipos 25 puntos", "un 3 % más". Of
        something ``far``, "off" says where it is: "15 miles off the coast".
        """
        share = share and self.direct
        for at in range(last, min(len(tokens), last + 2)) if own_unit else ():
            aside = self.function if far else self.function - self.sides
            if tokens[at].kind in (MARK, BREAK) or tokens[at].text in aside:
                break
            found = self.change.longest(tokens, at)
            if found is None or found.payload == "moved":
                continue
            if tokens[at].text in self.compared and not (share and self._compares(tokens, first, at)):
                continue
            return "" if self.only_by.longest(tokens, at) is not None else str(found.payload)
        at, by = first - 1, False
        to_follows = last < len(tokens) and tokens[last].text in self.reach
        while at >= 0 and (tokens[at].text in self.fillers or tokens[at].text in self.again):
            if tokens[at].text in self.reach or (to_follows and tokens[at].text in self.range_from):
                return ""
            by = by or tokens[at].text in self.by
            at -= 1
        if at >= 0 and tokens[at].text in self.by:
            at, by = at - 1, True
        by = by or (share and at == first - 1 >= 0 and not self.ends_number(tokens, at))
        for back in range(at, max(-1, at - (FAR if by else 1)), -1):
            if tokens[back].text in (".", ";", ",") or tokens[back].kind in (BREAK, NUMBER):
                break
            if self.levels.longest(tokens, back) is not None:
                break
            found = self.change.longest(tokens, back)
            if found is not None and found.payload != "moved" and tokens[back].text not in self.compared:
                by = by or (back > 0 and tokens[back - 1].text in self.reflexive)
                return str(found.payload) if by or self.only_by.longest(tokens, back) is None else ""
        return ""

    def _compares(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Say whether "más" behind a share compares: "un 3 % más caro", and not "el 1 % más rico"."""
        return (first > 0 and tokens[first - 1].text in self.by) or self.ends_number(tokens, at + 1)

    def in_other_words(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Say whether words between two tokens say that the second repeats the first: ", or 0.8 percent"."""
        gap = [t.text for t in tokens[first:last] if t.text != ","]
        return len(gap) == 1 and gap[0] in self.or_words

    def by_before(self, tokens: Sequence[Token], first: int) -> bool:
        """Say whether a change is by, and not to, what begins at a token."""
        return first > 0 and tokens[first - 1].text in self.by

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
        only_by=Phrases((phrase, True) for phrase in found["only_by"]),
        fillers=frozenset(found["fillers"]),
        openers=frozenset([*found["range_from"], *found["range_between"]]),
        loose=frozenset(single),
        nots=frozenset(found["not"]),
        buts=frozenset(found["but"]),
        range_from=frozenset(found["range_from"]),
        range_between=frozenset(found["range_between"]),
        range_to=frozenset(found["range_to"]),
        range_opened=frozenset(found["range_opened"]),
        function=frozenset(found["function"]),
        comparisons=frozenset(found["comparisons"]),
        by=frozenset(found["by"]),
        or_words=frozenset(found["or_words"]),
        sides=frozenset(found["sides"]),
        compared=frozenset(found["compared"]),
        again=frozenset(found["again"]),
        strict=frozenset(found["strict"]),
        owners=frozenset(found["owners"]),
        reflexive=frozenset(found["reflexive"]),
        definite=frozenset(found["definite"]),
        reach=frozenset(found["to"]),
        no_participles=frozenset(found["no_participles"]),
        levels=Phrases((phrase, True) for phrase in found["levels"]),
        reaching=Phrases((phrase, True) for phrase in found["reaching"]),
        direct=bool(found["direct"]),
        lasting={word: frozenset(before) for word, before in found["lasting"].items()},
        turned={part: frozenset(listed) for part, listed in found["turned"].items()},
        takes={bound: Phrases((word, True) for word in listed) for bound, listed in found["takes"].items()},
    )
