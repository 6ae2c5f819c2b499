"""Phrases looked up among tokens: one step a token, however many phrases there are."""

from __future__ import annotations

import itertools
import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple
from weakref import WeakSet

from geo.extract.text.book import MOST_REMEMBERED, Book, Level, Node, owner
from geo.extract.text.folding import fold
from geo.extract.text.tokens import BREAK, NUMBER, Token, Tokens, tokens_of

NOTHING: Level = []


class Match(NamedTuple):
    """A phrase found.

    Attributes
    ----------
    first, last : int
        Its first token, and the one behind its last.
    payload : Any
    """

    first: int
    last: int
    payload: Any


class Phrases:
    """Phrases with what each stands for; a word that ends with ``*`` stands for all that begin so.

    Parameters
    ----------
    entries : iterable of (str, Any)
    lasting : bool
        Whether they are looked for in many texts: then together with all others that are (`Book`).
    """

    def __init__(self, entries: Iterable[tuple[str, Any]] = (), *, lasting: bool = True) -> None:
        self.root: dict[str, Any] = {}
        self._stems: dict[int, dict[str, str]] = {}
        self._remembered: dict[str, tuple[str, ...]] = {}
        self._firsts: dict[str, Level] = {}
        self.number = next(_NUMBERS)
        self.lasting = lasting
        for phrase, payload in entries:
            self.add(phrase, payload)

    def add(self, phrase: str, payload: Any) -> None:  # noqa: ANN401  # whatever a rule stands for
        """Add a phrase; the same phrase may stand for several things."""
        words = [token.text for token in tokens_of(fold(phrase)) if token.kind != BREAK]
        keys: list[str] = []
        for word in words:
            if word == "*" and keys:
                keys[-1] += "*"
                stem = keys[-1][:-1]
                self._stems.setdefault(len(stem), {})[stem] = keys[-1]
            else:
                keys.append(word)
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        node.setdefault("", []).append(payload)
        self._remembered.clear()
        self._firsts.clear()

    def _keys(self, word: str) -> tuple[str, ...]:
        """Return under which keys a word can stand: itself and every stem that it begins with."""
        known = self._remembered.get(word)
        if known is None:
            if len(self._remembered) > MOST_REMEMBERED:
                self._remembered.clear()
            stems = [
                stems[word[:length]]
                for length, stems in sorted(self._stems.items())
                if length <= len(word) and word[:length] in stems
            ]
            known = self._remembered[word] = (word, *owner(word), *stems)
        return known

    def _first(self, word: str) -> Level:
        """Return where the phrases go on that begin with a word, and remember it."""
        if len(self._firsts) > MOST_REMEMBERED:
            self._firsts.clear()
        root = self.root
        if self._stems or word.endswith("'s"):
            found = [root[key] for key in self._keys(word) if key in root]
        else:
            found = [root[word]] if word in root else NOTHING
        self._firsts[word] = found
        return found

    def begins(self, word: str) -> bool:
        """Say whether a phrase can begin with a word."""
        level = self._firsts.get(word)
        return bool(self._first(word) if level is None else level)

    def at(self, tokens: Sequence[Token], index: int) -> list[Match]:
        """Return the phrases that begin at a token, the longest first."""
        if index >= len(tokens):
            return []
        text = tokens[index].text
        level = self._firsts.get(text)
        if level is None:
            level = self._first(text)
        return self._from(level, tokens, index) if level else []

    def _from(self, level: Level, tokens: Sequence[Token], index: int) -> list[Match]:
        """Return the phrases that begin at a token whose word leads to some nodes, the longest first."""
        found: list[Match] = []
        position, end = index + 1, len(tokens)
        if len(level) == 1:
            node = level[0]
            if "" not in node:  # most words that can begin a phrase begin none
                if position >= end or self._ends(node, tokens[position].text):
                    return found
            elif len(node) == 1:
                return [Match(index, position, payload) for payload in node[""]][::-1]
        while level:
            for node in level:
                if "" in node:
                    found += [Match(index, position, payload) for payload in node[""]]
            if position >= end:
                break
            text = tokens[position].text
            keys = self._keys(text) if self._stems or text.endswith("'s") else (text,)
            behind: Level = []
            for node in level:
                for key in keys:
                    if key in node:
                        behind.append(node[key])
            level = behind
            position += 1
        return found[::-1]

    def _ends(self, node: Node, word: str) -> bool:
        """Say whether no phrase goes on from a node with a word."""
        if self._stems or word.endswith("'s"):
            return node.keys().isdisjoint(self._remembered.get(word) or self._keys(word))
        return word not in node

    def longest(self, tokens: Sequence[Token], index: int) -> Match | None:
        """Return the longest phrase that begins at a token; None where none does."""
        if index >= len(tokens):
            return None
        text = tokens[index].text
        level = self._firsts.get(text)
        if level is None:
            level = self._first(text)
        if not level:
            return None
        found = self._from(level, tokens, index)
        return found[0] if found else None

    def each(self, tokens: Sequence[Token]) -> Iterator[list[Match]]:
        """Yield the phrases that begin at each token at which one does, the longest first."""
        for index, level in self.begun(tokens):
            found = self._from(level, tokens, index)
            if found:
                yield found

    def begun(self, tokens: Sequence[Token]) -> Sequence[tuple[int, Level]]:
        """Return the tokens at which a phrase can begin, and where it goes on."""
        if self.lasting and isinstance(tokens, Tokens):
            if tokens.begun is None:
                tokens.begun = _BOOK.begun(tokens)
            known = tokens.begun.get(self.number)
            if known is None:  # asked for in no text before: with the others from the next on
                _enter(self)
                known = tokens.begun[self.number] = self._begun(tokens)
            return known
        return self._begun(tokens)

    def _begun(self, tokens: Sequence[Token]) -> list[tuple[int, Level]]:
        first, seen = self._first, self._firsts.get
        begun = ((at, seen(token.text) or first(token.text)) for at, token in enumerate(tokens))
        return [(at, level) for at, level in begun if level] if self.root else []

    def begins_within(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Say whether a phrase can begin from one token to before another, by its first word."""
        begun = self.begun(tokens)
        at = bisect_left(begun, first, key=itemgetter(0))
        return at < len(begun) and begun[at][0] < last

    def positions(self, tokens: Sequence[Token]) -> list[int]:
        """Return the tokens at which a phrase begins."""
        return [matches[0].first for matches in self.each(tokens)]

    def ends(self, tokens: Sequence[Token], most: int) -> frozenset[int]:
        """Return the tokens right behind a phrase of at most so many tokens."""
        return frozenset(
            match.last
            for matches in self.each(tokens)
            for match in matches
            if match.last - match.first <= most
        )

    def everywhere(self, tokens: Sequence[Token]) -> list[Match]:
        """Return all phrases at every token of a text: a word can stand for several things."""
        return [match for matches in self.each(tokens) for match in matches]

    def find(self, tokens: Sequence[Token], *, every: bool = False) -> list[Match]:
        """Return the phrases of a text, the longest at each place, none over another.

        Parameters
        ----------
        tokens : sequence of Token
        every : bool
            Whether all that the same words stand for are returned.
        """
        found: list[Match] = []
        behind = 0
        for matches in self.each(tokens):
            if matches[0].first >= behind:
                behind = matches[0].last
                found += [match for match in matches if match.last == behind] if every else matches[:1]
        return found


_NUMBERS = itertools.count()
_LISTS: WeakSet[Phrases] = WeakSet()
_BOOK = Book(())
_LOCK = threading.Lock()


def _enter(phrases: Phrases) -> None:
    """Let a list be looked for with the others in every text from the next on."""
    global _BOOK
    with _LOCK:
        _LISTS.add(phrases)
        _BOOK = Book((one.number, one.root) for one in _LISTS)


class FirstWords:
    """Whether a word can begin one of several things; looked for once a word."""

    def __init__(self, *parts: Phrases | Iterable[str]) -> None:
        self._book = Book((part.number, part.root) for part in parts if isinstance(part, Phrases))
        self._words = frozenset().union(*(part for part in parts if not isinstance(part, Phrases)))
        self._known: dict[str, bool] = {}

    def begun(self, tokens: Sequence[Token], *, numbers: bool = False) -> list[int]:
        """Return the tokens at which one of them can begin, those of numbers in digits too where asked."""
        known, ask = self._known, self._ask
        return [
            at
            for at, (_start, _end, text, kind) in enumerate(tokens)
            if (numbers and kind == NUMBER) or (known[text] if text in known else ask(text))
        ]

    def _ask(self, word: str) -> bool:
        """Say whether a word can begin one of them, and remember it."""
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        self._known[word] = word in self._words or bool(self._book.look_up(word))
        return self._known[word]
