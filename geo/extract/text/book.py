"""Many lists of phrases looked for together: one look at a word for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from geo.extract.text.tokens import Token

MOST_REMEMBERED = 50_000
"""Forms of words that are remembered; a hostile text has no end of them."""

Node = dict[str, Any]
"""Where a phrase goes on: by the next word; ``""`` leads to what one that ends here stands for."""
Level = list[Node]
Roots = dict[str, list[tuple[int, Node]]]
"""By the first word of phrases: the number of a list, and where its phrases go on."""


class Book:
    """Lists of phrases by the words that they begin with.

    Parameters
    ----------
    lists : iterable of (int, Node)
        The number of each list, and its phrases by their first word; a word that ends with ``*`` stands for
        all that begin so.
    """

    def __init__(self, lists: Iterable[tuple[int, Node]]) -> None:
        self._lists = tuple(lists)
        self._known: dict[str, list[tuple[int, Level]]] = {}

    def begun(self, tokens: Sequence[Token]) -> dict[int, list[tuple[int, Level]]]:
        """Return, by the number of each list, the tokens at which a phrase can begin and how it goes on."""
        found: dict[int, list[tuple[int, Level]]] = {number: [] for number, _root in self._lists}
        known = self._known
        for index, token in enumerate(tokens):
            begun = known.get(token.text)
            if begun is None:
                begun = self._remember(token.text)
            for number, level in begun:
                found[number].append((index, level))
        return found

    def look_up(self, word: str) -> list[tuple[int, Level]]:
        """Return where the phrases of each list go on that begin with a word, by the number of the list."""
        levels: dict[int, Level] = {}
        for key in (word, *owner(word)):
            for number, node in self._roots.get(key, ()):
                levels.setdefault(number, []).append(node)
        for length, stems in self._stems:
            for number, node in stems.get(word[:length], ()) if length <= len(word) else ():
                levels.setdefault(number, []).append(node)
        return list(levels.items())

    def _remember(self, word: str) -> list[tuple[int, Level]]:
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        found = self._known[word] = self.look_up(word)
        return found

    @cached_property
    def _roots(self) -> Roots:
        found: Roots = {}
        for number, root in self._lists:
            for word, node in root.items():
                found.setdefault(word, []).append((number, node))
        return found

    @cached_property
    def _stems(self) -> list[tuple[int, Roots]]:
        """Return the words that stand for all that begin so, by how long they are, the shortest first."""
        found: dict[int, Roots] = {}
        for word, several in self._roots.items():
            if word.endswith("*") and len(word) > 1:
                found.setdefault(len(word) - 1, {})[word[:-1]] = several
        return sorted(found.items())


def owner(word: str) -> tuple[str, ...]:
    """Return a word without the ending of an owner, where it has one."""
    return (word[:-2],) if word.endswith("'s") else ()
